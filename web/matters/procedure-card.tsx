import type { Matter, ProcedureRead } from '../../src/matters/schema.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { StatusMark } from '../kit/index.ts'
import { alarm, AlarmMark, leftWords } from './alarm.tsx'
import type { Known } from './anticipate.ts'
import { StepButtons } from './step-buttons.tsx'

/** A procedure: where it stands, what it rests on, its clocks, what I may do next, its steps. */
export function ProcedureCard(props: { matter: Matter; procedure: ProcedureRead; known: Known }) {
  const { matter, procedure, known } = props
  const { now } = known
  const { kind, state, clocks, legal_basis, opened_at, ended_at } = procedure
  const zone = matter.market.time_zone
  const words = t.matters.procedureStates[kind][state] ?? state
  return (
    <section class="procedure" aria-labelledby={procedure.id}>
      <h3 id={procedure.id}>{t.matters.procedures[kind]}</h3>
      <p>
        <StatusMark
          tone={ended_at === null ? 'info' : 'plain'}
          icon={ended_at === null ? 'record' : 'check'}
          word={words}
        />
      </p>
      <p class="timeline__by">
        {t.matters.opened(formatDateTime(opened_at, zone))}
        {ended_at !== null && ` · ${t.matters.ended(formatDateTime(ended_at, zone))}`}
      </p>
      {clocks.length > 0 && (
        <ul class="procedure__clocks" role="list">
          {clocks.map(({ clock, due_at, paused }) => {
            const stands = alarm(clock, due_at, paused, now)
            return (
              <li key={clock}>
                <AlarmMark of={stands} /> <strong>{t.clocks.kinds[clock]}</strong>
                <span class="matter-line__words">{leftWords(stands, due_at, zone, now)}</span>
              </li>
            )
          })}
        </ul>
      )}
      <StepButtons matter={matter} machine={kind} procedure={procedure} steps={procedure.open_steps} known={known} />
      {legal_basis && (
        <details class="procedure__basis">
          <summary>{`${t.matters.basis}：《${legal_basis.law}》${legal_basis.article}`}</summary>
          <blockquote>{legal_basis.words}</blockquote>
        </details>
      )}
    </section>
  )
}

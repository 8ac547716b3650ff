import './rosters.css'
import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import type { Squads } from '../../src/people/schema.ts'
import { mondayOf } from '../../src/rosters/rules.ts'
import type { Copied, Duty, DutyEntry, Week } from '../../src/rosters/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { isDay } from '../../src/shared/day.ts'
import { api, withQuery } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { formatShortDay, listed, localName, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Button, EmptyState, ErrorState, SelectField, Show, toast, useLoad, useSubmit } from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { DutyDialog } from './duty-dialog.tsx'
import { dutyAt, type Place } from './words.ts'

type Member = Week['members'][number]
const none: DutyEntry = { on_duty: true, market_id: null, absence: null, absence_note: null }

interface CellProps extends Place {
  week: Week
  onTick: (place: Place, on: boolean) => void
  onDetails: (place: Place) => void
}

function words(duty: Duty, week: Week): string {
  if (duty.absence !== null) return t.rosters.absences[duty.absence]
  const market = week.markets.find(({ id }) => id === duty.market_id)
  return market ? localName(market) : t.rosters.anywhere
}

/** One person's evening: a tick for duty, and where they go or why they are not there. */
function DutyCell({ week, person, evening, onTick, onDetails }: CellProps) {
  const duty = dutyAt(week, { person, evening })
  const past = evening < week.today
  const name = `${person.name} ${formatShortDay(evening)}`
  return (
    <div class={`duty${duty?.absence ? ' duty_absent' : ''}`}>
      <label class="duty__tick">
        <input
          type="checkbox"
          class="choice__checkbox"
          checked={duty !== undefined}
          disabled={past || (!person.member && duty === undefined)}
          aria-label={`${name} ${t.rosters.onDuty}`}
          onChange={(event) => onTick({ person, evening }, event.currentTarget.checked)}
        />
      </label>
      {duty ? (
        <button
          type="button"
          class="duty__words"
          aria-label={labelled(name, listed([words(duty, week), t.rosters.details]))}
          onClick={() => onDetails({ person, evening })}
        >
          {words(duty, week)}
        </button>
      ) : (
        <span class="duty__off">{t.rosters.off}</span>
      )}
    </div>
  )
}

const memberName = (person: Member) =>
  [person.name, person.certified ? null : t.rosters.auxiliary, person.member ? null : t.rosters.left]
    .filter(Boolean)
    .join(' · ')

/** How many are on duty and there, and how many of them certified on an evening. */
function count(week: Week, evening: string): string {
  const there = week.duties.filter((duty) => duty.evening === evening && duty.absence === null)
  const certified = there.filter(({ person_id }) => week.members.some((one) => one.id === person_id && one.certified))
  return t.rosters.count(there.length, certified.length)
}

function Grid(props: Omit<CellProps, 'person' | 'evening'>) {
  const { week } = props
  return (
    <div class="table roster__grid" role="region" tabIndex={0} aria-label={t.rosters.title}>
      <table>
        <caption class="unseen">{t.rosters.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.rosters.officer}</th>
            {week.days.map((day) => (
              <th key={day} scope="col" class={day === week.today ? 'roster__today' : undefined}>
                {formatShortDay(day)}
                <span class="roster__count">{count(week, day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.members.map((person) => (
            <tr key={person.id}>
              <th scope="row">{memberName(person)}</th>
              {week.days.map((evening) => (
                <td key={evening}>
                  <DutyCell {...props} person={person} evening={evening} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Days(props: Omit<CellProps, 'person' | 'evening'>) {
  const { week } = props
  return (
    <div class="roster__days">
      {week.days.map((evening) => (
        <details key={evening} open={evening === week.today}>
          <summary>
            {formatShortDay(evening)}
            {evening === week.today && ` · ${t.rosters.today}`}
            <span class="roster__count">{count(week, evening)}</span>
          </summary>
          <ul class="weui-cells" role="list">
            {week.members.map((person) => (
              <li key={person.id} class="roster__row">
                <span>{memberName(person)}</span>
                <DutyCell {...props} person={person} evening={evening} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

function Loaded({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const [place, setPlace] = useState<Place | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const asked = useRef(0)
  const save = async ({ person, evening }: Place, duty: DutyEntry) => {
    const turn = ++asked.current
    setProblem(undefined)
    const next = await api.put<Week>(`/api/rosters/${week.squad_id}/${evening}/${person.id}`, duty)
    // Of several ticks in a row the last answer knows of them all.
    if (turn === asked.current) onChange(next)
  }
  const tick = (at: Place, on: boolean) =>
    void save(at, { ...none, on_duty: on }).catch((error: unknown) => {
      setProblem(error)
      onChange({ ...week })
    })
  const copying = useSubmit(async () => {
    const { copied, week: next } = await api.post<Copied>(`/api/rosters/${week.squad_id}/${week.days[0]}/copy`)
    onChange(next)
    toast(t.rosters.copied(copied))
  })
  const over = (week.days[6] ?? '') < week.today
  const parts = { week, onTick: tick, onDetails: setPlace }
  if (week.members.length === 0) {
    return (
      <EmptyState title={t.rosters.nobody} action={<Button href="/people/new">{t.rosters.addOfficer}</Button>}>
        {t.rosters.nobodyHint}
      </EmptyState>
    )
  }
  return (
    <>
      {problem !== undefined && <ErrorState problem={problem} />}
      {copying.problem !== undefined && <ErrorState problem={copying.problem} />}
      <Grid {...parts} />
      <Days {...parts} />
      {!over && (
        <div class="roster__copy">
          <Button busy={copying.busy} onClick={copying.submit}>
            {t.rosters.copy}
          </Button>
          <p class="roster__hint">{t.rosters.copyHint}</p>
        </div>
      )}
      {place && (
        <DutyDialog week={week} place={place} onClose={() => setPlace(null)} onSave={(duty) => save(place, duty)} />
      )}
      <Changes subject={`squad:${week.squad_id}`} kind="roster.planned" version={week} />
    </>
  )
}

function Squad({ squad, day, move }: { squad: string; day: string; move: (week: string) => void }) {
  const week = useLoad((signal) => api.get<Week>(withQuery('/api/rosters', { squad, week: day }), signal), [squad, day])
  return (
    <Show of={week}>
      {(known) => {
        const monday = known.days[0] ?? ''
        const shown = `${formatShortDay(monday)} – ${formatShortDay(known.days[6] ?? '')}`
        return (
          <>
            <div class="roster__weeks">
              <Button size="small" onClick={() => move(addDays(monday, -7))}>
                {t.rosters.before}
              </Button>
              <h2>{shown}</h2>
              <Button size="small" onClick={() => move(addDays(monday, 7))}>
                {t.rosters.after}
              </Button>
              {mondayOf(known.today) !== monday && (
                <Button size="small" kind="text" onClick={() => move('')}>
                  {t.rosters.thisWeek}
                </Button>
              )}
            </div>
            <Loaded key={`${squad} ${monday}`} week={known} onChange={week.set} />
          </>
        )
      }}
    </Show>
  )
}

/** 排班: a squad's week; on a desk a grid, on a phone a list for each day. Proposes who patrols, refuses nobody. */
export default function RosterPage() {
  const { query, route } = useLocation()
  const squads = useLoad((signal) => api.get<Squads>('/api/squads', signal), [])
  const go = (squad: string, week: string) => route(withQuery('/rosters', { squad, week }), true)
  return (
    <Page title={t.rosters.title} back="/settings/district" width="wide" actions={<PrintButton />}>
      <p class="roster__hint">{t.rosters.about}</p>
      <Show of={squads}>
        {(known) => {
          const squad = known.squads.find(({ id }) => id === query['squad']) ?? known.squads[0]
          if (!squad)
            return (
              <EmptyState
                title={t.rosters.noSquads}
                action={<Button href="/squads/new">{t.rosters.addSquad}</Button>}
              />
            )
          const { week: wanted = '' } = query
          const week = isDay(wanted) ? wanted : ''
          return (
            <>
              <SelectField
                label={t.rosters.squad}
                required
                value={squad.id}
                options={known.squads.map((each) => ({ value: each.id, label: localName(each) }))}
                onChange={(id) => go(id, week)}
              />
              <Squad squad={squad.id} day={week} move={(next) => go(squad.id, next)} />
            </>
          )
        }}
      </Show>
    </Page>
  )
}

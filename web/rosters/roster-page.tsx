import './rosters.css'
import { useLocation, useRoute } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import type { Squads } from '../../src/people/schema.ts'
import { mondayOf } from '../../src/rosters/rules.ts'
import type { Copied, DutyEntry, Week } from '../../src/rosters/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { isDay } from '../../src/shared/day.ts'
import { api, withQuery } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { Button, EmptyState, ErrorState, inTurn, SelectField, Show, toast, useLoad, useSubmit } from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { DutyDialog } from './duty-dialog.tsx'
import { Days, Grid } from './week.tsx'
import type { Place } from './words.ts'

const none: DutyEntry = { on_duty: true, market_id: null, absence: null, absence_note: null }

interface LoadedProps {
  week: Week
  onChange: (week: Week) => void
  reload: () => void
}

function Loaded({ week, onChange, reload }: LoadedProps) {
  const [place, setPlace] = useState<Place | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const send = useMemo(() => inTurn(onChange, reload), [onChange, reload])
  const save = ({ person, evening }: Place, duty: DutyEntry) => {
    setProblem(undefined)
    return send(() => api.put<Week>(`/api/rosters/${week.squad_id}/${evening}/${person.id}`, duty))
  }
  const tick = (at: Place, on: boolean) => void save(at, { ...none, on_duty: on }).catch(setProblem)
  const copying = useSubmit(() =>
    send(async () => {
      const { copied, week: next } = await api.post<Copied>(`/api/rosters/${week.squad_id}/${week.days[0]}/copy`)
      toast(t.rosters.copied(copied))
      return next
    }),
  )
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
            <Loaded key={`${squad} ${monday}`} week={known} onChange={week.set} reload={week.reload} />
          </>
        )
      }}
    </Show>
  )
}

/** 排班: a squad's week; on a desk a grid, on a phone a list for each day. Proposes who patrols, refuses nobody. */
export default function RosterPage() {
  const { query } = useRoute()
  const { route } = useLocation()
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

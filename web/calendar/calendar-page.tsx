import './calendar.css'
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Month } from '../../src/calendar/schema.ts'
import { api, withQuery } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { Changes } from '../events/changes.tsx'
import { formatDay, formatHours, localName, t } from '../i18n/index.ts'
import { Button, Dialog, RadioGroup, SelectField, Show, TextField, toast, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'

type Day = Month['days'][number]
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const kinds = ['china', 'workday', 'holiday'] as const

/** '2026-11' and so many months on. */
function monthOn(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

const dayWord = ({ own, holiday, workday }: Day) => {
  if (own) return `${own.kind === 'holiday' ? t.calendar.free : t.calendar.work} · ${own.name}`
  if (holiday) return t.calendar.holiday
  return workday ? t.calendar.work : t.calendar.weekend
}

function DayForm({ day, onDone, onCancel }: { day: Day; onDone: () => void; onCancel: () => void }) {
  const [kind, setKind] = useState<(typeof kinds)[number]>(day.own?.kind ?? 'china')
  const [name, setName] = useState(day.own?.name ?? '')
  const wrong = { ...(kind !== 'china' && name.trim() === '' && { name: t.calendar.fillReason }) }
  return (
    <StepForm
      title={t.calendar.dayTitle}
      go={t.calendar.save}
      wrong={wrong}
      write={async () => {
        const entry = kind === 'china' ? { kind: null, name: null } : { kind, name }
        await api.put(`/api/calendar/days/${day.day}`, entry)
        onDone()
      }}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          <RadioGroup
            legend={t.calendar.counts}
            hint={t.calendar.countsHint}
            value={kind}
            options={kinds.map((value) => ({ value, label: t.calendar.kinds[value] }))}
            onChange={setKind}
          />
          {kind !== 'china' && (
            <TextField label={t.calendar.reason} required value={name} error={told['name']} onInput={setName} />
          )}
        </>
      )}
    </StepForm>
  )
}

function EveningForm(props: {
  day: Day
  market: NonNullable<Month['market']>
  onDone: () => void
  onCancel: () => void
}) {
  const { day, market } = props
  const [reason, setReason] = useState(day.closed?.reason ?? '')
  const path = `/api/markets/${market.id}/closed/${day.day}`
  const shut = day.closed !== null
  return (
    <StepForm
      title={t.calendar.eveningTitle(localName(market))}
      go={shut ? t.calendar.reopen : t.calendar.close}
      wrong={!shut && reason.trim() === '' ? { reason: t.calendar.fillReason } : {}}
      write={async () => {
        await (shut ? api.delete(path) : api.put(path, { reason }))
        props.onDone()
      }}
      onCancel={props.onCancel}
    >
      {(told) =>
        shut ? (
          <p class="calendar__hint">{t.calendar.closedBy(day.closed?.reason ?? '', day.closed?.closed_by ?? '')}</p>
        ) : (
          <TextField
            label={t.calendar.closeReason}
            hint={t.calendar.closeHint}
            required
            value={reason}
            error={told['reason']}
            onInput={setReason}
          />
        )
      }
    </StepForm>
  )
}

function Loaded({ page, reload }: { page: Month; reload: () => void }) {
  const [chosen, setChosen] = useState<Day | null>(null)
  const { market } = page
  const done = () => {
    setChosen(null)
    toast(t.calendar.saved)
    reload()
  }
  return (
    <>
      <ol class="calendar">
        {page.days.map((day, at) => (
          <li key={day.day} class={`calendar__day calendar__day_${at === 0 ? weekdayOf(day.day) : 'next'}`}>
            <button
              type="button"
              class={day.day === page.today ? 'calendar__button calendar__button_today' : 'calendar__button'}
              disabled={day.day < page.today}
              onClick={() => setChosen(day)}
            >
              <span class="calendar__date">
                {Number(day.day.slice(8))}
                <span class="calendar__weekday"> {t.calendar.weekdays[weekdayOf(day.day)]}</span>
                {day.day === page.today && ` · ${t.calendar.today}`}
              </span>
              <span class={day.workday ? undefined : 'calendar__free'}>{dayWord(day)}</span>
              {market && (
                <span class={day.closed ? 'calendar__closed' : 'calendar__open'}>
                  {day.closed ? t.calendar.closedWord(day.closed.reason) : formatHours(market.opens, market.closes)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {chosen && (
        <Dialog open title={formatDay(chosen.day)} onClose={() => setChosen(null)}>
          {market && <EveningForm day={chosen} market={market} onDone={done} onCancel={() => setChosen(null)} />}
          <DayForm day={chosen} onDone={done} onCancel={() => setChosen(null)} />
        </Dialog>
      )}
      <Changes kind="calendar.set" version={page} />
      {market && <Changes chain={market.id} kind="evening.closed" version={page} />}
    </>
  )
}

/** 日历: a month of working days, and of one market's evenings with those it stays closed. */
export default function CalendarPage() {
  const { query, route } = useLocation()
  const [month, market] = [query['month'] ?? '', query['market'] ?? '']
  const loaded = useLoad(
    (signal) => api.get<Month>(withQuery('/api/calendar', { month, market }), signal),
    [month, market],
  )
  const go = (next: string, of: string) => route(withQuery('/calendar', { month: next, market: of }), true)
  return (
    <Page
      title={t.calendar.title}
      back="/settings/district"
      width="wide"
      actions={
        <Button size="small" icon="print" onClick={() => print()}>
          {t.calendar.print}
        </Button>
      }
    >
      <p class="calendar__hint">{t.calendar.about}</p>
      <Show of={loaded}>
        {(page) => (
          <>
            {page.market && (
              <SelectField
                label={t.calendar.market}
                required
                value={page.market.id}
                options={page.markets.map((each) => ({ value: each.id, label: localName(each) }))}
                onChange={(id) => go(month, id)}
              />
            )}
            <div class="calendar__months">
              <Button size="small" onClick={() => go(monthOn(page.month, -1), market)}>
                {t.calendar.before}
              </Button>
              <h2>{t.calendar.month(page.month.slice(0, 4), Number(page.month.slice(5)))}</h2>
              <Button size="small" onClick={() => go(monthOn(page.month, 1), market)}>
                {t.calendar.after}
              </Button>
            </div>
            <Loaded key={page.month} page={page} reload={loaded.reload} />
          </>
        )}
      </Show>
    </Page>
  )
}

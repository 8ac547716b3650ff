import './calendar.css'
import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { weekdayOf } from '../../src/calendar/rules-seasons.ts'
import type { Month, Year } from '../../src/calendar/schema.ts'
import { seasonOn } from '../../src/shared/evening.ts'
import { api, withQuery } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Button, Dialog, SelectField, Show, Tabs, toast, undoable, useLoad } from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { DayForm, EveningForm } from './day-forms.tsx'
import { askedOf, views, type Asked } from './asked.ts'
import { dayWord, eveningWord, monthOn, type Day } from './days.ts'
import { SeasonForm } from './plan-forms.tsx'
import { Plans } from './plans.tsx'
import { YearView } from './year-view.tsx'

type Shown = Omit<Month, 'month'>

function MonthView({ page, onDay }: { page: Shown; onDay: (day: Day) => void }) {
  const { market, seasons } = page
  return (
    <ol class="calendar">
      {page.days.map((day, at) => (
        <li key={day.day} class={`calendar__day calendar__day_${at === 0 ? weekdayOf(day.day) - 1 : 'next'}`}>
          <button
            type="button"
            class={day.day === page.today ? 'calendar__button calendar__button_today' : 'calendar__button'}
            disabled={day.day < page.today}
            onClick={() => onDay(day)}
          >
            <span class="calendar__date">
              {Number(day.day.slice(8))}
              <span class="calendar__weekday"> {t.calendar.weekdays[weekdayOf(day.day) - 1]}</span>
              {day.day === page.today && ` · ${t.calendar.today}`}
            </span>
            <span class={day.workday ? undefined : 'calendar__free'}>{dayWord(day)}</span>
            {market && (
              <span class={day.closed || seasonOn(seasons, day.day) ? 'calendar__closed' : 'calendar__open'}>
                {eveningWord(day, market, seasons)}
              </span>
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** What may be said of one day: other hours, closed, worked or free; of one that is over what it was. */
function DayDialog({
  day,
  page,
  onClose,
  onDone,
}: {
  day: Day
  page: Shown
  onClose: () => void
  onDone: (words: string, undo?: () => Promise<unknown>) => void
}) {
  const { market, seasons } = page
  const [hours, setHours] = useState(false)
  const saved = () => onDone(t.calendar.saved)
  const season = seasonOn(seasons, day.day)
  const special = season !== undefined && season.first_day === season.last_day
  const free = market && day.day >= market.changes_from && !day.closed && !special
  return (
    <Dialog open title={formatDay(day.day)} onClose={onClose} actions={hours ? false : undefined}>
      <p class="calendar__hint">
        {[dayWord(day), market && eveningWord(day, market, seasons)].filter(Boolean).join(' · ')}
      </p>
      {day.day < page.today ? (
        <p class="calendar__hint">{t.calendar.over}</p>
      ) : hours && market ? (
        <SeasonForm market={market} day={day.day} onDone={onDone} onCancel={onClose} />
      ) : (
        <>
          {free && (
            <Button block onClick={() => setHours(true)}>
              {t.calendar.specialEvening}
            </Button>
          )}
          {market && <EveningForm day={day} market={market} onDone={saved} onCancel={onClose} />}
          <DayForm day={day} onDone={saved} onCancel={onClose} />
        </>
      )}
    </Dialog>
  )
}

function Loaded({ page, year, reload }: { page: Shown; year: Year | null; reload: () => void }) {
  const [chosen, setChosen] = useState<Day | null>(null)
  const { market } = page
  const done = (words: string, undo?: () => Promise<unknown>) => {
    setChosen(null)
    reload()
    if (undo) undoable(words, () => void undo().then(reload, reload))
    else toast(words)
  }
  return (
    <>
      {year ? <YearView page={year} onDay={setChosen} /> : <MonthView page={page} onDay={setChosen} />}
      {market && <Plans page={page} market={market} reload={reload} />}
      {chosen && <DayDialog day={chosen} page={page} onClose={() => setChosen(null)} onDone={done} />}
      <div class="calendar__changes">
        <Changes of={t.calendar.dayTitle} kind="calendar.set" version={page} />
        {market && <Changes of={localName(market)} chain={market.id} subject={`market:${market.id}`} version={page} />}
      </div>
    </>
  )
}

/** 日历: a month or a year of working days, and of one market's evenings: hours, seasons, those it stays closed. */
export default function CalendarPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const { view, month, year, market } = askedOf(query)
  const loaded = useLoad(
    (signal): Promise<Month | Year> =>
      view === 'year'
        ? api.get<Year>(withQuery('/api/calendar/year', { year, market }), signal)
        : api.get<Month>(withQuery('/api/calendar', { month, market }), signal),
    [view, month, year, market],
  )
  const go = (change: Partial<Asked>) => {
    const to = { view, month, year, market, ...change }
    const of = to.view === 'year' ? { view: 'year', year: to.year } : { month: to.month }
    route(withQuery('/calendar', { ...of, market: to.market }), true)
  }
  return (
    <Page title={t.calendar.title} back="/settings/district" width="wide" actions={<PrintButton />}>
      <p class="calendar__hint calendar__about">{t.calendar.about}</p>
      <Show of={loaded}>
        {(page) => {
          const ofYear = 'year' in page ? page : null
          const shown = 'year' in page ? `${page.year}-01` : page.month
          const step = (by: number) =>
            ofYear ? go({ year: String(Number(ofYear.year) + by) }) : go({ month: monthOn(shown, by) })
          const thisYear = page.today.startsWith(shown.slice(0, 4))
          return (
            <>
              <Tabs
                label={t.calendar.view}
                tabs={views.map((id) => ({ id, label: t.calendar.views[id] }))}
                value={view}
                onChange={(to) =>
                  go({ view: to, year: shown.slice(0, 4), month: thisYear ? page.today.slice(0, 7) : shown })
                }
              />
              {page.market && (
                <div class="calendar__pick">
                  <SelectField
                    label={t.calendar.market}
                    required
                    value={page.market.id}
                    options={page.markets.map((each) => ({ value: each.id, label: localName(each) }))}
                    onChange={(id) => go({ market: id })}
                  />
                </div>
              )}
              <div class="calendar__months">
                <Button size="small" onClick={() => step(-1)}>
                  {ofYear ? t.calendar.yearBefore : t.calendar.before}
                </Button>
                <h2>
                  {ofYear
                    ? t.calendar.yearTitle(ofYear.year, page.market ? localName(page.market) : '')
                    : t.calendar.month(shown.slice(0, 4), Number(shown.slice(5)))}
                  {!ofYear && page.market && <span class="calendar__of"> {localName(page.market)}</span>}
                </h2>
                <Button size="small" onClick={() => step(1)}>
                  {ofYear ? t.calendar.yearAfter : t.calendar.after}
                </Button>
              </div>
              <Loaded key={`${view} ${shown}`} page={page} year={ofYear} reload={loaded.reload} />
            </>
          )
        }}
      </Show>
    </Page>
  )
}

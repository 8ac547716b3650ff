import { useRef, useState } from 'preact/hooks'
import { weekdayOf } from '../../src/calendar/rules-seasons.ts'
import type { Year } from '../../src/calendar/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { formatDay, formatHours, t } from '../i18n/index.ts'
import { dayWord, eveningWord, marksOf, monthOn, notable, seasonMark, type Day } from './days.ts'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The day that a key leads to; undefined for a key that leads nowhere. */
function dayTo(key: string, day: string): string | undefined {
  if (key in steps) return addDays(day, steps[key] ?? 0)
  if (key === 'Home') return addDays(day, 1 - weekdayOf(day))
  if (key === 'End') return addDays(day, 7 - weekdayOf(day))
  if (key === 'PageUp') return `${monthOn(day.slice(0, 7), -1)}-01`
  if (key === 'PageDown') return `${monthOn(day.slice(0, 7), 1)}-01`
  return undefined
}

function lookOf(day: Day, marked: string): string {
  const look = ['year__day']
  if (!day.workday) look.push('year__day_free')
  if (day.closed) look.push('year__day_closed')
  if (marked !== '') look.push('year__day_marked')
  return look.join(' ')
}

interface MonthProps {
  page: Year
  month: string
  days: readonly Day[]
  /** The one day of the year that Tab leads to. */
  current: string
  onDay: (day: Day) => void
}

/** One month: a grid on desks and on paper, what is out of the ordinary as a list on phones. */
function MonthOfYear({ page, month, days, current, onDay }: MonthProps) {
  const { market, seasons } = page
  const title = t.calendar.monthName(Number(month.slice(5)))
  const weeks = Map.groupBy(days, ({ day }) => addDays(day, 1 - weekdayOf(day)))
  const lines = notable(days, seasons)
  return (
    <section class="year__month">
      <h3>
        <a href={`/calendar?month=${month}&market=${market?.id ?? ''}`}>{title}</a>
        <span class="year__worked">{t.calendar.worked(days.filter(({ workday }) => workday).length)}</span>
      </h3>
      <table class="year__grid">
        <thead>
          <tr>
            {t.calendar.shortWeekdays.map((word, at) => (
              <th key={word} scope="col" abbr={t.calendar.weekdays[at]}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...weeks].map(([monday, week]) => (
            <tr key={monday}>
              {Array.from({ length: 7 }, (_, at) => {
                const day = week.find((one) => weekdayOf(one.day) === at + 1)
                if (!day) return <td key={at} />
                const marked = marksOf(day, seasons)
                const words = [formatDay(day.day), dayWord(day), market && eveningWord(day, market, seasons)]
                return (
                  <td key={at}>
                    <button
                      type="button"
                      class={lookOf(day, marked)}
                      data-day={day.day}
                      tabIndex={day.day === current ? 0 : -1}
                      aria-current={day.day === page.today ? 'date' : undefined}
                      aria-label={words.filter(Boolean).join(t.calendar.comma)}
                      onClick={() => onDay(day)}
                    >
                      <span class="year__date">{Number(day.day.slice(8))}</span>
                      <span class="year__marks">{marked}</span>
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="year__list">
        {lines.length === 0 && <li>{t.calendar.ordinary}</li>}
        {lines.map(({ words, when }) => (
          <li key={words}>
            <strong>{when}</strong> {words}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Twelve months at a glance; arrow keys walk by day and week, Page keys by month, Enter opens a day. */
export function YearView({ page, onDay }: { page: Year; onDay: (day: Day) => void }) {
  const box = useRef<HTMLDivElement>(null)
  const first = `${page.year}-01-01`
  const [current, setCurrent] = useState(page.today.startsWith(page.year) ? page.today : first)
  const months = Map.groupBy(page.days, ({ day }) => day.slice(0, 7))
  const { marks } = t.calendar
  return (
    <div
      class="year"
      ref={box}
      onKeyDown={(event) => {
        const at = event.target instanceof HTMLElement ? event.target.dataset['day'] : undefined
        const to = at && dayTo(event.key, at)
        if (!to) return
        event.preventDefault()
        if (!to.startsWith(page.year)) return
        // At once, so that the next key goes to the day that this one led to.
        box.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus()
        setCurrent(to)
      }}
    >
      <ul class="year__legend" aria-label={t.calendar.legend}>
        <li>{`${marks.holiday} ${t.calendar.legendHoliday}`}</li>
        <li>{`${marks.makeUp} ${t.calendar.makeUp}`}</li>
        <li>{`${marks.closed} ${t.calendar.legendClosed}`}</li>
        {page.seasons.map(
          (season, at) =>
            season.first_day.slice(0, 4) <= page.year && (
              <li key={season.id}>{`${seasonMark(at)} ${season.name} ${formatHours(season.opens, season.closes)}`}</li>
            ),
        )}
        <li class="year__keys">{t.calendar.keys}</li>
      </ul>
      <div class="year__months">
        {[...months].map(([month, days]) => (
          <MonthOfYear key={month} page={page} month={month} days={days} current={current} onDay={onDay} />
        ))}
      </div>
    </div>
  )
}

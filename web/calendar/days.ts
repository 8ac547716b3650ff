import { weekdayOf } from '../../src/calendar/rules-seasons.ts'
import type { Month } from '../../src/calendar/schema.ts'
import { clocksOn, seasonOn, type Clocks } from '../../src/shared/evening.ts'
import { formatHours, t } from '../i18n/index.ts'

export type Day = Month['days'][number]
export type Season = Month['seasons'][number]
export type Market = NonNullable<Month['market']>

/** '2026-11' and so many months on. */
export function monthOn(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

const isWeekend = (day: string) => weekdayOf(day) > 5

/** Whether a day is worked, in words. */
export function dayWord({ day, own, holiday, workday }: Day): string {
  if (own) return `${own.kind === 'holiday' ? t.calendar.free : t.calendar.work} · ${own.name}`
  if (holiday) return t.calendar.holiday
  if (workday && isWeekend(day)) return t.calendar.makeUp
  return workday ? t.calendar.work : t.calendar.weekend
}

const hoursWord = ({ opens, closes }: Clocks) => formatHours(opens, closes)

/** What a market does on an evening, in words: closed and why, or its hours on that evening, those of a season with its name. */
export function eveningWord(day: Day, market: Market, seasons: readonly Season[]): string {
  if (day.closed) return t.calendar.closedWord(day.closed.reason)
  const season = seasonOn(seasons, day.day)
  const hours = clocksOn({ ...market, seasons: [...seasons, ...market.earlier] }, day.day)
  return `${hoursWord(hours)}${season ? ` ${season.name}` : ''}`
}

/** ① for the first season listed, and so on. */
export const seasonMark = (at: number) => String.fromCodePoint(0x2460 + Math.min(at, 19))

/** One or two signs for a day in the year, so that none is told by its colour alone. */
export function marksOf(day: Day, seasons: readonly Season[]): string {
  const { marks } = t.calendar
  const season = seasonOn(seasons, day.day)
  const worked = day.holiday ? marks.holiday : day.workday && isWeekend(day.day) ? marks.makeUp : ''
  if (day.closed) return worked + marks.closed
  return worked + (season ? seasonMark(seasons.indexOf(season)) : '')
}

/** What is out of the ordinary about a day, each in words. */
function unusual(day: Day, seasons: readonly Season[]): string[] {
  const season = day.closed ? undefined : seasonOn(seasons, day.day)
  return [
    ...(day.own || day.holiday || (day.workday && isWeekend(day.day)) ? [dayWord(day)] : []),
    ...(day.closed ? [t.calendar.closedWord(day.closed.reason)] : []),
    ...(season ? [`${season.name} ${hoursWord(season)}`] : []),
  ]
}

/** What is out of the ordinary in a month, and on which days: `1日–7日、9日`; the days follow each other without a gap. */
export function notable(days: readonly Day[], seasons: readonly Season[]): { words: string; when: string }[] {
  const found = new Map<string, [from: number, to: number][]>()
  for (const day of days) {
    const date = Number(day.day.slice(8))
    for (const words of unusual(day, seasons)) {
      const spans = found.get(words) ?? []
      const last = spans.at(-1)
      if (last?.[1] === date - 1) last[1] = date
      else spans.push([date, date])
      found.set(words, spans)
    }
  }
  return [...found].map(([words, spans]) => ({ words, when: t.calendar.dates(spans) }))
}

import { TZDateMini } from '@date-fns/tz/date/mini'
import { dayIn, remembered } from './clock.ts'

// A page that only tells what clocks show takes them from clock.ts, without the evenings.
export { clockIn, dayIn } from './clock.ts'

/** Opening and closing on a wall clock, 'HH:MM' or 'HH:MM:SS'; closes at or before opens means it closes the next day. */
export interface Clocks {
  opens: string
  closes: string
}

/** Evenings, both days included, on which a market has other hours; one evening only: it goes before a longer season. */
export interface Season extends Clocks {
  first_day: string
  last_day: string
}

/** A market's trading hours on its own wall clock: those of the season, outside of all seasons its own. */
export interface Hours extends Clocks {
  time_zone: string
  seasons: readonly Season[]
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** The day, 'YYYY-MM-DD', that `days` days after `day` is. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const instants = new Map<string, number>()

/** The instant at which a wall clock in a time zone shows `minutes` past midnight of `day`; may pass 24 h. */
export function instantOf(timeZone: string, day: string, minutes: number): Date {
  const found = remembered(instants, `${timeZone} ${day} ${minutes}`, () => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return new TZDateMini(year, month - 1, date, 0, minutes, timeZone).getTime()
  })
  return new Date(found)
}

/** The season that holds on an evening: a special evening before the longer season around it. */
export function seasonOn<Of extends Season>(seasons: readonly Of[], evening: string): Of | undefined {
  const there = seasons.filter(({ first_day, last_day }) => first_day <= evening && evening <= last_day)
  return there.find(({ first_day, last_day }) => first_day === last_day) ?? there[0]
}

/** What a market's clocks are on an evening. */
export const clocksOn = (hours: Omit<Hours, 'time_zone'>, evening: string): Clocks =>
  seasonOn(hours.seasons, evening) ?? hours

/** When the evening of `evening` opens and closes; it is over at the latest when the next one opens. */
export function eveningBounds(hours: Hours, evening: string): { opens_at: Date; closes_at: Date } {
  const opening = (day: string) => instantOf(hours.time_zone, day, minutesOf(clocksOn(hours, day).opens))
  const { opens, closes } = clocksOn(hours, evening)
  const last = instantOf(hours.time_zone, evening, minutesOf(closes) + (closes > opens ? 0 : 1440))
  const next = opening(addDays(evening, 1))
  return { opens_at: opening(evening), closes_at: last < next ? last : next }
}

/**
 * The evening an instant belongs to, named after the market-local day it opens on. Evenings meet half-way through the
 * closed hours between them, so setting up early and clearing up late still count to the right one.
 */
export function eveningAt(hours: Hours, at: Date): string {
  const day = dayIn(hours.time_zone, at)
  for (const candidate of [addDays(day, 1), day]) {
    const closed = eveningBounds(hours, addDays(candidate, -1)).closes_at.getTime()
    if (at.getTime() * 2 >= closed + eveningBounds(hours, candidate).opens_at.getTime()) return candidate
  }
  return addDays(day, -1)
}

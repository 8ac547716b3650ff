import { TZDateMini } from '@date-fns/tz'

/** A market's trading hours on its own wall clock; closes at or before opens means it closes the next day. */
export interface Hours {
  time_zone: string
  /** 'HH:MM' or 'HH:MM:SS' */
  opens: string
  closes: string
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const pad = (value: number) => String(value).padStart(2, '0')

/** The day, 'YYYY-MM-DD', that `days` days after `day` is. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The calendar day at `at` in a time zone, 'YYYY-MM-DD'. */
export function dayIn(timeZone: string, at: Date): string {
  const local = new TZDateMini(at.getTime(), timeZone)
  return `${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`
}

/** The instant at which a wall clock in a time zone shows `minutes` past midnight of `day`; may pass 24 h. */
function instantOf(timeZone: string, day: string, minutes: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(new TZDateMini(year, month - 1, date, 0, minutes, timeZone).getTime())
}

const closingMinutes = (hours: Hours) => {
  const opens = minutesOf(hours.opens)
  const closes = minutesOf(hours.closes)
  return closes > opens ? closes : closes + 1440
}

/** When the evening of `evening` opens and closes. */
export function eveningBounds(hours: Hours, evening: string): { opens_at: Date; closes_at: Date } {
  return {
    opens_at: instantOf(hours.time_zone, evening, minutesOf(hours.opens)),
    closes_at: instantOf(hours.time_zone, evening, closingMinutes(hours)),
  }
}

/**
 * The evening an instant belongs to, named after the market-local day it opens on. Evenings meet half-way through the
 * closed hours, so setting up early and clearing up late still count to the right one.
 */
export function eveningAt(hours: Hours, at: Date): string {
  const opens = minutesOf(hours.opens)
  const closedFor = 1440 - (closingMinutes(hours) - opens)
  const boundary = opens - Math.floor(closedFor / 2)
  const day = dayIn(hours.time_zone, at)
  for (const candidate of [addDays(day, 1), day]) {
    if (at >= instantOf(hours.time_zone, candidate, boundary)) return candidate
  }
  return addDays(day, -1)
}

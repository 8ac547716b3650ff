import { tzOffset } from '@date-fns/tz/tzOffset'

// Asking Intl for an offset costs more than the rest of a request's arithmetic, and no zone changes within a quarter-hour.
const quarterHour = 900_000
const offsets = new Map<string, number>()

/** What was found out before under a key, or is found out now; forgets all once there is much of it. */
export function remembered(known: Map<string, number>, key: string, find: () => number): number {
  let value = known.get(key)
  if (value === undefined) {
    if (known.size >= 2000) known.clear()
    known.set(key, (value = find()))
  }
  return value
}

/** What clocks show at `at` in a time zone, as if it were UTC. */
function shownIn(timeZone: string, at: Date): string {
  const key = `${timeZone} ${Math.floor(at.getTime() / quarterHour)}`
  const minutes = remembered(offsets, key, () => tzOffset(timeZone, at))
  return new Date(at.getTime() + minutes * 60_000).toISOString()
}

/** The calendar day at `at` in a time zone, 'YYYY-MM-DD'. */
export const dayIn = (timeZone: string, at: Date): string => shownIn(timeZone, at).slice(0, 10)

/** The time of day at `at` in a time zone, 'HH:MM:SS'. */
export const clockIn = (timeZone: string, at: Date): string => shownIn(timeZone, at).slice(11, 19)

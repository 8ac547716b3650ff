import { clockIn, dayIn } from '../../src/shared/evening.ts'
import { formatDateTime, formatDay, formatShortDateTime, formatShortDay, formatTime } from '../i18n/index.ts'

const isMidnight = (at: string, timeZone: string) => clockIn(timeZone, new Date(at)) === '00:00:00'
const dayBefore = (at: string, timeZone: string) => dayIn(timeZone, new Date(new Date(at).getTime() - 1))

/** When a term ends: the end of a day is said as 24:00 of that day, not as the first moment of the next. */
export const endWords = (at: string, timeZone: string): string =>
  isMidnight(at, timeZone) ? `${formatDay(dayBefore(at, timeZone))} 24:00` : formatDateTime(at, timeZone)

/** The same of a day that was named: '21:00', '24:00'. */
export const endClock = (at: string, timeZone: string): string =>
  isMidnight(at, timeZone) ? '24:00' : formatTime(at, timeZone)

/** The same for lists, where the year is clear. */
export const shortEndWords = (at: string, timeZone: string): string =>
  isMidnight(at, timeZone) ? `${formatShortDay(dayBefore(at, timeZone))} 24:00` : formatShortDateTime(at, timeZone)

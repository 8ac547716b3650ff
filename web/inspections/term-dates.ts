import { calendarWith, type OwnDays } from '../../src/calendar/rules.ts'
import { deadlines, type Deadline } from '../../src/inspections/rules-kinds.ts'
import { deadlineOf } from '../../src/inspections/rules-time.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { isPublicHoliday, isWorkday } from '../../src/shared/workdays.ts'

/** When each term would end that begins now; with the calendar, fetched only by whoever sets a deadline. */
export function termDates({ market, own_days }: Round, now: Date): Record<Deadline, string> {
  // A round that this phone keeps since before an update has neither.
  const own: OwnDays | undefined = own_days
  const hours = { ...market, seasons: market.seasons ?? [] }
  const calendar = calendarWith(own ?? { days: [], closed: [] }, { isWorkday, isPublicHoliday })
  const endOf = (deadline: Deadline) =>
    deadlineOf(deadline, now, hours, calendar.isWorkday, calendar.isClosed).toISOString()
  return Object.fromEntries(deadlines.map((deadline) => [deadline, endOf(deadline)])) as Record<Deadline, string>
}

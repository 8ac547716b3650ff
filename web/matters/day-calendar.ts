import { calendarWith, type DayCalendar, type OwnDays } from '../../src/calendar/rules.ts'
import { isPublicHoliday, isWorkday } from '../../src/shared/workdays.ts'

/** What the office counts terms by, from what it answered; without an answer the State Council's calendar alone. */
export const dayCalendar = (own: OwnDays | null): DayCalendar =>
  calendarWith(own ?? { days: [], closed: [] }, { isWorkday, isPublicHoliday })

/** What a district says of days itself: other than the State Council's calendar, and evenings its market does not trade. */
export interface OwnDays {
  days: readonly { day: string; kind: 'workday' | 'holiday' }[]
  closed: readonly string[]
}

/** What terms are counted by. */
export interface DayCalendar {
  isWorkday: (day: string) => boolean
  /** A holiday of the district or of the State Council; ordinary weekends are none. */
  isPublicHoliday: (day: string) => boolean
  /** Does the market stay shut that evening? */
  isClosed: (day: string) => boolean
}

/** The State Council's calendar with a district's own days over it (rule R16: the calendar is data). */
export function calendarWith(own: OwnDays, china: Omit<DayCalendar, 'isClosed'>): DayCalendar {
  const kinds = new Map(own.days.map(({ day, kind }) => [day, kind]))
  const closed = new Set(own.closed)
  return {
    isWorkday: (day) => (kinds.has(day) ? kinds.get(day) === 'workday' : china.isWorkday(day)),
    isPublicHoliday: (day) => (kinds.has(day) ? kinds.get(day) === 'holiday' : china.isPublicHoliday(day)),
    isClosed: (day) => closed.has(day),
  }
}

import calendar from 'chinese-days'

/**
 * Is 'YYYY-MM-DD' a working day in China: Monday to Friday, less public holidays, plus make-up days (rule R16). Years
 * whose holidays the State Council has not announced yet count Monday to Friday. 24 kB: the phone loads it when needed.
 */
export const isWorkday = (day: string): boolean => calendar.isWorkday(day)

/** Is it a public holiday by the State Council's notice? Ordinary weekends are none. */
export function isPublicHoliday(day: string): boolean {
  const { work, name } = calendar.getDayDetail(day)
  return !work && name.includes(',')
}

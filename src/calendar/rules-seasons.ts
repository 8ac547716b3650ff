import { addDays, type Season } from '../shared/evening.ts'

/** Which day of the week it is: Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** What a month and a year look like in an address: '2026-11', '2026'. */
export const monthShape = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/
export const yearShape = /^(19|20|21)\d{2}$/

/** As many days as may be closed at once: two years. */
export const longestClosure_days = 731

/** The evenings that a closure closes, in order; none where the days are the wrong way round. */
export function closureEvenings(of: {
  first_day: string
  last_day: string
  weekdays: readonly number[] | null
}): string[] {
  const { first_day, last_day, weekdays } = of
  const count = Math.round((Date.parse(last_day) - Date.parse(first_day)) / 86_400_000) + 1
  return Array.from({ length: Math.max(0, count) }, (_, n) => addDays(first_day, n)).filter(
    (day) => weekdays === null || weekdays.includes(weekdayOf(day)),
  )
}

/**
 * Does a change of a season leave the evenings before `from` as they were, `from` being the first that has not begun? A
 * season that has begun may only end on another day, from the last begun evening on; null: there is none.
 */
export function leavesBegunAlone(before: Season | null, after: Season | null, from: string): boolean {
  const begun = before !== null && before.first_day < from
  if (!begun) return after === null || after.first_day >= from
  if (after === null) return false
  const same = (['first_day', 'opens', 'closes'] as const).every((of) => after[of] === before[of])
  return (
    same && (after.last_day === before.last_day || (before.last_day >= from && after.last_day >= addDays(from, -1)))
  )
}

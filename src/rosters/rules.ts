import { addDays } from '../shared/evening.ts'

/** Why somebody who was planned is not there. */
export const absences = ['ill', 'leave', 'training', 'other'] as const
export type Absence = (typeof absences)[number]

/** So many days after an evening it may still be noted who was absent. */
export const absenceDays = 7

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** The seven days of a week, Monday first. */
export const weekOf = (monday: string): string[] => Array.from({ length: 7 }, (_, n) => addDays(monday, n))

/** An evening's plan as it is kept for one person; null: not on duty. */
export type Duty = { market_id: string | null; absence: Absence | null; absence_note: string | null } | null

/** Who is out on patrol on an evening already: anybody of the squad, and the person themself. */
export interface WentOut {
  squad: boolean
  person: boolean
}

/**
 * May a duty be changed so on `today`? Coming evenings may be planned, and tonight's until the squad goes out; then others
 * may still join. Of what is past, or of who went out, only an absence may be noted, for a week, because who was on the
 * roster is what a record's author is compared with.
 */
export function mayChange(evening: string, today: string, before: Duty, after: Duty, out: WentOut): boolean {
  if (evening >= today && (!out.squad || (after !== null && !out.person))) return true
  if (addDays(evening, absenceDays) < today || before === null || after === null) return false
  return before.market_id === after.market_id
}

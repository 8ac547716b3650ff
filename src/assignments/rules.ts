import { addDays } from '../shared/evening.ts'
import type { ProblemCode } from '../problems.ts'
import type { Assignment } from './schema.ts'

/** First and last day of holding a stall; null is open-ended. */
export interface Period {
  starts_on: string
  ends_on: string | null
}

/** Do two periods share a day? Ending on the 10th and starting on the 11th do not. */
export function overlaps(a: Period, b: Period): boolean {
  return (b.ends_on === null || a.starts_on <= b.ends_on) && (a.ends_on === null || b.starts_on <= a.ends_on)
}

/** Where an assignment stands on a market-local day. */
export function stateOn(assignment: Period & { cancelled: boolean }, day: string): Assignment['state'] {
  if (assignment.cancelled) return 'cancelled'
  if (assignment.starts_on > day) return 'coming'
  return assignment.ends_on !== null && assignment.ends_on < day ? 'past' : 'current'
}

/** What changes on an assignment that ends, or why it cannot. */
export type Ending = { cancelled: true } | { ends_on: string } | ProblemCode

/**
 * How an assignment ends with `last_day` as seen on `today`: taken back when that lies before its first day and it has
 * not begun, else shortened. What is over stays as it is, and ending never makes it longer.
 */
export function ending(assignment: Period & { cancelled: boolean }, last_day: string, today: string): Ending {
  if (['past', 'cancelled'].includes(stateOn(assignment, today))) return 'assignment_over'
  if (assignment.ends_on !== null && last_day > assignment.ends_on) return 'period_reversed'
  if (last_day >= assignment.starts_on) return { ends_on: last_day }
  return assignment.starts_on >= today ? { cancelled: true } : 'period_reversed'
}

/**
 * Until which evening an assignment that ends goes on counting in the coverage; null where that is its last day anyway.
 * Evenings that had begun while it stood stay in: what nobody saw on them was expected to be seen. `begun`: the last evening
 * that has begun, and when; what was given since then is a slip that is put right at once.
 */
export function knownUntil(
  before: Period & { assigned_at: Date },
  end: Exclude<Ending, ProblemCode>,
  begun: { evening: string; opened_at: Date },
): string | null {
  if (before.assigned_at >= begun.opened_at) return null
  const last = 'ends_on' in end ? end.ends_on : addDays(before.starts_on, -1)
  const known = before.ends_on !== null && before.ends_on < begun.evening ? before.ends_on : begun.evening
  return known > last ? known : null
}

/** What is left of an ended assignment's `known_until` once another is given from within it, and what the other takes over. */
export function handedOver(
  before: Period & { known_until: string; cancelled: boolean },
  given: Period,
): { rest: string | null; longer: string | null } {
  const cut = addDays(given.starts_on, -1)
  const stays = !before.cancelled && before.ends_on !== null && cut > before.ends_on
  const longer = given.ends_on !== null && before.known_until > given.ends_on
  return { rest: stays ? cut : null, longer: longer ? before.known_until : null }
}

/** How the old assignment ends when its vendor moves on `from_day`, or why it cannot. */
export function leaving(assignment: Period & { cancelled: boolean }, from_day: string, today: string): Ending {
  if (assignment.ends_on !== null && from_day > assignment.ends_on) return 'period_reversed'
  if (from_day < assignment.starts_on) return 'period_reversed'
  return ending(assignment, addDays(from_day, -1), today)
}

/**
 * Numbers for a vendor's periods in one market, 1 to `maximum`, so that two that share a day have different ones; null
 * when on some day there are more of them than the maximum. By first day, each gets the lowest number that is free,
 * which needs no more numbers than there are periods on the fullest day.
 */
export function slotsFor<T extends Period>(periods: readonly T[], maximum: number): Map<T, number> | null {
  const slots = new Map<T, number>()
  const inOrder = [...periods].sort((a, b) => (a.starts_on < b.starts_on ? -1 : a.starts_on > b.starts_on ? 1 : 0))
  for (const period of inOrder) {
    const taken = new Set([...slots].filter(([other]) => overlaps(other, period)).map(([, slot]) => slot))
    let slot = 1
    while (taken.has(slot)) slot += 1
    if (slot > maximum) return null
    slots.set(period, slot)
  }
  return slots
}

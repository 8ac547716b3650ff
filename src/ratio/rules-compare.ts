import { addDays } from '../shared/evening.ts'
import type { Share } from './rules.ts'

/** How one part (a squad, a week) stands to the whole it belongs to. */
export type Standing = 'not_distinguishable' | 'low' | 'high'

/** The chance of a false alarm, both sides together: 0.2 % says "differs", 5 % only "may differ, may be chance". */
export const alarms = { differs: 0.002, may_differ: 0.05 } as const

// Lanczos' approximation, good to 1e-14: exact factorials end at 170.
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function logFactorial(n: number): number {
  if (n < 2) return 0
  const base = n + 7.5
  const series = lanczos.reduce((sum, term, index) => sum + term / (n + index + 1), 0.99999999999980993)
  return 0.5 * Math.log(2 * Math.PI) + (n + 0.5) * Math.log(base) - base + Math.log(series)
}

/** Chance of exactly `k` among `n` when each has the chance `p`, 0 < p < 1. */
export function chance(k: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p))
}

/** Chance of at most `k` among `n`, `k` not above the most likely count: each term is made of the one before. */
function lowerTail(k: number, n: number, p: number): number {
  let term = chance(k, n, p)
  let sum = term
  // Terms only shrink on the way down, so that what follows a negligible one is negligible altogether.
  for (let count = k; count > 0 && term > sum * Number.EPSILON * 1e-3; count--) {
    term *= (count / (n - count + 1)) * ((1 - p) / p)
    sum += term
  }
  return sum
}

/** Chances of at most and of at least `enforced` among `handled` if each had the chance `p`; the small one is summed. */
export function tails({ enforced, handled }: Share, p: number): { at_most: number; at_least: number } {
  if (p <= 0) return { at_most: 1, at_least: enforced === 0 ? 1 : 0 }
  if (p >= 1) return { at_most: enforced === handled ? 1 : 0, at_least: 1 }
  const here = chance(enforced, handled, p)
  const isLow = enforced <= handled * p
  const small = isLow ? lowerTail(enforced, handled, p) : lowerTail(handled - enforced, handled, 1 - p)
  const large = Math.min(1, 1 - small + here)
  return isLow ? { at_most: small, at_least: large } : { at_most: large, at_least: small }
}

/**
 * Exact two-sided binomial test of a part against the whole's share: the part differs where the whole's share lies outside
 * the part's Clopper-Pearson interval at 1 − alarm. Never a ranking (rule R11).
 */
export function standingOf(part: Share, whole: Share, alarm: number = alarms.differs): Standing {
  if (part.handled === 0 || whole.handled === 0) return 'not_distinguishable'
  const { at_most, at_least } = tails(part, whole.enforced / whole.handled)
  if (at_most < alarm / 2) return 'low'
  return at_least < alarm / 2 ? 'high' : 'not_distinguishable'
}

/** One evening's or week's share; a week is named by its Monday. */
export type Dated = Share & { evening: string }

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Evenings folded into weeks that begin on Monday, oldest first; weeks without a finding are not in it. */
export function weeksOf(evenings: readonly Dated[]): Dated[] {
  const weeks = new Map<string, Dated>()
  for (const { evening, enforced, handled } of evenings) {
    const monday = mondayOf(evening)
    const week = weeks.get(monday) ?? { evening: monday, enforced: 0, handled: 0 }
    weeks.set(monday, { evening: monday, enforced: week.enforced + enforced, handled: week.handled + handled })
  }
  return [...weeks.values()].sort((a, b) => (a.evening < b.evening ? -1 : 1))
}

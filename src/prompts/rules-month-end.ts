import type { Share } from '../ratio/rules.ts'
import { fisher } from './rules-fisher.ts'

/** Findings of a market in a month: handled, enforced, and those at help or reminder; the same of its last evenings. */
export interface MonthEndFacts {
  month: Share & { mild: number }
  last: Share & { mild: number }
}

/** How many last evenings are compared, with how many findings, and how close below the limit (as a share) the month must end. */
export interface MonthEndLimits {
  evenings: number
  from: number
  close_to: number
  alarm: number
}
export const monthEndLimits: MonthEndLimits = { evenings: 3, from: 20, close_to: 0.04, alarm: 0.001 }

/**
 * A month that ends just under the limit, whose last evenings have more help and reminders than its other evenings would
 * bring about by chance (exact upper tail given both totals): at most `alarm` false alarms per market and month. Null: nothing to see.
 */
export function monthEnd(
  { month, last }: MonthEndFacts,
  limit: number,
  { from, close_to, alarm }: MonthEndLimits = monthEndLimits,
): number | null {
  const before = { handled: month.handled - last.handled, mild: month.mild - last.mild }
  if (last.handled < from || before.handled < from) return null
  const share = month.enforced / month.handled
  if (share >= limit || share < limit - close_to) return null
  const ending = { enforced: last.mild, handled: last.handled }
  const chance = fisher(ending, { enforced: before.mild, handled: before.handled }).at_least
  return chance < alarm ? chance : null
}

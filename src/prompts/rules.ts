import { inOrderLimits } from './rules-always-in-order.ts'
import { burstRate } from './rules-burst.ts'
import type { Pattern } from './rules-kinds.ts'
import { monthEndLimits } from './rules-month-end.ts'
import { paceRate } from './rules-pace.ts'
import { sameActLimits } from './rules-same-act.ts'

/** How often something was compared, by pattern: records, officers' evenings, officers' months, items, photos. */
export type Tested = Partial<Record<Pattern, number>>

/**
 * False alarms per comparison in honest work: exact, from above or measured as each pattern's own file says. 0: chance does
 * not do that (two photos with one SHA-256). Null: not a matter of chance (somebody stood in and nobody entered it).
 */
export const rates: Record<Pattern, number | null> = {
  burst: burstRate(),
  pace: paceRate,
  photo_again: 0,
  off_roster: null,
  always_in_order: inOrderLimits.alarm,
  same_act: sameActLimits.alarm,
  month_end: monthEndLimits.alarm,
}

/** How many false alarms so many comparisons bring about: looking many times is what makes chance visible. */
export const expectedAlarms = (pattern: Pattern, tested: number): number | null => {
  const rate = rates[pattern]
  return rate === null ? null : rate * tested
}

/** How many of them one request looks through. */
export const atATime = 8

import { fisher } from './rules-fisher.ts'
import type { BunchedAt } from './rules-kinds.ts'

/** How many of `all` lie close below a threshold. */
export interface Near {
  near: number
  all: number
}

/**
 * One item of the checklist at one threshold: a market's month, the same market in the months before, and the other markets
 * in the same month. Never by officer or squad, and never how much: only how many (rule R11).
 */
export interface BunchingFacts {
  at: BunchedAt
  item_code: string
  here: Near
  before: Near
  elsewhere: Near
}

/**
 * `from`: so many here, and as many to compare with. Close below: within `fine_percent` of the most that may be fined on the
 * spot, or seen followed in the last `order_minutes` before its time. `months`: how far back it is compared.
 */
export interface BunchingLimits {
  alarm: number
  from: number
  fine_percent: number
  order_minutes: number
  months: number
}
export const bunchingLimits: BunchingLimits = {
  alarm: 0.001,
  from: 8,
  fine_percent: 5,
  order_minutes: 30,
  months: 6,
}

const share = ({ near, all }: Near) => (all === 0 ? 0 : near / all)

/**
 * Items of which more lie close below a threshold than at other times and in other markets: the exact upper tail given both
 * totals (Fisher), so at most `alarm` false alarms per item compared. What always lies there, because the law's standard says
 * so or the walk ends then, lies there everywhere and shows nothing. Above the threshold on the spot there is nothing to
 * compare with: what is fined higher is a case.
 */
export function bunchings<Facts extends BunchingFacts>(
  facts: readonly Facts[],
  { alarm, from }: Pick<BunchingLimits, 'alarm' | 'from'> = bunchingLimits,
): { tested: number; found: (Facts & { chance: number })[] } {
  const compared = facts.filter(({ here, before, elsewhere }) => here.all >= from && before.all + elsewhere.all >= from)
  const found = compared.flatMap((one) => {
    const { here, before, elsewhere } = one
    // A market that is always so, or a month that is so everywhere, has another reason than this month here.
    if (share(here) <= Math.max(share(before), share(elsewhere))) return []
    const others = { enforced: before.near + elsewhere.near, handled: before.all + elsewhere.all }
    const chance = fisher({ enforced: here.near, handled: here.all }, others).at_least
    return chance < alarm ? [{ ...one, chance }] : []
  })
  return { tested: compared.length, found }
}

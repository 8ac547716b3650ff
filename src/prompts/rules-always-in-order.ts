import { fisher } from './rules-fisher.ts'

/**
 * An officer's looks of a month in one market: with findings, and how many would have had some if others' looks at the same
 * places are the measure (each place at its own share, drawn towards the market's where few looked). `others`: how many looks
 * of others that rests on.
 */
export interface InOrderFacts {
  person: string
  looks: number
  found: number
  expected: number
  others: number
}

export interface InOrderLimits {
  alarm: number
  from_looks: number
}
export const inOrderLimits: InOrderLimits = { alarm: 0.001, from_looks: 60 }

/**
 * Officers whose findings are fewer than chance explains: the exact lower tail given both totals (Fisher), because others'
 * share is itself seen only in so many looks; a binomial tail that takes it as known would alarm several times as often.
 * At most `alarm` false alarms per officer and month, which the simulation in its test confirms.
 */
export function alwaysInOrder(
  officers: readonly InOrderFacts[],
  { alarm, from_looks }: InOrderLimits = inOrderLimits,
): (InOrderFacts & { chance: number })[] {
  return officers.flatMap((officer) => {
    const { looks, found, expected, others } = officer
    if (looks < from_looks || found >= expected) return []
    const theirs = { enforced: Math.min(others, Math.round((expected / looks) * others)), handled: others }
    const chance = fisher({ enforced: found, handled: looks }, theirs).at_most
    return chance < alarm ? [{ ...officer, chance }] : []
  })
}

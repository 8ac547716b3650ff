import type { Share } from '../ratio/rules.ts'
import { fisher } from './rules-fisher.ts'

/** Findings of one item, category and market in a month, the first of their vendor within the days of a repeat, of one squad. */
export interface SameActFacts extends Share {
  item_code: string
  category_id: string | null
  squad_id: string
}

/** `alarm` holds for all pairs of an item and category together (Bonferroni); below `from` findings a squad is not compared. */
export interface SameActLimits {
  alarm: number
  from: number
}
export const sameActLimits: SameActLimits = { alarm: 0.001, from: 8 }

export interface SameAct {
  item_code: string
  category_id: string | null
  squads: SameActFacts[]
  chance: number
}

/**
 * Items on which two squads acted differently in like circumstances: the most unlike pair's chance times the pairs compared.
 * All squads are given, in no order of merit. At most `alarm` false alarms per item and category. `tested`: how many were compared.
 */
export function sameActs(
  facts: readonly SameActFacts[],
  { alarm, from }: SameActLimits = sameActLimits,
): { tested: number; found: SameAct[] } {
  const found: SameAct[] = []
  let tested = 0
  for (const all of Map.groupBy(facts, (one) => `${one.item_code} ${one.category_id ?? ''}`).values()) {
    const squads = all.filter((one) => one.handled >= from).toSorted((a, b) => (a.squad_id < b.squad_id ? -1 : 1))
    const pairs = squads.flatMap((one, at) => squads.slice(at + 1).map((other) => fisher(one, other).two_sided))
    if (pairs.length === 0) continue
    tested++
    const chance = Math.min(1, Math.min(...pairs) * pairs.length)
    const { item_code, category_id } = squads[0]!
    if (chance < alarm) found.push({ item_code, category_id, squads, chance })
  }
  return { tested, found }
}

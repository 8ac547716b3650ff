import { itemsFor } from '../../src/inspections/rules.ts'
import type { Item } from '../../src/inspections/schema.ts'

/** Families of the checklist's codes, in the order they are shown; a district's own families go under OTHER. */
const itemGroups = [
  'PLOT',
  'TIME',
  'USE',
  'HYG',
  'AIR',
  'NOISE',
  'FOOD',
  'GAS',
  'ELEC',
  'FIRE',
  'STRU',
  'CIV',
  'OTHER',
] as const
export type ItemGroup = (typeof itemGroups)[number]

const groupOf = (code: string) => itemGroups.find((group) => code.startsWith(`${group}-`)) ?? 'OTHER'

/** The items open for a trade that match what was typed, by family, in the checklist's order. */
export function groupedItems(
  items: readonly Item[],
  { category, closingRound, query }: { category: string | null; closingRound: boolean; query: string },
): [ItemGroup, Item[]][] {
  const wanted = query.normalize('NFKC').trim().toLowerCase()
  const open = itemsFor(items, category, closingRound).filter(
    (item) => wanted === '' || [item.name, item.name_en, item.code].some((text) => text.toLowerCase().includes(wanted)),
  )
  return itemGroups
    .map((group): [ItemGroup, Item[]] => [group, open.filter((item) => groupOf(item.code) === group)])
    .filter(([, list]) => list.length > 0)
}

/** The codes used most, newest first, at most `count`, with `code` now used once more. */
export const usedNow = (before: readonly string[], code: string, count = 6): string[] =>
  [code, ...before.filter((each) => each !== code)].slice(0, count)

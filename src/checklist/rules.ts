import type { Deadline } from '../inspections/rules-kinds.ts'

/** An item as a version has it; its place in the list is its order. */
export interface ChecklistItem {
  code: string
  name: string
  name_en: string
  severity: number
  deadline: Deadline
  authorities: readonly string[]
  categories: readonly string[] | null
  closing_round: boolean
}

const fields = ['name', 'name_en', 'severity', 'deadline', 'authorities', 'categories', 'closing_round'] as const
export type ItemField = (typeof fields)[number]

/** What differs between two versions of the checklist; `moved`: the items that both have stand in another order. */
export interface ChecklistChanges {
  added: ChecklistItem[]
  ended: ChecklistItem[]
  changed: { before: ChecklistItem; after: ChecklistItem; fields: ItemField[] }[]
  moved: boolean
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value)

/** Compares two versions item by item, by code. */
export function checklistChanges(before: readonly ChecklistItem[], after: readonly ChecklistItem[]): ChecklistChanges {
  const were = new Map(before.map((item) => [item.code, item]))
  const are = new Map(after.map((item) => [item.code, item]))
  const changed = after.flatMap((item) => {
    const was = were.get(item.code)
    if (!was) return []
    const different = fields.filter((field) => !same(sorted(was[field]), sorted(item[field])))
    return different.length === 0 ? [] : [{ before: was, after: item, fields: different }]
  })
  const kept = (items: readonly ChecklistItem[]) =>
    items.map(({ code }) => code).filter((code) => were.has(code) && are.has(code))
  return {
    added: after.filter(({ code }) => !were.has(code)),
    ended: before.filter(({ code }) => !are.has(code)),
    changed,
    moved: !same(kept(before), kept(after)),
  }
}

/** Does nothing differ? */
export const nothingChanged = ({ added, ended, changed, moved }: ChecklistChanges): boolean =>
  added.length + ended.length + changed.length === 0 && !moved

import { numberKey } from '../plan/rules-check.ts'
import type { PlanDocument } from '../plan/schema.ts'
import { eachStall, type Selection } from './rules-actions.ts'

/** How numbers are given out along a row. */
export interface Numbering {
  /** What stands before the digits: "A-". */
  prefix: string
  first: number
  /** How much the next one is higher: 2 for one side of a street. */
  step: number
  /** Digits at least, filled with zeros. */
  padding: number
  /** Numbers nobody shall have. */
  skip: readonly number[]
}

/** `count` labels in order: "A-001", "A-002" …; skipped numbers are passed over. */
export function labels(count: number, { prefix, first, step, padding, skip }: Numbering): string[] {
  const left = new Set(skip)
  const found: string[] = []
  for (let number = first; found.length < count; number += Math.max(1, step)) {
    if (!left.has(number)) found.push(`${prefix}${String(number).padStart(padding, '0')}`)
  }
  return found
}

/** Gives stalls new numbers in the order of `ids`. A number is a label: identity, history and assignments stay. */
export function renumber(document: PlanDocument, ids: Selection, numbering: Numbering): PlanDocument {
  const given = labels(ids.length, numbering)
  const of = new Map(ids.map((id, index) => [id, given[index] ?? '']))
  return eachStall(document, ids, (stall) => ({ ...stall, number: of.get(stall.stall_id) ?? stall.number }))
}

/** `number` itself while nobody has it, else one that begins like it: "A-007-2". */
export function freeNumber(taken: ReadonlySet<string>, number: string): string {
  if (!taken.has(numberKey(number))) return number
  const stem = number.slice(0, 16)
  for (let suffix = 2; ; suffix++) {
    const candidate = `${stem}-${suffix}`
    if (!taken.has(numberKey(candidate))) return candidate
  }
}

import { staffStatus } from '../plan/rules-status.ts'
import { staffStatuses, type StaffStatus } from '../plan/schema.ts'
import { addDays } from '../shared/evening.ts'

/** How many evenings one answer may hold. */
export const longestHistoryDays = 400

/** The days from..to, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** A version and the first day it is for. */
interface Version {
  id: string
  version: number
  valid_from: string
}

/** The versions in force, each with the first of the evenings it was drawn on; evenings before the first have none. */
export function layoutsOver<Plan extends Version>(plans: readonly Plan[], evenings: readonly string[]) {
  const newest = plans.toSorted((a, b) => b.version - a.version)
  const layouts: { first: number; plan: Plan }[] = []
  evenings.forEach((evening, first) => {
    const plan = newest.find(({ valid_from }) => valid_from <= evening)
    if (plan && layouts.at(-1)?.plan.id !== plan.id) layouts.push({ first, plan })
  })
  return layouts
}

/** What was so on a run of evenings: `until` is the last of them, null while it lasts. */
export interface Span {
  subject: string
  from: string
  until: string | null
}

/** One place's inspections of one evening; outcome and `enforced` are of the last, the counts of all. */
export interface EveningLook {
  subject: string
  evening: string
  outcome: 'in_order' | 'findings'
  enforced: boolean
}

export interface MatrixFacts {
  evenings: readonly string[]
  /** All places, in the matrix's order. */
  ids: readonly string[]
  /** Per layout, from which evening (index) on, the places drawn and whether they are closed. */
  layouts: readonly { first: number; closed: ReadonlyMap<string, boolean> }[]
  held: readonly Span[]
  /** The evenings on which an earlier deadline was open and no look since was in order. */
  deadlines: readonly Span[]
  looks: readonly EveningLook[]
}

/** Evenings (indices) on which a place is in one of its spans. */
function coveredBy(spans: readonly Span[], evenings: readonly string[]): Map<string, Set<number>> {
  const covered = new Map<string, Set<number>>()
  for (const { subject, from, until } of spans) {
    const on = covered.get(subject) ?? new Set<number>()
    covered.set(subject, on)
    evenings.forEach((evening, index) => {
      if (evening >= from && (until === null || evening <= until)) on.add(index)
    })
  }
  return covered
}

/** Per evening one character per place, by the very rule that colours the live map. */
export function matrixOf(facts: MatrixFacts): { states: string[]; held: string[] } {
  const { evenings, ids, layouts } = facts
  const held = coveredBy(facts.held, evenings)
  const deadlines = coveredBy(facts.deadlines, evenings)
  const looks = new Map(facts.looks.map((look) => [`${look.evening} ${look.subject}`, look]))
  const rows = evenings.map((evening, index) => {
    const layout = layouts.findLast(({ first }) => first <= index)
    return ids.map((id) => {
      const closed = layout?.closed.get(id)
      if (closed === undefined) return { state: '-', held: '0' }
      const isHeld = held.get(id)?.has(index) ?? false
      const status = staffStatus({
        closed,
        held: isHeld,
        tonight: looks.get(`${evening} ${id}`) ?? null,
        deadline_open: deadlines.get(id)?.has(index) ?? false,
      })
      return { state: String(staffStatuses.indexOf(status)), held: isHeld && !closed ? '1' : '0' }
    })
  })
  return {
    states: rows.map((row) => row.map(({ state }) => state).join('')),
    held: rows.map((row) => row.map((each) => each.held).join('')),
  }
}

/** The state a character of the matrix stands for; null where the place was not on the layout. */
export const stateOf = (character: string | undefined): StaffStatus | null => staffStatuses[Number(character)] ?? null

import type { PlanDocument, PlanFeature, PlanStall, PlanZone } from '../plan/schema.ts'

/** Ids by what became of them between two documents. */
export interface Changes {
  added: string[]
  removed: string[]
  changed: string[]
}

/** What differs between two documents, by kind of thing; `count` is all of it, what "unsaved" counts. */
export interface DocumentChanges {
  stalls: Changes
  zones: Changes
  features: Changes
  count: number
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Walking order follows from where stalls stand, so it is no change of its own. */
const sameThing = <T extends object>(a: T, b: T) =>
  a === b || Object.keys(a).every((key) => key === 'position' || same(a[key as keyof T], b[key as keyof T]))

function compare<T extends object>(base: readonly T[], now: readonly T[], idOf: (thing: T) => string): Changes {
  const before = new Map(base.map((thing) => [idOf(thing), thing]))
  const after = new Set(now.map(idOf))
  const changed = now.filter((thing) => {
    const old = before.get(idOf(thing))
    return old !== undefined && !sameThing(old, thing)
  })
  return {
    added: now.map(idOf).filter((id) => !before.has(id)),
    removed: base.map(idOf).filter((id) => !after.has(id)),
    changed: changed.map(idOf),
  }
}

const stallId = (stall: PlanStall) => stall.stall_id
const thingId = (thing: PlanZone | PlanFeature) => thing.id

/** How a document differs from the one it was made from. */
export function changesOf(base: PlanDocument, now: PlanDocument): DocumentChanges {
  const stalls = compare(base.stalls, now.stalls, stallId)
  const zones = compare(base.zones, now.zones, thingId)
  const features = compare(base.features, now.features, thingId)
  const sum = ({ added, removed, changed }: Changes) => added.length + removed.length + changed.length
  return { stalls, zones, features, count: sum(stalls) + sum(zones) + sum(features) }
}

/** Something both sides changed differently. `mine` or `theirs` null: that side took it off the plan. */
export type Conflict =
  | { kind: 'stall'; id: string; mine: PlanStall | null; theirs: PlanStall | null }
  | { kind: 'zone'; id: string; mine: PlanZone | null; theirs: PlanZone | null }
  | { kind: 'feature'; id: string; mine: PlanFeature | null; theirs: PlanFeature | null }

interface Merged<T> {
  things: T[]
  conflicts: { id: string; mine: T | null; theirs: T | null }[]
}

/** Field by field: whoever changed a field is right; null when both changed one differently. */
function mergeFields<T extends object>(base: T, mine: T, theirs: T): T | null {
  const merged = { ...theirs }
  for (const key of Object.keys(mine) as (keyof T)[]) {
    if (key === 'position' || same(mine[key], base[key])) continue
    if (!same(theirs[key], base[key]) && !same(theirs[key], mine[key])) return null
    merged[key] = mine[key]
  }
  return merged
}

function merge<T extends object>(base: readonly T[], mine: readonly T[], theirs: readonly T[], idOf: (t: T) => string) {
  const [old, own] = [base, mine].map((list) => new Map(list.map((thing) => [idOf(thing), thing])))
  const merged: Merged<T> = { things: [], conflicts: [] }
  const published = new Set(theirs.map(idOf))
  for (const their of theirs) {
    const id = idOf(their)
    const [before, my] = [old?.get(id), own?.get(id)]
    if (my === undefined) {
      // Either new from the other side, or taken off on this one.
      if (before === undefined) merged.things.push(their)
      else if (!sameThing(before, their)) {
        merged.things.push(their)
        merged.conflicts.push({ id, mine: null, theirs: their })
      }
      continue
    }
    const both = before === undefined ? (sameThing(my, their) ? their : null) : mergeFields(before, my, their)
    merged.things.push(both ?? their)
    if (both === null) merged.conflicts.push({ id, mine: my, theirs: their })
  }
  for (const my of mine) {
    const id = idOf(my)
    if (published.has(id)) continue
    const before = old?.get(id)
    if (before === undefined) merged.things.push(my)
    else if (!sameThing(before, my)) merged.conflicts.push({ id, mine: my, theirs: null })
  }
  return merged
}

/**
 * Lays the edits made on `base` over the version somebody else published meanwhile. Where both changed the same thing
 * differently the published one stands and the conflict names both, so that no edit is lost without being shown.
 */
export function rebase(
  base: PlanDocument,
  mine: PlanDocument,
  theirs: PlanDocument,
): { document: PlanDocument; conflicts: Conflict[] } {
  const stalls = merge(base.stalls, mine.stalls, theirs.stalls, stallId)
  const zones = merge<PlanZone>(base.zones, mine.zones, theirs.zones, thingId)
  const features = merge<PlanFeature>(base.features, mine.features, theirs.features, thingId)
  return {
    document: { stalls: stalls.things, zones: zones.things, features: features.things },
    conflicts: [
      ...stalls.conflicts.map((conflict) => ({ kind: 'stall' as const, ...conflict })),
      ...zones.conflicts.map((conflict) => ({ kind: 'zone' as const, ...conflict })),
      ...features.conflicts.map((conflict) => ({ kind: 'feature' as const, ...conflict })),
    ],
  }
}

/** The document with one conflict settled this side's way. */
export function takeMine(document: PlanDocument, conflict: Conflict): PlanDocument {
  const settle = <T extends object>(things: T[], idOf: (thing: T) => string, mine: T | null): T[] => {
    const rest = things.filter((thing) => idOf(thing) !== conflict.id)
    return mine === null ? rest : [...rest, mine]
  }
  if (conflict.kind === 'stall') return { ...document, stalls: settle(document.stalls, stallId, conflict.mine) }
  if (conflict.kind === 'zone') return { ...document, zones: settle(document.zones, thingId, conflict.mine) }
  return { ...document, features: settle(document.features, thingId, conflict.mine) }
}

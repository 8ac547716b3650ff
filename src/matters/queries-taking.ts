import type { Db } from '../db/open.ts'
import type { Actor } from '../events/rules.ts'
import type { Refusal } from '../enforcement/rules-check.ts'
import { activeOfficers } from '../patrols/queries.ts'
import { Problem } from '../problems.ts'
import type { Random } from '../shared/ids.ts'
import type { MatterFacts } from './queries-facts.ts'
import type * as stored from './queries-procedures.ts'
import { holdMatter } from './queries-steps.ts'
import type { Course } from './rules-judge.ts'
import type { Hand } from './rules-machine.ts'
import type { ProcedureStepEntry } from './schema-steps.ts'

/** Who takes a step: a member of staff with their squad, or a vendor. */
export interface Taker {
  actor: Actor & { id: string }
  hand: Hand
  /** An officer acts in their own squad's matters, a vendor in their own. */
  squad_id: string | null
}

export interface Proceeding {
  taker: Taker
  now: Date
  random: Random
}

/** Throws the first of some refusals, with all of them beside it. */
export function unlessRefused(refusals: readonly Refusal[]) {
  const [first] = refusals
  if (first) throw new Problem(first.code, { ...first.detail, ...(refusals.length > 1 && { problems: refusals }) })
}

export type HeldMatter = NonNullable<Awaited<ReturnType<typeof holdMatter>>>

/** A matter of the taker's own: of an officer's squad, of the vendor; `not_found` or `not_allowed` otherwise. */
export async function ownMatter(db: Db, id: string, { actor, hand, squad_id }: Taker): Promise<HeldMatter> {
  const matter = await holdMatter(db, id)
  if (!matter || matter.state === 'void') throw new Problem('not_found')
  if (hand === 'vendor' && matter.vendor_id !== actor.id) throw new Problem('not_found')
  if (hand === 'officer' && matter.squad_id !== squad_id)
    throw new Problem('not_allowed', { squad_id: matter.squad_id })
  return matter
}

/** Whoever an entry names as having carried it out is an active officer: a supervisor named so could decide no review of it. */
export async function onlyOfficersNamed(db: Db, entry: object & { officers?: readonly string[] }) {
  if (!entry.officers) return
  const active = await activeOfficers(db, entry.officers)
  if (!entry.officers.every((person) => active.has(person)))
    throw new Problem('unknown_reference', { fields: [{ path: 'officers' }] })
}

/** A lawful step on its way, with all it was judged by. */
export interface Following {
  entry: ProcedureStepEntry
  procedure: stored.HeldProcedure
  matter: HeldMatter
  facts: MatterFacts
  course: Course
  steps: Awaited<ReturnType<typeof stored.stepsOf>>
  clocks: Awaited<ReturnType<typeof stored.clocksOf>>
  to: string
  given: Proceeding
}

import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import { recountSeen } from '../tally/queries-looks.ts'
import { addDays } from '../shared/evening.ts'
import { newId, type Random } from '../shared/ids.ts'
import { lockVendor } from '../vendors/queries.ts'
import * as queries from './queries.ts'
import { takeOverCounted } from './queries-counted.ts'
import { ending, knownUntil, leaving, type Ending } from './rules.ts'
import type { AssignmentEnd, AssignmentEntry, AssignmentMove } from './schema.ts'

export type HoldingMarket = NonNullable<Awaited<ReturnType<typeof queries.marketFor>>>

/** Who gives, ends or moves, when, and the chance new ids are made of. */
export interface Giver {
  id: string
  now: Date
  random: Random
}

async function log(
  db: Db,
  market: HoldingMarket,
  by: Giver,
  kind: EventKind,
  id: string,
  body: Record<string, unknown>,
) {
  const actor = { kind: 'person', id: by.id } as const
  const subject = `assignment:${id}`
  await append(db, { market_id: market.id, evening: market.today, at: by.now, actor, kind, subject, body })
}

/** Coverage counts stalls that were assigned: evenings that are over, or tonight, are counted anew. Holds the market's log. */
async function coverFrom(db: Db, market: HoldingMarket, from: string) {
  if (from <= market.today) await recountSeen(db, market.id, from)
}

function unlessRefused(outcome: Ending) {
  if (typeof outcome === 'string') throw new Problem(outcome)
  return outcome
}

/**
 * Gives a stall and answers the assignment's id. Vendor, then stall, are held while it looks, so that of many at once
 * each is told truly who was first; the exclusion constraints would refuse whatever got past.
 */
async function give(db: Db, market: HoldingMarket, entry: AssignmentEntry, by: Giver): Promise<string> {
  if (entry.ends_on !== null && entry.ends_on < entry.starts_on) throw new Problem('period_reversed')
  if (!(await lockVendor(db, entry.vendor_id))) throw new Problem('unknown_reference', { field: 'vendor_id' })
  const known = await queries.lockStall(db, market.id, entry.stall_id)
  const day = entry.starts_on > market.today ? entry.starts_on : market.today
  const stall = known ? await queries.stallOnPlan(db, market.id, entry.stall_id, day) : undefined
  if (!stall) throw new Problem('stall_not_in_plan')
  if (stall.closed) throw new Problem('stall_closed', { number: stall.number })
  const holder = await queries.holderDuring(db, entry.stall_id, entry)
  if (holder) throw new Problem('stall_taken', { number: stall.number, ...holder })
  const maximum = market.max_stalls_per_vendor
  const id = newId(by.now, by.random)
  const row = { id, market_id: market.id, ...entry, maximum, assigned_by: by.id, assigned_at: by.now }
  if (!(await queries.insertAssignment(db, row))) {
    const numbers = await queries.numbersHeld(db, market.id, entry.vendor_id, entry, day)
    throw new Problem('vendor_has_maximum', { maximum, numbers })
  }
  await takeOverCounted(db, entry.stall_id, { id, ...entry })
  return id
}

/** Gives a vendor a stall and logs it; answers the assignment's id. Refused with a Problem that says what is in the way. */
export async function giveStall(db: Db, market: HoldingMarket, entry: AssignmentEntry, by: Giver): Promise<string> {
  const id = await give(db, market, entry, by)
  await log(db, market, by, 'assignment.given', id, entry)
  await coverFrom(db, market, entry.starts_on)
  return id
}

/** An assignment with its market, its vendor's row held first as when giving; `not_found` when there is none. */
export async function heldAssignment(db: Db, id: string, now: Date) {
  const owner = await queries.assignmentOwner(db, id)
  const market = owner && (await queries.marketFor(db, owner.market_id, now))
  if (!market) throw new Problem('not_found')
  await lockVendor(db, owner.vendor_id)
  return { market, before: await queries.assignmentRow(db, id) }
}

export type Held = Awaited<ReturnType<typeof heldAssignment>>

/** Writes an ending into the row; what had begun of the assignment stays in the coverage. */
async function endRow(db: Db, { market, before }: Held, end: Exclude<Ending, ProblemCode>, reason: string, by: Giver) {
  const ended = { ...end, known_until: knownUntil(before, end, market.begun) }
  await queries.endAssignment(db, before.id, ended, { ended_by: by.id, ended_at: by.now, end_reason: reason })
}

/** Ends an assignment after its last day, or takes it back before its first, and logs it. */
export async function endHolding(db: Db, { market, before }: Held, { last_day, reason }: AssignmentEnd, by: Giver) {
  const end = unlessRefused(ending(before, last_day, market.today))
  await endRow(db, { market, before }, end, reason, by)
  const { stall_id, vendor_id } = before
  await log(db, market, by, 'assignment.ended', before.id, { stall_id, vendor_id, ...end, reason })
  await coverFrom(db, market, 'ends_on' in end ? addDays(end.ends_on, 1) : before.starts_on)
}

/** Moves a vendor to another stall of the market and logs both; answers the new assignment's id. */
export async function moveHolding(db: Db, { market, before }: Held, to: AssignmentMove, by: Giver): Promise<string> {
  const { stall_id, from_day, reason } = to
  const end = unlessRefused(leaving(before, from_day, market.today))
  if (stall_id === before.stall_id) {
    throw new Problem('invalid_request', { fields: [{ path: 'stall_id', message: 'the same stall' }] })
  }
  await endRow(db, { market, before }, end, reason, by)
  const { vendor_id, ends_on } = before
  const entry = { stall_id, vendor_id, starts_on: from_day, ends_on }
  const moved_to = await give(db, market, entry, by)
  await queries.linkMove(db, before.id, moved_to)
  const said = { stall_id: before.stall_id, vendor_id, ...end, moved_to, reason }
  await log(db, market, by, 'assignment.moved', before.id, said)
  await log(db, market, by, 'assignment.given', moved_to, entry)
  await coverFrom(db, market, 'ends_on' in end ? addDays(end.ends_on, 1) : before.starts_on)
  return moved_to
}

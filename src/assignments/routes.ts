import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { newId } from '../shared/ids.ts'
import { Id, MarketId } from '../shared/text.ts'
import { lockVendor } from '../vendors/queries.ts'
import * as queries from './queries.ts'
import { ending, leaving, type Ending } from './rules.ts'
import { Assignment, AssignmentEnd, AssignmentEntry, AssignmentMove, AssignmentQuery, Assignments } from './schema.ts'

type Market = NonNullable<Awaited<ReturnType<typeof queries.marketFor>>>

/**
 * Gives a stall and answers the assignment's id. Vendor, then stall, are held while it looks, so that of many at once
 * each is told truly who was first; the exclusion constraints would refuse whatever got past.
 */
async function give(c: Context<Env>, market: Market, entry: AssignmentEntry): Promise<string> {
  const { db, now, given } = c.var
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
  const id = newId(now, given.random)
  const row = { id, market_id: market.id, ...entry, maximum, assigned_by: staff(c).id, assigned_at: now }
  if (!(await queries.insertAssignment(db, row))) {
    const numbers = await queries.numbersHeld(db, market.id, entry.vendor_id, entry, day)
    throw new Problem('vendor_has_maximum', { maximum, numbers })
  }
  return id
}

/** An assignment with its market, its vendor's row held first as when giving. */
async function held(c: Context<Env>, id: string) {
  const { db, now } = c.var
  const owner = await queries.assignmentOwner(db, id)
  const market = owner && (await queries.marketFor(db, owner.market_id, now))
  if (!market) throw new Problem('not_found')
  await lockVendor(db, owner.vendor_id)
  return { market, before: await queries.assignmentRow(db, id) }
}

function unlessRefused(outcome: Ending) {
  if (typeof outcome === 'string') throw new Problem(outcome)
  return outcome
}

async function log(c: Context<Env>, market: Market, kind: EventKind, id: string, body: Record<string, unknown>) {
  const { db, now, given, district } = c.var
  const actor = { kind: 'person', id: staff(c).id } as const
  const subject = `assignment:${id}`
  await append(db, { market_id: market.id, evening: market.today, at: now, actor, kind, subject, body })
  c.var.afterCommit(() => given.bell.ring(district, market.id))
}

const AssignmentParam = v.object({ assignment: Id })

/** Stalls given to vendors, ended and moved by supervisors; read by all staff. */
export const assignmentRoutes = new Hono<Env>()
  .get(
    '/assignments',
    allow('vendor.read'),
    answers('Assignments of a stall, a vendor or a market', Assignments),
    valid('query', AssignmentQuery),
    async (c) => c.json(await queries.assignments(c.var.db, c.req.valid('query'), c.var.now)),
  )
  .post(
    '/markets/:market/assignments',
    allow('assignment.edit'),
    answers('Give a vendor a stall', Assignment, 201),
    valid('param', v.object({ market: MarketId })),
    valid('json', AssignmentEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const entry = c.req.valid('json')
      const market = await queries.marketFor(db, c.req.valid('param').market, now)
      if (!market) throw new Problem('not_found')
      const id = await give(c, market, entry)
      const answer = await queries.assignment(db, id, now)
      await log(c, market, 'assignment.given', id, entry)
      return c.json(answer, 201)
    },
  )
  .post(
    '/assignments/:assignment/end',
    allow('assignment.edit'),
    answers('End an assignment, or take it back before its first day', Assignment),
    valid('param', AssignmentParam),
    valid('json', AssignmentEnd),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { assignment: id } = c.req.valid('param')
      const { last_day, reason } = c.req.valid('json')
      const { market, before } = await held(c, id)
      const end = unlessRefused(ending(before, last_day, market.today))
      await queries.endAssignment(db, id, end, { ended_by: staff(c).id, ended_at: now, end_reason: reason })
      const answer = await queries.assignment(db, id, now)
      const { stall_id, vendor_id } = before
      await log(c, market, 'assignment.ended', id, { stall_id, vendor_id, ...end, reason })
      return c.json(answer)
    },
  )
  .post(
    '/assignments/:assignment/move',
    allow('assignment.edit'),
    answers('Move a vendor to another stall of the market; the answer is the new assignment', Assignment, 201),
    valid('param', AssignmentParam),
    valid('json', AssignmentMove),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { assignment: id } = c.req.valid('param')
      const { stall_id, from_day, reason } = c.req.valid('json')
      const { market, before } = await held(c, id)
      const end = unlessRefused(leaving(before, from_day, market.today))
      if (stall_id === before.stall_id) {
        throw new Problem('invalid_request', { fields: [{ path: 'stall_id', message: 'the same stall' }] })
      }
      await queries.endAssignment(db, id, end, { ended_by: staff(c).id, ended_at: now, end_reason: reason })
      const { vendor_id, ends_on } = before
      const entry = { stall_id, vendor_id, starts_on: from_day, ends_on }
      const moved_to = await give(c, market, entry)
      await queries.linkMove(db, id, moved_to)
      const answer = await queries.assignment(db, moved_to, now)
      await log(c, market, 'assignment.moved', id, { stall_id: before.stall_id, vendor_id, ...end, moved_to, reason })
      await log(c, market, 'assignment.given', moved_to, entry)
      return c.json(answer, 201)
    },
  )

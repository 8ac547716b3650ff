import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { Id, MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { endHolding, giveStall, heldAssignment, moveHolding, type Giver } from './queries-hold.ts'
import { Assignment, AssignmentEnd, AssignmentEntry, AssignmentMove, AssignmentQuery, Assignments } from './schema.ts'

const giver = (c: Context<Env>): Giver => ({ id: staff(c).id, now: c.var.now, random: c.var.given.random })

const ring = (c: Context<Env>, market: string) => c.var.afterCommit(() => c.var.given.bell.ring(c.var.district, market))

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
      const id = await giveStall(db, market, entry, giver(c))
      ring(c, market.id)
      const answer = await queries.assignment(db, id, now)
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
      const held = await heldAssignment(db, id, now)
      await endHolding(db, held, c.req.valid('json'), giver(c))
      ring(c, held.market.id)
      const answer = await queries.assignment(db, id, now)
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
      const held = await heldAssignment(db, id, now)
      const moved_to = await moveHolding(db, held, c.req.valid('json'), giver(c))
      ring(c, held.market.id)
      const answer = await queries.assignment(db, moved_to, now)
      return c.json(answer, 201)
    },
  )

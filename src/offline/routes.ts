import { Hono } from 'hono'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { logCapture } from '../inspections/queries-log.ts'
import { Problem } from '../problems.ts'
import { Id, MarketId } from '../shared/text.ts'
import { missingOf } from './queries.ts'
import { decide, heldCaptures, openHeld } from './queries-held.ts'
import { HeldCaptures, HeldDecision, Reconciled, ReconcileRequest } from './schema.ts'

/** What phones sent: whether it is still here, and what a supervisor has to decide about it. */
export const offlineRoutes = new Hono<Env>()
  .post(
    '/reconcile',
    allow('inspection.read'),
    answers('Which of these records and photos are not here, or not with this content', Reconciled),
    valid('json', ReconcileRequest),
    async (c) => c.json(await missingOf(c.var.db, staff(c).id, c.req.valid('json'))),
  )
  .get(
    '/held',
    allow('held.decide'),
    answers('Records that wait for a decision, oldest first', HeldCaptures),
    valid('query', v.strictObject({ market: v.optional(MarketId) })),
    async (c) => c.json(await heldCaptures(c.var.db, c.req.valid('query').market)),
  )
  .post(
    '/held/:id',
    allow('held.decide'),
    answers('Accept a held record, which logs it as its officer saw it, or refuse it', undefined, 204),
    valid('param', v.object({ id: Id })),
    valid('json', HeldDecision),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { id } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const { market_id: market, person_id, role, capture, content, received_at, code } = await openHeld(db, id)
      // Whoever recorded it, or carried out what it records, is promoted perhaps, and still does not decide about it (rule R21).
      const officers = capture.findings.flatMap(({ actions }) => actions.flatMap((each) => each.officers ?? []))
      if ([person_id, ...officers].includes(staff(c).id)) throw new Problem('involved_yourself')
      if (wanted.decision === 'accepted') {
        const who = { id: person_id, role }
        const second = code === 'second_penalty_unknown' ? { second_reason: wanted.reason } : {}
        await logCapture(db, { market, capture, sent: content, who, now, accepted_from: received_at, ...second })
      }
      await decide(db, { id, market, by: staff(c).id, now, ...wanted })
      c.var.afterCommit(() => given.bell.ring(district, market))
      return c.body(null, 204)
    },
  )

import { Hono } from 'hono'
import { etag } from 'hono/etag'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { hold } from '../offline/queries-held.ts'
import { isHeldCode } from '../offline/rules.ts'
import { keepLoser } from '../offline/routes-quarantine.ts'
import { HeldReceipt } from '../offline/schema.ts'
import { districtDay } from '../people/queries.ts'
import { marketHours } from '../patrols/queries.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import { Id, MarketId } from '../shared/text.ts'
import { history, inspection } from './queries-history.ts'
import { earlierFindings } from './queries-first.ts'
import { logCapture } from './queries-log.ts'
import { checklistOn } from './queries.ts'
import { Capture, Checklist, EarlierFindings, Inspection, InspectionFilter, Inspections, Receipt } from './schema.ts'

/** The checklist, logging what was seen, and reading it back. */
export const inspectionRoutes = new Hono<Env>()
  .get(
    '/markets/:market/earlier-findings',
    allow('inspection.read'),
    answers('What present holders were found with before, within the look-back', EarlierFindings),
    valid('param', v.object({ market: MarketId })),
    async (c) => {
      const { db, now } = c.var
      const hours = await marketHours(db, c.req.valid('param').market)
      if (!hours) throw new Problem('not_found')
      return c.json(await earlierFindings(db, hours.id, eveningAt(hours, now)))
    },
  )
  .get('/checklist', allow('inspection.read'), etag(), answers('The checklist valid today', Checklist), async (c) => {
    const checklist = await checklistOn(c.var.db, await districtDay(c.var.db, c.var.now))
    if (!checklist) throw new Problem('not_found')
    c.header('Cache-Control', 'no-cache')
    return c.json(checklist)
  })
  .put(
    '/markets/:market/inspections/:id',
    allow('inspection.amend'),
    answers('Log an inspection or amend one', Receipt, 201, {
      200: ['The same again: the receipt of the first time', Receipt],
      202: ['It could not be applied and waits for a supervisor', HeldReceipt],
    }),
    valid('param', v.object({ market: MarketId, id: Id })),
    valid('json', Capture),
    keepLoser,
    unitOfWork,
    async (c) => {
      const { market, id } = c.req.valid('param')
      const capture = c.req.valid('json')
      sameId(capture, id)
      const { db, now, given, district } = c.var
      const sent: unknown = await c.req.json()
      try {
        const { receipt, first } = await logCapture(db, { market, capture, sent, who: staff(c), now })
        if (!first) return c.json(receipt, 200)
        c.var.afterCommit(() => given.bell.ring(district, market))
        return c.json(receipt, 201)
      } catch (error) {
        // What amends itself is no record of anything; all else that its officer could not know waits for a supervisor.
        if (!(error instanceof Problem) || !isHeldCode(error.code) || capture.amends === id) throw error
        return c.json(await hold(db, { market, capture, sent, person: staff(c).id, code: error.code, now }), 202)
      }
    },
  )
  .get(
    '/inspections',
    allow('inspection.read'),
    answers('Inspections of a stall, shop, vendor, patrol or evening, newest first', Inspections),
    valid('query', InspectionFilter),
    async (c) => {
      const filter = c.req.valid('query')
      const { stall, shop, vendor, patrol, market, evening } = filter
      if (!(stall ?? shop ?? vendor ?? patrol) && !(market && evening)) {
        throw new Problem('invalid_request', { fields: [{ path: 'stall', message: 'say of what' }] })
      }
      return c.json(await history(c.var.db, filter))
    },
  )
  .get(
    '/inspections/:id',
    allow('inspection.read'),
    answers('One inspection', Inspection),
    valid('param', v.object({ id: Id })),
    async (c) => {
      const found = await inspection(c.var.db, c.req.valid('param').id)
      if (!found) throw new Problem('not_found')
      return c.json(found)
    },
  )

import { Hono } from 'hono'
import { allow, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { pageSize } from '../shared/text.ts'
import * as queries from './queries.ts'
import { HistoryQuery, Own, OwnHistory } from './schema.ts'

/** What a vendor sees of themself, and of nobody else: whose rows is never asked for, it is who is signed in. */
export const ownRoutes = new Hono<Env>()
  .get('/own', allow('own.read'), answers('My stalls, tonight’s hours, what I am to put right', Own), async (c) => {
    const { db, now } = c.var
    const { id } = vendor(c)
    const [latest] = await queries.ownInspections(db, id, { limit: 1 })
    const own: Own = {
      vendor: await queries.ownVendor(db, id),
      places: await queries.ownPlaces(db, id, now),
      to_put_right: await queries.toPutRight(db, id),
      latest: latest ?? null,
      fee_yuan: 0,
    }
    return c.json(own)
  })
  .get(
    '/own/history',
    allow('own.read'),
    answers('My record, newest first', OwnHistory),
    valid('query', HistoryQuery),
    async (c) => {
      const { before } = c.req.valid('query')
      const { id } = vendor(c)
      if (before && !(await queries.isOwnInspection(c.var.db, id, before))) throw new Problem('not_found')
      const wanted = { ...(before && { before }), limit: pageSize + 1 }
      const rows = await queries.ownInspections(c.var.db, id, wanted)
      const inspections = rows.slice(0, pageSize)
      return c.json({ inspections, next: rows.length > pageSize ? (inspections.at(-1)?.id ?? null) : null })
    },
  )

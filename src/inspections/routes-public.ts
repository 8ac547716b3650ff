import { Hono } from 'hono'
import * as v from 'valibot'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { marketHours } from '../patrols/queries.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import { Id, MarketId } from '../shared/text.ts'
import { publicRecord } from './queries-public.ts'
import { PublicRecord } from './schema.ts'

/** How a place was seen lately, for anybody; what was done about findings is never public. */
export const publicRecordRoutes = new Hono<Env>().get(
  '/public/markets/:market/places/:kind/:id',
  allow('public'),
  answers('How a place was seen lately, for anybody', PublicRecord),
  valid('param', v.object({ market: MarketId, kind: v.picklist(['stall', 'shop']), id: Id })),
  async (c) => {
    const { market, ...place } = c.req.valid('param')
    const hours = await marketHours(c.var.db, market)
    const record = hours && (await publicRecord(c.var.db, market, place, eveningAt(hours, c.var.now)))
    if (!record) throw new Problem('not_found')
    return c.json(record)
  },
)

import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { markets } from '../markets/queries.ts'
import { Problem } from '../problems.ts'
import { MarketId } from '../shared/text.ts'
import { versionWhole } from './queries.ts'
import { publishDrawn } from './queries-publish.ts'
import { DrawnPlan, PlanVersion, PublishedDrawing } from './schema.ts'

const OneMarket = v.object({ market: MarketId })
const OneVersion = v.object({
  market: MarketId,
  version: v.union([
    v.literal('latest'),
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/),
      v.transform((digits) => Number(digits)),
    ),
  ]),
})

/** Versions of a plan whole, and new ones as they were drawn. */
export const studioRoutes = new Hono<Env>()
  .get(
    '/markets/:market/plans/:version',
    allow('market.read'),
    answers('A version of the plan with all it draws and what its checks found; `latest` is the newest', PlanVersion),
    valid('param', OneVersion),
    compress(),
    etag({ weak: true }),
    async (c) => {
      const { market, version } = c.req.valid('param')
      const known = await markets(c.var.db, c.var.now, market)
      const plan = known.length > 0 ? await versionWhole(c.var.db, market, version) : undefined
      if (!plan) throw new Problem('not_found')
      return c.json(plan, 200, { 'Cache-Control': 'private, no-cache' })
    },
  )
  .post(
    '/markets/:market/plans/drawn',
    allow('plan.edit'),
    answers('Publish the plan as it was drawn', PublishedDrawing, 201),
    valid('param', OneMarket),
    valid('json', DrawnPlan),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const [market] = await markets(db, now, c.req.valid('param').market)
      if (!market) throw new Problem('not_found')
      const by = { id: staff(c).id, now, random: given.random }
      const receipt = await publishDrawn(db, market, c.req.valid('json'), by)
      c.var.afterCommit(() => given.bell.ring(district, market.id))
      return c.json(receipt, 201)
    },
  )

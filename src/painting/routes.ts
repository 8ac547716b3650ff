import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import * as v from 'valibot'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { markets } from '../markets/queries.ts'
import type { Market } from '../markets/schema.ts'
import { planInForce } from '../plan/queries.ts'
import { Problem } from '../problems.ts'
import { Id, MarketId } from '../shared/text.ts'
import { fixedMarksOn, linesOf, openJob, planOf } from './queries.ts'
import { endJob, logMark, makeJob } from './queries-write.ts'
import { PaintJobEntry, PaintMark, PaintReceipt, PaintRound } from './schema.ts'

const OneMarket = v.object({ market: MarketId })
const InMarket = v.object({ market: MarketId, id: Id })

/** A market with painted plots; a street has none. */
async function nightMarket(db: Db, now: Date, id: string): Promise<Market> {
  const [market] = await markets(db, now, id)
  if (!market) throw new Problem('not_found')
  if (market.kind !== 'night_market') throw new Problem('market_without_stalls')
  return market
}

async function round(db: Db, market: Market): Promise<PaintRound> {
  const { id, name, name_en, time_zone, axis_bearing, center_lng, center_lat } = market
  const open = await openJob(db, id)
  const plan = open?.plan ?? (await planInForce(db, id, market.evening))
  const latest = await planOf(db, id)
  const told = (one: { version: number; valid_from: string } | undefined) =>
    one ? { version: one.version, valid_from: one.valid_from } : null
  return {
    market: { id, name, name_en, time_zone, axis_bearing, center_lng, center_lat },
    today: market.evening,
    plan: told(plan),
    latest: told(latest),
    job: open?.job ?? null,
    fixed_marks: plan ? await fixedMarksOn(db, plan.id) : [],
    stalls: plan ? await linesOf(db, plan.id, open?.job.id ?? null) : [],
  }
}

/** The paint walk: what is to be painted, what was, and the job it is done in. */
export const paintingRoutes = new Hono<Env>()
  .get(
    '/markets/:market/painting',
    allow('paint.log'),
    answers('What the paint walk needs', PaintRound),
    valid('param', OneMarket),
    compress(),
    etag({ weak: true }),
    async (c) => {
      const market = await nightMarket(c.var.db, c.var.now, c.req.valid('param').market)
      return c.json(await round(c.var.db, market), 200, { 'Cache-Control': 'private, no-cache' })
    },
  )
  .put(
    '/markets/:market/painting/marks/:id',
    allow('paint.log'),
    answers('A line was painted, is worn, or a mark is taken back; the same again answers 200', PaintReceipt, 201),
    valid('param', InMarket),
    valid('json', PaintMark),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { market: id, id: markId } = c.req.valid('param')
      const mark = c.req.valid('json')
      sameId(mark, markId)
      const market = await nightMarket(db, now, id)
      const { receipt, first } = await logMark(db, { market, mark, sent: await c.req.json(), who: staff(c), now })
      if (!first) return c.json(receipt, 200)
      c.var.afterCommit(() => given.bell.ring(district, id))
      return c.json(receipt, 201)
    },
  )
  .post(
    '/markets/:market/painting/jobs',
    allow('plan.edit'),
    answers('Have what is not painted yet painted within some days; the same again answers 200', PaintRound, 201),
    valid('param', OneMarket),
    valid('json', PaintJobEntry),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const market = await nightMarket(db, now, c.req.valid('param').market)
      const entry = c.req.valid('json')
      const by = { id: staff(c).id, now }
      const open = (await openJob(db, market.id))?.job
      if (open?.id === entry.id) {
        // Sent again because its answer was lost.
        const same = open.version === entry.version && open.first_day === entry.first_day && open.days === entry.days
        if (!same) throw new Problem('conflict')
        return c.json(await round(db, market), 200)
      }
      const stalls = await makeJob(db, market.id, entry, by)
      await append(db, {
        market_id: market.id,
        evening: market.evening,
        at: now,
        actor: { kind: 'person', id: by.id },
        kind: 'paint_job.made',
        subject: `paint_job:${entry.id}`,
        body: { version: entry.version, first_day: entry.first_day, days: entry.days, stalls },
      })
      c.var.afterCommit(() => given.bell.ring(district, market.id))
      return c.json(await round(db, market), 201)
    },
  )
  .post(
    '/markets/:market/painting/jobs/:id/end',
    allow('plan.edit'),
    answers('End a paint job', PaintRound),
    valid('param', InMarket),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { market: id, id: job } = c.req.valid('param')
      const market = await nightMarket(db, now, id)
      const by = { id: staff(c).id, now }
      if (!(await endJob(db, id, job, by))) throw new Problem('not_found')
      await append(db, {
        market_id: id,
        evening: market.evening,
        at: now,
        actor: { kind: 'person', id: by.id },
        kind: 'paint_job.ended',
        subject: `paint_job:${job}`,
        body: {},
      })
      c.var.afterCommit(() => given.bell.ring(district, id))
      return c.json(await round(db, market))
    },
  )

import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { sameVersion, VersionParam } from '../http/version.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { Id, MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { PointsPage, PointsSettingEntry, PointsVersionEntry, VendorPoints } from './schema.ts'

async function page(c: Context<Env>): Promise<PointsPage> {
  const { db, now } = c.var
  return {
    markets: await queries.nearLimits(db, now),
    versions: await queries.versions(db),
    items: await queries.itemsNow(db),
    today: await districtDay(db, now),
  }
}

async function log(c: Context<Env>, kind: EventKind, market: string | null, subject: string, body: object) {
  const actor = { kind: 'person' as const, id: staff(c).id }
  await append(c.var.db, { market_id: market, evening: null, at: c.var.now, actor, kind, subject, body: { ...body } })
}

/** 记分: a market's choice; points are given on patrol, expire, and end nothing by themselves (rule R14). */
export const pointsRoutes = new Hono<Env>()
  .get('/own/points', allow('own.read'), answers('My points, why, and when they expire', VendorPoints), async (c) =>
    c.json(await queries.pointsOfVendor(c.var.db, vendor(c).id, c.var.now)),
  )
  .get(
    '/vendors/:vendor/points',
    allow('inspection.read'),
    answers('A vendor’s points, why, and when they expire', VendorPoints),
    valid('param', v.object({ vendor: Id })),
    async (c) => c.json(await queries.pointsOfVendor(c.var.db, c.req.valid('param').vendor, c.var.now)),
  )
  .get(
    '/points',
    allow('market.edit'),
    answers('Every market’s points setting with who is near its limit, and the table’s versions', PointsPage),
    async (c) => c.json(await page(c)),
  )
  .put(
    '/markets/:market/points',
    allow('market.edit'),
    answers('Set how a market counts points', PointsPage),
    valid('param', v.object({ market: MarketId })),
    valid('json', PointsSettingEntry),
    unitOfWork,
    async (c) => {
      const { market } = c.req.valid('param')
      const setting = c.req.valid('json')
      if (!(await queries.saveSetting(c.var.db, market, setting))) throw new Problem('not_found')
      await log(c, 'points.set', market, `market:${market}`, setting)
      return c.json(await page(c))
    },
  )
  .put(
    '/points/versions/:version',
    allow('market.edit'),
    answers('Publish the next version of the points table', PointsPage, 201),
    valid('param', VersionParam),
    valid('json', PointsVersionEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const entry = c.req.valid('json')
      sameVersion(entry, c.req.valid('param'))
      // Points of an evening that has begun stay what they were said to be.
      if (entry.valid_from <= (await districtDay(db, now))) throw new Problem('points_from_tomorrow')
      if (!(await queries.insertVersion(db, entry, staff(c).id, now))) throw new Problem('conflict')
      const { version, valid_from, items } = entry
      const table = Object.fromEntries(items.map(({ item_code, points }) => [item_code, points]))
      await log(c, 'points.published', null, `points:${version}`, { version, valid_from, items: table })
      return c.json(await page(c), 201)
    },
  )

import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import * as v from 'valibot'
import type { Db } from '../db/open.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { markets } from '../markets/queries.ts'
import { documentOf } from '../plan/queries.ts'
import { packPlaces } from '../plan/rules-pack.ts'
import type { LngLat, Place } from '../plan/schema.ts'
import { Problem } from '../problems.ts'
import { addDays } from '../shared/evening.ts'
import { MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { daysBetween, layoutsOver, longestHistoryDays, matrixOf } from './rules.ts'
import { History, HistoryQuery } from './schema.ts'

type Drawn = Omit<Place, 'kind'>

/** A layout with its places, and which of them are closed. */
async function layoutsOf(db: Db, market: string, kind: queries.PlaceKind, evenings: readonly string[]) {
  const drawn = (row: Pick<Drawn, 'id' | 'number' | 'row' | 'position' | 'category' | 'outline'>): Drawn => {
    return { ...row, status: 'vacant', holder: null }
  }
  if (kind === 'shop') {
    const shops = await queries.shopsNow(db, market)
    const places = shops.map(({ id, number, position, category_id, outline }) =>
      drawn({ id, number, row: '', position, category: category_id, outline: outline as unknown as LngLat[] }),
    )
    const closed = new Map(shops.map((shop) => [shop.id, shop.closed]))
    return [{ first: 0, version: null, valid_from: null, places, closed, zones: [], features: [] }]
  }
  const layouts = []
  for (const { first, plan } of layoutsOver(await queries.versions(db, market), evenings)) {
    const { stalls, zones, features } = await documentOf(db, plan.id)
    const places = stalls.map((stall) => {
      const { number, position, outline } = stall
      return drawn({ id: stall.stall_id, number, row: stall.row_label, position, category: stall.category_id, outline })
    })
    const closed = new Map(stalls.map((stall) => [stall.stall_id, stall.closed]))
    layouts.push({ first, version: plan.version, valid_from: plan.valid_from, places, closed, zones, features })
  }
  return layouts
}

/** What was on each evening of a market. */
export const historyRoutes = new Hono<Env>().get(
  '/markets/:market/history',
  allow('inspection.read'),
  answers('States of every stall on every evening, with the layouts and counts, in one answer', History),
  valid('param', v.object({ market: MarketId })),
  valid('query', HistoryQuery),
  compress(),
  etag({ weak: true }),
  async (c) => {
    const { db, now } = c.var
    const [market] = await markets(db, now, c.req.valid('param').market)
    if (!market) throw new Problem('not_found')
    const asked = c.req.valid('query')
    const to = asked.to === undefined || asked.to > market.evening ? market.evening : asked.to
    const from = asked.from ?? addDays(to, -29)
    if (from > to) throw new Problem('period_reversed')
    if (addDays(from, longestHistoryDays) <= to) {
      const message = `more than ${longestHistoryDays} days`
      throw new Problem('invalid_request', { fields: [{ path: 'from', message }] })
    }
    const kind = market.kind === 'street' ? 'shop' : 'stall'
    const evenings = daysBetween(from, to)
    const layouts = await layoutsOf(db, market.id, kind, evenings)
    const ids = [...new Set(layouts.flatMap(({ places }) => places.map(({ id }) => id)))]
    const period = { market: market.id, kind, from, to } as const
    const looks = await queries.looksIn(db, period)
    const held = await queries.heldSpans(db, period)
    const deadlines = await queries.deadlineSpans(db, period)
    const placeAt = new Map(ids.map((id, index) => [id, index]))
    const eveningAt = new Map(evenings.map((evening, index) => [evening, index]))
    const history: History = {
      market,
      evenings,
      layouts: layouts.map(({ first, version, valid_from, places, zones, features }) => {
        return { first, version, valid_from, places: packPlaces(kind, places), zones, features }
      }),
      ids,
      ...matrixOf({ evenings, ids, layouts, held, deadlines, looks }),
      looks: looks.flatMap((look) => {
        const [evening, place] = [eveningAt.get(look.evening), placeAt.get(look.subject)]
        if (evening === undefined || place === undefined) return []
        return [evening, place, look.inspections, look.findings, look.repeats, look.handled, look.enforcements]
      }),
    }
    return c.json(history, 200, { 'Cache-Control': 'private, no-cache' })
  },
)

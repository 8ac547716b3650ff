import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { fitToMaximum } from '../assignments/queries.ts'
import { isPatrolled, keepEarlierHours } from '../calendar/queries-seasons.ts'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { addDays, eveningAt } from '../shared/evening.ts'
import { MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { Categories, Market, MarketEntry, Markets, NewMarket, PublicMarket, PublicMarkets, Tiles } from './schema.ts'

const OneMarket = v.object({ market: MarketId })

async function found(c: Context<Env>, id: string): Promise<Market> {
  const [market] = await queries.markets(c.var.db, c.var.now, id)
  if (!market) throw new Problem('not_found')
  return market
}

async function saved(c: Context<Env>, id: string, body: Record<string, unknown>): Promise<Market> {
  const { db, now, given, district } = c.var
  const actor = { kind: 'person', id: staff(c).id } as const
  await append(db, {
    market_id: id,
    evening: null,
    at: now,
    actor,
    kind: 'market.saved',
    subject: `market:${id}`,
    body,
  })
  c.var.afterCommit(() => given.bell.ring(district, id))
  return found(c, id)
}

/**
 * Other hours would have tonight's evening end, or not have begun, after the fact, and what is still on its way from a phone
 * would come to lie on another: the hours of a market in use stand from an evening's opening, or its first patrol, until the
 * next evening's time has come, half-way through the closed hours; what they were stays with the evenings that are over. A
 * market that was never patrolled may be put right at any time.
 */
async function changeHours(c: Context<Env>, before: Market, entry: MarketEntry) {
  const { db, now } = c.var
  const { id: market_id, opens, closes, evening } = before
  const same = (['time_zone', 'opens', 'closes'] as const).every((name) => before[name] === entry[name])
  if (same || !(await queries.wasPatrolled(db, market_id))) return
  const begun = new Date(before.opens_at) <= now || (await isPatrolled(db, market_id, evening))
  const last_day = addDays(evening, -1)
  const earlier = { first_day: '0001-01-01', last_day, opens, closes }
  const next = eveningAt({ ...entry, seasons: [...before.seasons, earlier] }, now)
  if (begun || next !== evening) throw new Problem('hours_under_way')
  await keepEarlierHours(db, { market_id, last_day, opens, closes })
}

/** Markets for staff and for anybody, and the trades. */
export const marketRoutes = new Hono<Env>()
  .get(
    '/markets',
    allow('market.read'),
    answers('All markets with stalls and assignments of this evening', Markets),
    async (c) => c.json({ markets: await queries.markets(c.var.db, c.var.now) }),
  )
  .get('/markets/:market', allow('market.read'), answers('One market', Market), valid('param', OneMarket), async (c) =>
    c.json(await found(c, c.req.valid('param').market)),
  )
  .post(
    '/markets',
    allow('market.edit'),
    answers('Add a market', Market, 201),
    valid('json', NewMarket),
    unitOfWork,
    async (c) => {
      const entry = c.req.valid('json')
      await queries.insertMarket(c.var.db, entry, c.var.now)
      return c.json(await saved(c, entry.id, entry), 201)
    },
  )
  .put(
    '/markets/:market',
    allow('market.edit'),
    answers('Change a market', Market),
    valid('param', OneMarket),
    valid('json', MarketEntry),
    unitOfWork,
    async (c) => {
      const { market } = c.req.valid('param')
      const entry = c.req.valid('json')
      const before = await found(c, market)
      await changeHours(c, before, entry)
      const evening = eveningAt({ ...entry, seasons: before.seasons }, c.var.now)
      await fitToMaximum(c.var.db, market, entry.max_stalls_per_vendor, evening)
      if (!(await queries.updateMarket(c.var.db, market, entry))) throw new Problem('not_found')
      return c.json(await saved(c, market, entry))
    },
  )
  .get('/public/markets', allow('public'), answers('Markets, for anybody', PublicMarkets), async (c) => {
    const markets = await queries.markets(c.var.db, c.var.now)
    return c.json({ markets: markets.map((market) => v.parse(PublicMarket, market)) })
  })
  .get('/tiles', allow('market.read'), answers('Map tiles below the overview of markets, if any', Tiles), (c) =>
    c.json({ tiles: c.var.given.tiles }),
  )
  .get('/categories', allow('public'), answers('The trades, in their order', Categories), async (c) =>
    c.json({ categories: await queries.categories(c.var.db) }),
  )

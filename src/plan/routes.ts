import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import * as v from 'valibot'
import type { Db } from '../db/open.ts'
import { assignments } from '../assignments/queries.ts'
import { head } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { togetherBy } from '../live/together.ts'
import { markets } from '../markets/queries.ts'
import { PublicMarket, type Market } from '../markets/schema.ts'
import { Problem } from '../problems.ts'
import { Day, Id, MarketId } from '../shared/text.ts'
import { viewerOf } from '../vendors/queries.ts'
import { phoneFor } from '../vendors/rules.ts'
import * as queries from './queries.ts'
import { areasOf, packPlaces, stretchOf } from './rules-pack.ts'
import { publicStatus, staffStatus } from './rules-status.ts'
import { PublicMap, ShopDetail, StaffMap, StallDetail, type Place } from './schema.ts'

const OneMarket = v.object({ market: MarketId })
/** The evening a map shows; tonight unless one is named. */
const Area = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,3}$/),
    v.transform((digits) => Number(digits)),
  ),
  '1',
)
const OneEvening = v.object({ evening: v.optional(Day), area: Area })
const OneArea = v.object({ area: Area })
const OneStall = v.object({ market: MarketId, stall: Id })
const OneShop = v.object({ market: MarketId, shop: Id })

/** A market with what its map shows on this evening; no ground before the first plan is in force. */
async function groundOf(db: Db, now: Date, id: string, evening?: string) {
  const [market] = await markets(db, now, id)
  if (!market) throw new Problem('not_found')
  if (market.kind === 'street') return { market, ground: { kind: 'shop' } as const, plan: null }
  const plan = await queries.planInForce(db, id, evening ?? market.evening)
  if (!plan) return { market, ground: null, plan: null }
  const { version, valid_from } = plan
  return { market, ground: { kind: 'stall', plan: plan.id } as const, plan: { version, valid_from } }
}

const placeOf = (row: queries.PlaceRow, status: Place['status'], holder: string | null): Omit<Place, 'kind'> => ({
  id: row.id,
  number: row.number,
  row: row.row_label,
  position: row.position,
  category: row.category_id,
  outline: row.outline,
  status,
  holder,
})

const statusOf = (row: queries.StaffPlaceRow) => {
  const { outcome, enforced, ...facts } = row
  return staffStatus({ ...facts, tonight: outcome && { outcome, enforced } })
}

const planOf = (ground: queries.Ground | null) => (ground?.kind === 'stall' ? ground.plan : null)

const kindOf = (market: Market) => (market.kind === 'street' ? 'shop' : 'stall')

/** How many areas a map comes in, and the stretch that one is; 404 for an area it does not have. */
async function areaOf(db: Db, ground: queries.Ground | null, market: string, area: number) {
  const areas = areasOf(ground ? await queries.placeCount(db, ground, market) : 0)
  if (area > areas) throw new Problem('not_found')
  const stretch = stretchOf(area, areas)
  return { areas, ...(stretch && { stretch }) }
}

/** What the panels of a stall and of a shop share; 404 when the market's map of this evening does not show it. */
async function detailOf(c: Context<Env>, marketId: string, kind: 'stall' | 'shop', id: string) {
  const { db } = c.var
  const { market, ground, plan } = await groundOf(db, c.var.now, marketId)
  if (ground?.kind !== kind) throw new Problem('not_found')
  const [row] = await queries.staffPlaces(db, ground, marketId, market.evening, { id })
  if (!row) throw new Problem('not_found')
  const holder = await queries.holderOf(db, kind, id, market.evening)
  const viewer = await viewerOf(db, staff(c))
  const detail = {
    id,
    market: { id: market.id, name: market.name, name_en: market.name_en },
    number: row.number,
    position: row.position,
    category: row.category_id,
    outline: row.outline.map(([lng, lat]): [number, number] => [lng, lat]),
    closed: row.closed,
    status: statusOf(row),
    holder: holder
      ? { ...holder, ...phoneFor(viewer, { id: holder.vendor_id, phone: holder.phone, markets: [marketId] }) }
      : null,
    ...(await queries.neighbours(db, ground, marketId, row.position)),
  }
  return { detail, row, plan, ground }
}

/** Everybody sees the same public map, so one reading serves all who ask meanwhile. */
const publicMaps = togetherBy<PublicMap>()

/** The map as anybody may see it; 404 for a market or an area that there is not. */
async function publicMap(db: Db, now: Date, id: string, area: number): Promise<PublicMap> {
  const { market, ground, plan } = await groundOf(db, now, id)
  const { areas, stretch } = await areaOf(db, ground, id, area)
  const rows = ground ? await queries.publicPlaces(db, ground, id, market.evening, stretch) : []
  const places = rows.map((row) => placeOf(row, publicStatus(row), row.held ? row.trade_name : null))
  const around = await queries.groundOn(db, planOf(ground))
  return { market: v.parse(PublicMarket, market), plan, areas, places: packPlaces(kindOf(market), places), ...around }
}

/** The maps, and the panel of one stall or shop. */
export const planRoutes = new Hono<Env>()
  .get(
    '/markets/:market/map',
    allow('market.read'),
    answers('The whole map with tonight’s states, a very large one by areas', StaffMap),
    valid('param', OneMarket),
    valid('query', OneEvening),
    compress(),
    etag({ weak: true }),
    async (c) => {
      const { db, now } = c.var
      const { market: id } = c.req.valid('param')
      const { evening, area } = c.req.valid('query')
      // Read first: whatever is logged while the places are read comes again as an event, and changes nothing twice.
      const cursor = (await head(db, id)).position
      const { market, ground, plan } = await groundOf(db, now, id, evening)
      const { areas, ...stretch } = await areaOf(db, ground, id, area)
      const rows = ground ? await queries.staffPlaces(db, ground, id, evening ?? market.evening, stretch) : []
      const places = rows.map((row) => placeOf(row, statusOf(row), row.vendor_name))
      const around = await queries.groundOn(db, planOf(ground))
      const map: StaffMap = { market, plan, cursor, areas, places: packPlaces(kindOf(market), places), ...around }
      return c.json(map, 200, { 'Cache-Control': 'private, no-cache' })
    },
  )
  .get(
    '/public/markets/:market/map',
    allow('public'),
    answers('The whole map as anybody may see it, a very large one by areas', PublicMap),
    valid('param', OneMarket),
    valid('query', OneArea),
    compress(),
    etag({ weak: true }),
    async (c) => {
      const { db, given } = c.var
      const { market } = c.req.valid('param')
      const { area } = c.req.valid('query')
      const map = await publicMaps(db, `${market} ${area}`, () => publicMap(db, given.clock(), market, area))
      return c.json(map, 200, { 'Cache-Control': 'no-cache' })
    },
  )
  .get(
    '/markets/:market/stalls/:stall',
    allow('market.read'),
    answers('A stall, who holds it and who held it', StallDetail),
    valid('param', OneStall),
    async (c) => {
      const { market, stall } = c.req.valid('param')
      const { detail, row, plan, ground } = await detailOf(c, market, 'stall', stall)
      const sides = ground.kind === 'stall' ? await queries.sidesOf(c.var.db, ground.plan, stall) : undefined
      if (!sides) throw new Problem('not_found')
      const past = await assignments(c.var.db, { stall }, c.var.now)
      const answer: StallDetail = {
        kind: 'stall',
        ...detail,
        row: row.row_label,
        ...sides,
        plan,
        assignments: past.assignments,
      }
      return c.json(answer)
    },
  )
  .get(
    '/markets/:market/shops/:shop',
    allow('market.read'),
    answers('A shop of a street and who runs it', ShopDetail),
    valid('param', OneShop),
    async (c) => {
      const { market, shop } = c.req.valid('param')
      const { detail, row } = await detailOf(c, market, 'shop', shop)
      const answer: ShopDetail = { kind: 'shop', ...detail, name: row.vendor_name ?? '' }
      return c.json(answer)
    },
  )

import * as v from 'valibot'
import { Assignment } from '../assignments/schema.ts'
import { Market, PublicMarket } from '../markets/schema.ts'
import { Id, text } from '../shared/text.ts'
import { featureKinds, featureShapes } from './rules-kinds.ts'

/** A vertex in WGS-84: longitude, latitude, in degrees. */
export type LngLat = readonly [number, number]

/** What a member of staff sees of a stall or shop tonight; glyph and colour in `web/map`. */
export const staffStatuses = ['vacant', 'assigned', 'seen', 'to_put_right', 'enforced', 'closed'] as const
export type StaffStatus = (typeof staffStatuses)[number]

/** What anybody may see; enforcement is never public. */
export const publicStatuses = ['trading', 'free', 'closed'] as const
export type PublicStatus = (typeof publicStatuses)[number]

/** One stall (or shop of a street) as maps and lists draw it. */
export interface Place {
  id: string
  kind: 'stall' | 'shop'
  number: string
  row: string
  /** Walking order within the market, ascending. */
  position: number
  category: string | null
  /** Ring of vertices, first not repeated. */
  outline: LngLat[]
  status: StaffStatus | PublicStatus
  /** Name shown for who trades here: the vendor for staff, the trade name for the public; null when nobody. */
  holder: string | null
}

/** The whole map of a market in columns, numbers as differences; only `unpackPlaces` of rules-pack.ts reads it. */
export const PackedPlaces = v.object({
  kind: v.picklist(['stall', 'shop']),
  ids: v.array(v.string()),
  numbers: v.array(v.string()),
  rows: v.array(v.string()),
  positions: v.array(v.number()),
  categories: v.array(v.nullable(v.string())),
  corners: v.array(v.number()),
  outlines: v.array(v.number()),
  statuses: v.array(v.string()),
  holders: v.array(v.nullable(v.string())),
})
export type PackedPlaces = v.InferOutput<typeof PackedPlaces>

/** A stall as a plan version stores it. */
export interface PlanStall {
  stall_id: string
  number: string
  row_label: string
  position: number
  category_id: string | null
  /** Ring of vertices in WGS-84, first not repeated, on the 1e-8 grid. */
  outline: LngLat[]
  width_m: number
  depth_m: number
  closed: boolean
}

const Coordinate = v.pipe(
  v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())]),
  v.check(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 85, 'longitude, latitude'),
)
const Side = v.pipe(v.number(), v.minValue(0.1), v.maxValue(500))

/** Something around the stalls. One coordinate for a point, at least two for a line, three for an area (not closed). */
export const PlanFeature = v.pipe(
  v.object({
    id: Id,
    kind: v.picklist(featureKinds),
    label: v.nullable(text(40)),
    shape: v.picklist(featureShapes),
    coordinates: v.pipe(v.array(Coordinate), v.minLength(1), v.maxLength(500)),
    /** Radius of a point, width of a line, metres; null where it has none of its own. */
    size_m: v.nullable(Side),
  }),
  v.check(
    ({ shape, coordinates: { length } }) => (shape === 'point' ? length === 1 : length >= (shape === 'line' ? 2 : 3)),
    'a point has 1 coordinate, a line 2 or more, an area 3 or more',
  ),
)
export type PlanFeature = v.InferOutput<typeof PlanFeature>

/** A part of the market for some categories; for all where none is named. */
export const PlanZone = v.object({
  id: Id,
  name: text(40),
  outline: v.pipe(v.array(Coordinate), v.minLength(3), v.maxLength(200)),
  categories: v.pipe(v.array(text(40)), v.maxLength(100)),
})
export type PlanZone = v.InferOutput<typeof PlanZone>

/** Everything one plan version draws. Stalls in walking order. */
export interface PlanDocument {
  stalls: PlanStall[]
  zones: PlanZone[]
  features: PlanFeature[]
}

const Ground = { zones: v.array(PlanZone), features: v.array(PlanFeature) }

const PlanVersionInForce = v.nullable(v.object({ version: v.number(), valid_from: v.string() }))

/**
 * The staff's map: in one answer, or for a very large market the first of `areas`, each a stretch of the walk. `cursor`:
 * the position in the market's log up to which it is certainly current.
 */
export const StaffMap = v.object({
  market: Market,
  plan: PlanVersionInForce,
  cursor: v.number(),
  areas: v.number(),
  places: PackedPlaces,
  ...Ground,
})
export type StaffMap = v.InferOutput<typeof StaffMap>

/** Anybody's map: no vendor's name but the trade name they chose, nothing of inspections. */
export const PublicMap = v.object({
  market: PublicMarket,
  plan: PlanVersionInForce,
  areas: v.number(),
  places: PackedPlaces,
  ...Ground,
})
export type PublicMap = v.InferOutput<typeof PublicMap>

/** Who trades at a stall; the phone is masked unless the reader needs it to call (rule R18). */
const Holder = v.object({
  vendor_id: v.string(),
  name: v.string(),
  trade_name: v.nullable(v.string()),
  phone: v.string(),
  phone_masked: v.boolean(),
  category: v.string(),
  origin: v.picklist(['roaming', 'settled']),
})

const Neighbour = v.nullable(v.object({ id: v.string(), number: v.string() }))
const placeDetail = {
  id: v.string(),
  market: v.object({ id: v.string(), name: v.string(), name_en: v.string() }),
  number: v.string(),
  position: v.number(),
  category: v.nullable(v.string()),
  outline: v.array(v.tuple([v.number(), v.number()])),
  closed: v.boolean(),
  status: v.picklist(staffStatuses),
  holder: v.nullable(Holder),
  /** In walking order; null at the ends. */
  previous: Neighbour,
  next: Neighbour,
}

/** A stall with who holds it and the latest 50 assignments, past and to come. Its inspections are another question. */
export const StallDetail = v.object({
  kind: v.literal('stall'),
  ...placeDetail,
  row: v.string(),
  width_m: v.number(),
  depth_m: v.number(),
  plan: PlanVersionInForce,
  assignments: v.array(Assignment),
})
export type StallDetail = v.InferOutput<typeof StallDetail>

/** A shop of a street; its name is on its front, so it is no secret. */
export const ShopDetail = v.object({ kind: v.literal('shop'), ...placeDetail, name: v.string() })
export type ShopDetail = v.InferOutput<typeof ShopDetail>

export const PlanVersions = v.object({
  versions: v.array(
    v.object({
      id: v.string(),
      version: v.number(),
      valid_from: v.string(),
      published_at: v.string(),
      published_by: v.nullable(v.string()),
      note: v.nullable(v.string()),
      stalls: v.number(),
      /** Found by the plan checks when it was published; null for versions from before there were checks. */
      errors: v.nullable(v.number()),
      warnings: v.nullable(v.number()),
      checks_reason: v.nullable(v.string()),
      in_force: v.boolean(),
    }),
  ),
})

export type PlanVersions = v.InferOutput<typeof PlanVersions>

import * as v from 'valibot'

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

/** The whole map of a market in columns: outlines as deltas in 1e-7 degrees, see `rules.unpackPlaces`. */
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

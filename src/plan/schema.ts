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

/** What can be wrong with an import file or with one of its features; each language has a sentence for each. */
export const planProblems = [
  'not_geojson',
  'no_features',
  'too_many_features',
  'unsupported_geometry',
  'too_few_corners',
  'too_many_corners',
  'self_crossing',
  'out_of_range',
  'axes_swapped',
  'too_far',
  'missing_orientation',
  'missing_dimensions',
  'bad_dimensions',
  'bad_size',
  'missing_number',
  'bad_number',
  'duplicate_number',
  'overlap',
  'too_crowded',
] as const
export type PlanProblem = (typeof planProblems)[number]

/** A problem of one feature (counted from 0; null is the whole file). `place` is the id of its outline in the preview. */
export const FeatureProblem = v.object({
  feature: v.nullable(v.number()),
  number: v.nullable(v.string()),
  problem: v.picklist(planProblems),
  place: v.nullable(v.string()),
  /** The other stall of an overlap or a doubled number: its feature, or null when it is already on the plan. */
  partner: v.nullable(v.object({ feature: v.nullable(v.number()), number: v.string() })),
  detail: v.record(v.string(), v.union([v.string(), v.number()])),
})
export type FeatureProblem = v.InferOutput<typeof FeatureProblem>

/** A stall as a plan version stores it. */
export interface PlanStall {
  stall_id: string
  number: string
  row_label: string
  position: number
  category_id: string | null
  /** Ring of vertices in WGS-84, first not repeated, on the 1e-7 grid. */
  outline: LngLat[]
  width_m: number
  depth_m: number
  closed: boolean
}

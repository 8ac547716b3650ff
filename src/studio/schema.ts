import * as v from 'valibot'
import { PlanCheck } from '../checks/schema.ts'
import { AxisBearing } from '../markets/schema.ts'
import { PlanFeature, PlanZone } from '../plan/schema.ts'
import { Day, Id, Latitude, Longitude, text } from '../shared/text.ts'

const Side = v.pipe(v.number(), v.minValue(0.3), v.maxValue(60))
const Corner = v.tuple([Longitude, Latitude])

/** A stall as the studio draws it; a new one comes with an id made on the desk. */
const DrawnStall = v.object({
  stall_id: Id,
  number: text(20),
  row_label: v.union([v.literal(''), text(20)]),
  position: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6)),
  category_id: v.nullable(text(40)),
  outline: v.pipe(v.array(Corner), v.minLength(3), v.maxLength(60)),
  width_m: Side,
  depth_m: Side,
  closed: v.boolean(),
})

const DrawnDocument = v.object({
  stalls: v.pipe(v.array(DrawnStall), v.maxLength(20_000)),
  zones: v.pipe(v.array(PlanZone), v.maxLength(200)),
  features: v.pipe(v.array(PlanFeature), v.maxLength(5_000)),
})

/** What becomes of who holds a stall that is closed or taken off the plan. */
const holderDecisions = ['keep', 'end', 'move'] as const
export const HolderDecision = v.object({
  assignment_id: Id,
  decision: v.picklist(holderDecisions),
  /** Where the vendor stands instead; only when moved. */
  stall_id: v.optional(v.nullable(Id), null),
})
export type HolderDecision = v.InferOutput<typeof HolderDecision>

export const DrawnPlan = v.object({
  /** Of the version to be: the same publication sent twice is accepted once. */
  id: Id,
  /** The version it was drawn on; 0 when there was none. */
  expected_version: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1)),
  valid_from: Day,
  note: v.nullable(text(200)),
  document: DrawnDocument,
  /** Where the market lies from now on; null leaves it. */
  place: v.nullable(v.object({ center: Corner, axis_bearing: AxisBearing })),
  checks_reason: v.nullable(text(200)),
  holders: v.pipe(v.array(HolderDecision), v.maxLength(5_000)),
})
export type DrawnPlan = v.InferOutput<typeof DrawnPlan>

/** The receipt of a publication. */
export const PublishedDrawing = v.object({
  id: v.string(),
  version: v.number(),
  valid_from: v.string(),
  added: v.number(),
  changed: v.number(),
  removed: v.number(),
  errors: v.number(),
  warnings: v.number(),
})
export type PublishedDrawing = v.InferOutput<typeof PublishedDrawing>

/** One version whole; version 0 is a market without a plan. */
export const PlanVersion = v.object({
  id: v.nullable(v.string()),
  version: v.number(),
  valid_from: v.nullable(v.string()),
  published_at: v.nullable(v.string()),
  published_by: v.nullable(v.string()),
  note: v.nullable(v.string()),
  document: v.object({
    stalls: v.array(DrawnStall),
    zones: v.array(PlanZone),
    features: v.array(PlanFeature),
  }),
  /** Null for versions from before there were checks. */
  checks: v.nullable(v.array(PlanCheck)),
  checks_reason: v.nullable(v.string()),
})
export type PlanVersion = v.InferOutput<typeof PlanVersion>

/** Who holds a stall that is to close or to go, told with the refusal `stalls_assigned`. */
export interface AffectedHolder {
  assignment_id: string
  stall_id: string
  number: string
  vendor_name: string
  starts_on: string
  ends_on: string | null
  /** Taken off the plan, so that nobody can keep it. */
  removed: boolean
}

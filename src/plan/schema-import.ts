import * as v from 'valibot'
import { AxisBearing } from '../markets/schema.ts'
import { Day, text } from '../shared/text.ts'
import { coordinateReadings } from './rules-kinds.ts'
import { PackedPlaces } from './schema.ts'

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

/** A doubt about a file's coordinates: how far from the market it lands as it stands (null: nowhere), and how near otherwise. */
export const Landing = v.object({
  as_is_m: v.nullable(v.number()),
  likely: v.picklist(coordinateReadings),
  likely_m: v.number(),
})
export type Landing = v.InferOutput<typeof Landing>

const importFields = {
  /** The file as it is; what is wrong with it is answered as data, not as a refusal. */
  geojson: v.unknown(),
  /** How its coordinates are to be read; null while nobody has said so. */
  coordinates: v.optional(v.nullable(v.picklist(coordinateReadings)), null),
  valid_from: Day,
  /** The street's bearing where the file's guess is not wanted. */
  axis_bearing: v.optional(v.nullable(AxisBearing), null),
}
export const PreviewRequest = v.object(importFields)
export const PublishRequest = v.object({
  ...importFields,
  /** Publish the features without problems and leave the others out. */
  good_only: v.optional(v.boolean(), false),
  /** The version the preview was made on; 0 when there was none. */
  expected_version: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1)),
  note: v.optional(v.nullable(text(200)), null),
  /** Why it is published although the plan checks find errors. */
  checks_reason: v.optional(v.nullable(text(200)), null),
})

const changes = {
  added: v.number(),
  changed: v.number(),
  unchanged: v.number(),
  /** On the plan, not in the file (or there with a problem): stays as it was. */
  kept: v.number(),
  /** Features with a problem, which are left out. */
  left_out: v.number(),
}

/** What publishing a file would do. `problems` are told up to a limit, `problem_count` counts them all. */
export const PlanPreview = v.object({
  version: v.number(),
  ...changes,
  axis_bearing: v.number(),
  center: v.tuple([v.number(), v.number()]),
  problem_count: v.number(),
  problems: v.array(FeatureProblem),
  /** What has to be answered before publishing; null when the file lands where it should, or it was answered. */
  landing: v.nullable(Landing),
  /** What the plan checks find in the plan to be: errors, for which publishing wants a reason, and warnings. */
  errors: v.number(),
  warnings: v.number(),
  /** Stalls in walking order, then features with problems, whose id is `feature-N` and status `to_put_right`. */
  places: PackedPlaces,
  /** Beside `places`: what becomes of each. */
  becomes: v.array(v.picklist(['added', 'changed', 'unchanged', 'kept', 'left_out'])),
})
export type PlanPreview = v.InferOutput<typeof PlanPreview>

export const PublishedPlan = v.object({ id: v.string(), version: v.number(), valid_from: v.string(), ...changes })
export type PublishedPlan = v.InferOutput<typeof PublishedPlan>

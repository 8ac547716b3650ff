import * as v from 'valibot'
import { Day, Id, MarketId } from '../shared/text.ts'
import { readingNames } from './rules.ts'

/** The period and place of a ratio; the default period is the month to date on the market's clock. */
const scope = {
  from: v.optional(Day),
  to: v.optional(Day),
  market: v.optional(MarketId),
  squad: v.optional(Id),
}

export const RatioQuery = v.object(scope)

/** A period may span three years: longer lists of evenings are no chart. */
export const longestPeriodDays = 1100

/** Which findings to list: those behind a figure of the page. */
export const findingParts = [
  'handled',
  'enforced',
  'warning',
  'evidence_hold',
  'spared',
  'overturned',
  'transferred',
  'repeat',
  'overdue',
  'helped',
] as const
export type FindingPart = (typeof findingParts)[number]

/** `before` continues a list: the cursor that the page before answered, 'evening_id' of its last finding. */
export const FindingsQuery = v.object({
  ...scope,
  part: v.optional(v.picklist(findingParts), 'handled'),
  item: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** '-': findings without a category. */
  category: v.optional(v.pipe(v.string(), v.maxLength(60))),
  hour: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.maxValue(23))),
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/),
      v.transform((cursor) => ({ evening: cursor.slice(0, 10), id: cursor.slice(11) })),
      v.object({ evening: Day, id: Id }),
    ),
  ),
})

const share = { enforced: v.number(), handled: v.number() }
const verdict = v.picklist(['no_data', 'under', 'breach'])
const standing = v.picklist(['not_distinguishable', 'low', 'high'])
const named = { id: v.string(), name: v.string(), name_en: v.nullable(v.string()) }

/** The supervisor's page of figures. Shares are whole numbers E of H; intervals fractions of one. */
export const RatioPage = v.object({
  from: v.string(),
  to: v.string(),
  market: v.nullable(v.string()),
  squad: v.nullable(v.string()),
  as_of: v.string(),
  definition_version: v.number(),
  limit: v.object({ numerator: v.number(), denominator: v.number() }),
  headline: v.object({
    ...share,
    verdict,
    interval: v.nullable(v.object({ low: v.number(), high: v.number() })),
    by_class: v.array(v.object({ counted_as: v.string(), kind: v.string(), count: v.number() })),
  }),
  readings: v.array(
    v.object({ name: v.picklist(readingNames), numerator: v.number(), denominator: v.nullable(v.number()) }),
  ),
  guard: v.object({
    stalls_seen: v.number(),
    stalls_assigned: v.number(),
    inspections: v.number(),
    repeat_findings: v.number(),
    overdue: v.number(),
    orders: v.number(),
    help_given: v.number(),
    incidents: v.number(),
    complaints: v.number(),
    spared: v.number(),
    overturned: v.number(),
    transferred: v.number(),
    help_calls: v.number(),
    help_calls_done: v.number(),
    thanks: v.number(),
    repeat_days: v.number(),
    /** Inspections that were drawn and taken again by somebody else, and those of them that found alike. */
    second_looks: v.number(),
    second_agreed: v.number(),
  }),
  by_squad: v.array(
    v.object({ ...named, ...share, inspections: v.number(), verdict, standing, standing_95: standing }),
  ),
  by_market: v.array(v.object({ ...named, ...share, inspections: v.number(), verdict })),
  /** id null: neither the vendor nor the place has a category. */
  by_category: v.array(v.object({ ...named, id: v.nullable(v.string()), name: v.nullable(v.string()), ...share })),
  by_item: v.array(v.object({ code: v.string(), name: v.string(), name_en: v.nullable(v.string()), ...share })),
  /** By the hour of the market's clock at which the finding was seen. */
  by_hour: v.array(v.object({ hour: v.number(), ...share })),
  trend: v.array(v.object({ evening: v.string(), ...share })),
})
export type RatioPage = v.InferOutput<typeof RatioPage>

/** One finding behind a figure, at the action it counts by. */
export const CountedFinding = v.object({
  id: v.string(),
  evening: v.string(),
  counted_as: v.string(),
  kind: v.string(),
  actions: v.array(v.object({ kind: v.string(), overturned: v.boolean() })),
  item_code: v.string(),
  item_name: v.string(),
  item_name_en: v.string(),
  market_id: v.string(),
  market_name: v.string(),
  market_name_en: v.string(),
  squad_name: v.string(),
  squad_name_en: v.nullable(v.string()),
  place: v.string(),
  /** The stall or shop on the market's map; null for a spot in the street. */
  place_id: v.nullable(v.string()),
  vendor_name: v.nullable(v.string()),
  inspection_id: v.string(),
  at: v.string(),
  time_zone: v.string(),
})
export type CountedFinding = v.InferOutput<typeof CountedFinding>

export const FindingsPage = v.object({ rows: v.array(CountedFinding), next: v.nullable(v.string()) })
export type FindingsPage = v.InferOutput<typeof FindingsPage>

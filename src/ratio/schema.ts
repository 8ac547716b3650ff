import * as v from 'valibot'
import { Day, Id, MarketId } from '../shared/text.ts'
import { readingNames } from './rules.ts'

/** The period and place of a ratio; the default period is the month to date on the market's clock. */
export const RatioQuery = v.object({
  from: v.optional(Day),
  to: v.optional(Day),
  market: v.optional(MarketId),
  squad: v.optional(Id),
})

/** A period may span three years: longer lists of evenings are no chart. */
export const longestPeriodDays = 1100

const limit = v.object({ numerator: v.number(), denominator: v.number() })
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
  /** In force on the period's last day; `limit_since`: the day from which, null where it was never another. */
  limit,
  limit_since: v.nullable(v.string()),
  /** The limit in force today, where that is another. */
  limit_now: v.nullable(v.object({ ...limit.entries, since: v.string() })),
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
    /** Sparing actions that stand, also of findings that count by their order; a locked month keeps what was counted then. */
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

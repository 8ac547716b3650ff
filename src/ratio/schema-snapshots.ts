import * as v from 'valibot'
import { MarketId } from '../shared/text.ts'
import { RatioPage } from './schema.ts'

/** A calendar month, 'YYYY-MM', from 2000 to 2199. */
const Month = v.pipe(v.string(), v.regex(/^2[01]\d{2}-(0[1-9]|1[0-2])$/))

/** What is locked: a month of one market, or of the whole district. */
export const SnapshotAsked = v.object({ month: Month, market: v.optional(MarketId) })

/** The snapshot that holds the month now. */
export const SnapshotLocked = v.object({ id: v.string() })
export type SnapshotLocked = v.InferOutput<typeof SnapshotLocked>

export const SnapshotsQuery = v.object({ market: v.optional(MarketId), before: v.optional(Month) })

const line = {
  id: v.string(),
  /** 'YYYY-MM' */
  month: v.string(),
  market: v.nullable(v.string()),
  market_name: v.nullable(v.string()),
  market_name_en: v.nullable(v.string()),
  enforced: v.number(),
  handled: v.number(),
  verdict: v.picklist(['no_data', 'under', 'breach']),
  limit: v.object({ numerator: v.number(), denominator: v.number() }),
  definition_version: v.number(),
  locked_by_name: v.string(),
  locked_at: v.string(),
}

/** Locked months of the district or of one market, newest first; `due` is last month where it is over and not yet locked. */
export const SnapshotList = v.object({
  rows: v.array(v.object(line)),
  next: v.nullable(v.string()),
  due: v.nullable(v.string()),
})
export type SnapshotList = v.InferOutput<typeof SnapshotList>

/** What a snapshot keeps besides its findings. */
export const SnapshotBody = v.object({
  ...v.pick(RatioPage, ['headline', 'readings', 'guard', 'by_squad', 'by_market']).entries,
  /** Where the log's chains ended; the district's own is '-'. */
  heads: v.array(v.object({ chain: v.string(), position: v.number(), hash: v.string() })),
})
export type SnapshotBody = v.InferOutput<typeof SnapshotBody>

/** Why a finding counts otherwise than when it was locked. */
const differences = ['late_arrival', 'corrected', 'overturned', 'later_action'] as const
export type Difference = (typeof differences)[number]

const counted = v.nullable(v.object({ counted_as: v.string(), kind: v.string() }))

/** A finding that counts otherwise in that month today; null where it does not count in it. */
export const SnapshotDifference = v.object({
  finding_id: v.string(),
  evening: v.string(),
  item_name: v.string(),
  item_name_en: v.string(),
  market_name: v.string(),
  market_name_en: v.nullable(v.string()),
  locked: counted,
  today: counted,
  why: v.picklist(differences),
  since: v.string(),
})
export type SnapshotDifference = v.InferOutput<typeof SnapshotDifference>

/** At most so many differences are listed; their number is told. */
export const differencesShown = 200

/** A locked month, with what it would be if it were counted today. */
export const Snapshot = v.object({
  ...line,
  body: SnapshotBody,
  today: v.object({ enforced: v.number(), handled: v.number() }),
  differing: v.number(),
  differences: v.array(SnapshotDifference),
})
export type Snapshot = v.InferOutput<typeof Snapshot>

import * as v from 'valibot'
import { PhotoHash } from '../photos/schema.ts'
import { Day, Id, Instant, MarketId, text } from '../shared/text.ts'
import { markKinds, mostPaintDays } from './rules-kinds.ts'

const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647))

/** What the phone says of a stall's line, under an id it made; never edited once sent. Taking one back is a mark of its own. */
export const PaintMark = v.pipe(
  v.strictObject({
    id: Id,
    stall_id: Id,
    /** The plan version that was painted from. */
    version: Version,
    kind: v.picklist(markKinds),
    note: v.nullable(text(200)),
    photo: v.nullable(PhotoHash),
    withdraws: v.nullable(Id),
    claimed_at: Instant,
  }),
  v.check((mark) => (mark.kind === 'withdrawn') === (mark.withdraws !== null), 'withdraws belongs to withdrawn'),
)
export type PaintMark = v.InferOutput<typeof PaintMark>

/** The office has the mark; `sha256` is of the canonical JSON of what the phone sent. */
export const PaintReceipt = v.object({ id: Id, sha256: v.string(), received_at: v.string(), position: v.number() })
export type PaintReceipt = v.InferOutput<typeof PaintReceipt>

/** A new job: what of a plan version has no true line is to be painted within some days. */
export const PaintJobEntry = v.strictObject({
  id: Id,
  version: Version,
  first_day: Day,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPaintDays)),
})
export type PaintJobEntry = v.InferOutput<typeof PaintJobEntry>

export const PaintJob = v.object({
  id: Id,
  version: v.number(),
  first_day: Day,
  days: v.number(),
  created_by: v.string(),
  created_at: v.string(),
})
export type PaintJob = v.InferOutput<typeof PaintJob>

const LngLatPair = v.tuple([v.number(), v.number()])

/** A stall's line as the walk shows it. `photo`: whether the last mark has one, and whether it is here already. */
export const PaintStall = v.object({
  stall_id: Id,
  number: v.string(),
  row_label: v.string(),
  outline: v.array(LngLatPair),
  width_m: v.number(),
  depth_m: v.number(),
  closed: v.boolean(),
  state: v.picklist(['to_paint', 'worn', 'painted']),
  in_job: v.boolean(),
  mark: v.nullable(
    v.object({
      id: Id,
      kind: v.picklist(['painted', 'worn']),
      at: v.string(),
      by: v.string(),
      note: v.nullable(v.string()),
      photo: v.nullable(PhotoHash),
      photo_here: v.boolean(),
    }),
  ),
})
export type PaintStall = v.InferOutput<typeof PaintStall>

/** Everything the paint walk needs, so that it goes on without signal. */
export const PaintRound = v.object({
  market: v.object({
    id: MarketId,
    name: v.string(),
    name_en: v.string(),
    time_zone: v.string(),
    axis_bearing: v.number(),
    center_lng: v.number(),
    center_lat: v.number(),
  }),
  /** The day in the market, as its evenings are counted: who paints until two in the morning is still on the same day. */
  today: Day,
  /** The version that is painted: the open job's, else the one in force. */
  plan: v.nullable(v.object({ version: v.number(), valid_from: Day })),
  /** The newest version, in force or not yet: what a new job would paint. */
  latest: v.nullable(v.object({ version: v.number(), valid_from: Day })),
  job: v.nullable(PaintJob),
  /** Fixed marks to measure from. */
  fixed_marks: v.array(v.object({ id: Id, label: v.nullable(v.string()), at: LngLatPair })),
  stalls: v.array(PaintStall),
})
export type PaintRound = v.InferOutput<typeof PaintRound>

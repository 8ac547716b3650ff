import * as v from 'valibot'
import { Inspection } from '../inspections/schema.ts'
import { PhotoHash } from '../photos/schema.ts'
import { Id, MarketId, text } from '../shared/text.ts'
import { longest, most, parts, reviewOutcomes } from './rules-kinds.ts'

/** Photos by hash, which arrive after what announces them. */
export const AnnouncedPhotos = v.pipe(
  v.array(PhotoHash),
  v.maxLength(most.photos),
  v.check((names) => new Set(names).size === names.length, 'twice the same'),
)

/** A vendor disagrees with a finding, or with one action about it. */
export const ReviewEntry = v.strictObject({
  id: Id,
  action_id: v.nullable(Id),
  words: text(longest.review),
  photos: AnnouncedPhotos,
})
export type ReviewEntry = v.InferOutput<typeof ReviewEntry>

export const ReplyEntry = v.strictObject({ id: Id, words: text(longest.reply), shown_publicly: v.boolean() })
export type ReplyEntry = v.InferOutput<typeof ReplyEntry>

/** Takes a reply back; `id` is the new row's. */
export const ReplyWithdrawal = v.strictObject({ id: Id })

/** The office has it: `sha256` is of the canonical JSON of what was sent. */
export const AskedReceipt = v.object({ id: Id, sha256: v.string(), received_at: v.string() })
export type AskedReceipt = v.InferOutput<typeof AskedReceipt>

/** A supervisor's decision; `actions`: what is set aside by `changed`. */
export const ReviewDecision = v.variant('outcome', [
  v.strictObject({ outcome: v.picklist(['upheld', 'overturned']), reason: text(longest.decision) }),
  v.strictObject({
    outcome: v.literal('changed'),
    reason: text(longest.decision),
    actions: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
  }),
])
export type ReviewDecision = v.InferOutput<typeof ReviewDecision>

/** A reply as it stands beside the record. */
export const Reply = v.object({
  id: Id,
  at: v.string(),
  words: v.string(),
  shown_publicly: v.boolean(),
  withdrawn_at: v.nullable(v.string()),
})
export type Reply = v.InferOutput<typeof Reply>

export const AnnouncedPhoto = v.object({ sha256: PhotoHash, received: v.boolean() })
export type AnnouncedPhoto = v.InferOutput<typeof AnnouncedPhoto>

/** How a review ended. */
const ReviewEnd = v.object({
  at: v.string(),
  outcome: v.picklist(reviewOutcomes),
  reason: v.nullable(v.string()),
})

/** A review as its vendor reads it: who decided it is not named. */
export const OwnReview = v.object({
  id: Id,
  action_id: v.nullable(Id),
  words: v.string(),
  photos: v.array(AnnouncedPhoto),
  asked_at: v.string(),
  due_at: v.string(),
  ended: v.nullable(ReviewEnd),
})
export type OwnReview = v.InferOutput<typeof OwnReview>

/** A line of the supervisors' list, and of the board of clocks. */
export const ReviewLine = v.object({
  id: Id,
  matter_id: Id,
  asked_at: v.string(),
  due_at: v.string(),
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  item_name: v.string(),
  item_name_en: v.string(),
  number: v.string(),
  vendor_name: v.string(),
  squad_name: v.string(),
  squad_name_en: v.nullable(v.string()),
  ended: v.nullable(v.object({ ...ReviewEnd.entries, decided_by: v.nullable(v.string()) })),
})
export type ReviewLine = v.InferOutput<typeof ReviewLine>
export const ReviewList = v.object({ reviews: v.array(ReviewLine), more: v.boolean() })
export type ReviewList = v.InferOutput<typeof ReviewList>
export const ReviewFilter = v.strictObject({ ended: v.optional(v.literal('1')), market: v.optional(MarketId) })

/** A review whole, for whoever would decide it. */
export const Review = v.object({
  ...ReviewLine.entries,
  action_id: v.nullable(Id),
  words: v.string(),
  photos: v.array(AnnouncedPhoto),
  /** The record it is about, with all its findings. */
  inspection: Inspection,
  replies: v.array(Reply),
  /** Actions about the finding that stand. */
  standing: v.array(Id),
  /** How the asker had a part in it; who had one does not decide (rule R21). */
  my_parts: v.array(v.picklist(parts)),
})
export type Review = v.InferOutput<typeof Review>

import * as v from 'valibot'
import { photoKinds } from '../inspections/rules-kinds.ts'
import { matterStates, procedureKinds } from '../matters/rules-machine.ts'
import { PhotoHash } from '../photos/schema.ts'
import { longest, reviewBars } from '../reviews/rules-kinds.ts'
import { AnnouncedPhoto, AnnouncedPhotos, OwnReview, Reply } from '../reviews/schema.ts'
import { Id, text } from '../shared/text.ts'
import { MarketName, OwnAction, Subject } from './schema.ts'

/** One thing that happened, as the vendor reads it; nobody is named. */
export const OwnStep = v.object({
  id: Id,
  at: v.string(),
  what: v.picklist(['found', 'step', 'procedure']),
  /** A step's name; null for what was found. */
  step: v.nullable(v.string()),
  procedure: v.nullable(v.picklist(procedureKinds)),
  /** It was the vendor's own. */
  mine: v.boolean(),
  told: v.object({
    words: v.exactOptional(v.string()),
    deadline_at: v.exactOptional(v.string()),
    penalty: v.exactOptional(v.string()),
    amount_yuan: v.exactOptional(v.number()),
    authority: v.exactOptional(v.string()),
    items: v.exactOptional(v.array(v.string())),
    days: v.exactOptional(v.number()),
    spare_reason: v.exactOptional(v.string()),
  }),
  /** `item`: the thing of a list that it shows; null for one that the vendor sent. */
  photos: v.array(v.object({ ...AnnouncedPhoto.entries, item: v.nullable(v.string()) })),
})
export type OwnStep = v.InferOutput<typeof OwnStep>

/** A procedure that runs or ran about it, with what the vendor may do in it now. */
export const OwnProcedure = v.object({
  id: Id,
  kind: v.picklist(procedureKinds),
  state: v.string(),
  ended: v.boolean(),
  /** What was noticed or proposed, and until when it may be answered; null where there is nothing to answer. */
  notice: v.nullable(
    v.object({
      what: v.string(),
      amount_yuan: v.nullable(v.number()),
      days: v.nullable(v.number()),
      why: v.string(),
      answer_until: v.nullable(v.string()),
      law: v.nullable(v.string()),
    }),
  ),
  open_steps: v.array(v.picklist(['state', 'waive', 'ask_hearing', 'answer'])),
})
export type OwnProcedure = v.InferOutput<typeof OwnProcedure>

/** A finding of the vendor's with its whole life, and what they can do about it now. */
export const OwnMatter = v.object({
  id: Id,
  ...MarketName,
  time_zone: v.string(),
  subject: Subject,
  seen_at: v.string(),
  item_code: v.string(),
  name: v.string(),
  name_en: v.string(),
  state: v.picklist(matterStates),
  due_at: v.nullable(v.string()),
  /** Who led the patrol; no other officer is named. */
  lead_name: v.string(),
  squad_name: v.string(),
  squad_name_en: v.nullable(v.string()),
  actions: v.array(OwnAction),
  photos: v.array(
    v.object({
      sha256: PhotoHash,
      kind: v.picklist(photoKinds),
      /** The thing of a list that it shows; null for the finding as a whole. */
      item: v.nullable(v.string()),
      received: v.boolean(),
      taken_at: v.string(),
    }),
  ),
  steps: v.array(OwnStep),
  procedures: v.array(OwnProcedure),
  replies: v.array(Reply),
  reviews: v.array(OwnReview),
  may: v.object({
    put_right: v.boolean(),
    replies: v.number(),
    /** Until when a review may be asked for, and what stands in its way. */
    review: v.object({ until: v.string(), bar: v.nullable(v.picklist(reviewBars)) }),
  }),
})
export type OwnMatter = v.InferOutput<typeof OwnMatter>

/** What a vendor may do in a procedure: answer, ask for a hearing, or say that they do not answer. */
export const OwnProcedureStep = v.variant('step', [
  v.strictObject({ id: Id, step: v.picklist(['state', 'ask_hearing', 'answer']), words: text(2000) }),
  v.strictObject({ id: Id, step: v.literal('waive') }),
])
export type OwnProcedureStep = v.InferOutput<typeof OwnProcedureStep>

/** The vendor says that it is put right. */
export const PutRight = v.strictObject({ id: Id, words: v.nullable(text(longest.put_right)), photos: AnnouncedPhotos })
export type PutRight = v.InferOutput<typeof PutRight>

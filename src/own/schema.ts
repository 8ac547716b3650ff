import * as v from 'valibot'
import { actionKinds, helpKinds } from '../enforcement/rules-kinds.ts'
import { authorities } from '../people/rules-kinds.ts'
import { Id } from '../shared/text.ts'

const Ring = v.array(v.tuple([v.number(), v.number()]))
export const MarketName = { market_id: v.string(), market_name: v.string(), market_name_en: v.string() }

/** A stall or shop where the vendor trades now, with tonight's hours. */
export const OwnPlace = v.object({
  kind: v.picklist(['stall', 'shop']),
  id: v.string(),
  ...MarketName,
  time_zone: v.string(),
  /** Null when the plan in force no longer shows the stall. */
  number: v.nullable(v.string()),
  row: v.nullable(v.string()),
  category: v.nullable(v.string()),
  outline: v.nullable(Ring),
  closed: v.boolean(),
  /** Last day of the assignment; null is open-ended. */
  ends_on: v.nullable(v.string()),
  opens_at: v.string(),
  closes_at: v.string(),
  /** Why the market does not trade tonight; null when it does. */
  shut: v.nullable(v.string()),
  open_now: v.boolean(),
})
export type OwnPlace = v.InferOutput<typeof OwnPlace>

export const Subject = v.object({
  kind: v.picklist(['stall', 'shop', 'place']),
  /** A stall's or shop's number, or the place in words. */
  label: v.nullable(v.string()),
})

export const OwnAction = v.object({
  id: v.string(),
  kind: v.picklist(actionKinds),
  at: v.string(),
  deadline_at: v.nullable(v.string()),
  help_kind: v.nullable(v.picklist(helpKinds)),
  amount_yuan: v.nullable(v.number()),
  document_number: v.nullable(v.string()),
  authority: v.nullable(v.picklist(authorities)),
  /** A code of `spareReasons` when spared, words otherwise. */
  reason: v.nullable(v.string()),
  items: v.nullable(v.array(v.string())),
  /** What the vendor answered on the spot, and what was noted where they did not sign. */
  statement: v.nullable(v.string()),
  refusal: v.nullable(v.string()),
  /** Set aside after a review: it no longer counts against the vendor (rule R15). */
  overturned: v.nullable(v.object({ at: v.string(), reason: v.string() })),
})
export type OwnAction = v.InferOutput<typeof OwnAction>

const OwnFinding = v.object({
  id: v.string(),
  item_code: v.string(),
  name: v.string(),
  name_en: v.string(),
  actions: v.array(OwnAction),
})
export type OwnFinding = v.InferOutput<typeof OwnFinding>

/** One look at the vendor's trade, as the vendor may read it: of the officers only the patrol's lead is named. */
export const OwnInspection = v.object({
  id: v.string(),
  at: v.string(),
  evening: v.string(),
  ...MarketName,
  time_zone: v.string(),
  subject: Subject,
  outcome: v.picklist(['in_order', 'findings']),
  lead_name: v.string(),
  findings: v.array(OwnFinding),
  /** This entry corrects an earlier one. */
  corrects: v.boolean(),
  /** A later entry took this one's place ('correction') or took it out; it no longer stands. */
  set_aside: v.nullable(v.picklist(['correction', 'mistake', 'duplicate'])),
})
export type OwnInspection = v.InferOutput<typeof OwnInspection>

/** One page of the vendor's record, newest first; `next` is null on the last page. */
export const OwnHistory = v.object({ inspections: v.array(OwnInspection), next: v.nullable(v.string()) })
export type OwnHistory = v.InferOutput<typeof OwnHistory>

export const HistoryQuery = v.object({ before: v.optional(Id) })

/** What was ordered to be put right and was not seen in order since. No deadline means at once. */
export const ToPutRight = v.object({
  finding_id: v.string(),
  inspection_id: v.string(),
  ...MarketName,
  time_zone: v.string(),
  subject: Subject,
  item_code: v.string(),
  name: v.string(),
  name_en: v.string(),
  ordered_at: v.string(),
  deadline_at: v.nullable(v.string()),
  /** The vendor said that it is put right, or it is due to be looked at again: an officer comes. */
  told: v.boolean(),
})
export type ToPutRight = v.InferOutput<typeof ToPutRight>

/** The vendor's first screen in one answer. */
export const Own = v.object({
  vendor: v.object({
    id: v.string(),
    name: v.string(),
    trade_name: v.nullable(v.string()),
    phone: v.string(),
    category_name: v.string(),
    category_name_en: v.string(),
  }),
  places: v.array(OwnPlace),
  to_put_right: v.array(ToPutRight),
  latest: v.nullable(OwnInspection),
  /** What a stall costs: nothing (rule R20). */
  fee_yuan: v.literal(0),
})
export type Own = v.InferOutput<typeof Own>

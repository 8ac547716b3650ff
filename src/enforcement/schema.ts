import * as v from 'valibot'
import { authorities } from '../people/rules-kinds.ts'
import { Id, Instant, MarketId, text } from '../shared/text.ts'
import { actionKinds, helpKinds } from './rules-kinds.ts'

/** How an on-the-spot penalty went: rights told, what was answered, how it was signed for; `refusal` is noted on the decision. */
const Spot = v.strictObject({
  rights_told: v.boolean(),
  answer: v.nullable(v.picklist(['heard', 'waived'])),
  statement: v.nullable(text(500)),
  receipt: v.nullable(v.picklist(['signed', 'refused'])),
  refusal: v.nullable(text(200)),
  witness: v.nullable(text(60)),
  handed_over: v.boolean(),
})

/** One action as the phone sends it. `reason` is a code of `spareReasons` for spared, words for every other kind. */
export const ActionEntry = v.strictObject({
  id: Id,
  kind: v.picklist(actionKinds),
  officers: v.pipe(v.array(Id), v.minLength(1), v.maxLength(12)),
  deadline_at: v.exactOptional(Instant),
  help_kind: v.exactOptional(v.picklist(helpKinds)),
  minutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600))),
  amount_yuan: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000))),
  document_number: v.exactOptional(text(40)),
  authority: v.exactOptional(v.picklist(authorities)),
  reason: v.exactOptional(text(300)),
  approved_by: v.exactOptional(Id),
  items: v.exactOptional(v.pipe(v.array(text(80)), v.maxLength(40))),
  /** Missing in what older phones send, and in every other kind. */
  spot: v.exactOptional(Spot),
  /** Officers besides the author who confirmed on this phone, handed to them, that they were part of it. */
  confirmed_by: v.exactOptional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(12))),
})
export type ActionEntry = v.InferOutput<typeof ActionEntry>

/** A vendor's first penalty of an evening for an item, as whoever thinks of a second one is shown it (rule R4). */
export const FirstPenalty = v.object({
  item_code: v.string(),
  kind: v.picklist(actionKinds),
  at: v.string(),
  document_number: v.nullable(v.string()),
  squad_name: v.string(),
  squad_name_en: v.nullable(v.string()),
  /** A stall's or shop's number, or the place in words. */
  place: v.nullable(v.string()),
  inspection_id: Id,
  /** Since when the office could tell of a penalty for this item, and whose records they are. */
  known_since: v.string(),
  authors: v.array(Id),
})
export type FirstPenalty = v.InferOutput<typeof FirstPenalty>

/**
 * What an officer named in an action says of it, under an id of its own: they were part of it, or (with why) they were
 * not. `claimed_at`: when, by the phone's clock.
 */
export const Confirmation = v.variant('answer', [
  v.strictObject({ id: Id, claimed_at: Instant, answer: v.literal('confirmed'), note: v.null() }),
  v.strictObject({ id: Id, claimed_at: Instant, answer: v.literal('disputed'), note: text(200) }),
])
export type Confirmation = v.InferOutput<typeof Confirmation>

/** An action that waits for its second officer's word, or was denied by them. */
export const NamedAction = v.object({
  action_id: Id,
  kind: v.picklist(actionKinds),
  amount_yuan: v.nullable(v.number()),
  at: v.string(),
  time_zone: v.string(),
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string() }),
  number: v.string(),
  item_name: v.string(),
  item_name_en: v.string(),
  author: v.string(),
  /** Who was named, and what they said. */
  officer: v.string(),
  note: v.nullable(v.string()),
  place: v.object({ kind: v.picklist(['stall', 'shop', 'place']), id: v.nullable(Id) }),
})
export type NamedAction = v.InferOutput<typeof NamedAction>
export const NamedActions = v.object({ actions: v.array(NamedAction) })
export type NamedActions = v.InferOutput<typeof NamedActions>

/** `same_phone`: confirmed in one's name on the phone of who logged it; nothing waits there, but it can be denied. */
export const OwnActions = v.object({ ...NamedActions.entries, same_phone: v.array(NamedAction) })
export type OwnActions = v.InferOutput<typeof OwnActions>

export const Overturn = v.strictObject({ reason: text(300) })

export const Overturned = v.object({
  action_id: Id,
  at: v.string(),
  decided_by: v.object({ id: Id, name: v.string() }),
  reason: v.string(),
})
export type Overturned = v.InferOutput<typeof Overturned>

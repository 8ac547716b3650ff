import * as v from 'valibot'
import { helpKinds } from '../enforcement/rules-kinds.ts'
import { Id, Instant, MarketId, text } from '../shared/text.ts'

const Place = v.variant('kind', [
  v.strictObject({ kind: v.literal('stall'), id: Id }),
  v.strictObject({ kind: v.literal('shop'), id: Id }),
])
export type RequestPlace = v.InferOutput<typeof Place>

/** A vendor asks for help at their own stall or shop. */
export const HelpCall = v.strictObject({
  id: Id,
  place: Place,
  help_kind: v.picklist(helpKinds),
  words: v.nullable(text(200)),
})
export type HelpCall = v.InferOutput<typeof HelpCall>

/** A supervisor wants a squad to have a look at a place. */
export const LookRequest = v.strictObject({ id: Id, place: Place, words: text(200) })
export type LookRequest = v.InferOutput<typeof LookRequest>

/** An officer's word that they go, or that it is done, under an id of its own; `claimed_at`: when, by the phone's clock. */
export const RequestWord = v.strictObject({ id: Id, claimed_at: Instant })
export type RequestWord = v.InferOutput<typeof RequestWord>

/** A request as it is read. `done_by` null with `done_at`: taken back by who asked. Names only for staff. */
export const Request = v.object({
  id: Id,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  kind: v.picklist(['help', 'look']),
  place: v.object({ kind: v.picklist(['stall', 'shop']), id: Id, number: v.nullable(v.string()) }),
  help_kind: v.nullable(v.picklist(helpKinds)),
  words: v.nullable(v.string()),
  asked_by: v.nullable(v.string()),
  asked_at: v.string(),
  answered_by: v.nullable(v.string()),
  answered_at: v.nullable(v.string()),
  done_by: v.nullable(v.string()),
  done_at: v.nullable(v.string()),
  /** The vendor said thank you for the help. */
  thanked_at: v.nullable(v.string()),
})
export type Request = v.InferOutput<typeof Request>
export const Requests = v.object({ requests: v.array(Request) })
export type Requests = v.InferOutput<typeof Requests>

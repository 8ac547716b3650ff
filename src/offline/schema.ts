import * as v from 'valibot'
import { actionKinds } from '../enforcement/rules-kinds.ts'
import { FirstPenalty } from '../enforcement/schema.ts'
import { outcomes } from '../inspections/rules-kinds.ts'
import { Id, Instant, MarketId, text } from '../shared/text.ts'
import { heldCodes, mostTogether } from './rules.ts'

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** What a phone was told the office has: ids of records with the hash of their content, and photos by their hash. */
export const ReconcileRequest = v.strictObject({
  records: v.pipe(v.array(v.strictObject({ id: Id, sha256: Hash })), v.maxLength(500)),
  photos: v.pipe(v.array(Hash), v.maxLength(2000)),
})
export type ReconcileRequest = v.InferOutput<typeof ReconcileRequest>

/** What of it the office does not have, or not with that content: the phone sends it again. */
export const Reconciled = v.object({
  missing_records: v.array(v.string()),
  missing_photos: v.array(v.string()),
  /** Here, and still waiting for a supervisor's word. */
  held_records: v.array(v.string()),
  /** Was held, and what a supervisor decided about it. */
  decided_records: v.array(
    v.object({ id: Id, decision: v.picklist(['accepted', 'refused']), reason: v.string(), by: v.string() }),
  ),
})
export type Reconciled = v.InferOutput<typeof Reconciled>

/** The office has it, and a supervisor has to say what becomes of it: the answer of 202. */
export const HeldReceipt = v.object({
  id: Id,
  sha256: v.string(),
  received_at: v.string(),
  held: v.picklist(heldCodes),
})
export type HeldReceipt = v.InferOutput<typeof HeldReceipt>

/** The office has an officer's word: `sha256` is of the canonical JSON of what the phone sent. */
export const WordReceipt = v.object({ id: Id, sha256: v.string(), received_at: v.string() })
export type WordReceipt = v.InferOutput<typeof WordReceipt>

/** A record that waits for a supervisor's word, as they read it. */
export const HeldCapture = v.object({
  id: Id,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  officer: v.object({ id: Id, name: v.string() }),
  code: v.picklist(heldCodes),
  received_at: v.string(),
  claimed_at: v.string(),
  outcome: v.picklist(outcomes),
  /** The stall's or shop's number or the place's words; null where nothing here is called so. */
  number: v.nullable(v.string()),
  note: v.nullable(v.string()),
  squad: v.nullable(v.object({ name: v.string(), name_en: v.nullable(v.string()) })),
  findings: v.array(
    v.object({
      item_code: v.string(),
      item_name: v.nullable(v.string()),
      kinds: v.array(v.string()),
      /** The penalty that would be the second, and the first beside it (rule R4). */
      twice: v.nullable(
        v.object({ first: FirstPenalty, kind: v.picklist(actionKinds), document_number: v.nullable(v.string()) }),
      ),
    }),
  ),
  /** Photos it declares, and how many of them are here. */
  photos: v.object({ declared: v.number(), received: v.number() }),
})
export type HeldCapture = v.InferOutput<typeof HeldCapture>

const id = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** Where entries of an outbox go when each is sent by itself. */
const inMarket = [
  'inspections',
  'painting/marks',
  'patrols',
  'incidents',
  `patrols/${id}/ends`,
  `requests/${id}/(answer|done)`,
]
const address = new RegExp(`^/api/(markets/[a-z][a-z0-9-]{1,39}/(${inMarket.join('|')})|confirmations/${id})/${id}$`)

/** A run of a phone's outbox, oldest first, of whatever kinds: the address, number and body of each as if it came alone. */
export const OutboxRun = v.strictObject({
  entries: v.pipe(
    v.array(
      v.strictObject({
        path: v.pipe(v.string(), v.regex(address)),
        sequence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000)),
        body: v.unknown(),
      }),
    ),
    v.minLength(1),
    v.maxLength(mostTogether),
  ),
})
export type OutboxRun = v.InferOutput<typeof OutboxRun>

/** What became of each, in the same order: status and body as its own route answers, be it a receipt or a refusal. */
export const OutboxAnswers = v.object({
  answers: v.array(v.object({ status: v.number(), body: v.unknown() })),
})
export type OutboxAnswers = v.InferOutput<typeof OutboxAnswers>

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))

/** What a phone says of itself: it numbers its records; those after `counted_from` are counted. */
export const PhoneReport = v.pipe(
  v.strictObject({
    counted_from: Count,
    newest: Count,
    waiting: Count,
    given_up: Count,
    oldest_waiting_at: v.nullable(Instant),
  }),
  v.check(({ counted_from, newest }) => newest >= counted_from, 'newest lies before counted_from'),
)
export type PhoneReport = v.InferOutput<typeof PhoneReport>

/** A phone that may still hold something. `missing`: numbered there, neither waiting nor given up, and not here. */
export const HoldingPhone = v.object({
  id: Id,
  person: v.string(),
  squad: v.nullable(v.string()),
  squad_en: v.nullable(v.string()),
  waiting: v.number(),
  missing: v.number(),
  oldest_waiting_at: v.nullable(v.string()),
  reported_at: v.string(),
})
export type HoldingPhone = v.InferOutput<typeof HoldingPhone>

/** Phones that hold records, or lack some, as they last said; `silent`: officers on an open patrol not heard of lately. */
export const Phones = v.object({
  as_of: v.string(),
  holding: v.array(HoldingPhone),
  silent: v.array(v.object({ person: v.string(), market: v.string(), since: v.nullable(v.string()) })),
})
export type Phones = v.InferOutput<typeof Phones>

/** The oldest first; `more` tells how many wait beyond these. */
export const HeldCaptures = v.object({ held: v.array(HeldCapture), more: v.number() })
export type HeldCaptures = v.InferOutput<typeof HeldCaptures>

/** A record that came under the id of another with other content, whole, and what the first says. */
export const Quarantined = v.object({
  id: Id,
  sha256: Hash,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  officer: v.string(),
  outcome: v.picklist(outcomes),
  claimed_at: v.string(),
  received_at: v.string(),
  content: v.unknown(),
  first: v.nullable(v.object({ outcome: v.picklist(outcomes), at: v.string(), officer: v.string() })),
})
export type Quarantined = v.InferOutput<typeof Quarantined>
export const QuarantinedCaptures = v.object({ captures: v.array(Quarantined) })
export type QuarantinedCaptures = v.InferOutput<typeof QuarantinedCaptures>

export const HeldDecision = v.strictObject({ decision: v.picklist(['accepted', 'refused']), reason: text(200) })
export type HeldDecision = v.InferOutput<typeof HeldDecision>

import * as v from 'valibot'
import { helpFirst } from '../enforcement/rules-kinds.ts'
import { ActionEntry } from '../enforcement/schema.ts'
import { authorities } from '../people/rules-kinds.ts'
import { PhotoHash } from '../photos/schema.ts'
import type { StaffStatus } from '../plan/schema.ts'
import { Day, Id, Instant, Latitude, Longitude, MarketId, text } from '../shared/text.ts'
import { amendReasons, deadlines, outcomes, photoKinds, photoLimits } from './rules-kinds.ts'

/** One thing to look at; `categories` null opens it for every trade. */
export const Item = v.object({
  code: v.string(),
  name: v.string(),
  name_en: v.string(),
  severity: v.number(),
  deadline: v.picklist(deadlines),
  authorities: v.array(v.picklist(authorities)),
  categories: v.nullable(v.array(v.string())),
  closing_round: v.boolean(),
  position: v.number(),
})
export type Item = v.InferOutput<typeof Item>

export const Checklist = v.object({ version: v.number(), valid_from: Day, items: v.array(Item) })
export type Checklist = v.InferOutput<typeof Checklist>

/** What was looked at: a stall, a shop, or a vendor without a stall at a place in words, its position if the phone knew. */
export const Subject = v.variant('kind', [
  v.strictObject({ kind: v.literal('stall'), id: Id }),
  v.strictObject({ kind: v.literal('shop'), id: Id }),
  v.strictObject({
    kind: v.literal('place'),
    place: text(80),
    at: v.nullable(v.strictObject({ lng: Longitude, lat: Latitude })),
    vendor_id: v.nullable(Id),
  }),
])
export type Subject = v.InferOutput<typeof Subject>

const Finding = v.strictObject({
  id: Id,
  item_code: v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-[0-9]{2}$/)),
  note: v.nullable(text(500)),
  help_first: v.nullable(v.picklist(helpFirst)),
  actions: v.pipe(v.array(ActionEntry), v.maxLength(10)),
})
export type FindingEntry = v.InferOutput<typeof Finding>

/** A photo by its hash, which may arrive before or after its record; without a finding it shows the place as a whole. */
const PhotoEntry = v.strictObject({
  sha256: PhotoHash,
  finding_id: v.nullable(Id),
  kind: v.picklist(photoKinds),
  /** When it was taken, by the phone's clock. */
  claimed_at: Instant,
  /** The line of an action's list of items that it shows, from 1; missing for the finding as a whole and from older phones. */
  item: v.exactOptional(
    v.strictObject({ action_id: Id, number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(40)) }),
  ),
})
export type PhotoEntry = v.InferOutput<typeof PhotoEntry>

/** Was an order to put something right followed? By its matter. */
const Recheck = v.strictObject({ matter_id: Id, followed: v.boolean() })

/**
 * One look as the phone sends it; never edited once sent. A correction is a new capture that amends an older one: with
 * outcome `void` it takes that one out.
 */
export const Capture = v.strictObject({
  id: Id,
  patrol_id: Id,
  subject: Subject,
  outcome: v.picklist(outcomes),
  checklist_version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647)),
  note: v.nullable(text(500)),
  claimed_at: Instant,
  amends: v.nullable(Id),
  amend_reason: v.nullable(v.picklist(amendReasons)),
  findings: v.pipe(v.array(Finding), v.maxLength(20)),
  /** Missing in what older phones send. */
  photos: v.optional(v.pipe(v.array(PhotoEntry), v.maxLength(photoLimits.record))),
  /** Orders of before that were rechecked by this look; missing where none was due, and in what older phones send. */
  rechecks: v.optional(v.pipe(v.array(Recheck), v.maxLength(20))),
})
export type Capture = v.InferOutput<typeof Capture>

/** The office has it: `sha256` is of the canonical JSON of what the phone sent, `position` its place in the market's log. */
export const Receipt = v.object({
  id: Id,
  sha256: v.string(),
  received_at: v.string(),
  evening: Day,
  position: v.number(),
})
export type Receipt = v.InferOutput<typeof Receipt>

const Named = v.object({ id: Id, name: v.string() })

/** An action as staff read it, with who carried it out and whether it was set aside. */
export const ActionRead = v.object({
  id: Id,
  kind: v.string(),
  at: v.string(),
  deadline_at: v.nullable(v.string()),
  help_kind: v.nullable(v.string()),
  minutes: v.nullable(v.number()),
  amount_yuan: v.nullable(v.number()),
  document_number: v.nullable(v.string()),
  authority: v.nullable(v.picklist(authorities)),
  reason: v.nullable(v.string()),
  items: v.nullable(v.array(v.string())),
  /** How an on-the-spot penalty went; null where nobody said. */
  spot: v.nullable(
    v.object({
      answer: v.picklist(['heard', 'waived']),
      statement: v.nullable(v.string()),
      receipt: v.picklist(['signed', 'refused']),
      refusal: v.nullable(v.string()),
      witness: v.nullable(v.string()),
    }),
  ),
  approved_by: v.nullable(Named),
  /** `word`: what they said themself of having been part of it; null while they have not. */
  officers: v.array(
    v.object({
      ...Named.entries,
      word: v.nullable(v.picklist(['author', 'same_phone', 'own_phone', 'disputed'])),
    }),
  ),
  overturned: v.nullable(v.object({ at: v.string(), reason: v.string(), decided_by: v.string() })),
})
export type ActionRead = v.InferOutput<typeof ActionRead>

export const FindingRead = v.object({
  id: Id,
  item_code: v.string(),
  item_name: v.string(),
  item_name_en: v.string(),
  severity: v.number(),
  note: v.nullable(v.string()),
  help_first: v.nullable(v.picklist(helpFirst)),
  actions: v.array(ActionRead),
  /** What the vendor says beside it, and where their newest review of it stands. */
  replies: v.array(v.object({ at: v.string(), words: v.string() })),
  review: v.nullable(v.picklist(['running', 'upheld', 'changed', 'overturned', 'withdrawn'])),
})
export type FindingRead = v.InferOutput<typeof FindingRead>

/** A photo that a record declares. `received` false: it is declared and not here, and every screen says so. */
export const PhotoRead = v.object({
  sha256: PhotoHash,
  finding_id: v.nullable(Id),
  kind: v.picklist(photoKinds),
  received: v.boolean(),
  item: v.nullable(v.object({ action_id: Id, number: v.number() })),
  /** By the camera's clock where its file told, else by the phone's: claimed either way. */
  taken_at: v.string(),
})
export type PhotoRead = v.InferOutput<typeof PhotoRead>

/** An inspection as staff read it. `amended_by`: the entry that replaced it, so it no longer stands. */
export const Inspection = v.object({
  id: Id,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  evening: Day,
  at: v.string(),
  received_at: v.string(),
  patrol: v.object({ id: Id, squad_name: v.string(), squad_name_en: v.nullable(v.string()), lead: Named }),
  officer: Named,
  subject: v.object({
    kind: v.picklist(['stall', 'shop', 'place']),
    id: v.nullable(Id),
    /** A stall's or shop's number, a place's words. */
    number: v.string(),
    at: v.nullable(v.object({ lng: v.number(), lat: v.number() })),
  }),
  vendor: v.nullable(Named),
  outcome: v.picklist(outcomes),
  checklist_version: v.number(),
  note: v.nullable(v.string()),
  amends: v.nullable(Id),
  amend_reason: v.nullable(v.picklist(amendReasons)),
  amended_by: v.nullable(
    v.object({
      id: Id,
      outcome: v.picklist(outcomes),
      reason: v.picklist(amendReasons),
      at: v.string(),
      officer_name: v.string(),
    }),
  ),
  findings: v.array(FindingRead),
  photos: v.array(PhotoRead),
})
export type Inspection = v.InferOutput<typeof Inspection>

/** A page of a list, newest first; `next` is the cursor that `before` continues from, null at the end. */
export const Inspections = v.object({ inspections: v.array(Inspection), next: v.nullable(v.string()) })
export type Inspections = v.InferOutput<typeof Inspections>

/** Whose history: exactly one of stall, shop, vendor, patrol, or a market's evening. */
export const InspectionFilter = v.strictObject({
  stall: v.optional(Id),
  shop: v.optional(Id),
  vendor: v.optional(Id),
  patrol: v.optional(Id),
  market: v.optional(MarketId),
  evening: v.optional(Day),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
})
export type InspectionFilter = v.InferOutput<typeof InspectionFilter>

/** What present holders were found with before: whether a finding is the first is computed from it (rule R10). */
export const EarlierFindings = v.object({
  /** How far back it looks. */
  months: v.number(),
  earlier: v.array(v.object({ place_id: Id, item_code: v.string(), last_on: Day })),
})
export type EarlierFindings = v.InferOutput<typeof EarlierFindings>

/** How a place was seen lately, for anybody: whole numbers, never what was found. */
export const PublicRecord = v.object({
  looks: v.number(),
  in_order: v.number(),
  last_on: v.nullable(Day),
  /** What the vendor wishes to be read. */
  replies: v.array(v.object({ at: v.string(), words: v.string() })),
})
export type PublicRecord = v.InferOutput<typeof PublicRecord>

/** What the log says of an inspection, and what open maps restyle a place by. No names, no phone numbers. */
export interface LoggedBody extends Record<string, unknown> {
  inspection_id: string
  subject_kind: Subject['kind']
  subject_id: string | null
  number: string
  outcome: (typeof outcomes)[number]
  /** Of the place after this; null for one that is on no plan. */
  status: StaffStatus | null
  findings: { item_code: string; kinds: string[] }[]
  officer_id: string
  sha256: string
  amends: string | null
  /** Hashes of the photos it declares, where it declares any. */
  photos?: string[]
}

import * as v from 'valibot'
import { OwnDays, Season } from '../calendar/schema.ts'
import { helpKinds } from '../enforcement/rules-kinds.ts'
import { FirstPenalty } from '../enforcement/schema.ts'
import { PointsTable } from '../points/schema.ts'
import { authorities } from '../people/rules-kinds.ts'
import { Day, Id, Instant, MarketId, text } from '../shared/text.ts'

/**
 * What the phone sends to start a patrol; who starts it is one of the members. `claimed_at`: when, by the phone's clock,
 * for a patrol that began without signal.
 */
export const PatrolStart = v.strictObject({
  squad_id: Id,
  lead_id: Id,
  members: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
  claimed_at: v.exactOptional(Instant),
})
export type PatrolStart = v.InferOutput<typeof PatrolStart>

export const Member = v.object({ id: Id, name: v.string(), certified: v.boolean() })
export type Member = v.InferOutput<typeof Member>

/** An outing. Counts are of inspections that stand. */
export const Patrol = v.object({
  id: Id,
  market: v.object({
    id: MarketId,
    name: v.string(),
    name_en: v.string(),
    kind: v.picklist(['night_market', 'street']),
  }),
  evening: Day,
  squad: v.object({ id: Id, name: v.string(), name_en: v.nullable(v.string()) }),
  lead: v.object({ id: Id, name: v.string() }),
  members: v.array(Member),
  started_at: v.string(),
  ended_at: v.nullable(v.string()),
  counts: v.object({ inspections: v.number(), in_order: v.number(), findings: v.number() }),
})
export type Patrol = v.InferOutput<typeof Patrol>

/** The office has a patrol's start: `sha256` is of the canonical JSON of what the phone sent. */
export const StartReceipt = v.object({ ...Patrol.entries, sha256: v.string() })
export type StartReceipt = v.InferOutput<typeof StartReceipt>

/** A member's word that the patrol is over, with what the next squad should know. */
export const PatrolEnd = v.strictObject({ id: Id, claimed_at: Instant, note: v.nullable(text(500)) })
export type PatrolEnd = v.InferOutput<typeof PatrolEnd>

export const EndReceipt = v.object({ id: Id, sha256: v.string(), received_at: v.string() })
export type EndReceipt = v.InferOutput<typeof EndReceipt>

export const CurrentPatrol = v.object({ patrol: v.nullable(Patrol) })

/** What any patrol of one's squad needs of a market this evening, besides the map and the checklist. */
export const Tonight = v.object({
  market: v.object({
    id: MarketId,
    name: v.string(),
    name_en: v.string(),
    kind: v.picklist(['night_market', 'street']),
    time_zone: v.string(),
    opens: v.string(),
    closes: v.string(),
    /** An office of an older version does not say. */
    seasons: v.optional(v.array(Season)),
  }),
  evening: Day,
  opens_at: v.string(),
  closes_at: v.string(),
  /** From when the closing round is walked. */
  closing_from: v.string(),
  /** What the squad is competent for (rule R17). */
  authorities: v.array(v.picklist(authorities)),
  /** Who may approve an evidence hold. */
  supervisors: v.array(v.object({ id: Id, name: v.string() })),
  checklist_version: v.number(),
  /** How many points an item costs tonight; an office of an older version does not say. */
  points: v.optional(PointsTable),
  /** Vendors that are not a plain person without a penalty tonight, by what they hold: for rules R3 and R4. */
  holders: v.array(
    v.object({
      place_id: Id,
      vendor_id: Id,
      party: v.picklist(['person', 'organisation']),
      penalised: v.array(v.string()),
      /** What those penalties were; an office of an older version does not say. */
      firsts: v.optional(v.array(FirstPenalty)),
    }),
  ),
  /** The last four digits of the phone number of who holds a place, by place: what every officer may see of it (R18). */
  tails: v.record(Id, v.string()),
  /** The district's own days and the market's closed evenings, by which a phone anticipates terms (rule R16). */
  own_days: OwnDays,
})
export type Tonight = v.InferOutput<typeof Tonight>

/** What the phone needs for the walk of a patrol. */
export const Round = v.object({ ...Tonight.entries, patrol: Patrol })
export type Round = v.InferOutput<typeof Round>

/** A vendor who may be met in a market: who holds a place there or was met there lately; `tail`: of their phone number (R18). */
export const KnownVendor = v.object({
  id: Id,
  name: v.string(),
  trade_name: v.nullable(v.string()),
  category_id: v.string(),
  tail: v.string(),
})
export type KnownVendor = v.InferOutput<typeof KnownVendor>
export const KnownVendors = v.object({ vendors: v.array(KnownVendor) })
export type KnownVendors = v.InferOutput<typeof KnownVendors>

/** Why a place is on tonight's work list. */
export const WorkReason = v.variant('kind', [
  v.object({
    kind: v.literal('request'),
    request_id: Id,
    request: v.picklist(['help', 'look']),
    help_kind: v.nullable(v.picklist(helpKinds)),
    words: v.nullable(v.string()),
    asked_at: v.string(),
    answered_by: v.nullable(v.string()),
  }),
  v.object({
    kind: v.literal('recheck'),
    finding_id: Id,
    item_name: v.string(),
    item_name_en: v.string(),
    deadline_at: v.nullable(v.string()),
    /** The vendor says that it is put right. */
    put_right: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('drawn') }),
  /** A look of the last evening, drawn to be taken again by somebody else, who is not told what it found. */
  v.object({ kind: v.literal('second') }),
  /** Evenings since the last look; null for a place nobody ever looked at. */
  v.object({ kind: v.literal('unseen'), evenings: v.nullable(v.number()) }),
])
export type WorkReason = v.InferOutput<typeof WorkReason>

/** How the random share was drawn; null before the evening's first patrol. */
const DrawSummary = v.nullable(
  v.object({ seed: v.string(), share_percent: v.number(), pool: v.number(), drawn: v.number(), drawn_at: v.string() }),
)

/** What is due in a market this evening, most pressing first, and what earlier squads left to say. */
export const WorkList = v.object({
  evening: Day,
  items: v.array(v.object({ place_id: Id, number: v.string(), position: v.number(), reasons: v.array(WorkReason) })),
  draw: DrawSummary,
  notes: v.array(
    v.object({
      id: Id,
      words: v.string(),
      at: v.string(),
      author: v.string(),
      squad: v.string(),
      squad_en: v.nullable(v.string()),
    }),
  ),
})
export type WorkList = v.InferOutput<typeof WorkList>

/** A draw with all it was drawn from, so that anybody can draw it again. */
export const EveningDraw = v.object({
  evening: Day,
  seed: v.string(),
  share_percent: v.number(),
  drawn_at: v.string(),
  pool: v.array(Id),
  drawn: v.array(Id),
})
export type EveningDraw = v.InferOutput<typeof EveningDraw>

/** Places looked at on an evening, or since an instant of it (at the latest now): how far the closing round is. */
export const SeenSince = v.object({ evening: Day, since: v.nullable(v.string()), seen: v.array(Id) })
export type SeenSince = v.InferOutput<typeof SeenSince>

import * as v from 'valibot'
import { Day, Id, Instant, MarketId, text } from '../shared/text.ts'
import { complaintKinds, incidentKinds, incidentStates, loggedKinds } from './rules-kinds.ts'

const Place = v.variant('kind', [
  v.strictObject({ kind: v.literal('stall'), id: Id }),
  v.strictObject({ kind: v.literal('shop'), id: Id }),
  v.strictObject({ kind: v.literal('place'), place: text(80) }),
])
export type IncidentPlace = v.InferOutput<typeof Place>

/** What a phone logs on a patrol; the id is made there. `with_vendor`: who holds the place was part of it. */
export const IncidentLog = v.pipe(
  v.strictObject({
    id: Id,
    patrol_id: Id,
    kind: v.picklist(loggedKinds),
    place: Place,
    with_vendor: v.boolean(),
    people: v.pipe(v.array(Id), v.maxLength(20)),
    hurt: v.boolean(),
    help_called: v.boolean(),
    note: v.nullable(text(500)),
    claimed_at: Instant,
  }),
  v.check(({ kind, hurt }) => kind !== 'injury' || hurt, 'an injury hurts somebody'),
)
export type IncidentLog = v.InferOutput<typeof IncidentLog>

export const IncidentReceipt = v.object({ id: Id, sha256: v.string(), received_at: v.string() })
export type IncidentReceipt = v.InferOutput<typeof IncidentReceipt>

/** A vendor complains about an officer, or says that somebody asked them for money; of an inspection of theirs, if they say so. */
export const ComplaintLog = v.strictObject({
  id: Id,
  kind: v.picklist(complaintKinds),
  market_id: MarketId,
  inspection_id: v.nullable(Id),
  words: text(500),
})
export type ComplaintLog = v.InferOutput<typeof ComplaintLog>

/** A complaint as its vendor reads it: that it arrived, who sees to it, what became of it. */
export const OwnComplaint = v.object({
  id: Id,
  kind: v.picklist(complaintKinds),
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  words: v.string(),
  arrived_at: v.string(),
  follow_up_by: v.nullable(v.string()),
  talked_at: v.nullable(v.string()),
  closed_at: v.nullable(v.string()),
  answer: v.nullable(v.string()),
})
export type OwnComplaint = v.InferOutput<typeof OwnComplaint>
export const OwnComplaints = v.object({ complaints: v.array(OwnComplaint) })
export type OwnComplaints = v.InferOutput<typeof OwnComplaints>

const Named = v.object({ id: Id, name: v.string() })

/** An incident in a list. `reporter`: an officer's or a vendor's name. */
export const Incident = v.object({
  id: Id,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  evening: Day,
  at: v.string(),
  kind: v.picklist(incidentKinds),
  place: v.nullable(v.string()),
  reporter: v.object({ kind: v.picklist(['person', 'vendor']), name: v.string() }),
  hurt: v.boolean(),
  help_called: v.boolean(),
  note: v.nullable(v.string()),
  follow_up_by: v.nullable(Named),
  talks: v.number(),
  closed_at: v.nullable(v.string()),
})
export type Incident = v.InferOutput<typeof Incident>

/** A talk after an incident. */
export const Talk = v.object({
  id: Id,
  at: v.string(),
  talked_on: Day,
  person: v.string(),
  talked_with: v.string(),
  agreed: v.string(),
  answer: v.nullable(v.string()),
  closes: v.boolean(),
})
export type Talk = v.InferOutput<typeof Talk>

/** One incident with its people, its talks and what the reader may do. */
export const IncidentPage = v.object({
  ...Incident.entries,
  squad: v.nullable(v.object({ name: v.string(), name_en: v.nullable(v.string()) })),
  vendor: v.nullable(Named),
  people: v.array(Named),
  follow_up: v.array(Talk),
  may_follow_up: v.boolean(),
  may_close: v.boolean(),
})
export type IncidentPage = v.InferOutput<typeof IncidentPage>

export const TalkEntry = v.strictObject({
  id: Id,
  talked_on: Day,
  talked_with: text(80),
  agreed: text(500),
  closes: v.boolean(),
  answer: v.nullable(text(500)),
})
export type TalkEntry = v.InferOutput<typeof TalkEntry>

export const IncidentFilter = v.strictObject({
  /** First and last evening. */
  from: v.optional(Day),
  to: v.optional(Day),
  market: v.optional(MarketId),
  kind: v.optional(v.picklist(incidentKinds)),
  state: v.optional(v.picklist(incidentStates)),
  before: v.optional(Id),
})
export type IncidentFilter = v.InferOutput<typeof IncidentFilter>

/** A page of the list, newest first; `next` is what `before` goes on from. */
export const Incidents = v.object({ rows: v.array(Incident), next: v.nullable(v.string()) })
export type Incidents = v.InferOutput<typeof Incidents>

/**
 * How a market goes: `calm` is the number of its evenings with a patrol since its last incident, tonight's left out until
 * it is over; null for a market that no patrol has walked yet.
 */
export const IncidentTrend = v.object({
  markets: v.array(
    v.object({ id: MarketId, name: v.string(), name_en: v.string(), calm: v.nullable(v.number()), open: v.number() }),
  ),
  /** Incidents of each week, named by its Monday, oldest first. */
  weeks: v.array(v.object({ monday: Day, count: v.number() })),
})
export type IncidentTrend = v.InferOutput<typeof IncidentTrend>

import { canonical } from '../shared/canonical.ts'

/** Who did something: a member of staff, a vendor, or the software itself. */
export type Actor = { kind: 'person' | 'vendor'; id: string } | { kind: 'system'; id: null }

/** What happened, in the words of the log. */
export const eventKinds = [
  'district.prepared',
  'market.saved',
  'plan.published',
  'checks.saved',
  'squad.saved',
  'person.saved',
  'vendor.saved',
  'vendor.looked_up',
  'assignment.given',
  'assignment.ended',
  'assignment.moved',
  'patrol.started',
  'patrol.joined',
  'patrol.ended',
  'patrol.handed_over',
  'inspection.logged',
  'inspection.amended',
  'action.overturned',
  'incident.logged',
  'incident.taken',
  'incident.talked',
  'incident.closed',
  'stall.painted',
  'line.worn',
  'paint_mark.withdrawn',
  'paint_job.made',
  'paint_job.ended',
  'capture.held',
  'capture.decided',
  'request.asked',
  'request.answered',
  'request.done',
  'request.withdrawn',
  'places.drawn',
  'action.confirmed',
  'action.disputed',
  'matter.step',
  'procedure.opened',
  'procedure.step',
  'legal_basis.saved',
  'document.issued',
  'document.signed',
  'document_template.saved',
  'document_settings.saved',
  'points.set',
  'points.published',
  'review.asked',
  'review.withdrawn',
  'review.decided',
  'matter.replied',
  'prompt.answered',
  'prompt_settings.saved',
  'seconds.drawn',
  'request.thanked',
  'roster.planned',
  'certificate.saved',
  'training.saved',
  'training.attended',
  'checklist.published',
  'calendar.set',
  'evening.closed',
  'evening.reopened',
  'season.set',
  'season.removed',
  'closure.set',
  'closure.undone',
  'settings.saved',
  'ratio.locked',
  'open_month.decided',
  'export.begun',
  'export.ended',
] as const
export type EventKind = (typeof eventKinds)[number]

/** What a row of the log says, before its place in the chain is known. */
export interface Entry {
  market_id: string | null
  evening: string | null
  at: Date
  actor: Actor
  kind: EventKind
  /** 'table:id' of what it is about. */
  subject: string
  body: Record<string, unknown>
}

/** The chain an entry belongs to: its market's, or the district's own. */
export const chainOf = (market: string | null) => market ?? '-'

/** The hash before the first row of every chain: 32 zero bytes. */
export const genesis = new Uint8Array(32)

/** The text whose SHA-256, after the previous hash, is a row's hash; what a verifier recomputes from the stored row. */
export function hashedText(entry: Entry, position: number): string {
  return canonical({
    chain: chainOf(entry.market_id),
    position,
    evening: entry.evening,
    at: entry.at.toISOString(),
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    kind: entry.kind,
    subject: entry.subject,
    body: entry.body,
  })
}

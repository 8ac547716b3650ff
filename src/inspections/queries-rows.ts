import type { DayCalendar } from '../calendar/rules.ts'
import type { PointsTable } from '../points/schema.ts'
import type { CaptureRows } from './queries.ts'
import type { Basis, Facts } from './queries-context.ts'
import { orderTerm } from './rules-kinds.ts'
import { deadlineOf } from './rules-time.ts'
import type { Arrival } from './queries-arrival.ts'

/** The rows that a capture which the rules let through becomes; `at` and `evening` are when it was seen. */
export function rowsOf(
  arrival: Arrival,
  at: Date,
  evening: string,
  facts: Facts,
  hash: Buffer,
  hours: NonNullable<Basis['patrol']>,
  table: PointsTable,
  { isWorkday, isClosed }: DayCalendar,
): CaptureRows {
  const { market: market_id, capture, who, now, accepted_from } = arrival
  const { subject } = capture
  const deadlines = new Map(facts.items.map((item) => [item.code, item.deadline]))
  const actions = capture.findings.flatMap((finding) =>
    finding.actions.map((action, position) => {
      const ordered =
        action.deadline_at === undefined
          ? deadlineOf(orderTerm(deadlines.get(finding.item_code) ?? 'now'), at, hours, isWorkday, isClosed)
          : new Date(action.deadline_at)
      return {
        id: action.id,
        kind: action.kind,
        help_kind: action.help_kind ?? null,
        minutes: action.minutes ?? null,
        amount_yuan: action.amount_yuan ?? null,
        document_number: action.document_number ?? null,
        authority: action.authority ?? null,
        reason: action.reason ?? null,
        approved_by: action.approved_by ?? null,
        items: action.items ?? null,
        spot_answer: action.spot?.answer ?? null,
        spot_statement: action.spot?.statement ?? null,
        spot_receipt: action.spot?.receipt ?? null,
        refusal: action.spot?.refusal ?? null,
        refusal_witness: action.spot?.witness ?? null,
        finding_id: finding.id,
        market_id,
        evening,
        at,
        position,
        deadline_at: action.kind === 'fix_by' ? ordered : null,
      }
    }),
  )
  return {
    inspection: {
      id: capture.id,
      market_id,
      evening,
      patrol_id: capture.patrol_id,
      officer_id: who.id,
      stall_id: subject.kind === 'stall' ? subject.id : null,
      shop_id: subject.kind === 'shop' ? subject.id : null,
      place: subject.kind === 'place' ? subject.place : null,
      place_lng: subject.kind === 'place' ? (subject.at?.lng ?? null) : null,
      place_lat: subject.kind === 'place' ? (subject.at?.lat ?? null) : null,
      vendor_id: facts.vendor_id,
      outcome: capture.outcome,
      checklist_version: capture.checklist_version,
      note: capture.note,
      at,
      claimed_at: new Date(capture.claimed_at),
      received_at: accepted_from ?? now,
      content_hash: hash,
      amends: capture.amends,
      amend_reason: capture.amend_reason,
    },
    findings: capture.findings.map(({ id, item_code, note, help_first }, position) => ({
      id,
      item_code,
      note,
      help_first,
      inspection_id: capture.id,
      market_id,
      evening,
      checklist_version: capture.checklist_version,
      vendor_id: facts.vendor_id,
      position,
    })),
    actions,
    confirmations: capture.findings.flatMap((finding) =>
      finding.actions.flatMap(({ id, confirmed_by = [] }) =>
        [...new Set(confirmed_by)].map((person_id) => ({
          action_id: id,
          person_id,
          answer: 'confirmed' as const,
          way: 'same_phone' as const,
          at,
        })),
      ),
    ),
    officers: capture.findings.flatMap((finding) =>
      finding.actions.flatMap((action) => action.officers.map((person_id) => ({ action_id: action.id, person_id }))),
    ),
    points: capture.findings.flatMap(({ item_code, actions }) =>
      actions.flatMap(({ id, kind }) =>
        kind === 'points' && table
          ? [{ action_id: id, version: table.version, points: table.items[item_code] ?? 0 }]
          : [],
      ),
    ),
    photos: (capture.photos ?? []).map(({ sha256, finding_id, kind, claimed_at, item }, position) => ({
      inspection_id: capture.id,
      position,
      finding_id,
      kind,
      sha256: Buffer.from(sha256, 'hex'),
      claimed_at: new Date(claimed_at),
      action_id: item?.action_id ?? null,
      item_number: item?.number ?? null,
    })),
  }
}

import type { DayCalendar } from '../calendar/rules.ts'
import type { PointsTable } from '../points/schema.ts'
import type { CaptureRows } from './queries.ts'
import type { Arrival } from './queries-arrival.ts'
import type { Basis, Facts } from './queries-context.ts'
import { orderTerm } from './rules-kinds.ts'
import { actionRows, confirmationRows, findingRows, inspectionRow, officerRows } from './rules-rows.ts'
import { deadlineOf, notAfter } from './rules-time.ts'

/** The rows that a capture which the rules let through becomes; `at` and `evening` are when it was seen. */
export function rowsOf(
  { market: market_id, capture, who, now, accepted_from }: Arrival,
  at: Date,
  evening: string,
  { items, vendor_id }: Facts,
  hash: Buffer,
  hours: NonNullable<Basis['patrol']>,
  table: PointsTable,
  { isWorkday, isClosed }: DayCalendar,
): CaptureRows {
  const seen = { market_id, evening, at, received_at: accepted_from ?? now, officer_id: who.id, vendor_id }
  const terms = new Map(items.map((item) => [item.code, item.deadline]))
  return {
    inspection: inspectionRow(capture, seen, hash),
    findings: findingRows(capture, seen),
    actions: actionRows(capture, seen, ({ item_code }, { deadline_at }) =>
      deadline_at === undefined
        ? deadlineOf(orderTerm(terms.get(item_code) ?? 'now'), at, hours, isWorkday, isClosed)
        : new Date(deadline_at),
    ),
    confirmations: confirmationRows(capture, at),
    officers: officerRows(capture),
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
      claimed_at: notAfter(new Date(claimed_at), seen.received_at),
      action_id: item?.action_id ?? null,
      item_number: item?.number ?? null,
    })),
  }
}

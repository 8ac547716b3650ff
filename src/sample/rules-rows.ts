import { isEnforcing } from '../enforcement/rules.ts'
import type { Capture } from '../inspections/schema.ts'
import type { PointsTable } from '../points/schema.ts'
import type { Walked } from './rules-walk.ts'

/** Where a capture belongs: its market and evening. */
export interface Belongs {
  market_id: string
  evening: string
}

/** An inspection's row, as the server writes it for what the phone sent. */
export function inspectionRow<Hash>({ market_id, evening }: Belongs, entry: Walked, content_hash: Hash) {
  const { capture, officer_id, vendor_id, at, received_at } = entry
  const { subject } = capture
  const place = subject.kind === 'place' ? subject : null
  return {
    id: capture.id,
    market_id,
    evening,
    patrol_id: capture.patrol_id,
    officer_id,
    stall_id: subject.kind === 'stall' ? subject.id : null,
    shop_id: subject.kind === 'shop' ? subject.id : null,
    place: place?.place ?? null,
    place_lng: place?.at?.lng ?? null,
    place_lat: place?.at?.lat ?? null,
    vendor_id,
    outcome: capture.outcome,
    checklist_version: capture.checklist_version,
    note: capture.note,
    at,
    claimed_at: new Date(capture.claimed_at),
    received_at,
    content_hash,
    amends: capture.amends,
    amend_reason: capture.amend_reason,
  }
}

/** The rows of its findings. */
export function findingRows({ market_id, evening }: Belongs, { capture, vendor_id }: Walked) {
  return capture.findings.map(({ id, item_code, note, help_first }, position) => ({
    id,
    inspection_id: capture.id,
    market_id,
    evening,
    item_code,
    checklist_version: capture.checklist_version,
    vendor_id,
    note,
    help_first,
    position,
  }))
}

/** The points its actions gave, by the table. */
export function pointsRows({ capture }: Walked, table: PointsTable) {
  return capture.findings.flatMap(({ item_code, actions }) =>
    actions.flatMap(({ id, kind }) =>
      kind === 'points' && table
        ? [{ action_id: id, version: table.version, points: table.items[item_code] ?? 1 }]
        : [],
    ),
  )
}

/** The rows of its actions; an order to put right gets its deadline from the item. */
export function actionRows({ market_id, evening }: Belongs, { capture, at, deadline }: Walked) {
  return capture.findings.flatMap((finding) =>
    finding.actions.map((action, position) => ({
      id: action.id,
      finding_id: finding.id,
      market_id,
      evening,
      at,
      kind: action.kind,
      deadline_at: action.kind === 'fix_by' ? deadline(finding) : null,
      help_kind: action.help_kind ?? null,
      minutes: action.minutes ?? null,
      amount_yuan: action.amount_yuan ?? null,
      document_number: action.document_number ?? null,
      authority: action.authority ?? null,
      reason: action.reason ?? null,
      approved_by: action.approved_by ?? null,
      items: action.items ?? null,
      position,
    })),
  )
}

/** Who carried its actions out. */
export const officerRows = ({ findings }: Capture) =>
  findings.flatMap(({ actions }) =>
    actions.flatMap(({ id, officers }) => officers.map((person_id) => ({ action_id: id, person_id }))),
  )

/** The entry as it is when the second officer confirmed on the spot, on the phone that logged it. */
export const confirmedOnTheSpot = (entry: Walked): Walked => ({
  ...entry,
  capture: {
    ...entry.capture,
    findings: entry.capture.findings.map((finding) => ({
      ...finding,
      actions: finding.actions.map((action) => {
        const confirmed_by = action.officers.filter((person) => person !== entry.officer_id)
        return isEnforcing(action.kind) && confirmed_by.length > 0 ? { ...action, confirmed_by } : action
      }),
    })),
  },
})

/** What second officers said, of those who said it on the spot. */
export const confirmationRows = ({ capture, at }: Walked) =>
  capture.findings.flatMap(({ actions }) =>
    actions.flatMap(({ id, confirmed_by = [] }) =>
      confirmed_by.map((person_id) => ({
        action_id: id,
        person_id,
        answer: 'confirmed' as const,
        way: 'same_phone' as const,
        note: null,
        at,
      })),
    ),
  )

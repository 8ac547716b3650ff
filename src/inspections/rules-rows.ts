import type { authorities } from '../people/rules-kinds.ts'
import type { Capture } from './schema.ts'

/** Where and when what a capture tells was seen, and by whom. */
export interface Seen {
  market_id: string
  evening: string
  at: Date
  received_at: Date
  officer_id: string
  vendor_id: string | null
}

/** The row of the inspection that a capture is. */
export function inspectionRow<Hash>(capture: Capture, seen: Seen, content_hash: Hash) {
  const { subject } = capture
  const { market_id, evening, at, received_at, officer_id, vendor_id } = seen
  const place = subject.kind === 'place' ? subject : null
  return {
    id: capture.id,
    market_id,
    evening,
    at,
    received_at,
    officer_id,
    vendor_id,
    patrol_id: capture.patrol_id,
    stall_id: subject.kind === 'stall' ? subject.id : null,
    shop_id: subject.kind === 'shop' ? subject.id : null,
    place: place?.place ?? null,
    place_lng: place?.at?.lng ?? null,
    place_lat: place?.at?.lat ?? null,
    outcome: capture.outcome,
    checklist_version: capture.checklist_version,
    note: capture.note,
    claimed_at: new Date(capture.claimed_at),
    content_hash,
    amends: capture.amends,
    amend_reason: capture.amend_reason,
  }
}

/** The rows of its findings. */
export const findingRows = (capture: Capture, { market_id, evening, vendor_id }: Seen) =>
  capture.findings.map(({ id, item_code, note, help_first }, position) => ({
    id,
    item_code,
    note,
    help_first,
    inspection_id: capture.id,
    market_id,
    evening,
    checklist_version: capture.checklist_version,
    vendor_id,
    position,
  }))

type Finding = Capture['findings'][number]

/** What may be said of an action, taken on the spot or later. */
export interface SaidOfAction {
  amount_yuan?: number | null
  document_number?: string | null
  authority?: (typeof authorities)[number] | null
  reason?: string | null
  approved_by?: string | null
  items?: string[] | null
}

/** It as columns: null where nothing is said. */
export const saidColumns = (action: SaidOfAction) => ({
  amount_yuan: action.amount_yuan ?? null,
  document_number: action.document_number ?? null,
  authority: action.authority ?? null,
  reason: action.reason ?? null,
  approved_by: action.approved_by ?? null,
  items: action.items ?? null,
})

/** The rows of its actions; `deadline` says by when an order to put a finding right is to be followed. */
export const actionRows = (
  { findings }: Capture,
  { market_id, evening, at }: Seen,
  deadline: (finding: Finding, action: Finding['actions'][number]) => Date,
) =>
  findings.flatMap((finding) =>
    finding.actions.map((action, position) => ({
      id: action.id,
      kind: action.kind,
      help_kind: action.help_kind ?? null,
      minutes: action.minutes ?? null,
      ...saidColumns(action),
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
      deadline_at: action.kind === 'fix_by' ? deadline(finding, action) : null,
    })),
  )

/** Who carried its actions out. */
export const officerRows = ({ findings }: Capture) =>
  findings.flatMap(({ actions }) =>
    actions.flatMap(({ id, officers }) => officers.map((person_id) => ({ action_id: id, person_id }))),
  )

/** What officers named in its actions confirmed on the phone that logged them. */
export const confirmationRows = ({ findings }: Capture, at: Date) =>
  findings.flatMap(({ actions }) =>
    actions.flatMap(({ id, confirmed_by = [] }) =>
      [...new Set(confirmed_by)].map((person_id) => ({
        action_id: id,
        person_id,
        answer: 'confirmed' as const,
        way: 'same_phone' as const,
        at,
      })),
    ),
  )

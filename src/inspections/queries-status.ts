import type { Db } from '../db/open.ts'
import { isEnforcing } from '../enforcement/rules.ts'
import { planInForce, staffPlaces, type Ground } from '../plan/queries.ts'
import { staffStatus } from '../plan/rules-status.ts'
import type { StaffStatus } from '../plan/schema.ts'
import { eveningAt } from '../shared/evening.ts'
import type { Arrival } from './queries-arrival.ts'
import type { Basis, Facts } from './queries-context.ts'

/** How a stall or shop is coloured for staff on `evening`, as the map reads it; null when the map does not show it. */
export async function placeStatus(
  db: Db,
  market: string,
  kind: Ground['kind'],
  id: string,
  evening: string,
): Promise<StaffStatus | null> {
  const plan = kind === 'stall' ? await planInForce(db, market, evening) : undefined
  if (kind === 'stall' && !plan) return null
  const ground: Ground = plan ? { kind: 'stall', plan: plan.id } : { kind: 'shop' }
  const [row] = await staffPlaces(db, ground, market, evening, { id })
  if (!row) return null
  const { outcome, enforced, ...facts } = row
  return staffStatus({ ...facts, tonight: outcome && { outcome, enforced } })
}

/** The place's colour now: known from the capture when it is tonight's latest look, read back otherwise. */
export async function statusAfter(
  db: Db,
  { market, capture, now }: Arrival,
  evening: string,
  facts: Facts,
  hours: NonNullable<Basis['patrol']>,
) {
  const { subject, outcome } = capture
  if (subject.kind === 'place') return null
  const tonight = eveningAt(hours, now)
  if (outcome === 'void' || capture.amends !== null || facts.seen_later || evening !== tonight) {
    return placeStatus(db, market, subject.kind, subject.id, tonight)
  }
  const enforced = capture.findings.some((finding) => finding.actions.some((action) => isEnforcing(action.kind)))
  return staffStatus({
    closed: facts.closed,
    held: facts.vendor_id !== null,
    tonight: { outcome, enforced },
    deadline_open: false,
  })
}

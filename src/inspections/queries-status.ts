import type { Db } from '../db/open.ts'
import { planInForce, staffPlaces, type Ground } from '../plan/queries.ts'
import { staffStatus } from '../plan/rules-status.ts'
import type { StaffStatus } from '../plan/schema.ts'

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

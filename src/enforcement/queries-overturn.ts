import type { Db } from '../db/open.ts'
import { append, holdChain } from '../events/queries.ts'
import { contentHash } from '../inspections/queries.ts'
import { placeStatus } from '../inspections/queries-status.ts'
import { overturnIfNothingStands } from '../matters/queries-overturn.ts'
import { Problem } from '../problems.ts'
import { recountFinding } from '../tally/queries-findings.ts'
import { eveningAt } from '../shared/evening.ts'
import { actionToOverturn, insertOverturned, marketOfAction } from './queries.ts'

/**
 * Sets an action aside within the caller's transaction and logs it: it leaves the ratio's numerator and stays visible
 * (rule R15). Refuses whoever had a part in it (rule R21). Answers its market, whose bell is to ring.
 */
export async function overturn(
  db: Db,
  { action_id, by, reason, now }: { action_id: string; by: string; reason: string; now: Date },
): Promise<string> {
  const market = await marketOfAction(db, action_id)
  if (market === undefined) throw new Problem('not_found')
  // Held before it is read, so that an amendment of the same entry is either seen here or sees this.
  await holdChain(db, market)
  const action = await actionToOverturn(db, action_id)
  if (!action) throw new Problem('not_found')
  // Whoever carried it out, approved it, logged it or accepted it when it was held does not decide about it.
  const { officers, deciders, approved_by, officer_id } = action
  if ([...(officers ?? []), ...(deciders ?? []), approved_by, officer_id].includes(by))
    throw new Problem('involved_yourself')
  if (action.amended_by) throw new Problem('already_amended')
  if (!(await insertOverturned(db, { action_id, at: now, decided_by: by, reason })))
    throw new Problem('already_overturned')
  await recountFinding(db, action.finding_id)
  const place = action.stall_id ?? action.shop_id
  const kind = action.stall_id ? 'stall' : action.shop_id ? 'shop' : 'place'
  await append(db, {
    market_id: market,
    evening: action.evening,
    at: now,
    actor: { kind: 'person', id: by },
    kind: 'action.overturned',
    subject: `action:${action_id}`,
    body: {
      action_id,
      kind: action.kind,
      finding_id: action.finding_id,
      inspection_id: action.inspection_id,
      item_code: action.item_code,
      subject_kind: kind,
      subject_id: place,
      status: place && kind !== 'place' ? await placeStatus(db, market, kind, place, eveningAt(action, now)) : null,
      sha256: contentHash({ action_id, reason }).toString('hex'),
    },
  })
  await overturnIfNothingStands(db, action.finding_id, { cause: action_id, by, reason, now })
  return market
}

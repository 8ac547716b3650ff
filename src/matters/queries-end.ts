import type { Db } from '../db/open.ts'
import type { Actor } from '../events/rules.ts'
import { derivedId } from '../shared/ids.ts'
import { runningOf } from './queries-procedures.ts'
import { takeStep, type Standing } from './queries-steps.ts'
import type { MatterState } from './rules-machine.ts'

/**
 * Moves a matter on when its last running procedure has ended: to where that one's end leads, or to waiting for an order
 * that was given with its decision. Nothing while another procedure runs.
 */
export async function concludeMatter(
  db: Db,
  matter: Standing,
  {
    step_id,
    state,
    correct_by,
    now,
    actor,
  }: { step_id: string; state: string; correct_by: Date | null; now: Date; actor: Actor },
) {
  if (matter.state !== 'escalated' || (await runningOf(db, matter.id)).length > 0) return
  const to: MatterState =
    state === 'transferred' ? 'transferred' : state === 'spared' ? 'spared' : correct_by ? 'awaiting_fix' : 'closed'
  await takeStep(db, matter, {
    id: derivedId(step_id, 'conclude'),
    step: 'conclude',
    to,
    at: now,
    actor,
    inspection_id: null,
    due_at: to === 'awaiting_fix' ? correct_by : null,
    reason: null,
    body: { procedure_state: state },
  })
}

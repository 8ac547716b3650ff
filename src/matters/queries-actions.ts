import type { Db } from '../db/open.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import { addActions } from '../inspections/queries.ts'
import { saidColumns, type SaidOfAction } from '../inspections/rules-rows.ts'
import { recountFinding } from '../tally/queries-findings.ts'
import { eveningAt, type Hours } from '../shared/evening.ts'

/** An action that a step of a matter takes later than on the spot. */
export interface LaterAction extends SaidOfAction {
  id: string
  matter: { id: string; market_id: string }
  hours: Hours
  kind: ActionKind
  officers: readonly string[]
  now: Date
  deadline_at?: Date | null
}

/** Takes an action on the evening of now: the ratio counts it there. The caller holds the market's log. */
export async function takeAction(db: Db, action: LaterAction) {
  const { id, matter, hours, kind, officers, now } = action
  const row = {
    id,
    kind,
    finding_id: matter.id,
    market_id: matter.market_id,
    evening: eveningAt(hours, now),
    at: now,
    deadline_at: action.deadline_at ?? null,
    ...saidColumns(action),
  }
  const people = [...new Set(officers)].map((person_id) => ({ action_id: id, person_id }))
  await addActions(db, [row], people)
  await recountFinding(db, matter.id)
}

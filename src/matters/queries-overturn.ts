import type { Db } from '../db/open.ts'
import { derivedId } from '../shared/ids.ts'
import { holdMatter, takeStep } from './queries-steps.ts'
import { waysOf } from './rules-machine.ts'

/** Actions about a finding that were not set aside. */
export async function standingActionsOf(db: Db, finding: string): Promise<string[]> {
  const rows = await db
    .selectFrom('action as a')
    .leftJoin('overturned_action as o', 'o.action_id', 'a.id')
    .select('a.id')
    .where('a.finding_id', '=', finding)
    .where('o.action_id', 'is', null)
    .orderBy('a.position')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * A matter of which nothing stands any more is overturned; one that has an action left stays where it is. The caller has
 * held the market's chain. `cause`: what it follows from, by id, so that the same again makes no second step.
 */
export async function overturnIfNothingStands(
  db: Db,
  finding: string,
  { cause, by, reason, now }: { cause: string; by: string; reason: string; now: Date },
) {
  const matter = await holdMatter(db, finding)
  if (!matter || (await standingActionsOf(db, finding)).length > 0) return
  const [way] = waysOf('matter', 'overturn', matter.state)
  if (!way) return
  await takeStep(db, matter, {
    id: derivedId('overturn', cause),
    step: way.step,
    to: 'overturned',
    at: now,
    actor: { kind: 'person', id: by },
    inspection_id: null,
    due_at: null,
    reason,
    body: {},
  })
}

import type { Db } from '../db/open.ts'
import { derivedId } from '../shared/ids.ts'
import { holdMatter, takeStep } from './queries-steps.ts'
import { waysOf, type MatterState } from './rules-machine.ts'

/** Actions about a finding that were not set aside. */
export async function standingActionsOf(db: Db, finding: string): Promise<{ id: string; kind: string }[]> {
  return db
    .selectFrom('action as a')
    .leftJoin('overturned_action as o', 'o.action_id', 'a.id')
    .select(['a.id', 'a.kind'])
    .where('a.finding_id', '=', finding)
    .where('o.action_id', 'is', null)
    .orderBy('a.position')
    .execute()
}

const orders = new Set(['fix_now', 'fix_by'])

/**
 * A matter of which nothing stands any more is overturned; where only its order fell nobody waits for that any longer; one
 * that has an order or another procedure left stays where it is. The caller has held the market's chain. `cause`: what it
 * follows from, by id, so that the same again makes no second step.
 */
export async function overturnIfNothingStands(
  db: Db,
  finding: string,
  { cause, by, reason, now }: { cause: string; by: string; reason: string; now: Date },
) {
  const matter = await holdMatter(db, finding)
  if (!matter) return
  const standing = await standingActionsOf(db, finding)
  const fell = !standing.some(({ kind }) => orders.has(kind))
  const [way] =
    standing.length === 0
      ? waysOf('matter', 'overturn', matter.state)
      : fell
        ? waysOf('matter', 'order_fell', matter.state)
        : []
  if (!way) return
  await takeStep(db, matter, {
    id: derivedId(way.step, cause),
    step: way.step,
    to: way.to as MatterState,
    at: now,
    actor: { kind: 'person', id: by },
    inspection_id: null,
    due_at: null,
    reason,
    body: {},
  })
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { Actor } from '../events/rules.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import type { MatterState } from './rules-machine.ts'

/** A matter as far as its next step needs it. */
export interface Standing {
  id: string
  market_id: string
  evening: string
  item_code: string
  state: MatterState
  position: number | null
}

/** A step that was found lawful, ready to be stored. */
export interface Step {
  id: string
  step: string
  to: MatterState
  at: Date
  actor: Actor
  inspection_id: string | null
  /** The order's new deadline; null where nothing is waited for. */
  due_at: Date | null
  reason: string | null
  body: Record<string, unknown>
}

/** A matter, held until the transaction ends, so that of two steps at once the second sees the first; undefined without one. */
export async function holdMatter(db: Db, id: string) {
  return db
    .selectFrom('matter')
    .select(['id', 'market_id', 'evening', 'squad_id', 'vendor_id', 'stall_id', 'shop_id'])
    .select(['item_code', 'seen_at', 'state', 'position', 'due_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The market of a matter, which never changes; undefined when there is none by this id. */
export async function marketOfMatter(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('matter').select('market_id').where('id', '=', id).executeTakeFirst())?.market_id
}

/** Was this step taken already, in these words? Its id comes from whoever took it; throws `conflict` for another's. */
export async function stepTaken(
  db: Db,
  matter: string,
  { id, step, ...body }: { id: string; step: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('matter_step')
    .select(['matter_id', 'step', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  if (row.matter_id !== matter || row.step !== step || canonical(row.body) !== canonical(body))
    throw new Problem('conflict')
  return true
}

/** A step that was taken: whose it is, when, and what was said with it; undefined when there is none by this id. */
export async function stepOf(db: Db, id: string) {
  const row = await db
    .selectFrom('matter_step')
    .select(['matter_id', 'at', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, body: row.body as Record<string, unknown> }
}

/**
 * Stores a step, moves its matter on and logs it; the caller has held matter and chain. The table `transition` refuses a
 * step that leads anywhere else, the keys one that does not begin where the last ended.
 */
export async function takeStep(db: Db, matter: Standing, { to, ...step }: Step) {
  const position = (matter.position ?? 0) + 1
  const { actor, body, ...row } = step
  await db
    .insertInto('matter_step')
    .values({
      ...row,
      matter_id: matter.id,
      position,
      from_state: matter.state,
      to_state: to,
      actor_kind: actor.kind,
      actor_id: actor.id,
      body: JSON.stringify(body),
    })
    .execute()
  await db.updateTable('matter').set({ state: to, position, due_at: step.due_at }).where('id', '=', matter.id).execute()
  await append(db, {
    market_id: matter.market_id,
    evening: matter.evening,
    at: step.at,
    actor,
    kind: 'matter.step',
    subject: `matter:${matter.id}`,
    body: { step_id: step.id, step: step.step, state: to },
  })
}

/** Matters that wait at a place for being put right, found before `at`, held until the transaction ends. */
export async function waitingAt(
  db: Db,
  place: { kind: 'stall' | 'shop' | 'place'; id: string | null; vendor_id: string | null },
  at: Date,
): Promise<Standing[]> {
  if (place.kind === 'place' && place.vendor_id === null) return []
  const here =
    place.kind === 'stall'
      ? sql<boolean>`stall_id = ${place.id}`
      : place.kind === 'shop'
        ? sql<boolean>`shop_id = ${place.id}`
        : sql<boolean>`stall_id is null and shop_id is null and vendor_id = ${place.vendor_id}`
  return db
    .selectFrom('matter')
    .select(['id', 'market_id', 'evening', 'item_code', 'state', 'position'])
    .where('state', 'in', ['awaiting_fix', 'recheck_due'])
    .where(here)
    .where('seen_at', '<', at)
    .orderBy('id')
    .forUpdate()
    .execute()
}

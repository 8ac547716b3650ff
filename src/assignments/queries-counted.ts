import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { handedOver, type Period } from './rules.ts'

/**
 * Does an assignment count in the coverage, and until which evening (null: for good)? `row` is its alias in a statement. An
 * ending takes no evening out of the coverage that had begun before: see `assignment.known_until`.
 */
export const isCounted = (row: string) =>
  sql`(not ${sql.ref(`${row}.cancelled`)} or ${sql.ref(`${row}.known_until`)} is not null)`
export const countedUntil = (row: string) =>
  sql`coalesce(${sql.ref(`${row}.known_until`)}, ${sql.ref(`${row}.ends_on`)})`

/**
 * Hands evenings over to an assignment that was just given as of a day that others of its stall count until: each evening of
 * a stall counts once, and none is lost where the new one ends sooner.
 */
export async function takeOverCounted(db: Db, stall: string, given: Period & { id: string }) {
  const rows = await db
    .selectFrom('assignment')
    .select(['id', 'starts_on', 'ends_on', 'known_until', 'cancelled'])
    .where('stall_id', '=', stall)
    .where('id', '<>', given.id)
    .where('known_until', '>=', given.starts_on)
    .$if(given.ends_on !== null, (all) => all.where('starts_on', '<=', given.ends_on ?? ''))
    .execute()
  for (const { id, known_until, ...before } of rows) {
    const { rest, longer } = handedOver({ ...before, known_until: known_until ?? '' }, given)
    await db.updateTable('assignment').set({ known_until: rest }).where('id', '=', id).execute()
    if (longer !== null)
      await db.updateTable('assignment').set({ known_until: longer }).where('id', '=', given.id).execute()
  }
}

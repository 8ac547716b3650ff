import type { Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { ClosureTable } from '../db/tables.ts'
import { tooLateToClose } from './queries-seasons.ts'

/** Closes a market for an evening; false where it was patrolled already or is over. */
export async function closeEvening(
  db: Db,
  at: { market: string; evening: string; reason: string; by: string; now: Date },
) {
  if (await tooLateToClose(db, at.market, at.evening, at.now)) return false
  const values = { reason: at.reason, closed_by: at.by, closed_at: at.now }
  await db
    .insertInto('closed_evening')
    .values({ market_id: at.market, evening: at.evening, closure_id: null, ...values })
    .onConflict((there) => there.columns(['market_id', 'evening']).doUpdateSet(values))
    .execute()
  return true
}

/** Lets a market trade that evening after all; false where it was not closed. */
export async function reopenEvening(db: Db, market: string, evening: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('closed_evening')
    .where('market_id', '=', market)
    .where('evening', '=', evening)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Closes evenings together; those closed already keep their reason. Answers how many; null for an id that is taken. */
export async function closeEvenings(
  db: Db,
  closure: Insertable<ClosureTable>,
  evenings: readonly string[],
): Promise<number | null> {
  const { id: closure_id, market_id, reason, closed_by, closed_at } = closure
  const added = await db
    .insertInto('closure')
    .values(closure)
    .onConflict((there) => there.column('id').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return null
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('closed_evening')
    .values(evenings.map((evening) => ({ market_id, evening, reason, closed_by, closed_at, closure_id })))
    .onConflict((there) => there.columns(['market_id', 'evening']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows)
}

/** A closure by its id; undefined when there is none. */
export const closureById = (db: Db, id: string) =>
  db
    .selectFrom('closure')
    .select(['market_id', 'first_day', 'last_day', 'weekdays', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Opens a closure's evenings from `first` on again; answers how many. */
export async function undoClosure(db: Db, id: string, first: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('closed_evening')
    .where('closure_id', '=', id)
    .where('evening', '>=', first)
    .executeTakeFirst()
  await db
    .deleteFrom('closure')
    .where('id', '=', id)
    .where((e) => e.not(e.exists(e.selectFrom('closed_evening').select('evening').where('closure_id', '=', id))))
    .execute()
  return Number(numDeletedRows)
}

import type { Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PhotoTable } from '../db/tables.ts'

/** When a photo arrived; undefined for one that did not. */
export async function photoReceived(db: Db, sha256: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('photo')
    .select('received_at')
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst()
  return row?.received_at
}

/** How many photos a person sent since an instant. */
export async function photosSince(db: Db, person: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('photo')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('sent_by', '=', person)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Notes that a photo arrived; false when another request was faster. */
export async function insertPhoto(db: Db, photo: Insertable<PhotoTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('photo')
    .values(photo)
    .onConflict((taken) => taken.column('sha256').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

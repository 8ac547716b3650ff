import type { Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PersonTable } from '../db/tables.ts'

/** Adds a person; false when the user name is taken. */
export async function insertPerson(db: Db, person: Insertable<PersonTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.constraint('person_user_name_unique').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

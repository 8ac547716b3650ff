import { sql, type Insertable, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../db/open.ts'
import type { PersonTable, SquadTable } from '../db/tables.ts'
import { addDays, dayIn } from '../shared/evening.ts'
import { surroundings } from './queries-sessions.ts'
import type { Person, PersonEntry, Squad } from './schema.ts'

/** The time zone most of the district's markets keep. */
export async function districtZone(db: Db): Promise<string> {
  return (await surroundings(db)).time_zone
}

/** Today, 'YYYY-MM-DD', in the time zone most of the district's markets keep. */
export async function districtDay(db: Db, now: Date): Promise<string> {
  return dayIn(await districtZone(db), now)
}

/** Adds a person; false when the user name is taken. */
export async function insertPerson(db: Db, person: Insertable<PersonTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.constraint('person_user_name_unique').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The active supervisors, their rows held until the transaction ends, so that none of them is demoted meanwhile. */
export async function holdSupervisors(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'supervisor')
    .where('active', '=', true)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Rewrites a person; false when there is none with that id. */
export async function updatePerson(db: Db, id: string, person: Updateable<PersonTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('person').set(person).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows === 1n
}

// A person's newest certificate, as one JSON object or null.
const newestCertificate = sql<Person['certificate']>`(
  select json_build_object('number', c.number, 'valid_from', c.valid_from, 'valid_until', c.valid_until)
  from certificate c where c.person_id = p.id order by c.valid_until desc, c.id desc limit 1)`

/** All staff by name, the inactive too, with their newest certificate; one of them with `id`. */
export async function people(db: Db, id?: string): Promise<Person[]> {
  return db
    .selectFrom('person as p')
    .leftJoin('squad as q', 'q.id', 'p.squad_id')
    .select(['p.id', 'p.user_name', 'p.name', 'p.role', 'p.squad_id', 'p.badge', 'p.active'])
    .select(['q.name as squad_name', 'q.name_en as squad_name_en'])
    .select(newestCertificate.as('certificate'))
    .$if(id !== undefined, (query) => query.where('p.id', '=', id ?? ''))
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
}

/** All squads by name with their active officers, certified or not on `day`; one of them with `id`. */
export async function squads(db: Db, day: string, id?: string): Promise<Squad[]> {
  const certified = sql<boolean>`exists (select from certificate c
    where c.person_id = p.id and ${day}::date between c.valid_from and c.valid_until)`
  const rows = await db
    .selectFrom('squad as s')
    .select(['s.id', 's.name', 's.name_en', 's.authorities'])
    .select((e) =>
      jsonArrayFrom(
        e
          .selectFrom('person as p')
          .select(['p.id', 'p.name', 'p.badge', certified.as('certified'), newestCertificate.as('certificate')])
          .whereRef('p.squad_id', '=', 's.id')
          .where('p.active', '=', true)
          .where('p.role', '=', 'officer')
          .orderBy('p.name')
          .orderBy('p.id'),
      ).as('members'),
    )
    .$if(id !== undefined, (query) => query.where('s.id', '=', id ?? ''))
    .orderBy('s.name')
    .execute()
  return rows as Squad[]
}

/** Adds a squad. */
export async function insertSquad(db: Db, squad: Insertable<SquadTable>) {
  await db.insertInto('squad').values(squad).execute()
}

/** Rewrites a squad; false when there is none with that id. */
export async function updateSquad(db: Db, id: string, squad: Updateable<SquadTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('squad').set(squad).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Makes `certificate` the person's newest. The same number or an overlapping period corrects the one there is, a later
 * period is a renewal beside it; null takes away what is valid on `day` or after, and leaves what has been.
 */
export async function keepCertificate(
  db: Db,
  person: string,
  certificate: PersonEntry['certificate'],
  newId: string,
  day: string,
) {
  if (!certificate) {
    await db.deleteFrom('certificate').where('person_id', '=', person).where('valid_from', '>=', day).execute()
    await db
      .updateTable('certificate')
      .set({ valid_until: addDays(day, -1) })
      .where('person_id', '=', person)
      .where('valid_until', '>=', day)
      .execute()
    return
  }
  const corrected = await db
    .updateTable('certificate')
    .set(certificate)
    .where('id', '=', (e) =>
      e
        .selectFrom('certificate')
        .select('id')
        .where('person_id', '=', person)
        .where((w) =>
          w.or([
            w('number', '=', certificate.number),
            w.and([w('valid_from', '<=', certificate.valid_until), w('valid_until', '>=', certificate.valid_from)]),
          ]),
        )
        .orderBy((o) => o('number', '=', certificate.number), 'desc')
        .orderBy('valid_until', 'desc')
        .limit(1),
    )
    .executeTakeFirst()
  if (corrected.numUpdatedRows > 0n) return
  await db
    .insertInto('certificate')
    .values({ id: newId, person_id: person, ...certificate })
    .execute()
}

import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { RosterTable } from '../db/tables.ts'
import { addDays } from '../shared/evening.ts'
import { weekOf, type WentOut } from './rules.ts'
import type { OwnWeek, Week } from './schema.ts'

/** A squad's week from its Monday; null when there is no such squad. */
export async function week(db: Db, squad: string, monday: string, today: string): Promise<Week | null> {
  const known = await db.selectFrom('squad').select('id').where('id', '=', squad).executeTakeFirst()
  if (!known) return null
  const days = weekOf(monday)
  const duties = await db
    .selectFrom('roster')
    .select(['person_id', 'evening', 'market_id', 'absence', 'absence_note'])
    .where('squad_id', '=', squad)
    .where('evening', '>=', monday)
    .where('evening', '<=', addDays(monday, 6))
    .orderBy('evening')
    .orderBy('person_id')
    .execute()
  const members = await db
    .selectFrom('person as p')
    .select(['p.id', 'p.name'])
    .select(sql<boolean>`p.active and p.role = 'officer' and p.squad_id = ${squad}`.as('member'))
    .select(
      sql<boolean>`exists (select from certificate c where c.person_id = p.id
        and c.valid_from <= ${addDays(monday, 6)}::date and c.valid_until >= ${monday}::date)`.as('certified'),
    )
    .where((e) =>
      e.or([
        e.and([e('p.squad_id', '=', squad), e('p.active', '=', true), e('p.role', '=', 'officer')]),
        e('p.id', 'in', [squad, ...duties.map(({ person_id }) => person_id)]),
      ]),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  const markets = await db
    .selectFrom('market')
    .select(['id', 'name', 'name_en'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return { squad_id: squad, today, days, members, duties: duties, markets }
}

/** What is planned for a person on an evening, held until the transaction ends. */
export async function dutyOf(db: Db, person: string, evening: string) {
  return db
    .selectFrom('roster')
    .select(['squad_id', 'market_id', 'absence', 'absence_note'])
    .where('person_id', '=', person)
    .where('evening', '=', evening)
    .forUpdate()
    .executeTakeFirst()
}

/** Who of this is out on patrol on an evening already: anybody of the squad, and the person with whichever squad. */
export async function wentOut(db: Db, squad: string, evening: string, person: string): Promise<WentOut> {
  const { rows } = await sql<WentOut>`
    select coalesce(bool_or(o.squad_id = ${squad}::uuid), false) as squad, coalesce(bool_or(o.theirs), false) as person
    from (select p.squad_id, exists (select from patrol_member m
        where m.patrol_id = p.id and m.person_id = ${person}::uuid) as theirs
      from patrol p where p.evening = ${evening}::date) o`.execute(db)
  return rows[0] ?? { squad: false, person: false }
}

/** Is this an active officer of the squad? */
export async function isMember(db: Db, person: string, squad: string): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('squad_id', '=', squad)
    .where('role', '=', 'officer')
    .where('active', '=', true)
    .executeTakeFirst()
  return found !== undefined
}

/** Plans a person for an evening, over what was planned with the same squad; false: they are with another. */
export async function planDuty(db: Db, row: Insertable<RosterTable>): Promise<boolean> {
  const { market_id, absence, absence_note, planned_by, planned_at } = row
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('roster')
    .values(row)
    .onConflict((there) =>
      there
        .constraint('roster_person_evening_unique')
        .doUpdateSet({ market_id, absence, absence_note, planned_by, planned_at })
        .whereRef('roster.squad_id', '=', 'excluded.squad_id'),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes a person off the roster of an evening. */
export async function dropDuty(db: Db, person: string, squad: string, evening: string) {
  await db
    .deleteFrom('roster')
    .where('person_id', '=', person)
    .where('squad_id', '=', squad)
    .where('evening', '=', evening)
    .execute()
}

/**
 * Plans a week as the one before for whoever is still there and not planned yet, from `today` on, but for evenings on which
 * the squad went out already; answers what was copied.
 */
export async function copyWeek(db: Db, at: { squad: string; monday: string; today: string; by: string; now: Date }) {
  const { rows } = await sql<{ person_id: string; evening: string; market_id: string | null }>`
    insert into roster (person_id, squad_id, evening, market_id, planned_by, planned_at)
    select r.person_id, r.squad_id, r.evening + 7, r.market_id, ${at.by}::uuid, ${at.now}::timestamptz
    from roster r join person p on p.id = r.person_id and p.active and p.role = 'officer' and p.squad_id = r.squad_id
    where r.squad_id = ${at.squad}::uuid and r.evening between ${addDays(at.monday, -7)}::date and ${addDays(at.monday, -1)}::date
      and r.evening + 7 >= ${at.today}::date
      and not exists (select from patrol o where o.squad_id = r.squad_id and o.evening = r.evening + 7)
    on conflict on constraint roster_person_evening_unique do nothing
    returning person_id, evening, market_id`.execute(db)
  return rows
}

/** Who of a squad is planned and not absent on the evenings from `day` to the day after; markets' evenings lie among them. */
export const onDuty = (db: Db, squad: string, day: string) =>
  db
    .selectFrom('roster')
    .select(['person_id', 'evening', 'market_id'])
    .where('squad_id', '=', squad)
    .where('evening', '>=', addDays(day, -1))
    .where('evening', '<=', addDays(day, 1))
    .where('absence', 'is', null)
    .orderBy('evening')
    .orderBy('person_id')
    .execute()

/** What is planned for a person from a Monday on, for seven evenings. */
export async function ownWeek(db: Db, person: string, monday: string, today: string): Promise<OwnWeek> {
  const rows = await db
    .selectFrom('roster as r')
    .leftJoin('market as m', 'm.id', 'r.market_id')
    .select(['r.evening', 'r.absence', 'm.id', 'm.name', 'm.name_en'])
    .where('r.person_id', '=', person)
    .where('r.evening', '>=', monday)
    .where('r.evening', '<=', addDays(monday, 6))
    .orderBy('r.evening')
    .execute()
  const duties = rows.map(({ evening, absence, id, name, name_en }) => ({
    evening,
    absence,
    market: id === null ? null : { id, name: name ?? '', name_en: name_en ?? '' },
  }))
  return { today, days: weekOf(monday), duties }
}

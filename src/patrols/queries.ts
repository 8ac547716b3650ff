import { sql, type Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { PatrolEndTable, PatrolTable } from '../db/tables.ts'
import { firstPenalties } from '../inspections/queries-context.ts'
import { standing } from '../inspections/queries-standing.ts'
import type { KnownVendor, Patrol, Tonight } from './schema.ts'

/** A patrol's row with its people and counts; `starts_at` and `ends_at` as instants. */
function patrols(db: Db) {
  return db
    .selectFrom('patrol as p')
    .innerJoin('market as m', 'm.id', 'p.market_id')
    .innerJoin('squad as q', 'q.id', 'p.squad_id')
    .innerJoin('person as l', 'l.id', 'p.lead_id')
    .select(['p.id', 'p.evening', 'p.started_at', 'p.ended_at', 'p.squad_id', 'p.lead_id', 'p.market_id'])
    .select(['m.name as market_name', 'm.name_en as market_name_en', 'm.kind as market_kind'])
    .select(['q.name as squad_name', 'q.name_en as squad_name_en', 'l.name as lead_name'])
    .select((e) => [
      jsonArrayFrom(
        e
          .selectFrom('patrol_member as pm')
          .innerJoin('person as o', 'o.id', 'pm.person_id')
          .select(['o.id', 'o.name'])
          .select(
            sql<boolean>`exists (select from certificate c where c.person_id = o.id
              and p.evening between c.valid_from and c.valid_until)`.as('certified'),
          )
          .whereRef('pm.patrol_id', '=', 'p.id')
          .orderBy(sql`o.id <> p.lead_id`)
          .orderBy('o.id'),
      ).as('members'),
      sql<Patrol['counts']>`(select json_build_object('inspections', count(*),
          'in_order', count(*) filter (where i.outcome = 'in_order'),
          'findings', coalesce(sum((select count(*) from finding f where f.inspection_id = i.id)), 0))
        from inspection i where i.patrol_id = p.id and ${standing('i')})`.as('counts'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof patrols>['executeTakeFirstOrThrow']>>

const patrolOf = (row: Row): Patrol => ({
  id: row.id,
  market: { id: row.market_id, name: row.market_name, name_en: row.market_name_en, kind: row.market_kind },
  evening: row.evening,
  squad: { id: row.squad_id, name: row.squad_name, name_en: row.squad_name_en },
  lead: { id: row.lead_id, name: row.lead_name },
  members: row.members,
  started_at: row.started_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
  counts: row.counts,
})

/** One patrol; undefined when there is none by this id. */
export async function patrol(db: Db, id: string): Promise<Patrol | undefined> {
  const row = await patrols(db).where('p.id', '=', id).executeTakeFirst()
  return row && patrolOf(row)
}

/** SHA-256 of the canonical JSON that started a patrol; null where that was not kept (before phones kept starts). */
export async function startHash(db: Db, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('patrol').select('content_hash').where('id', '=', id).executeTakeFirstOrThrow()
  return row.content_hash
}

/** The open patrol that an officer is on, the latest if there are several. */
export async function openPatrolOf(db: Db, person: string): Promise<Patrol | null> {
  const row = await patrols(db)
    .innerJoin('patrol_member as mine', 'mine.patrol_id', 'p.id')
    .where('mine.person_id', '=', person)
    .where('p.ended_at', 'is', null)
    .orderBy('p.started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? patrolOf(row) : null
}

/** A market's hours and name as a round needs them. */
export async function marketHours(db: Db, market: string) {
  return db
    .selectFrom('market')
    .select([
      'id',
      'name',
      'name_en',
      'kind',
      'time_zone',
      'opens',
      'closes',
      'closing_round_minutes',
      seasonsOf('market.id').as('seasons'),
    ])
    .where('id', '=', market)
    .executeTakeFirst()
}

/** Holds an officer's row until the transaction ends, so that two of their phones cannot start two patrols at once. */
export async function holdOfficer(db: Db, person: string) {
  await db.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute()
}

/** Which of these people are active officers. */
export async function activeOfficers(db: Db, people: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', people)
    .where('role', '=', 'officer')
    .where('active', '=', true)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Adds a patrol with its members; false when the id is taken. */
export async function insertPatrol(db: Db, row: Insertable<PatrolTable>, members: readonly string[]) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('patrol')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  await addMembers(db, row.id, members)
  return true
}

/** Adds people to a patrol and answers who is new on it. */
export async function addMembers(db: Db, id: string, people: readonly string[]): Promise<string[]> {
  const rows = await db
    .insertInto('patrol_member')
    .values([...new Set(people)].map((person_id) => ({ patrol_id: id, person_id })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Ends an open patrol; false when it had ended already. */
export async function endPatrol(db: Db, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('patrol')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps a member's word that a patrol is over; null when it is new, else what was kept under its id before. */
export async function insertEnd(db: Db, row: Insertable<PatrolEndTable>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('patrol_end')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) return null
  return db
    .selectFrom('patrol_end')
    .select(['content_hash', 'received_at'])
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
}

/** What the squad is competent for, who may approve, and the newest checklist valid on `evening`. */
export async function roundFacts(db: Db, squad: string, evening: string) {
  return db
    .selectFrom('squad as q')
    .select('q.authorities')
    .select((e) => [
      jsonArrayFrom(
        e
          .selectFrom('person as s')
          .select(['s.id', 's.name'])
          .where('s.role', '=', 'supervisor')
          .where('s.active', '=', true)
          .orderBy('s.id')
          .limit(200),
      ).as('supervisors'),
      e
        .selectFrom('checklist')
        .select((o) => o.fn.max('version').as('version'))
        .where('valid_from', '<=', evening)
        .as('checklist_version'),
    ])
    .where('q.id', '=', squad)
    .executeTakeFirstOrThrow()
}

/** What is held in a market this evening, and by which vendor. */
const heldOn = (db: Db, market: string, evening: string) =>
  db
    .selectFrom('assignment as a')
    .select(['a.stall_id as place_id', 'a.vendor_id'])
    .where('a.market_id', '=', market)
    .where('a.cancelled', '=', false)
    .where('a.starts_on', '<=', evening)
    .where((w) => w.or([w('a.ends_on', 'is', null), w('a.ends_on', '>=', evening)]))
    .unionAll(
      db
        .selectFrom('shop as s')
        .select((e) => ['s.id as place_id', e.ref('s.vendor_id').$notNull().as('vendor_id')])
        .where('s.market_id', '=', market)
        .where('s.vendor_id', 'is not', null),
    )

/** The last four digits of the phone numbers of a market's holders, by what they hold. */
export async function phoneTails(db: Db, market: string, evening: string): Promise<Tonight['tails']> {
  const rows = await db
    .selectFrom(heldOn(db, market, evening).as('h'))
    .innerJoin('vendor as v', 'v.id', 'h.vendor_id')
    .select(['h.place_id', sql<string>`right(v.phone, 4)`.as('tail')])
    .execute()
  return Object.fromEntries(rows.map(({ place_id, tail }) => [place_id, tail]))
}

const metLately_days = 90

/** Who holds a place in a market this evening, or was met there without one lately, by name. */
export async function knownVendors(db: Db, market: string, evening: string): Promise<KnownVendor[]> {
  const met = sql<boolean>`v.id in (select i.vendor_id from inspection i where i.market_id = ${market}
    and i.place is not null and i.evening > ${evening}::date - ${metLately_days}::int)`
  return db
    .selectFrom('vendor as v')
    .select(['v.id', 'v.name', 'v.trade_name', 'v.category_id', sql<string>`right(v.phone, 4)`.as('tail')])
    .where((w) =>
      w.or([w('v.id', 'in', db.selectFrom(heldOn(db, market, evening).as('h')).select('h.vendor_id')), met]),
    )
    .orderBy('v.name')
    .orderBy('v.id')
    .execute()
}

/** Who holds what in a market this evening, when it is an organisation or already got a penalty tonight. */
export async function unusualHolders(db: Db, market: string, evening: string): Promise<Tonight['holders']> {
  const rows = await db
    .selectFrom(heldOn(db, market, evening).as('h'))
    .innerJoin('vendor as v', 'v.id', 'h.vendor_id')
    .select([
      'h.place_id',
      'h.vendor_id',
      'v.party',
      firstPenalties(sql.ref('v.id'), sql`${evening}::date`).as('firsts'),
    ])
    .where((w) =>
      w.or([
        w('v.party', '=', 'organisation'),
        w.exists(
          w
            .selectFrom('finding as f')
            .select('f.id')
            .whereRef('f.vendor_id', '=', 'v.id')
            .where('f.evening', '=', evening),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => ({ ...row, penalised: row.firsts.map(({ item_code }) => item_code) }))
}

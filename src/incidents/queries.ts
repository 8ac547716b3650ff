import { sql, type Insertable } from 'kysely'
import { keepWords } from '../ask/queries-search.ts'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { IncidentTable, IncidentTalkTable } from '../db/tables.ts'
import { numberThen } from '../plan/queries-number.ts'
import { eveningAt } from '../shared/evening.ts'
import { pageSize } from '../shared/text.ts'
import { chartWeeks, type Concern, type Reader } from './rules.ts'
import { complaintKinds } from './rules-kinds.ts'
import type { Incident, IncidentFilter, IncidentPlace, IncidentTrend, Talk } from './schema.ts'

function incidents(db: Db) {
  return db
    .selectFrom('incident as n')
    .innerJoin('market as m', 'm.id', 'n.market_id')
    .leftJoin('person as r', 'r.id', 'n.reported_by')
    .leftJoin('vendor as w', 'w.id', 'n.reported_by_vendor')
    .leftJoin('person as f', 'f.id', 'n.follow_up_by')
    .leftJoin('patrol as p', 'p.id', 'n.patrol_id')
    .select(['n.id', 'n.market_id', 'n.evening', 'n.at', 'n.kind', 'n.hurt', 'n.help_called', 'n.note'])
    .select(['n.reported_by', 'n.vendor_id', 'n.follow_up_by', 'p.squad_id', 'm.name', 'm.name_en', 'm.time_zone'])
    .select(['r.name as person_name', 'w.name as vendor_name', 'f.name as follow_up_name'])
    .select((e) => [
      sql<string | null>`coalesce(n.place, (select s.number from shop s where s.id = n.shop_id),
        ${numberThen('n.stall_id', sql`n.evening`)})`.as('place'),
      e
        .selectFrom('incident_talk as t')
        .select((o) => o.fn.countAll<number>().as('count'))
        .whereRef('t.incident_id', '=', 'n.id')
        .as('talks'),
      e
        .selectFrom('incident_talk as t')
        .select('t.at')
        .whereRef('t.incident_id', '=', 'n.id')
        .where('t.closes', '=', true)
        .as('closed_at'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof incidents>['executeTakeFirstOrThrow']>>

const incidentOf = (row: Row): Incident => ({
  id: row.id,
  market: { id: row.market_id, name: row.name, name_en: row.name_en, time_zone: row.time_zone },
  evening: row.evening,
  at: row.at.toISOString(),
  kind: row.kind,
  place: row.place,
  reporter:
    row.person_name === null
      ? { kind: 'vendor', name: row.vendor_name ?? '' }
      : { kind: 'person', name: row.person_name },
  hurt: row.hurt,
  help_called: row.help_called,
  note: row.note,
  follow_up_by: row.follow_up_by === null ? null : { id: row.follow_up_by, name: row.follow_up_name ?? '' },
  talks: Number(row.talks),
  closed_at: row.closed_at?.toISOString() ?? null,
})

const named = sql`exists (select from incident_person ip where ip.incident_id = n.id and ip.person_id = `

/** The incidents a reader may read (`mayRead` in SQL), newest first, a page and one more. */
export async function incidentsFor(db: Db, { id, role, squad_id }: Reader, asked: IncidentFilter): Promise<Incident[]> {
  const { from, to, market, kind, state, before } = asked
  const closed = sql<boolean>`exists (select from incident_talk t where t.incident_id = n.id and t.closes)`
  const rows = await incidents(db)
    .$if(role === 'officer', (query) =>
      query.where(
        sql<boolean>`(n.kind <> all(${[...complaintKinds]}::text[]) and (n.reported_by = ${id} or p.squad_id = ${squad_id}::uuid)
          or n.reported_by = ${id} and not ${named}${id}))`,
      ),
    )
    .$if(market !== undefined, (query) => query.where('n.market_id', '=', market ?? ''))
    .$if(kind !== undefined, (query) => query.where('n.kind', '=', kind ?? 'quarrel'))
    .$if(state !== undefined, (query) => query.where(closed, '=', state === 'closed'))
    .$if(from !== undefined, (query) => query.where('n.evening', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('n.evening', '<=', to ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(n.at, n.id) < (select b.at, b.id from incident b where b.id = ${before ?? ''}::uuid)`),
    )
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  return rows.map(incidentOf)
}

/** One incident with all that decides who may do what with it; undefined when there is none. */
export async function incident(db: Db, id: string) {
  const row = await incidents(db).where('n.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const people = await db
    .selectFrom('incident_person as ip')
    .innerJoin('person as p', 'p.id', 'ip.person_id')
    .select(['p.id', 'p.name'])
    .where('ip.incident_id', '=', id)
    .orderBy('p.id')
    .execute()
  const talks = await db
    .selectFrom('incident_talk as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .select(['t.id', 't.at', 't.talked_on', 'p.name as person', 't.talked_with', 't.agreed', 't.answer', 't.closes'])
    .where('t.incident_id', '=', id)
    .orderBy('t.at')
    .orderBy('t.id')
    .execute()
  const vendor =
    row.vendor_id === null
      ? null
      : await db.selectFrom('vendor').select(['id', 'name']).where('id', '=', row.vendor_id).executeTakeFirstOrThrow()
  const squad =
    row.squad_id === null
      ? null
      : await db
          .selectFrom('squad')
          .select(['name', 'name_en'])
          .where('id', '=', row.squad_id)
          .executeTakeFirstOrThrow()
  const { kind, squad_id, reported_by } = row
  const concern: Concern = { kind, squad_id, reported_by, named: people.map((person) => person.id) }
  const follow_up: Talk[] = talks.map(({ at, ...talk }) => ({ ...talk, at: at.toISOString() }))
  return { incident: incidentOf(row), concern, people, follow_up, vendor, squad }
}

/** Who is named, of those asked about, and exists as staff. */
export async function staffAmong(db: Db, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await db.selectFrom('person').select('id').where('id', 'in', people).execute()
  return rows.map((row) => row.id)
}

/** The hours of a market, to know an instant's evening; undefined for none. */
export const hoursOf = (db: Db, market: string) =>
  db
    .selectFrom('market')
    .select(['time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .where('id', '=', market)
    .executeTakeFirst()

/** Whether somebody was on a patrol of this market: only then an incident is that patrol's. */
export async function wasOnPatrol(db: Db, market: string, patrol: string, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('patrol as p')
    .innerJoin('patrol_member as pm', 'pm.patrol_id', 'p.id')
    .select('p.id')
    .where('p.id', '=', patrol)
    .where('p.market_id', '=', market)
    .where('pm.person_id', '=', person)
    .executeTakeFirst()
  return row !== undefined
}

/** Who holds a place on an evening (null: nobody); undefined when the market has no such place. */
export async function holderOf(db: Db, market: string, place: IncidentPlace, evening: string) {
  if (place.kind === 'place') return null
  if (place.kind === 'shop') {
    const shop = db.selectFrom('shop').select('vendor_id').where('id', '=', place.id).where('market_id', '=', market)
    return (await shop.executeTakeFirst())?.vendor_id
  }
  const stall = await db
    .selectFrom('stall as s')
    .leftJoin('assignment as a', (join) =>
      join
        .onRef('a.stall_id', '=', 's.id')
        .on('a.cancelled', '=', false)
        .on('a.starts_on', '<=', evening)
        .on((e) => e.or([e('a.ends_on', 'is', null), e('a.ends_on', '>=', evening)])),
    )
    .select('a.vendor_id')
    .where('s.id', '=', place.id)
    .where('s.market_id', '=', market)
    .executeTakeFirst()
  return stall?.vendor_id
}

/** Adds an incident with the people named in it; false when its id is taken. */
export async function insertIncident(db: Db, row: Insertable<IncidentTable>, people: readonly string[]) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('incident')
    .values(row)
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  const rows = [...new Set(people)].map((person_id) => ({ incident_id: row.id, person_id }))
  if (rows.length > 0) await db.insertInto('incident_person').values(rows).execute()
  if (row.note) await keepWords(db, 'incident', [row.id])
  return true
}

/** What an id was taken for: whose, and of which content. */
export const takenFor = (db: Db, id: string) =>
  db
    .selectFrom('incident')
    .select(['reported_by', 'reported_by_vendor', 'content_hash', 'received_at'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Holds an incident until the transaction ends, so that nobody talks past its closing. */
export async function holdIncident(db: Db, id: string) {
  await db.selectFrom('incident').select('id').where('id', '=', id).forUpdate().execute()
}

/** Somebody sees to it from now on. */
export async function take(db: Db, id: string, person: string) {
  await db.updateTable('incident').set({ follow_up_by: person }).where('id', '=', id).execute()
}

/** Adds a talk; false when its id is taken. */
export async function insertTalk(db: Db, row: Insertable<IncidentTalkTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('incident_talk')
    .values(row)
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Every market's evenings without an incident, and the incidents week by week, of one market or of all. */
export async function trend(db: Db, now: Date, market?: string): Promise<IncidentTrend> {
  const hours = await db
    .selectFrom('market')
    .select(['id', 'time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .$if(market !== undefined, (query) => query.where('id', '=', market ?? ''))
    .execute()
  const tonights = JSON.stringify(hours.map((each) => ({ id: each.id, tonight: eveningAt(each, now) })))
  // An evening is one that a patrol walked: what nobody was there to see is not called calm.
  const { rows: markets } = await sql<IncidentTrend['markets'][number]>`
    select m.id, m.name, m.name_en,
      case when exists (select from patrol p where p.market_id = m.id) then (
        select count(distinct p.evening)::int from patrol p
        where p.market_id = m.id and p.evening < t.tonight
          and p.evening > coalesce((select max(n.evening) from incident n where n.market_id = m.id), '-infinity')
      ) end as calm,
      (select count(*)::int from incident n where n.market_id = m.id
        and not exists (select from incident_talk k where k.incident_id = n.id and k.closes)) as open
    from jsonb_to_recordset(${tonights}::jsonb) as t(id text, tonight date)
    join market m on m.id = t.id
    order by m.name, m.id`.execute(db)
  const latest = hours
    .map((each) => eveningAt(each, now))
    .sort()
    .at(-1)
  if (latest === undefined) return { markets, weeks: [] }
  const { rows: weeks } = await sql<IncidentTrend['weeks'][number]>`
    select w.monday::date as monday, count(n.id)::int as count
    from generate_series(date_trunc('week', ${latest}::date::timestamp) - make_interval(weeks => ${chartWeeks - 1}),
      date_trunc('week', ${latest}::date::timestamp), interval '1 week') as w(monday)
    left join incident n on n.evening >= w.monday::date and n.evening < w.monday::date + 7
      ${market === undefined ? sql`` : sql`and n.market_id = ${market}`}
    group by w.monday order by w.monday`.execute(db)
  return { markets, weeks }
}

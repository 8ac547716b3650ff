import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { OwnComplaint } from './schema.ts'

/** A vendor's complaints, newest first; narrowed to one by its id. Of staff only who sees to it is named. */
export async function complaintsOf(db: Db, vendor: string, wanted: { limit: number; id?: string }) {
  const { rows } = await sql<OwnComplaint>`
    select n.id, n.kind, json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone) as market,
      n.note as words, ${iso('n.received_at')} as arrived_at, f.name as follow_up_by,
      (select ${iso(sql`max(t.at)`)} from incident_talk t where t.incident_id = n.id) as talked_at,
      ${iso('c.at')} as closed_at, c.answer
    from incident n
    join market m on m.id = n.market_id
    left join person f on f.id = n.follow_up_by
    left join incident_talk c on c.incident_id = n.id and c.closes
    where n.reported_by_vendor = ${vendor} ${wanted.id === undefined ? sql`` : sql`and n.id = ${wanted.id}`}
    order by n.at desc, n.id desc
    limit ${wanted.limit}`.execute(db)
  return rows
}

/** How many of a vendor's complaints wait; holds the vendor's row, so that two at once are counted. */
export async function openComplaintsOf(db: Db, vendor: string): Promise<number> {
  await db.selectFrom('vendor').select('id').where('id', '=', vendor).forUpdate().execute()
  const { count } = await db
    .selectFrom('incident as n')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('n.reported_by_vendor', '=', vendor)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('incident_talk as t')
            .select('t.id')
            .whereRef('t.incident_id', '=', 'n.id')
            .where('t.closes', '=', true),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The place and people of an inspection of the vendor's: all of its patrol, for a vendor cannot know who it was. */
export async function inspectionOf(db: Db, vendor: string, market: string, id: string) {
  const row = await db
    .selectFrom('inspection')
    .select(['patrol_id', 'stall_id', 'shop_id', 'place'])
    .where('id', '=', id)
    .where('vendor_id', '=', vendor)
    .where('market_id', '=', market)
    .executeTakeFirst()
  if (!row) return undefined
  const { patrol_id, ...place } = row
  const members = await db.selectFrom('patrol_member').select('person_id').where('patrol_id', '=', patrol_id).execute()
  return { place, people: members.map(({ person_id }) => person_id) }
}

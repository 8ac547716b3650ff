import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PhotoTable } from '../db/tables.ts'
import { numberThen } from '../plan/queries-number.ts'
import type { Stamp } from './rules.ts'

/** When a photo arrived; undefined for one that did not. */
export async function photoReceived(db: Db, sha256: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('photo')
    .select('received_at')
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst()
  return row?.received_at
}

/** Which of these photos arrived. */
export async function photosHere(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set()
  const rows = await db
    .selectFrom('photo')
    .select('sha256')
    .where(
      'sha256',
      'in',
      names.map((name) => Buffer.from(name, 'hex')),
    )
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256.toString('hex')))
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

/**
 * What is written into a photo when it is shown, from the first inspection that declares it; undefined for any other photo.
 * Vendors read the squad where the officer has no certificate: of officers only a patrol's lead is named to them.
 */
export async function stampOf(db: Db, sha256: string, reader: 'staff' | 'vendor'): Promise<Stamp | undefined> {
  const { rows } =
    await sql<Stamp>`select coalesce(ph.taken_at, ip.claimed_at) as taken_at, m.name as market, m.time_zone,
      coalesce(
        ${numberThen('i.stall_id', sql`i.evening`)},
        s.number, i.place, '?') as number,
      coalesce(
        (select c.number from certificate c where c.person_id = i.officer_id
          and i.evening between c.valid_from and c.valid_until order by c.valid_until desc limit 1),
        case when ${reader} = 'staff' then o.name else q.name end) as officer
    from inspection_photo ip
    join inspection i on i.id = ip.inspection_id
    join market m on m.id = i.market_id
    join person o on o.id = i.officer_id
    join patrol t on t.id = i.patrol_id
    join squad q on q.id = t.squad_id
    left join shop s on s.id = i.shop_id
    left join photo ph on ph.sha256 = ip.sha256
    where ip.sha256 = ${Buffer.from(sha256, 'hex')}
    order by i.received_at, i.id limit 1`.execute(db)
  return rows[0]
}

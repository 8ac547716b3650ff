import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PhoneReport, Phones } from './schema.ts'

/** A phone not heard of for so long is no longer spoken of; one on a patrol is silent after so many minutes. */
const spokenOf_days = 30
const silentAfter_minutes = 15

/** Keeps what a phone said last; of two reports that cross, the later arrival stays. */
export async function keepReport(db: Db, id: string, person: string, report: PhoneReport, now: Date): Promise<void> {
  const { oldest_waiting_at, ...counts } = report
  const row = {
    ...counts,
    person_id: person,
    oldest_waiting_at: oldest_waiting_at === null ? null : new Date(oldest_waiting_at),
    reported_at: now,
  }
  await db
    .insertInto('phone')
    .values({ id, ...row })
    .onConflict((known) => known.column('id').doUpdateSet(row))
    .execute()
}

/** Notes that a record with that number of a phone is here; the same again changes nothing. */
export async function noteArrival(db: Db, phone_id: string, sequence: number, now: Date): Promise<void> {
  await db
    .insertInto('phone_arrival')
    .values({ phone_id, sequence, arrived_at: now })
    .onConflict((known) => known.doNothing())
    .execute()
}

/** Which phones still hold or lack records, and which officers on patrol were not heard of lately. */
export async function phonesHolding(db: Db, now: Date): Promise<Phones> {
  const since = new Date(now.getTime() - spokenOf_days * 86_400_000)
  const { rows: holding } = await sql<{
    id: string
    person: string
    squad: string | null
    waiting: number
    missing: number
    oldest_waiting_at: Date | null
    reported_at: Date
  }>`select * from (
      select p.id, o.name as person, q.name as squad, p.waiting, p.oldest_waiting_at, p.reported_at,
        greatest(0, p.newest - p.counted_from - p.waiting - p.given_up - (
          select count(*)::int from phone_arrival a
          where a.phone_id = p.id and a.sequence > p.counted_from and a.sequence <= p.newest)) as missing
      from phone p join person o on o.id = p.person_id left join squad q on q.id = o.squad_id
      where p.reported_at > ${since}
    ) each where waiting > 0 or missing > 0 order by reported_at, id limit 200`.execute(db)
  const { rows: silent } = await sql<{ person: string; market: string; since: Date | null }>`
    select o.name as person, m.name as market, last.at as since
    from patrol t join patrol_member tm on tm.patrol_id = t.id join person o on o.id = tm.person_id
    join market m on m.id = t.market_id
    cross join lateral (select max(p.reported_at) as at from phone p where p.person_id = o.id) last
    where t.ended_at is null and t.started_at > ${new Date(now.getTime() - 86_400_000)}
      and t.started_at < ${new Date(now.getTime() - silentAfter_minutes * 60_000)}
      and last.at > t.started_at - interval '1 day'
      and last.at < ${new Date(now.getTime() - silentAfter_minutes * 60_000)}
    order by last.at, o.id limit 100`.execute(db)
  return {
    as_of: now.toISOString(),
    holding: holding.map((phone) => ({
      ...phone,
      oldest_waiting_at: phone.oldest_waiting_at?.toISOString() ?? null,
      reported_at: phone.reported_at.toISOString(),
    })),
    silent: silent.map((one) => ({ ...one, since: one.since?.toISOString() ?? null })),
  }
}

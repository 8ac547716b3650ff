import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { Problem } from '../problems.ts'
import type { PhoneReport, Phones } from './schema.ts'

/** A phone not heard of for so long is no longer spoken of; one on a patrol is silent after so many minutes. */
const spokenOf_days = 30
const silentAfter_minutes = 15
/** How many phones of one person may report in that time. */
const phonesOfOne = 30

/** Numbered on a phone, neither waiting nor given up, and not here: a gap, or what is on its way. */
const missing = sql<number>`greatest(0, p.newest - greatest(p.counted_from, p.settled) - p.waiting
  - (p.given_up - p.settled_given_up) - (select count(*)::int from phone_arrival a
    where a.phone_id = p.id and a.sequence > greatest(p.counted_from, p.settled) and a.sequence <= p.newest))`

/** Whether a person may add a phone: a few are theirs in a month, a hostile account would fill the list. */
async function mayAdd(db: Db, id: string, person: string, since: Date): Promise<boolean> {
  const rows = await db
    .selectFrom('phone')
    .select('id')
    .where((e) => e.or([e('id', '=', id), e.and([e('person_id', '=', person), e('reported_at', '>', since)])]))
    .limit(phonesOfOne + 1)
    .execute()
  return rows.some((row) => row.id === id) || rows.length < phonesOfOne
}

/**
 * Keeps what a phone said last; of two reports that cross, the later arrival stays. Once nothing waits and nothing is
 * missing, its numbers so far are settled, and their arrivals are let go of. Throws `too_many_requests` for one phone too many.
 */
export async function keepReport(db: Db, id: string, person: string, report: PhoneReport, now: Date): Promise<void> {
  const { oldest_waiting_at, ...counts } = report
  const since = new Date(now.getTime() - spokenOf_days * 86_400_000)
  if (!(await mayAdd(db, id, person, since))) throw new Problem('too_many_requests', { retry_after_s: 86_400 })
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
  const { rows: settled } = await sql<{ settled: number }>`update phone p
    set settled = p.newest, settled_given_up = p.given_up
    where p.id = ${id} and p.waiting = 0 and p.newest > p.settled and ${missing} = 0 returning p.settled`.execute(db)
  const [done] = settled
  if (done) {
    await db.deleteFrom('phone_arrival').where('phone_id', '=', id).where('sequence', '<=', done.settled).execute()
  }
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
    squad_en: string | null
    waiting: number
    missing: number
    oldest_waiting_at: Date | null
    reported_at: Date
  }>`select * from (
      select p.id, o.name as person, q.name as squad, q.name_en as squad_en, p.waiting, p.oldest_waiting_at,
        p.reported_at, ${missing} as missing
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

import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { EarlierHoursTable, SeasonTable } from '../db/tables.ts'
import { addDays, eveningAt, eveningBounds, type Hours, type Season } from '../shared/evening.ts'

/**
 * A market's seasons in order, and after them the hours that were its own before, the oldest first, from a day that nobody
 * remembers: of those that hold an evening the first counts. One value of any statement that reads a market's hours;
 * `market` is the reference to its id in that statement, for example `m.id`.
 */
export const seasonsOf = (market: string) => sql<Season[]>`coalesce((
  select json_agg(json_build_object('first_day', one.first_day, 'last_day', one.last_day, 'opens', one.opens,
    'closes', one.closes) order by one.earlier, one.first_day, one.last_day)
  from (
    select false as earlier, s.first_day, s.last_day, s.opens, s.closes from season s where s.market_id = ${sql.ref(market)}
    union all
    select true, '0001-01-01'::date, h.last_day, h.opens, h.closes from earlier_hours h
    where h.market_id = ${sql.ref(market)}
  ) one), '[]')`

/** An evening on which a market stays shut, and why. */
export interface ShutEvening {
  evening: string
  reason: string
}

/** A market's closed evenings from two days before `now` on, in order, as one value; `market` as for `seasonsOf`. */
export const shutOf = (market: string, now: Date) => sql<ShutEvening[]>`coalesce((
  select json_agg(json_build_object('evening', one.evening, 'reason', one.reason) order by one.evening)
  from closed_evening one
  where one.market_id = ${sql.ref(market)} and one.evening >= ${now}::timestamptz::date - 2), '[]')`

/** The last evening up to `day` that has begun in the statement's market `m`: tonight's stalls are open once the market is. */
export const lastBegun = (day: string, now: Date) => sql`case when ${now}::timestamptz < (${day}::date + coalesce(
    (select o.opens from season o where o.market_id = m.id and ${day}::date between o.first_day and o.last_day
      order by o.first_day = o.last_day desc limit 1),
    (select h.opens from earlier_hours h where h.market_id = m.id and h.last_day >= ${day}::date
      order by h.last_day limit 1), m.opens)) at time zone m.time_zone
  then ${day}::date - 1 else ${day}::date end`

/** Was a market patrolled on an evening? */
export async function isPatrolled(db: Db, market: string, evening: string): Promise<boolean> {
  const patrol = await db
    .selectFrom('patrol')
    .select('id')
    .where('market_id', '=', market)
    .where('evening', '=', evening)
    .limit(1)
    .executeTakeFirst()
  return patrol !== undefined
}

/** Keeps what a market's own hours were up to and with `last_day`; hours that never held an evening are not kept. */
export async function keepEarlierHours(db: Db, earlier: Insertable<EarlierHoursTable>) {
  await db
    .insertInto('earlier_hours')
    .values(earlier)
    .onConflict((taken) => taken.columns(['market_id', 'last_day']).doNothing())
    .execute()
}

/** What a market's own hours were before, the oldest first and from a day that nobody remembers; 'HH:MM'. */
export async function earlierHours(db: Db, market: string): Promise<Season[]> {
  const rows = await db
    .selectFrom('earlier_hours')
    .select(['last_day', 'opens', 'closes'])
    .where('market_id', '=', market)
    .orderBy('last_day')
    .execute()
  return rows.map(({ last_day, opens, closes }) => ({
    ...{ first_day: '0001-01-01', last_day },
    ...{ opens: opens.slice(0, 5), closes: closes.slice(0, 5) },
  }))
}

const hoursOf = (db: Db, market: string) =>
  db
    .selectFrom('market')
    .select(['time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .where('id', '=', market)
    .executeTakeFirst()

/** Can an evening not be closed any more? It was patrolled, or is over: nobody's unseen stalls shall vanish afterwards. */
export async function tooLateToClose(db: Db, market: string, evening: string, now: Date): Promise<boolean> {
  const hours = await hoursOf(db, market)
  if (!hours) return false
  return now >= eveningBounds(hours, evening).closes_at || (await isPatrolled(db, market, evening))
}

/** A market's first evening that has not begun: not open yet, and nobody patrolled it; undefined for an unknown market. */
export async function firstUnbegun(db: Db, market: string, now: Date): Promise<string | undefined> {
  const hours = await hoursOf(db, market)
  if (!hours) return undefined
  const tonight = eveningAt(hours, now)
  const waits = now < eveningBounds(hours, tonight).opens_at && !(await isPatrolled(db, market, tonight))
  return waits ? tonight : addDays(tonight, 1)
}

const notOver = (hours: Hours, now: Date) => {
  const tonight = eveningAt(hours, now)
  return now < eveningBounds(hours, tonight).closes_at ? tonight : addDays(tonight, 1)
}

/** A market's first evening that is not over by its hours, tonight's also while it runs; undefined for an unknown market. */
export async function firstNotOver(db: Db, market: string, now: Date): Promise<string | undefined> {
  const hours = await hoursOf(db, market)
  return hours && notOver(hours, now)
}

/** The last evening that is over in a market, or in every one of the district; undefined where there is no market. */
export async function lastOver(db: Db, market: string | null, now: Date): Promise<string | undefined> {
  const markets = await db
    .selectFrom('market')
    .select(['time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .$if(market !== null, (query) => query.where('id', '=', market))
    .execute()
  const [first] = markets.map((hours) => notOver(hours, now)).sort()
  return first && addDays(first, -1)
}

/** A season by its id, 'HH:MM'; undefined when there is none. */
export async function seasonById(db: Db, id: string) {
  const row = await db
    .selectFrom('season')
    .select(['market_id', 'first_day', 'last_day', 'opens', 'closes', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, opens: row.opens.slice(0, 5), closes: row.closes.slice(0, 5) }
}

/** Sets a season, new or as it is now; the database refuses a second one on any of its evenings. */
export async function saveSeason(db: Db, season: Insertable<SeasonTable>) {
  await db
    .insertInto('season')
    .values(season)
    .onConflict((there) => there.column('id').doUpdateSet(season).where('season.market_id', '=', season.market_id))
    .execute()
}

/** Takes a season away, so that the market's own hours hold again. */
export async function removeSeason(db: Db, id: string) {
  await db.deleteFrom('season').where('id', '=', id).execute()
}

import { sql } from 'kysely'
import { seasonsOf, shutOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { eveningAt, eveningBounds } from '../shared/evening.ts'
import type { Category, Market, MarketEntry, NewMarket } from './schema.ts'

/** More markets than a district has. */
const most = 500

const columns = [
  'm.id',
  'm.name',
  'm.name_en',
  'm.kind',
  'm.time_zone',
  'm.opens',
  'm.closes',
  'm.axis_bearing',
  'm.center_lng',
  'm.center_lat',
  'm.max_stalls_per_vendor',
  'm.unseen_evenings',
  'm.random_share_percent',
  'm.second_look_percent',
  'm.closing_round_minutes',
  'm.stall_answer_days',
  'm.statement_workdays',
  'm.hearing_from_yuan',
  'm.first_time_months',
  'm.review_days',
  'm.review_decide_workdays',
  'm.night_from',
  'm.night_until',
  'm.squad_id',
  'm.designation_number',
  'm.designation_date',
  'm.designation_issuer',
] as const

/** All markets (or the one with that id) in their own order, each with the counts of its evening at `now`. */
export async function markets(db: Db, now: Date, id?: string): Promise<Market[]> {
  const rows = await db
    .selectFrom('market as m')
    .leftJoin('squad as q', 'q.id', 'm.squad_id')
    .select(columns)
    .select(['q.name as squad_name', 'q.name_en as squad_name_en'])
    .select([seasonsOf('m.id').as('seasons'), shutOf('m.id', now).as('shut_evenings')])
    .select((e) =>
      e
        .selectFrom('shop')
        .select((o) => o.fn.countAll<number>().as('n'))
        .whereRef('shop.market_id', '=', 'm.id')
        .as('shops'),
    )
    .select((e) =>
      e
        .selectFrom('plan')
        .select((o) => o.fn.max('version').as('n'))
        .whereRef('plan.market_id', '=', 'm.id')
        .as('plan_version'),
    )
    .$if(id !== undefined, (query) => query.where('m.id', '=', id ?? ''))
    .orderBy('m.kind')
    .orderBy('m.created_at')
    .orderBy('m.id')
    .limit(most)
    .execute()
  const evenings = rows.map((row) => ({ id: row.id, evening: eveningAt(row, now) }))
  const counts = await evenCounts(db, evenings)
  return rows.map(({ shut_evenings, ...row }, index): Market => {
    const evening = evenings[index]?.evening ?? ''
    const { opens_at, closes_at } = eveningBounds(row, evening)
    return {
      ...row,
      opens: row.opens.slice(0, 5),
      closes: row.closes.slice(0, 5),
      night_from: row.night_from.slice(0, 5),
      night_until: row.night_until.slice(0, 5),
      shops: Number(row.shops),
      plan_version: Number(row.plan_version ?? 0),
      stalls: counts.get(row.id)?.stalls ?? 0,
      assigned: counts.get(row.id)?.assigned ?? 0,
      evening,
      opens_at: opens_at.toISOString(),
      closes_at: closes_at.toISOString(),
      shut: shut_evenings.find((one) => one.evening === evening)?.reason ?? null,
    }
  })
}

/** Per market, stalls open under the plan in force on its evening, and how many of them are assigned that day. */
async function evenCounts(db: Db, evenings: readonly { id: string; evening: string }[]) {
  const { rows } = await sql<{ market_id: string; stalls: number; assigned: number }>`
    select e.id as market_id, count(*)::int as stalls, count(a.id)::int as assigned
    from jsonb_to_recordset(${JSON.stringify(evenings)}::jsonb) as e (id text, evening date)
    join lateral (
      select p.id from plan p where p.market_id = e.id and p.valid_from <= e.evening order by p.version desc limit 1
    ) p on true
    join plan_stall s on s.plan_id = p.id and not s.closed
    left join assignment a on a.stall_id = s.stall_id and not a.cancelled
      and a.starts_on <= e.evening and (a.ends_on is null or a.ends_on >= e.evening)
    group by e.id`.execute(db)
  return new Map(rows.map((row) => [row.market_id, row]))
}

/** The trades, in the order they are offered. */
export async function categories(db: Db): Promise<Category[]> {
  return db.selectFrom('category').select(['id', 'name', 'name_en']).orderBy('position').limit(most).execute()
}

/** Adds a market; a taken id or name is refused by the database. */
export async function insertMarket(db: Db, entry: NewMarket, now: Date) {
  await db
    .insertInto('market')
    .values({ ...entry, created_at: now })
    .execute()
}

/** Changes a market; false when there is none. A maximum below what a vendor holds is refused by the database. */
export async function updateMarket(db: Db, id: string, entry: MarketEntry): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('market').set(entry).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts a market where its plan lies: the street's bearing and the middle. */
export async function placeMarket(
  db: Db,
  id: string,
  place: Pick<MarketEntry, 'axis_bearing' | 'center_lng' | 'center_lat'>,
) {
  await db.updateTable('market').set(place).where('id', '=', id).execute()
}

/** Was a market ever patrolled? */
export async function wasPatrolled(db: Db, market: string): Promise<boolean> {
  const patrol = await db.selectFrom('patrol').select('id').where('market_id', '=', market).limit(1).executeTakeFirst()
  return patrol !== undefined
}

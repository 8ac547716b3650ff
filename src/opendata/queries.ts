import { sql } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { Entry } from '../events/rules.ts'
import { standing } from '../inspections/queries-standing.ts'
import { clearOfReviews } from '../reviews/queries.ts'
import { eveningAt } from '../shared/evening.ts'
import { least, type OpenPlace } from './rules.ts'

/** A month's first and last evening. */
export interface MonthDays {
  from: string
  to: string
}

/** Whether a month is public by its last decision; false where nobody decided. */
export async function isPublished(db: Db, month: string): Promise<boolean> {
  const last = db.selectFrom('open_month').select('published').where('month', '=', month).orderBy('round', 'desc')
  return (await last.limit(1).executeTakeFirst())?.published ?? false
}

/** Public months, newest first, with when they became so. */
export async function publishedMonths(db: Db) {
  const { rows } = await sql<{ month: string; at: Date }>`
    select month, at from (
      select distinct on (month) month, at, published from open_month order by month desc, round desc
    ) last where published order by month desc`.execute(db)
  return rows
}

/** A decision about a month, by its first day. */
export interface Decision {
  month: string
  published: boolean
  person_id: string
  at: Date
}

/** Keeps a decision and answers what the log is to say of it; undefined for the second of two at once, of which the first stands. */
export async function keepDecision(db: Db, { month, published, person_id, at }: Decision): Promise<Entry | undefined> {
  const { rows } = await sql<{ round: number }>`
    insert into open_month (month, round, published, person_id, at)
    select ${month}::date, coalesce(max(round), 0) + 1, ${published}::boolean, ${person_id}::uuid, ${at}::timestamptz
    from open_month where month = ${month}::date
    on conflict on constraint open_month_pkey do nothing returning round`.execute(db)
  if (!rows[0]) return
  return {
    market_id: null,
    evening: null,
    at,
    actor: { kind: 'person', id: person_id },
    kind: 'open_month.decided',
    subject: `open_month:${month.slice(0, 7)}/${rows[0].round}`,
    body: { month: month.slice(0, 7), published },
  }
}

/** Keeps a decision and says so in the log. */
export async function decide(db: Db, decision: Decision) {
  const entry = await keepDecision(db, decision)
  if (entry) await append(db, entry)
}

/** A look as anybody may know of it: it stands, nobody has it reviewed, and it did not fall in a review. */
const publicLook = sql`${standing('i')} and i.vendor_id is not null and ${clearOfReviews('i')}`

/** Does a month hold a look that anybody may know of? One without is not offered, and has no files. */
export async function holdsLooks(db: Db, { from, to }: MonthDays): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select exists (select from inspection i where i.evening between ${from}::date and ${to}::date and ${publicLook}) as holds`.execute(
    db,
  )
  return rows[0]?.holds ?? false
}

/** Months that hold looks that anybody may know of, from the first recorded evening on, newest first, 'YYYY-MM'. */
export async function monthsWithLooks(db: Db): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    with known as (select min(evening) as first, max(evening) as last from inspection),
    months as (select month::date as from_day, (month + interval '1 month')::date as to_day
      from known, generate_series(date_trunc('month', first::timestamp), last::timestamp, interval '1 month') month)
    select to_char(from_day, 'YYYY-MM') as month from months
    where exists (select from inspection i where i.evening >= from_day and i.evening < to_day and ${publicLook})
    order by from_day desc`.execute(db)
  return rows.map(({ month }) => month)
}

/**
 * Places of which a month's file tells, by market and number: held at `now` by the vendor they were looked at under, often
 * enough, in markets with enough of them. A district's fit into memory.
 */
export async function openPlaces(db: Db, { from, to }: MonthDays, now: Date): Promise<OpenPlace[]> {
  const hours = await db
    .selectFrom('market')
    .select(['id', 'time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .execute()
  const evenings = JSON.stringify(hours.map((market) => ({ id: market.id, evening: eveningAt(market, now) })))
  const { rows } = await sql<OpenPlace>`
    with t as (select * from jsonb_to_recordset(${evenings}::jsonb) as t(id text, evening date)),
    held as (
      select t.id as market_id, 'stall' as kind, s.stall_id as id, s.number, s.outline, s.category_id, a.vendor_id,
        v.trade_name, v.name as vendor_name
      from t
      join lateral (select p.id from plan p where p.market_id = t.id and p.valid_from <= t.evening
        order by p.version desc limit 1) plan on true
      join plan_stall s on s.plan_id = plan.id and not s.closed
      join assignment a on a.stall_id = s.stall_id and not a.cancelled and a.starts_on <= t.evening
        and (a.ends_on is null or a.ends_on >= t.evening)
      join vendor v on v.id = a.vendor_id
      union all
      select t.id, 'shop', h.id, h.number, h.outline, h.category_id, h.vendor_id, h.name, v.name
      from t join shop h on h.market_id = t.id and not h.closed join vendor v on v.id = h.vendor_id
    ),
    looks as (
      select coalesce(i.stall_id, i.shop_id) as id, i.vendor_id, count(*) as looks from inspection i
      where i.evening between ${from}::date and ${to}::date and ${publicLook} group by 1, 2 having count(*) >= ${least.looks}
    ),
    told as (select h.*, count(*) over (partition by h.market_id) as places from held h join looks l using (id, vendor_id))
    select told.id, told.vendor_id, told.market_id, m.name as market_name, told.kind, told.number, told.outline,
      c.name as category, told.trade_name, told.vendor_name
    from told join market m on m.id = told.market_id left join category c on c.id = told.category_id
    where told.places >= ${least.places} order by told.market_id, told.number, told.id`.execute(db)
  return rows
}

/** One evening's public looks at these places, by place and outcome, so that their order says nothing of the walk. */
export async function openLooks(db: Db, evening: string, places: readonly OpenPlace[]) {
  const told = JSON.stringify(places.map(({ id, vendor_id }) => ({ id, vendor_id })))
  const { rows } = await sql<{ id: string; outcome: 'in_order' | 'findings' }>`
    select t.id, i.outcome from inspection i
    join jsonb_to_recordset(${told}::jsonb) as t(id uuid, vendor_id uuid)
      on t.id = coalesce(i.stall_id, i.shop_id) and t.vendor_id = i.vendor_id
    where i.evening = ${evening}::date and ${publicLook} order by t.id, i.outcome`.execute(db)
  return rows
}

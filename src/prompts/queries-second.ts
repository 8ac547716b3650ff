import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { inMarket, ofSquad, type Scope } from '../ratio/queries.ts'
import { agreementOf as agreementFrom } from './rules-agreement.ts'
import type { Agreement } from './schema.ts'

/** How many days old an evening may be for its second looks to be drawn: what was seen there has changed since. */
const fresh_days = 3

/**
 * Draws an evening's second looks once, from its looks at places that stand: of the newest evening before `due_on` that has
 * any. Answers what was drawn now, null where it was there already or there is nothing to draw from.
 */
export async function drawSecond(
  db: Db,
  { market, due_on, seed, now }: { market: string; due_on: string; seed: string; now: Date },
): Promise<{ evening: string; pool: number; drawn: string[] } | null> {
  const { rows } = await sql<{ evening: string; pool: number; drawn: string[] }>`
    with last as (
      select max(t.evening) as evening from tally t
      where t.figure = 'look' and t.market_id = ${market} and t.count > 0
        and t.evening < ${due_on}::date and t.evening >= ${due_on}::date - ${fresh_days}::int)
    insert into second_draw (market_id, evening, due_on, seed, share_percent, pool, drawn, drawn_at)
    select ${market}, l.evening, ${due_on}, ${seed}, m.second_look_percent, array_agg(i.id order by i.id),
      (array_agg(i.id order by encode(sha256(convert_to(${seed} || ':' || i.id::text, 'UTF8')), 'hex')))
        [1:ceil(count(*) * m.second_look_percent / 100.0)::int], ${now}
    from last l join inspection i on i.market_id = ${market} and i.evening = l.evening
    join market m on m.id = ${market}
    where i.place is null and ${standing('i')} group by l.evening, m.second_look_percent
    on conflict do nothing returning evening, cardinality(pool) as pool, drawn`.execute(db)
  return rows[0] ?? null
}

/** Places due for a second look on an evening by somebody who did not take the first, while nobody else has taken it. */
export async function secondsDue(db: Db, market: string, due_on: string, person: string): Promise<string[]> {
  const { rows } = await sql<{ place_id: string }>`
    select distinct coalesce(i.stall_id, i.shop_id) as place_id
    from second_draw d join inspection i on i.id = any(d.drawn)
    where d.market_id = ${market} and d.due_on = ${due_on}::date and i.officer_id <> ${person}
      and ${secondOf(sql`d.due_on`)} is null`.execute(db)
  return rows.map(({ place_id }) => place_id)
}

/** The first look by somebody else that stands, on an evening, at the place of inspection `i`. */
const secondOf = (evening: ReturnType<typeof sql>) => sql`(select s.id from inspection s
  where s.market_id = i.market_id and s.evening = ${evening} and s.officer_id <> i.officer_id and ${standing('s')}
    and (s.stall_id = i.stall_id or s.shop_id = i.shop_id) order by s.at, s.id limit 1)`

const itemsOf = (inspection: string) =>
  sql`coalesce((select array_agg(distinct f.item_code order by f.item_code) from finding f
    where f.inspection_id = ${sql.ref(inspection)}), '{}')`

/**
 * Compares the first and second looks of an evening that is over; each once. The first is taken as it stood when it was
 * drawn: the log tells what was drawn, and a correction must not take one's own look out of the comparison.
 */
export async function compareSeconds(db: Db, market: string, due_on: string): Promise<void> {
  await sql`
    insert into second_look (inspection_id, market_id, evening, squad_id, second_id, first_found, second_found, same_items)
    select i.id, i.market_id, i.evening, p.squad_id, s.id, i.outcome = 'findings', s.outcome = 'findings',
      case when s.id is not null then ${itemsOf('i.id')} = ${itemsOf('s.id')} end
    from second_draw d join inspection i on i.id = any(d.drawn) join patrol p on p.id = i.patrol_id
    left join inspection s on s.id = ${secondOf(sql`d.due_on`)}
    where d.market_id = ${market} and d.due_on = ${due_on}::date
    on conflict do nothing`.execute(db)
}

/** How far second looks agree with the first looks of a period, market and squad (whose first looks they were). */
export async function agreementOf(db: Db, scope: Scope): Promise<Agreement> {
  const { rows } = await sql<Parameters<typeof agreementFrom>[0]>`
    select count(*)::int as drawn,
      (count(*) filter (where first_found and second_found))::int as found_found,
      (count(*) filter (where first_found and not second_found))::int as found_order,
      (count(*) filter (where not first_found and second_found))::int as order_found,
      (count(*) filter (where not first_found and not second_found))::int as order_order,
      (count(*) filter (where first_found and second_found and same_items))::int as same_items
    from second_look l where l.evening between ${scope.from}::date and ${scope.to}::date
      ${inMarket(scope, 'l.market_id')} ${ofSquad(scope, 'l.squad_id')}`.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('a count without a row')
  return agreementFrom(counts)
}

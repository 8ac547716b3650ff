import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { readings, repeatDays } from './queries-reading.ts'

/** What one reading adds to the tally, for rows `r` of `counted_finding` with a `sign`. */
const cells = sql`
  lateral (
    select 'finding' as figure, r.evening, r.counted_as || ':' || r.kind as value, 1 as count, r.enforced
    union all select 'item', r.evening, r.item_code, 1, r.enforced where r.handled
    union all select 'category', r.evening, coalesce(r.category_id, ''), 1, r.enforced where r.handled
    union all select 'hour', r.evening, r.hour::text, 1, r.enforced where r.handled
    union all select 'repeat', r.evening, '', 1, r.enforced where r.repeated
    union all
    select case when (a->>'overturned')::boolean then 'overturned' else 'action' end, (a->>'evening')::date, a->>'kind', 1, false
    from jsonb_array_elements(r.actions) a
  ) c`

/** Adds `rows` to the tally's cells; not by `on conflict`, which would check the difference as if it were the cell. */
export const addToTally = (rows: RawBuilder<unknown>) => sql`
  more as materialized (${rows}),
  added as (
    update tally t set count = t.count + m.count, enforced = t.enforced + m.enforced
    from more m
    where (t.figure, t.evening, t.market_id, t.value) = (m.figure, m.evening, m.market_id, m.value)
      and t.squad_id is not distinct from m.squad_id
  )
  insert into tally (figure, evening, market_id, squad_id, value, count, enforced)
  select figure, evening, market_id, squad_id, value, count, enforced from more m
  where not exists (
    select from tally t
    where (t.figure, t.evening, t.market_id, t.value) = (m.figure, m.evening, m.market_id, m.value)
      and t.squad_id is not distinct from m.squad_id)
  order by evening`

/** Takes new readings over and adds the difference to what they were to the tally and to the vendors' months. */
export const settle = (target: RawBuilder<unknown>) => sql`
  with before as materialized (select c.* from counted_finding c join (${target}) t on t.id = c.finding_id),
  now as materialized (
    select n.finding_id, n.market_id, n.squad_id, n.evening, n.found_on, n.hour, n.item_code, n.vendor_id,
      case when b.finding_id is null then n.category_id else b.category_id end as category_id,
      n.counted_as, n.kind, n.enforced, n.handled, n.repeated, n.actions
    from (${readings(target)}) n
    left join before b on b.finding_id = n.finding_id
  ),
  kept as (
    insert into counted_finding (finding_id, market_id, squad_id, evening, found_on, hour, item_code, vendor_id, category_id,
      counted_as, kind, enforced, handled, repeated, actions)
    select * from now order by evening
    on conflict (finding_id) do update set evening = excluded.evening, counted_as = excluded.counted_as,
      kind = excluded.kind, enforced = excluded.enforced, handled = excluded.handled, repeated = excluded.repeated,
      actions = excluded.actions
  ),
  differing as (
    select 1 as sign, market_id, squad_id, evening, hour, item_code, vendor_id, category_id, counted_as, kind, enforced,
      handled, repeated, actions from now where counted_as is not null
    union all
    select -1, market_id, squad_id, evening, hour, item_code, vendor_id, category_id, counted_as, kind, enforced,
      handled, repeated, actions from before where counted_as is not null
  ),
  months as materialized (
    select date_trunc('month', evening)::date as month, market_id, squad_id, vendor_id, sum(sign)::int as handled,
      sum(sign * enforced::int)::int as enforced
    from differing where handled and vendor_id is not null
    group by 1, 2, 3, 4
    having sum(sign) <> 0 or sum(sign * enforced::int) <> 0
  ),
  known_months as (
    update vendor_month v set handled = v.handled + m.handled, enforced = v.enforced + m.enforced
    from months m
    where (v.month, v.market_id, v.squad_id, v.vendor_id) = (m.month, m.market_id, m.squad_id, m.vendor_id)
  ),
  new_months as (
    insert into vendor_month (month, market_id, squad_id, vendor_id, handled, enforced)
    select * from months m
    where not exists (select from vendor_month v
      where (v.month, v.market_id, v.squad_id, v.vendor_id) = (m.month, m.market_id, m.squad_id, m.vendor_id))
    order by month
  ),
  ${addToTally(sql`
    select c.figure, c.evening, r.market_id, r.squad_id, c.value, sum(r.sign * c.count)::int as count,
      sum(r.sign * c.enforced::int)::int as enforced
    from differing r, ${cells}
    group by c.figure, c.evening, r.market_id, r.squad_id, c.value
    having sum(r.sign * c.count) <> 0 or sum(r.sign * c.enforced::int) <> 0`)}`

/**
 * Reads a finding anew after what was recorded about it, and those that may repeat it: the ratio counts it at once. Within
 * the recording transaction, which holds the market's log, so that cells are changed by one at a time.
 */
export const recountFinding = (db: Db, finding: string) => recountFindings(db, sql`id = ${finding}::uuid`)

/** Reads the findings that `which` (a condition on `finding`) selects anew, as `recountFinding` does with one. */
export async function recountFindings(db: Db, which: RawBuilder<unknown>) {
  await settle(sql`
    select id from finding where ${which}
    union
    select l.id from (select vendor_id, item_code, evening from finding where ${which}) e
    join finding l on l.vendor_id = e.vendor_id and l.item_code = e.item_code
      and l.evening between e.evening + 1 and e.evening + ${sql.lit(repeatDays)}::int`).execute(db)
}

import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { readings, repeatDays, standing } from './queries-reading.ts'

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
const addToTally = (rows: RawBuilder<unknown>) => sql`
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
const settle = (target: RawBuilder<unknown>) => sql`
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

async function recountFindings(db: Db, which: RawBuilder<unknown>) {
  await settle(sql`
    select id from finding where ${which}
    union
    select l.id from (select vendor_id, item_code, evening from finding where ${which}) e
    join finding l on l.vendor_id = e.vendor_id and l.item_code = e.item_code
      and l.evening between e.evening + 1 and e.evening + ${sql.lit(repeatDays)}::int`).execute(db)
}

/** Is the stall of a row, whose evening is `evening`, assigned then? */
const assigned = (row: string) => sql`exists (
  select from assignment s
  where s.stall_id = ${sql.ref(`${row}.stall_id`)} and not s.cancelled and s.starts_on <= ${sql.ref(`${row}.evening`)}
    and (s.ends_on is null or s.ends_on >= ${sql.ref(`${row}.evening`)}))`

/**
 * Counts a look that was just stored with its findings, and no longer the one it amends; a void entry only takes the other
 * out. Within the recording transaction, which holds the market's log.
 */
export async function recountLook(db: Db, look: { id: string; amends: string | null; findings: readonly unknown[] }) {
  if (look.amends !== null || look.findings.length > 0)
    await recountFindings(db, sql`inspection_id in (${look.id}::uuid, ${look.amends}::uuid)`)
  await sql`
    with entry as (select * from inspection where id = ${look.id}),
    differing as (
      select 1 as sign, i.market_id, i.evening, i.stall_id, i.outcome, p.squad_id
      from entry i join patrol p on p.id = i.patrol_id where i.outcome <> 'void'
      union all
      select -1, i.market_id, i.evening, i.stall_id, i.outcome, p.squad_id
      from entry e join inspection i on i.id = e.amends join patrol p on p.id = i.patrol_id where i.outcome <> 'void'
    ),
    others as (
      select i.stall_id, i.evening, p.squad_id
      from inspection i join patrol p on p.id = i.patrol_id
      where (i.stall_id, i.evening) in (select stall_id, evening from differing) and i.outcome <> 'void'
        and i.id not in (select id from entry union all select amends from entry where amends is not null)
        and not exists (select from inspection later where later.amends = i.id)
    ),
    seen as (
      select d.market_id, d.evening, d.squad_id, d.stall_id, sum(sign) as count
      from differing d
      where d.stall_id is not null and not exists (
        select from others o where (o.stall_id, o.evening, o.squad_id) = (d.stall_id, d.evening, d.squad_id))
      group by 1, 2, 3, 4
      union all
      select d.market_id, d.evening, null, d.stall_id, sum(sign)
      from differing d
      where d.stall_id is not null and not exists (
        select from others o where (o.stall_id, o.evening) = (d.stall_id, d.evening))
      group by 1, 2, 4
    ),
    ${addToTally(sql`
      select figure, evening, market_id, squad_id, '' as value, sum(count)::int as count, 0 as enforced from (
        select 'look' as figure, evening, market_id, squad_id, sign as count from differing
        union all select 'in_order', evening, market_id, squad_id, sign from differing where outcome = 'in_order'
        union all select 'seen', evening, market_id, squad_id, count from seen where ${assigned('seen')}
      ) changes
      group by figure, evening, market_id, squad_id
      having sum(count) <> 0`)}`.execute(db)
  await recountPatrols(look.id).execute(db)
}

/** Adds what a look that was just stored changes to what its patrol and the one it amends logged. */
const recountPatrols = (look: string) => sql`
  with entry as (select * from inspection where id = ${look}),
  more as materialized (
    select i.patrol_id, sum(i.sign)::int as inspections,
      sum(i.sign * (select count(*) from finding f where f.inspection_id = i.id))::int as findings
    from (
      select 1 as sign, id, patrol_id from entry where outcome <> 'void'
      union all
      select -1, i.id, i.patrol_id from entry e join inspection i on i.id = e.amends where i.outcome <> 'void'
    ) i
    group by i.patrol_id
  ),
  added as (
    update patrol_tally t set inspections = t.inspections + m.inspections, findings = t.findings + m.findings
    from more m where t.patrol_id = m.patrol_id
  )
  insert into patrol_tally (patrol_id, inspections, findings)
  select patrol_id, inspections, findings from more m
  where not exists (select from patrol_tally t where t.patrol_id = m.patrol_id)`

/** Assigned stalls that were looked at, by squad and by anybody; rows of the tally's shape. */
const seenFrom = (looks: RawBuilder<unknown>) => sql`
  select 'seen' as figure, evening, market_id, squad_id, '' as value, count(distinct stall_id)::int as count, 0 as enforced
  from (select i.evening, i.market_id, i.stall_id, p.squad_id from inspection i join patrol p on p.id = i.patrol_id
    where i.stall_id is not null and ${standing} and ${looks} and ${assigned('i')}) looked
  group by grouping sets ((evening, market_id, squad_id), (evening, market_id))`

/** Counts anew which assigned stalls of a market were seen from an evening on, after assignments of the past changed. */
export async function recountSeen(db: Db, market: string, from: string) {
  await sql`delete from tally where figure = 'seen' and market_id = ${market} and evening >= ${from}::date`.execute(db)
  await sql`
    insert into tally (figure, evening, market_id, squad_id, value, count, enforced)
    ${seenFrom(sql`i.market_id = ${market} and i.evening >= ${from}::date`)}`.execute(db)
}

/**
 * Makes every figure anew from the records: for records that were written past the routes. In order of time, as the
 * figures come by themselves, so that a month's lie side by side. Answers the findings read.
 */
export async function recountAll(db: Db): Promise<number> {
  for (const table of ['tally', 'vendor_month', 'counted_finding', 'patrol_tally'] as const)
    await db.deleteFrom(table).execute()
  await settle(sql`select id from finding`).execute(db)
  await sql`
    insert into tally (figure, evening, market_id, squad_id, value, count)
    select figure, i.evening, i.market_id, p.squad_id, '', count(*)
    from inspection i join patrol p on p.id = i.patrol_id
    cross join lateral (select 'look' as figure union all select 'in_order' where i.outcome = 'in_order') f
    where ${standing}
    group by 1, 2, 3, 4
    order by 2`.execute(db)
  await sql`
    insert into tally (figure, evening, market_id, squad_id, value, count, enforced)
    ${seenFrom(sql`true`)}`.execute(db)
  await sql`
    insert into patrol_tally (patrol_id, inspections, findings)
    select i.patrol_id, count(*), coalesce(sum(f.count), 0)
    from inspection i
    left join (select inspection_id, count(*) from finding group by 1) f on f.inspection_id = i.id
    where ${standing}
    group by i.patrol_id`.execute(db)
  const { count } = await db
    .selectFrom('counted_finding')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('counted_as', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Counts what was recorded before there were these figures; does nothing where anything was counted already. */
export async function recountWhereNever(db: Db) {
  const { rows } = await sql<{ never: boolean }>`
    select exists (select from inspection) and not exists (select from tally) as never`.execute(db)
  if (rows[0]?.never) await db.transaction().execute(recountAll)
}

import { sql, type RawBuilder } from 'kysely'
import { countedUntil, isCounted } from '../assignments/queries-counted.ts'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { addToTally, recountFindings } from './queries-findings.ts'

/** Does the stall of a row, whose evening is `evening`, count as assigned then? */
const assigned = (row: string) => sql`exists (
  select from assignment s
  where s.stall_id = ${sql.ref(`${row}.stall_id`)} and ${isCounted('s')} and s.starts_on <= ${sql.ref(`${row}.evening`)}
    and (${countedUntil('s')} is null or ${countedUntil('s')} >= ${sql.ref(`${row}.evening`)}))`

/** An evening as its bit of a month's days, as `stall_month` keeps them. */
const dayBit = (evening: string) => sql`(1 << (extract(day from ${sql.ref(evening)})::int - 1))`

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
    turned as materialized (
      select date_trunc('month', evening)::date as month, stall_id, squad_id, bit_xor(${dayBit('seen.evening')}) as days
      from seen where count <> 0
      group by 1, 2, 3
    ),
    known_months as (
      update stall_month s set days = s.days # t.days
      from turned t
      where (s.month, s.stall_id) = (t.month, t.stall_id) and s.squad_id is not distinct from t.squad_id
    ),
    new_months as (
      insert into stall_month (month, stall_id, squad_id, days)
      select * from turned t
      where not exists (select from stall_month s
        where (s.month, s.stall_id) = (t.month, t.stall_id) and s.squad_id is not distinct from t.squad_id)
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
    where i.stall_id is not null and ${standing('i')} and ${looks} and ${assigned('i')}) looked
  group by grouping sets ((evening, market_id, squad_id), (evening, market_id))`

/** Counts anew which assigned stalls of a market were seen from an evening on, after assignments of the past changed. */
export async function recountSeen(db: Db, market: string, from: string) {
  await sql`delete from tally where figure = 'seen' and market_id = ${market} and evening >= ${from}::date`.execute(db)
  await sql`
    insert into tally (figure, evening, market_id, squad_id, value, count, enforced)
    ${seenFrom(sql`i.market_id = ${market} and i.evening >= ${from}::date`)}`.execute(db)
}

/** Makes anew what looks add up to: figures of the tally, what each patrol logged, and the evenings each stall was seen. */
export async function recountLooks(db: Db) {
  for (const table of ['patrol_tally', 'stall_month'] as const) await db.deleteFrom(table).execute()
  await sql`
    insert into tally (figure, evening, market_id, squad_id, value, count)
    select figure, i.evening, i.market_id, p.squad_id, '', count(*)
    from inspection i join patrol p on p.id = i.patrol_id
    cross join lateral (select 'look' as figure union all select 'in_order' where i.outcome = 'in_order') f
    where ${standing('i')}
    group by 1, 2, 3, 4
    order by 2`.execute(db)
  await sql`
    insert into tally (figure, evening, market_id, squad_id, value, count, enforced)
    ${seenFrom(sql`true`)}`.execute(db)
  await sql`
    insert into stall_month (month, stall_id, squad_id, days)
    select date_trunc('month', i.evening)::date, i.stall_id, p.squad_id, bit_or(${dayBit('i.evening')})
    from inspection i join patrol p on p.id = i.patrol_id
    where i.stall_id is not null and ${standing('i')}
    group by grouping sets ((1, 2, 3), (1, 2))
    order by 1`.execute(db)
  await sql`
    insert into patrol_tally (patrol_id, inspections, findings)
    select i.patrol_id, count(*), coalesce(sum(f.count), 0)
    from inspection i
    left join (select inspection_id, count(*) from finding group by 1) f on f.inspection_id = i.id
    where ${standing('i')}
    group by i.patrol_id`.execute(db)
}

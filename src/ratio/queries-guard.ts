import { sql } from 'kysely'
import { countedUntil, isCounted } from '../assignments/queries-counted.ts'
import { lastBegun } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { inMarket, ofSquad, type Scope } from './queries.ts'

/** Findings of the period whose order was not followed by its time and is not settled; for rows `m` of `matter`. */
export const isOverdue = (now: Date) =>
  sql`m.state in ('awaiting_fix', 'recheck_due') and m.due_at < ${now}::timestamptz`

/** How many findings of the period wait past their deadline. */
export async function countOverdue(db: Db, scope: Scope, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from matter m
    where ${isOverdue(now)} and m.evening between ${scope.from}::date and ${scope.to}::date
      ${inMarket(scope, 'm.market_id')} ${ofSquad(scope, 'm.squad_id')}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Conflicts in the period, complaints about officers among them. */
export async function countIncidents(db: Db, scope: Scope) {
  const { rows } = await sql<{ incidents: number; complaints: number }>`
    select count(*)::int as incidents, (count(*) filter (where n.kind in ('complaint', 'money')))::int as complaints
    from incident n
    left join patrol p on p.id = n.patrol_id
    where n.evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'n.market_id')}
      ${ofSquad(scope, 'p.squad_id')}`.execute(db)
  return rows[0] ?? { incidents: 0, complaints: 0 }
}

/** Vendors' calls for help asked in the period, answered by being done, and thanked for; of a squad by who did them. */
export async function countHelpCalls(db: Db, scope: Scope) {
  const { rows } = await sql<{ help_calls: number; help_calls_done: number; thanks: number }>`
    select count(*)::int as help_calls, count(r.done_by)::int as help_calls_done, count(r.thanked_at)::int as thanks
    from request r
    join market m on m.id = r.market_id
    left join person d on d.id = r.done_by
    where r.kind = 'help' and r.asked_at >= ${scope.from}::date at time zone m.time_zone
      and r.asked_at < (${scope.to}::date + 1) at time zone m.time_zone
      ${inMarket(scope, 'r.market_id')} ${ofSquad(scope, 'd.squad_id')}`.execute(db)
  return rows[0] ?? { help_calls: 0, help_calls_done: 0, thanks: 0 }
}

/**
 * Stalls assigned and stalls seen, each summed over the evenings up to `today`: a stall assigned on ten evenings and
 * looked at on four counts 10 and 4; evenings on which the market was closed count in neither. For a squad: of the
 * markets it is responsible for, seen by itself.
 */
export async function countCoverage(db: Db, scope: Scope, today: string, now: Date) {
  const until = scope.to < today ? scope.to : today
  const own = ofSquad(scope, 'm.squad_id')
  const { rows } = await sql<{ stalls_assigned: number; stalls_seen: number }>`
    with m as materialized (select m.id, m.squad_id, ${lastBegun(until, now)} as begun from market m)
    select
      (select coalesce(sum(last - first + 1), 0)::int from (
        select greatest(s.starts_on, ${scope.from}::date) as first,
          least(coalesce(${countedUntil('s')}, ${until}::date), m.begun) as last
        from assignment s
        join m on m.id = s.market_id
        where ${isCounted('s')} and s.starts_on <= ${until}::date
          and (${countedUntil('s')} is null or ${countedUntil('s')} >= ${scope.from}::date)
          ${inMarket(scope, 's.market_id')} ${own}
      ) held where last >= first)
      - (select count(*)::int from closed_evening c join m on m.id = c.market_id
        join assignment s on s.market_id = c.market_id and ${isCounted('s')} and s.starts_on <= c.evening
          and (${countedUntil('s')} is null or ${countedUntil('s')} >= c.evening)
        where c.evening between ${scope.from}::date and m.begun ${inMarket(scope, 'c.market_id')} ${own}) as stalls_assigned,
      (select coalesce(sum(t.count), 0)::int from tally t join m on m.id = t.market_id
        where t.figure = 'seen' and t.evening between ${scope.from}::date and m.begun
          and not exists (select from closed_evening c where (c.market_id, c.evening) = (t.market_id, t.evening))
          and ${scope.squad === null ? sql`t.squad_id is null` : sql`t.squad_id = ${scope.squad}::uuid`}
          ${inMarket(scope, 't.market_id')} ${own}) as stalls_seen`.execute(db)
  return rows[0] ?? { stalls_assigned: 0, stalls_seen: 0 }
}

/**
 * All vendors of the district, or of a market those who hold a stall in the period or a shop; null for a squad, to which
 * no vendor belongs.
 */
export async function countVendors(db: Db, scope: Scope): Promise<number | null> {
  if (scope.squad !== null) return null
  const { rows } =
    scope.market === null
      ? await sql<{ count: number }>`select count(*)::int as count from vendor`.execute(db)
      : await sql<{ count: number }>`
          select count(*)::int as count from (
            select vendor_id from assignment
            where market_id = ${scope.market} and not cancelled and starts_on <= ${scope.to}::date
              and (ends_on is null or ends_on >= ${scope.from}::date)
            union
            select vendor_id from shop where market_id = ${scope.market} and vendor_id is not null
          ) as trading`.execute(db)
  return rows[0]?.count ?? 0
}

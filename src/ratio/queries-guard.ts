import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { countedFindings, inMarket, ofSquad, standing, type Scope } from './queries.ts'

/** The same vendor and item found again within this many days is a repeat. */
const repeatDays = 14

/** Was there a finding of the same vendor and item in the days before? For a row `c` of `counted`. */
export const isRepeat = sql`exists (
  select from finding e
  join inspection i on i.id = e.inspection_id
  where e.vendor_id = c.vendor_id and e.item_code = c.item_code and e.id <> c.id
    and e.evening between c.evening - ${repeatDays}::int and c.evening - 1 and ${standing})`

/** Is this order to correct past its deadline with no standing inspection in order since? For rows `a` and `ordered`. */
export const isOverdue = (now: Date) => sql`a.kind = 'fix_by' and a.deadline_at < ${now}::timestamptz and not exists (
  select from inspection i
  where i.at > a.at and i.outcome = 'in_order' and ${standing} and (
    i.stall_id = ordered.stall_id or i.shop_id = ordered.shop_id
    or (ordered.place is not null and i.vendor_id = ordered.vendor_id)))`

interface ActionCounts {
  actions: number
  enforcement_actions: number
  help_given: number
  overturned: number
  orders: number
  overdue: number
}

/** Actions of standing inspections in the period; all but `overturned` are of actions that stand. */
export async function countActions(db: Db, scope: Scope, now: Date): Promise<ActionCounts> {
  const { rows } = await sql<ActionCounts>`
    select
      count(*) filter (where o.action_id is null) as actions,
      count(*) filter (where o.action_id is null and k.class in ('P', 'C', 'H')) as enforcement_actions,
      count(*) filter (where o.action_id is null and a.kind = 'help') as help_given,
      count(o.action_id) as overturned,
      count(*) filter (where o.action_id is null and a.kind = 'fix_by') as orders,
      count(*) filter (where o.action_id is null and ${isOverdue(now)}) as overdue
    from action a
    join action_kind k on k.code = a.kind
    join finding f on f.id = a.finding_id
    join inspection ordered on ordered.id = f.inspection_id
    join patrol p on p.id = ordered.patrol_id
    left join overturned_action o on o.action_id = a.id
    where a.evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'a.market_id')}
      ${ofSquad(scope, 'p.squad_id')}
      and not exists (select from inspection later where later.amends = ordered.id)`.execute(db)
  return rows[0] as ActionCounts
}

/** Findings counted in the period that repeat one of the fortnight before. */
export async function countRepeats(db: Db, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ${countedFindings(scope)}
    select count(*) as count from counted c where c.inside and c.handled and ${isRepeat}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Conflicts in the period, complaints about officers among them. */
export async function countIncidents(db: Db, scope: Scope) {
  const { rows } = await sql<{ incidents: number; complaints: number }>`
    select count(*) as incidents, count(*) filter (where n.kind in ('complaint', 'money')) as complaints
    from incident n
    left join patrol p on p.id = n.patrol_id
    where n.evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'n.market_id')}
      ${ofSquad(scope, 'p.squad_id')}`.execute(db)
  return rows[0] ?? { incidents: 0, complaints: 0 }
}

/**
 * Stalls assigned and stalls seen, each summed over the evenings up to `today`: a stall assigned on ten evenings and
 * looked at on four counts 10 and 4. For a squad: of the markets it is responsible for, seen by itself.
 */
export async function countCoverage(db: Db, scope: Scope, today: string) {
  const until = scope.to < today ? scope.to : today
  const own = ofSquad(scope, 'm.squad_id')
  const { rows } = await sql<{ stalls_assigned: number; stalls_seen: number }>`
    with held as (
      select s.stall_id, greatest(s.starts_on, ${scope.from}::date) as first,
        least(coalesce(s.ends_on, ${until}::date), ${until}::date) as last
      from assignment s
      join market m on m.id = s.market_id
      where not s.cancelled and s.starts_on <= ${until}::date and coalesce(s.ends_on, ${until}::date) >= ${scope.from}::date
        ${inMarket(scope, 's.market_id')} ${own}
    ),
    seen as (
      select distinct i.stall_id, i.evening
      from inspection i
      join patrol p on p.id = i.patrol_id
      where i.stall_id is not null and i.evening between ${scope.from}::date and ${until}::date and ${standing}
        ${inMarket(scope, 'i.market_id')} ${ofSquad(scope, 'p.squad_id')}
    )
    select
      (select coalesce(sum(last - first + 1), 0)::int from held where last >= first) as stalls_assigned,
      (select count(*) from seen where exists (
        select from held where held.stall_id = seen.stall_id and seen.evening between held.first and held.last)) as stalls_seen`.execute(
    db,
  )
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
      ? await sql<{ count: number }>`select count(*) as count from vendor`.execute(db)
      : await sql<{ count: number }>`
          select count(*) as count from (
            select vendor_id from assignment
            where market_id = ${scope.market} and not cancelled and starts_on <= ${scope.to}::date
              and (ends_on is null or ends_on >= ${scope.from}::date)
            union
            select vendor_id from shop where market_id = ${scope.market} and vendor_id is not null
          ) as trading`.execute(db)
  return rows[0]?.count ?? 0
}

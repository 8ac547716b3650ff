import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Share } from './rules.ts'

/** What is counted: evenings from..to, of one market and one squad where given. */
export interface Scope {
  from: string
  to: string
  market: string | null
  squad: string | null
}

const nothing = sql``
/** Narrows to the scope's market, where there is one; `column` may be qualified. */
export const inMarket = ({ market }: Scope, column: string) =>
  market === null ? nothing : sql`and ${sql.ref(column)} = ${market}`
/** Narrows to the scope's squad, where there is one. */
export const ofSquad = ({ squad }: Scope, column: string) =>
  squad === null ? nothing : sql`and ${sql.ref(column)} = ${squad}::uuid`

/** An inspection stands unless a later entry amends it; void entries only take others out. */
export const standing = sql`i.outcome <> 'void' and not exists (select from inspection later where later.amends = i.id)`

/**
 * The relation `counted`: one row per finding that counts in the period, at its most severe standing action; a finding
 * whose every action was overturned is 'overturned' and counts at the evening of the latest of them. Not narrowed to the
 * squad, so that squads can be compared: `inside` tells.
 */
export function countedFindings(scope: Scope): RawBuilder<unknown> {
  return sql`
    touched as (
      select distinct finding_id from action
      where evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'market_id')}
    ),
    deciding as (
      select distinct on (a.finding_id) a.finding_id, a.evening, a.kind, k.class, o.action_id is null as stands
      from touched t
      join action a on a.finding_id = t.finding_id
      join action_kind k on k.code = a.kind
      left join overturned_action o on o.action_id = a.id
      order by a.finding_id, (o.action_id is null) desc, case when o.action_id is null then k.rank end desc nulls last,
        a.evening desc, a.position desc
    ),
    counted as (
      select d.finding_id as id, d.evening, d.kind, f.market_id, f.item_code, f.vendor_id, f.inspection_id, p.squad_id,
        case when d.stands then d.class else 'overturned' end as counted_as,
        d.stands and d.class in ('P', 'C', 'H') as enforced,
        not (d.stands and d.class = 'T') as handled,
        ${scope.squad === null ? sql`true` : sql`p.squad_id = ${scope.squad}::uuid`} as inside
      from deciding d
      join finding f on f.id = d.finding_id
      join inspection i on i.id = f.inspection_id
      join patrol p on p.id = i.patrol_id
      where d.evening between ${scope.from}::date and ${scope.to}::date and ${standing}
    )`
}

/** One line of the grouped counts; the columns not grouped by are null. */
interface Group extends Share {
  grouped_by: 'kind' | 'squad' | 'market' | 'evening' | 'all'
  counted_as: string | null
  kind: string | null
  squad_id: string | null
  market_id: string | null
  evening: string | null
  count: number
  vendors_with_findings: number
  vendors_enforced: number
}

/** Every count of findings on the page by one statement, so that its parts add up. */
export async function countFindings(db: Db, scope: Scope): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with ${countedFindings(scope)}
    select
      case grouping(kind, squad_id, market_id, evening)
        when 7 then 'kind' when 11 then 'squad' when 13 then 'market' when 14 then 'evening' else 'all' end as grouped_by,
      counted_as, kind, squad_id, market_id, evening,
      count(*) as count,
      count(*) filter (where enforced) as enforced,
      count(*) filter (where handled) as handled,
      count(distinct vendor_id) filter (where handled) as vendors_with_findings,
      count(distinct vendor_id) filter (where enforced) as vendors_enforced
    from counted
    group by grouping sets ((inside, counted_as, kind), (squad_id), (inside, market_id), (inside, evening), (inside))
    having grouping(inside) = 1 or inside
    order by grouped_by, counted_as, kind, evening`.execute(db)
  return rows
}

/** Standing inspections by squad and by market; `inside` as for findings. */
export async function countInspections(db: Db, scope: Scope) {
  const { rows } = await sql<{ squad_id: string; market_id: string; inspections: number }>`
    select p.squad_id, i.market_id, count(*) as inspections
    from inspection i
    join patrol p on p.id = i.patrol_id
    where i.evening between ${scope.from}::date and ${scope.to}::date and ${standing} ${inMarket(scope, 'i.market_id')}
    group by p.squad_id, i.market_id`.execute(db)
  return rows
}

/** Squads and markets with their names. */
export async function names(db: Db) {
  const [squads, markets] = [
    await db.selectFrom('squad').select(['id', 'name', 'name_en']).execute(),
    await db.selectFrom('market').select(['id', 'name', 'name_en']).execute(),
  ]
  return { squads, markets }
}

/** The time zone a period's default is taken in: the market's, else the most common; undefined for an unknown market. */
export async function timeZoneOf(db: Db, market: string | null): Promise<string | undefined> {
  if (market !== null) {
    const row = await db.selectFrom('market').select('time_zone').where('id', '=', market).executeTakeFirst()
    return row?.time_zone
  }
  const row = await db
    .selectFrom('market')
    .select('time_zone')
    .groupBy('time_zone')
    .orderBy((e) => e.fn.countAll(), 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.time_zone ?? 'Asia/Shanghai'
}

/** Does the squad exist? */
export async function squadExists(db: Db, squad: string): Promise<boolean> {
  return (await db.selectFrom('squad').select('id').where('id', '=', squad).executeTakeFirst()) !== undefined
}

/** Reads several statements of one page from one moment of the database. */
export function atOneMoment<T>(db: Db, read: (moment: Db) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

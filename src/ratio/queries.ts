import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Share } from './rules.ts'
import type { Cut } from './rules-months.ts'

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

/** One line of the grouped counts; the columns not grouped by are null. */
interface Group extends Share {
  grouped_by: 'kind' | 'squad' | 'market' | 'evening'
  counted_as: string | null
  kind: string | null
  squad_id: string | null
  market_id: string | null
  evening: string | null
  count: number
}

/** Every count of findings on the page by one statement, so that its parts add up; squads are not narrowed to one. */
export async function countFindings(db: Db, scope: Scope): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with counted as (
      select evening, market_id, squad_id, count, enforced,
        split_part(value, ':', 1) as counted_as, split_part(value, ':', 2) as kind,
        ${scope.squad === null ? sql`true` : sql`squad_id = ${scope.squad}::uuid`} as inside
      from tally
      where figure = 'finding' and evening between ${scope.from}::date and ${scope.to}::date and count > 0
        ${inMarket(scope, 'market_id')}
    )
    select
      case grouping(kind, squad_id, market_id, evening)
        when 7 then 'kind' when 11 then 'squad' when 13 then 'market' else 'evening' end as grouped_by,
      counted_as, kind, squad_id, market_id, evening,
      sum(count)::int as count,
      sum(enforced)::int as enforced,
      coalesce(sum(count) filter (where counted_as <> 'T'), 0)::int as handled
    from counted
    group by grouping sets ((inside, counted_as, kind), (squad_id), (inside, market_id), (inside, evening))
    having grouping(inside) = 1 or inside
    order by grouped_by, counted_as, kind, evening`.execute(db)
  return rows
}

/** A figure of the tally summed over the period, by value: `count` and, of findings, how many of them enforced. */
export interface Sum {
  figure: string
  value: string
  count: number
  enforced: number
}

/** The tally's other figures of the period, market and squad. */
export async function sumFigures(db: Db, scope: Scope): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select figure, value, sum(count)::int as count, sum(enforced)::int as enforced
    from tally
    where figure in ('item', 'category', 'hour', 'repeat', 'action', 'overturned')
      and evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'market_id')}
      ${ofSquad(scope, 'squad_id')}
    group by figure, value
    having sum(count) > 0`.execute(db)
  return rows
}

/** Standing inspections by squad and by market, of all squads. */
export async function countInspections(db: Db, scope: Scope) {
  const { rows } = await sql<{ squad_id: string; market_id: string; inspections: number }>`
    select squad_id, market_id, sum(count)::int as inspections
    from tally
    where figure = 'look' and evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'market_id')}
    group by squad_id, market_id
    having sum(count) > 0`.execute(db)
  return rows
}

/** Different vendors with handled findings, and of them those with enforced ones; whole months need no findings read. */
export async function countVendorsWithFindings(db: Db, scope: Scope, { months, rest }: Cut) {
  const narrowed = sql`${inMarket(scope, 'market_id')} ${ofSquad(scope, 'squad_id')}`
  const days = rest.map(
    ({ from, to }) => sql`
      union all
      select vendor_id, enforced::int from counted_finding
      where handled and vendor_id is not null and counted_as is not null
        and evening between ${from}::date and ${to}::date ${narrowed}`,
  )
  const { rows } = await sql<{ vendors_with_findings: number; vendors_enforced: number }>`
    select count(*)::int as vendors_with_findings, count(*) filter (where enforced > 0)::int as vendors_enforced
    from (
      select vendor_id, sum(enforced) as enforced
      from (
        select vendor_id, enforced from vendor_month
        where month = any(${months}::date[]) and handled > 0 ${narrowed}
        ${sql.join(days, sql` `)}
      ) found
      group by vendor_id
    ) vendors`.execute(db)
  return rows[0] ?? { vendors_with_findings: 0, vendors_enforced: 0 }
}

/** Squads, markets, categories and the newest wording of each checklist item, with their names. */
export async function names(db: Db) {
  const [squads, markets, categories, items] = [
    await db.selectFrom('squad').select(['id', 'name', 'name_en']).execute(),
    await db.selectFrom('market').select(['id', 'name', 'name_en']).execute(),
    await db.selectFrom('category').select(['id', 'name', 'name_en']).orderBy('position').execute(),
    await db
      .selectFrom('checklist_item')
      .distinctOn('code')
      .select(['code', 'name', 'name_en'])
      .orderBy('code')
      .orderBy('version', 'desc')
      .execute(),
  ]
  return { squads, markets, categories, items }
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

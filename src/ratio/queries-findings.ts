import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { inMarket, ofSquad, type Scope } from './queries.ts'
import { isOverdue } from './queries-guard.ts'
import type { CountedFinding, FindingPart } from './schema.ts'

const someAction = (action: object) => sql`c.actions @> ${JSON.stringify([action])}::jsonb`

/** The findings behind a figure, for rows `c` of `counted_finding`. */
const partOf = (part: FindingPart, now: Date): RawBuilder<unknown> => {
  switch (part) {
    case 'handled':
      return sql`c.handled`
    case 'enforced':
      return sql`c.enforced`
    case 'warning':
    case 'spared':
      return sql`c.kind = ${part} and c.counted_as <> 'overturned'`
    case 'evidence_hold':
      return sql`c.counted_as = 'H'`
    case 'transferred':
      return sql`not c.handled`
    case 'repeat':
      return sql`c.repeated`
    case 'overturned':
      return someAction({ overturned: true })
    case 'helped':
      return someAction({ kind: 'help', overturned: false })
    case 'overdue':
      return sql`exists (select from matter m where m.id = c.finding_id and ${isOverdue(now)})`
  }
}

/** A further narrowing: a checklist item, a category ('-' for none), an hour of the market's clock. */
export interface Narrowing {
  item?: string | undefined
  category?: string | undefined
  hour?: number | undefined
}

const narrowed = ({ item, category, hour }: Narrowing) => sql`
  ${item === undefined ? sql`` : sql`and c.item_code = ${item}`}
  ${category === undefined ? sql`` : category === '-' ? sql`and c.category_id is null` : sql`and c.category_id = ${category}`}
  ${hour === undefined ? sql`` : sql`and c.hour = ${hour}`}`

/** The findings behind a figure, newest evening first, after the cursor; `limit` at most. */
export async function listFindings(
  db: Db,
  scope: Scope,
  page: Narrowing & { part: FindingPart; before: { evening: string; id: string } | null; now: Date; limit: number },
) {
  const { before } = page
  const { rows } = await sql<Omit<CountedFinding, 'at'> & { at: Date }>`
    with page as (
      select c.* from counted_finding c
      where c.counted_as is not null and c.evening between ${scope.from}::date and ${scope.to}::date
        ${inMarket(scope, 'c.market_id')} ${ofSquad(scope, 'c.squad_id')}
        and ${partOf(page.part, page.now)} ${narrowed(page)}
        ${before === null ? sql`` : sql`and (c.evening, c.finding_id) < (${before.evening}::date, ${before.id}::uuid)`}
      order by c.evening desc, c.finding_id desc
      limit ${page.limit}
    )
    select c.finding_id as id, c.evening, c.counted_as, c.kind, c.item_code, c.market_id, f.inspection_id, i.at,
      t.name as item_name, t.name_en as item_name_en, m.name as market_name, m.name_en as market_name_en, m.time_zone,
      q.name as squad_name, q.name_en as squad_name_en, v.name as vendor_name, coalesce(i.stall_id, i.shop_id) as place_id,
      coalesce(i.place, h.number, (
        select s.number from plan_stall s join plan l on l.id = s.plan_id
        where s.stall_id = i.stall_id order by l.version desc limit 1), '') as place,
      c.actions
    from page c
    join finding f on f.id = c.finding_id
    join inspection i on i.id = f.inspection_id
    join checklist_item t on t.version = f.checklist_version and t.code = f.item_code
    join market m on m.id = c.market_id
    join squad q on q.id = c.squad_id
    left join shop h on h.id = i.shop_id
    left join vendor v on v.id = c.vendor_id
    order by c.evening desc, c.finding_id desc`.execute(db)
  return rows
}

import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { countedFindings, type Scope } from './queries.ts'
import { isOverdue, isRepeat } from './queries-guard.ts'
import type { CountedFinding, FindingPart } from './schema.ts'

const someAction = (condition: RawBuilder<unknown>) => sql`exists (
  select from action a
  join inspection ordered on ordered.id = c.inspection_id
  left join overturned_action o on o.action_id = a.id
  where a.finding_id = c.id and ${condition})`

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
      return sql`c.handled and ${isRepeat}`
    case 'overturned':
      return someAction(sql`o.action_id is not null`)
    case 'helped':
      return someAction(sql`o.action_id is null and a.kind = 'help'`)
    case 'overdue':
      return someAction(sql`o.action_id is null and ${isOverdue(now)}`)
  }
}

/** The findings behind a figure, newest evening first, after the cursor; `limit` at most. */
export async function listFindings(
  db: Db,
  scope: Scope,
  page: { part: FindingPart; before: { evening: string; id: string } | null; now: Date; limit: number },
) {
  const { before } = page
  const { rows } = await sql<Omit<CountedFinding, 'at'> & { at: Date }>`
    with ${countedFindings(scope)},
    page as (
      select c.* from counted c
      where c.inside and ${partOf(page.part, page.now)}
        ${before === null ? sql`` : sql`and (c.evening, c.id) < (${before.evening}::date, ${before.id}::uuid)`}
      order by c.evening desc, c.id desc
      limit ${page.limit}
    )
    select c.id, c.evening, c.counted_as, c.kind, c.item_code, c.market_id, c.inspection_id, i.at,
      t.name as item_name, t.name_en as item_name_en, m.name as market_name, m.name_en as market_name_en, m.time_zone,
      q.name as squad_name, q.name_en as squad_name_en, v.name as vendor_name, coalesce(i.stall_id, i.shop_id) as place_id,
      coalesce(i.place, h.number, (
        select s.number from plan_stall s join plan l on l.id = s.plan_id
        where s.stall_id = i.stall_id order by l.version desc limit 1), '') as place,
      (select json_agg(json_build_object('kind', a.kind, 'overturned', o.action_id is not null) order by a.position)
        from action a left join overturned_action o on o.action_id = a.id where a.finding_id = c.id) as actions
    from page c
    join inspection i on i.id = c.inspection_id
    join finding f on f.id = c.id
    join checklist_item t on t.version = f.checklist_version and t.code = f.item_code
    join market m on m.id = c.market_id
    join squad q on q.id = c.squad_id
    left join shop h on h.id = i.shop_id
    left join vendor v on v.id = c.vendor_id
    order by c.evening desc, c.id desc`.execute(db)
  return rows
}

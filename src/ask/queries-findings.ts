import { sql, type RawBuilder } from 'kysely'
import {
  amongItems,
  actionsJson,
  iso,
  itemJson,
  marketJson,
  named,
  placeJson,
  someone,
  type Condition,
  type Listing,
} from './queries-parts.ts'
import { isActionKind } from './rules-kinds.ts'
import type { AskFilter } from './schema.ts'

const parts: Record<string, RawBuilder<unknown>> = {
  handled: sql`c.handled`,
  enforced: sql`c.enforced`,
  spared: sql`c.counted_as = 'spared'`,
  transferred: sql`c.counted_as = 'T'`,
  // Some action of it was set aside; where all were, it counts as overturned.
  overturned: sql`c.finding_id in (select a.finding_id from overturned_action o join action a on a.id = o.action_id)`,
}

/** A part of the ratio's count, or a kind that findings count by. */
const countedAs = (counted: AskFilter['counted']): Condition =>
  counted === undefined
    ? undefined
    : isActionKind(counted)
      ? sql`c.kind = ${counted} and c.counted_as <> 'overturned'`
      : parts[counted]

/** Findings as the ratio counts them, the newest evening first; what an amendment replaced is not among them. */
export const findings: Listing = {
  from: sql`counted_finding c`,
  conditions: (f, { items }) => [
    sql`c.counted_as is not null`,
    f.from && sql`c.evening >= ${f.from}::date`,
    f.to && sql`c.evening <= ${f.to}::date`,
    f.market && sql`c.market_id = ${f.market}`,
    f.squad && sql`c.squad_id = ${f.squad}::uuid`,
    countedAs(f.counted),
    f.class && sql`c.counted_as = ${f.class}`,
    f.action &&
      sql`c.finding_id in (select a.finding_id from action a where a.kind = ${f.action}
        and not exists (select from overturned_action o where o.action_id = a.id))`,
    f.item && sql`c.item_code = ${f.item}`,
    amongItems('c.item_code', items),
    f.category && sql`c.category_id = ${f.category}`,
    f.vendor && sql`c.vendor_id = ${f.vendor}::uuid`,
    f.place &&
      sql`c.finding_id in (select x.id from matter x where x.stall_id = ${f.place}::uuid or x.shop_id = ${f.place}::uuid)`,
  ],
  key: [sql`c.evening`, sql`c.finding_id`],
  forms: ['day', 'id'],
  direction: 'desc',
  place: sql`(select coalesce(x.stall_id, x.shop_id) from matter x where x.id = c.finding_id)`,
  rows: () => sql`
    select d.finding_id as id, ${marketJson} as market, ${placeJson('i', sql`i.evening`, sql`i.place`)} as place,
      d.evening::text, ${iso('i.at')} as at, ${named('q')} as squad, ${someone('v')} as vendor, ${named('g')} as category,
      ${itemJson} as item, d.counted_as, ${actionsJson('d.finding_id')} as actions, f.note
    from page join counted_finding d on d.finding_id = page.id
    join finding f on f.id = d.finding_id
    join inspection i on i.id = f.inspection_id
    join market m on m.id = d.market_id
    join squad q on q.id = d.squad_id
    join checklist_item t on t.version = f.checklist_version and t.code = d.item_code
    left join vendor v on v.id = d.vendor_id
    left join category g on g.id = d.category_id`,
}

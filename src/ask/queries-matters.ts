import { sql } from 'kysely'
import {
  amongItems,
  atPlace,
  actionsJson,
  iso,
  itemJson,
  marketJson,
  named,
  ofCategory,
  placeJson,
  someone,
  type Listing,
} from './queries-parts.ts'

/** Matters, the newest first; those whose entry was corrected only when asked for. */
export const matters: Listing = {
  from: sql`matter t`,
  conditions: (f, { now, items }) => [
    f.from && sql`t.evening >= ${f.from}::date`,
    f.to && sql`t.evening <= ${f.to}::date`,
    // The index knows when a thing was seen, not its evening; the two are never two days apart.
    f.from && sql`t.seen_at >= ${f.from}::date - 2`,
    f.to && sql`t.seen_at < ${f.to}::date + 3`,
    f.market && sql`t.market_id = ${f.market}`,
    f.squad && sql`t.squad_id = ${f.squad}::uuid`,
    // Written out, so that the index of rare states is known to hold it.
    f.state ? sql`t.state = ${sql.lit(f.state)}` : sql`t.state <> 'void'`,
    f.state && f.state !== 'closed' && sql`t.state <> 'closed'`,
    f.overdue && sql`t.state = 'awaiting_fix' and t.state <> 'closed' and t.due_at < ${now}::timestamptz`,
    f.item && sql`t.item_code = ${f.item}`,
    amongItems('t.item_code', items),
    f.vendor && sql`t.vendor_id = ${f.vendor}::uuid`,
    ofCategory('t.vendor_id', f.category),
    atPlace('t', f.place),
  ],
  key: [sql`t.seen_at`, sql`t.id`],
  forms: ['instant', 'id'],
  direction: 'desc',
  place: sql`coalesce(t.stall_id, t.shop_id)`,
  rows: () => sql`
    select x.id, ${marketJson} as market, ${placeJson('x', sql`x.evening`, sql`i.place`)} as place, x.evening::text,
      ${iso('x.seen_at')} as at, ${named('q')} as squad, ${someone('v')} as vendor, ${named('c')} as category,
      ${itemJson} as item, x.state, ${iso('x.due_at')} as due_at, ${actionsJson('x.id')} as actions
    from page join matter x on x.id = page.id
    join finding f on f.id = x.id
    join inspection i on i.id = f.inspection_id
    join market m on m.id = x.market_id
    join squad q on q.id = x.squad_id
    join checklist_item t on t.version = f.checklist_version and t.code = x.item_code
    left join vendor v on v.id = x.vendor_id
    left join category c on c.id = v.category_id`,
}

import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { recheckFor_days } from '../patrols/rules-work.ts'
import { isOverdue } from '../ratio/queries-guard.ts'
import {
  amongItems,
  atPlace,
  actionsJson,
  eveningsNow,
  itemJson,
  marketJson,
  named,
  ofCategory,
  onTonight,
  placeJson,
  someone,
  type Known,
  type Listing,
} from './queries-parts.ts'

/** As the board of tonight and the work list have it: due by closing, at a place, not left for months. */
const toRecheckTonight = (known: Known) => sql`m.state in ('awaiting_fix', 'recheck_due')
  and coalesce(m.stall_id, m.shop_id) is not null
  and exists (select from ${eveningsNow(known)} where t.id = m.market_id
    and (m.state = 'recheck_due' or m.due_at <= t.closes_at)
    and m.seen_at > t.closes_at - make_interval(days => ${sql.lit(recheckFor_days)}::int))`

/** Matters, the newest first; those whose entry was corrected only when asked for. */
export const matters: Listing = {
  from: sql`matter m`,
  conditions: (f, known) => [
    f.from && sql`m.evening >= ${f.from}::date`,
    f.to && sql`m.evening <= ${f.to}::date`,
    // The index knows when a thing was seen, not its evening; the two are never two days apart.
    f.from && sql`m.seen_at >= ${f.from}::date - 2`,
    f.to && sql`m.seen_at < ${f.to}::date + 3`,
    f.market && sql`m.market_id = ${f.market}`,
    f.squad && sql`m.squad_id = ${f.squad}::uuid`,
    // Written out, so that the index of rare states is known to hold it.
    f.state === 'unsettled'
      ? sql`m.state in ('open', 'acted', 'awaiting_fix', 'recheck_due', 'escalated')`
      : f.state
        ? sql`m.state = ${sql.lit(f.state)}`
        : sql`m.state <> 'void'`,
    f.state && f.state !== 'closed' && sql`m.state <> 'closed'`,
    f.overdue && isOverdue(known.now),
    f.due && toRecheckTonight(known),
    f.tonight && onTonight('m', known),
    f.tonight && sql`m.seen_at >= ${known.today}::date - 4`,
    f.item && sql`m.item_code = ${f.item}`,
    amongItems('m.item_code', known.items),
    f.vendor && sql`m.vendor_id = ${f.vendor}::uuid`,
    ofCategory('m.vendor_id', f.category),
    atPlace('m', f.place),
  ],
  key: [sql`m.seen_at`, sql`m.id`],
  forms: ['instant', 'id'],
  direction: 'desc',
  place: sql`coalesce(m.stall_id, m.shop_id)`,
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

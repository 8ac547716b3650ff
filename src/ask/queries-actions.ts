import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { isEnforcing, ladder } from '../enforcement/rules.ts'
import { actionKinds } from '../enforcement/rules-kinds.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { itemJson, marketJson, named, placeJson, someone, type Condition, type Listing } from './queries-parts.ts'
import type { ActionPart } from './rules-kinds.ts'

const setAside = sql`a.id in (select o.action_id from overturned_action o)`
const stands = notOverturned('a')
const among = (kinds: readonly string[]) => sql`a.kind = any(${[...kinds]}::text[])`

const parts: Record<ActionPart, Condition> = {
  stands,
  overturned: setAside,
  enforces: sql`${stands} and ${among(actionKinds.filter(isEnforcing))}`,
}

/** What was done about findings that count, one row for each action, the newest evening first. */
export const actions: Listing = {
  from: sql`action a join counted_finding c on c.finding_id = a.finding_id`,
  conditions: (f) => [
    sql`c.counted_as is not null`,
    f.from && sql`a.evening >= ${f.from}::date`,
    f.to && sql`a.evening <= ${f.to}::date`,
    f.market && sql`a.market_id = ${f.market}`,
    f.squad && sql`c.squad_id = ${f.squad}::uuid`,
    f.part && parts[f.part],
    f.class &&
      (f.class === 'overturned' ? setAside : among(actionKinds.filter((kind) => ladder[kind].class === f.class))),
    f.action && sql`a.kind = ${f.action}`,
    f.vendor && sql`c.vendor_id = ${f.vendor}::uuid`,
    f.place &&
      sql`a.finding_id in (select x.id from matter x where x.stall_id = ${f.place}::uuid or x.shop_id = ${f.place}::uuid)`,
  ],
  key: [sql`a.evening`, sql`a.id`],
  forms: ['day', 'id'],
  direction: 'desc',
  place: sql`(select coalesce(x.stall_id, x.shop_id) from matter x where x.id = a.finding_id)`,
  rows: () => sql`
    select d.id, d.finding_id, ${marketJson} as market, ${placeJson('i', sql`i.evening`, sql`i.place`)} as place,
      d.evening::text, ${iso('d.at')} as at, ${named('q')} as squad, ${someone('v')} as vendor, d.kind,
      exists (select from overturned_action o where o.action_id = d.id) as overturned, ${itemJson} as item
    from page join action d on d.id = page.id
    join counted_finding c on c.finding_id = d.finding_id
    join finding f on f.id = d.finding_id
    join inspection i on i.id = f.inspection_id
    join market m on m.id = d.market_id
    join squad q on q.id = c.squad_id
    join checklist_item t on t.version = f.checklist_version and t.code = f.item_code
    left join vendor v on v.id = c.vendor_id`,
}

import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { marketJson, named, placeJson, someone, type Condition, type Listing } from './queries-parts.ts'
import type { Comparison } from './rules-kinds.ts'

const comparisons: Record<Comparison, Condition> = {
  looked: sql`l.second_id is not null`,
  not_looked: sql`l.second_id is null`,
  alike: sql`l.first_found = l.second_found`,
  otherwise: sql`l.first_found <> l.second_found`,
  both_found: sql`l.first_found and l.second_found`,
  same_items: sql`l.first_found and l.second_found and l.same_items`,
}

/** Looks that were drawn to be taken again, the newest evening first, a squad's by its first looks. */
export const secondLooks: Listing = {
  from: sql`second_look l`,
  conditions: (f) => [
    f.from && sql`l.evening >= ${f.from}::date`,
    f.to && sql`l.evening <= ${f.to}::date`,
    f.market && sql`l.market_id = ${f.market}`,
    f.squad && sql`l.squad_id = ${f.squad}::uuid`,
    f.compared && comparisons[f.compared],
    f.place &&
      sql`l.inspection_id in (select i.id from inspection i where i.stall_id = ${f.place}::uuid or i.shop_id = ${f.place}::uuid)`,
  ],
  key: [sql`l.evening`, sql`l.inspection_id`],
  forms: ['day', 'id'],
  direction: 'desc',
  place: sql`(select coalesce(i.stall_id, i.shop_id) from inspection i where i.id = l.inspection_id)`,
  countedUpTo: 10_000,
  rows: () => sql`
    select l.inspection_id as id, ${marketJson} as market, ${placeJson('i', sql`i.evening`, sql`i.place`)} as place,
      l.evening::text, ${iso('i.at')} as at, ${named('q')} as squad, ${someone('v')} as vendor, ${someone('o')} as officer,
      l.first_found, case when s.id is not null then json_build_object('evening', s.evening, 'at', ${iso('s.at')},
        'officer', b.name, 'found', l.second_found, 'same_items', l.same_items) end as second
    from page join second_look l on l.inspection_id = page.id
    join inspection i on i.id = l.inspection_id
    join market m on m.id = l.market_id
    join squad q on q.id = l.squad_id
    join person o on o.id = i.officer_id
    left join vendor v on v.id = i.vendor_id
    left join inspection s on s.id = l.second_id
    left join person b on b.id = s.officer_id`,
}

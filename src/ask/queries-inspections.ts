import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { standing } from '../inspections/queries-standing.ts'
import {
  atPlace,
  itemJson,
  marketJson,
  named,
  ofCategory,
  onTonight,
  placeJson,
  someone,
  type Listing,
} from './queries-parts.ts'

/** Inspections, the newest evening first. */
export const inspections: Listing = {
  from: sql`inspection i`,
  conditions: (f, known) => [
    f.from && sql`i.evening >= ${f.from}::date`,
    f.to && sql`i.evening <= ${f.to}::date`,
    f.market && sql`i.market_id = ${f.market}`,
    known.outings &&
      (known.outings.few
        ? sql`i.patrol_id = any(${[...known.outings.few]}::uuid[])`
        : // Looked up row by row along the list: joined, a squad's whole history might be sorted for a page. From its newest
          // evening on, else the list would be read until the first of this squad comes, which may be years.
          sql`(select p.squad_id from patrol p where p.id = i.patrol_id) = ${f.squad}::uuid
            and i.evening between ${known.outings.first}::date and ${known.outings.last}::date`),
    f.officer && sql`i.officer_id = ${f.officer}::uuid`,
    f.vendor && sql`i.vendor_id = ${f.vendor}::uuid`,
    f.outcome && sql`i.outcome = ${sql.lit(f.outcome)}`,
    f.stands && standing('i'),
    f.tonight && onTonight('i', known),
    ofCategory('i.vendor_id', f.category),
    atPlace('i', f.place),
  ],
  key: [sql`i.evening`, sql`i.at`, sql`i.id`],
  forms: ['day', 'instant', 'id'],
  direction: 'desc',
  place: sql`coalesce(i.stall_id, i.shop_id)`,
  rows: () => sql`
    select i.id, ${marketJson} as market, ${placeJson('i', sql`i.evening`, sql`i.place`)} as place, i.evening::text,
      ${iso('i.at')} as at, ${named('q')} as squad, ${someone('v')} as vendor, ${someone('o')} as officer,
      ${named('c')} as category, i.outcome, exists (select from inspection later where later.amends = i.id) as amended,
      coalesce((select json_agg(${itemJson} order by f.position) from finding f
        join checklist_item t on t.version = f.checklist_version and t.code = f.item_code
        where f.inspection_id = i.id), '[]') as items, i.note
    from page join inspection i on i.id = page.id
    join market m on m.id = i.market_id
    join patrol p on p.id = i.patrol_id
    join squad q on q.id = p.squad_id
    join person o on o.id = i.officer_id
    left join vendor v on v.id = i.vendor_id
    left join category c on c.id = v.category_id`,
}

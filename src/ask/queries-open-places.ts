import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { standing } from '../inspections/queries-standing.ts'
import { tradingPlaces } from '../tonight/queries-trading.ts'
import { eveningsNow, marketJson, named, ofCategory, someone, type Listing } from './queries-parts.ts'

/** The looks of this evening at the place `x`; each kind of place has an index of its own. */
const looksTonight = (kind: 'stall_id' | 'shop_id') => sql`inspection i where ${sql.ref(`i.${kind}`)} = x.place_id
  and i.at >= x.evening - 2 and i.evening = x.evening and ${standing('i')}`
const seen = sql`(x.kind = 'stall' and exists (select from ${looksTonight('stall_id')})
  or x.kind = 'shop' and exists (select from ${looksTonight('shop_id')}))`
const newest = (kind: 'stall_id' | 'shop_id') => sql`
  select i.at, i.patrol_id from ${looksTonight(kind)} order by i.at desc limit 1`

/** What trades tonight in all markets, or was to, as the board of tonight counts it: by market and number. */
export const openPlaces: Listing = {
  from: (_, known) => sql`(${tradingPlaces(eveningsNow(known))}) x`,
  conditions: (f) => [
    f.market && sql`x.market_id = ${f.market}`,
    ofCategory('x.vendor_id', f.category),
    f.place && sql`x.place_id = ${f.place}::uuid`,
    f.seen && (f.seen === 'never' ? sql`not ${seen}` : seen),
  ],
  key: [sql`x.market_id`, sql`x.number collate "C"`, sql`x.place_id`],
  forms: ['text', 'text', 'id'],
  direction: 'asc',
  place: sql`x.place_id`,
  countedUpTo: 100_000,
  ofTonight: true,
  rows: (known) => sql`
    select x.place_id as id, ${marketJson} as market,
      json_build_object('kind', x.kind, 'id', x.place_id, 'number', x.number) as place, ${someone('v')} as vendor,
      ${named('c')} as category, x.evening::text, ${iso('l.at')} as seen_at, ${named('q')} as squad
    from page join (${tradingPlaces(eveningsNow(known))}) x on x.place_id = page.id
    join market m on m.id = x.market_id
    left join vendor v on v.id = x.vendor_id
    left join category c on c.id = v.category_id
    left join lateral (select * from (${newest('stall_id')}) s union all select * from (${newest('shop_id')}) h
      order by at desc limit 1) l on true
    left join patrol p on p.id = l.patrol_id
    left join squad q on q.id = p.squad_id`,
}

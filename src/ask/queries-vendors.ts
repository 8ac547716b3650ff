import { sql } from 'kysely'
import { stallNumber } from '../vendors/queries.ts'
import { named, type Listing } from './queries-parts.ts'

const here = (today: string) => sql`not a.cancelled and a.starts_on <= ${today}::date
  and (a.ends_on is null or a.ends_on >= ${today}::date)`

/** Vendors by name, with where they trade today; their phone numbers masked. */
export const vendors: Listing = {
  from: sql`vendor v`,
  conditions: (f, { today }) => [
    f.category && sql`v.category_id = ${f.category}`,
    f.origin && sql`v.origin = ${f.origin}`,
    f.priority && sql`v.priority`,
    f.market &&
      sql`(exists (select from assignment a where a.vendor_id = v.id and a.market_id = ${f.market} and ${here(today)})
        or exists (select from shop s where s.vendor_id = v.id and s.market_id = ${f.market}))`,
  ],
  key: [sql`v.name`, sql`v.id`],
  forms: ['text', 'id'],
  direction: 'asc',
  place: null,
  rows: (today) => sql`
    select v.id, v.name, v.trade_name, regexp_replace(v.phone, '^(.{3}).{4}', '\\1****') as phone, v.party, v.origin,
      v.priority, ${named('c')} as category, (
        select coalesce(json_agg(json_build_object('kind', h.kind, 'id', h.id, 'market_id', m.id, 'market_name', m.name,
          'market_name_en', m.name_en, 'number', h.number) order by m.name, h.number, h.id), '[]')
        from (
          select 'stall' as kind, a.stall_id as id, a.market_id,
            ${stallNumber('a.stall_id', 'a.market_id', sql`${today}::date`)} as number
          from assignment a where a.vendor_id = v.id and ${here(today)}
          union all
          select 'shop', s.id, s.market_id, s.number from shop s where s.vendor_id = v.id
        ) h join market m on m.id = h.market_id) as places
    from page join vendor v on v.id = page.id
    join category c on c.id = v.category_id`,
}

/** How many vendors of the selection trade at each place of a market today. */
export const vendorPlaces: Listing = {
  ...vendors,
  from: sql`vendor v join (
    select a.vendor_id, a.stall_id as place_id, a.market_id, a.starts_on, a.ends_on, a.cancelled from assignment a
    union all
    select s.vendor_id, s.id, s.market_id, '-infinity', null, false from shop s where s.vendor_id is not null
  ) a on a.vendor_id = v.id`,
  conditions: (f, asked) => [
    ...vendors.conditions({ ...f, market: undefined }, asked),
    here(asked.today),
    f.market && sql`a.market_id = ${f.market}`,
  ],
  place: sql`a.place_id`,
}

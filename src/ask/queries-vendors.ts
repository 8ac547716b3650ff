import { sql } from 'kysely'
import { stallNumber } from '../plan/queries-number.ts'
import { countedAs } from './queries-findings.ts'
import { named, type Condition, type Known, type Listing } from './queries-parts.ts'
import type { AskFilter } from './schema.ts'

const here = (today: string) => sql`not a.cancelled and a.starts_on <= ${today}::date
  and (a.ends_on is null or a.ends_on >= ${today}::date)`

/** Holds a stall in the period, of the market if one is named, or a shop; a period that is not named is today. */
const trades = ({ from, to, market }: AskFilter, { today }: Known) => sql`(
  exists (select from assignment a where a.vendor_id = v.id and not a.cancelled
    and a.starts_on <= ${to ?? today}::date and (a.ends_on is null or a.ends_on >= ${from ?? to ?? today}::date)
    ${market === undefined ? sql`` : sql`and a.market_id = ${market}`})
  or exists (select from shop s where s.vendor_id = v.id
    ${market === undefined ? sql`` : sql`and s.market_id = ${market}`}))`

/** Has findings that count so, in the period, market and squad. */
const hasFindings = ({ from, to, market, squad, counted }: AskFilter) => sql`exists (select from counted_finding c
  where c.vendor_id = v.id and c.counted_as is not null and ${countedAs(counted ?? 'handled')}
    ${from === undefined ? sql`` : sql`and c.evening >= ${from}::date`}
    ${to === undefined ? sql`` : sql`and c.evening <= ${to}::date`}
    ${market === undefined ? sql`` : sql`and c.market_id = ${market}`}
    ${squad === undefined ? sql`` : sql`and c.squad_id = ${squad}::uuid`})`

// No vendor belongs to a squad: one is asked for by what it found.
const narrowed = (f: AskFilter, known: Known): Condition =>
  f.counted !== undefined || f.squad !== undefined
    ? hasFindings(f)
    : (f.market ?? f.from ?? f.to) !== undefined && trades(f, known)

const ofKind = (f: AskFilter): Condition[] => [
  f.category && (f.category === '-' ? sql`false` : sql`v.category_id = ${f.category}`),
  f.origin && sql`v.origin = ${f.origin}`,
  f.priority && sql`v.priority`,
]

/** Vendors by name, with where they trade today; their phone numbers masked. */
export const vendors: Listing = {
  from: sql`vendor v`,
  conditions: (f, known) => [...ofKind(f), narrowed(f, known)],
  key: [sql`v.name`, sql`v.id`],
  forms: ['text', 'id'],
  direction: 'asc',
  place: null,
  countedUpTo: 100_000,
  rows: ({ today }) => sql`
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
  conditions: (f, known) => [
    ...vendors.conditions(f, known),
    here(known.today),
    f.market && sql`a.market_id = ${f.market}`,
  ],
  place: sql`a.place_id`,
}

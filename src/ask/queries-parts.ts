import { sql, type RawBuilder } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { districtDay } from '../people/queries.ts'
import { numberThen } from '../plan/queries-number.ts'
import { eveningAt, eveningBounds } from '../shared/evening.ts'
import type { KeyPart } from './rules-cursor.ts'
import type { AskFilter } from './schema.ts'

/** A condition, or none where nothing was asked. */
export type Condition = RawBuilder<unknown> | undefined | '' | false | null

/**
 * What is read before a list, so that its SQL names values and not subqueries: the planner knows how common a value is, of a
 * subquery it assumes something, and then reads a rare thing's whole history or sorts a common thing's.
 */
export interface Known {
  now: Date
  today: string
  /** Items of the severity asked for; null where none was. */
  items: readonly string[] | null
  /**
   * First and last evening on which the squad asked for has patrols from the key on, and all of its patrols where they are
   * few; null where none was asked for.
   */
  outings: { first: string; last: string; few: readonly string[] | null } | null
  /** Every market's evening now, as JSON; null where nothing was asked of tonight. */
  evenings: string | null
}

/** What a list is in SQL: narrowed and put in order on few columns first, told in full for the rows of a page only. */
export interface Listing {
  /** The relation and what has to be joined to narrow it. */
  from: RawBuilder<unknown> | ((filter: AskFilter, known: Known, key: Asked['key']) => RawBuilder<unknown>)
  conditions: (filter: AskFilter, known: Known) => Condition[]
  /** The key that puts rows in order, in SQL, the last part being the id; all parts run the same way. */
  key: readonly RawBuilder<unknown>[]
  forms: readonly KeyPart[]
  direction: 'asc' | 'desc'
  /** A select of whole rows of `page` (columns id, key), each with `key`, in no order. */
  rows: (known: Known, filter: AskFilter) => RawBuilder<unknown>
  /** The stall or shop that a row is at; null where lists are nowhere. */
  place: RawBuilder<unknown> | null
  /** Rows are counted up to here where they are more than `countedUpTo`; lists that history does not lengthen. */
  countedUpTo?: number
  /** It is of tonight, also where nobody asked for that. */
  ofTonight?: true
}

const casts: Record<KeyPart, string> = { day: 'date', instant: 'timestamptz', id: 'uuid', text: 'text' }

/** All of the conditions that are some. */
export const every = (conditions: readonly Condition[]) => {
  const set = conditions.filter((one) => one !== undefined && one !== '' && one !== false && one !== null)
  return set.length === 0 ? sql`true` : sql.join(set, sql` and `)
}

// Microseconds: two rows of one millisecond are still in order.
const written = (part: RawBuilder<unknown>, form: KeyPart) =>
  form === 'instant' ? sql`to_char(${part} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : sql`${part}::text`

export interface Asked {
  filter: AskFilter
  known: Known
  key: readonly string[] | null
}

const selection = ({ from, conditions }: Listing, { filter, known, key }: Asked) =>
  sql`from ${typeof from === 'function' ? from(filter, known, key) : from} where ${every(conditions(filter, known))}`

/** Reads what a list's SQL names; `evening` the one that its cursor stands at, null at its beginning. */
export async function knownOf(
  db: Db,
  { ofTonight }: Pick<Listing, 'ofTonight'>,
  filter: AskFilter,
  now: Date,
  evening: string | null,
): Promise<Known> {
  const items =
    filter.severity === undefined
      ? null
      : await db
          .selectFrom('checklist_item')
          .select('code')
          .distinct()
          .where('severity', '=', Number(filter.severity))
          .execute()
  return {
    now,
    today: await districtDay(db, now),
    items: items?.map(({ code }) => code) ?? null,
    outings: filter.squad === undefined ? null : await outingsOf(db, filter.squad, evening ?? filter.to ?? null),
    evenings: ofTonight || filter.tonight || filter.due ? await eveningsAt(db, now) : null,
  }
}

async function eveningsAt(db: Db, now: Date): Promise<string> {
  const markets = await db
    .selectFrom('market')
    .select(['id', 'time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .execute()
  const evenings = markets.map((market) => {
    const evening = eveningAt(market, now)
    return { id: market.id, evening, closes_at: eveningBounds(market, evening).closes_at }
  })
  return JSON.stringify(evenings)
}

/** The relation `t (id, evening, closes_at)` of every market's evening now. */
export const eveningsNow = ({ evenings }: Known) =>
  sql`jsonb_to_recordset(${evenings ?? '[]'}::jsonb) as t(id text, evening date, closes_at timestamptz)`

/** Of tonight's evening in its market; `back`: or of the evening before. */
export const onTonight = (alias: string, known: Known, back = 0): Condition =>
  sql`exists (select from ${eveningsNow(known)} where t.id = ${sql.ref(`${alias}.market_id`)}
    and ${sql.ref(`${alias}.evening`)} between t.evening - ${sql.lit(back)}::int and t.evening)
    and ${sql.ref(`${alias}.evening`)} >= ${known.today}::date - 2`

/** What so many patrols logged is sorted sooner than found among everybody's. */
const fewPatrols = 300

// A record's evening may be the one beside its patrol's.
async function outingsOf(db: Db, squad: string, until: string | null) {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select (select (min(p.evening) - 1)::text from patrol p where p.squad_id = ${squad}::uuid) as first,
      (select (max(p.evening) + 1)::text from patrol p where p.squad_id = ${squad}::uuid
        and (${until}::date is null or p.evening <= ${until}::date + 1)) as last`.execute(db)
  const some = await db
    .selectFrom('patrol')
    .select('id')
    .where('squad_id', '=', squad)
    .limit(fewPatrols + 1)
    .execute()
  return {
    first: rows[0]?.first ?? '2200-01-01',
    last: rows[0]?.last ?? '1900-01-01',
    few: some.length > fewPatrols ? null : some.map(({ id }) => id),
  }
}

/**
 * Rows after a key, `limit` at most, in order, each with the key it has. Both steps are materialized: where the planner takes
 * a page for one row, it would tell the whole page anew for each of its rows.
 */
export async function pageOf(db: Db, listing: Listing, asked: Asked, limit: number) {
  const { key, forms, direction } = listing
  const after = asked.key?.map((value, at) => sql`${value}::${sql.raw(casts[forms[at] ?? 'id'])}`)
  const beyond = after
    ? sql`and (${sql.join(key)}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(after)})`
    : sql``
  const order = sql.join(key.map((part) => sql`${part} ${sql.raw(direction)}`))
  const texts = sql.join(key.map((part, at) => written(part, forms[at] ?? 'id')))
  const { rows } = await sql<{ key: string[]; row: Record<string, unknown> }>`
    with page as materialized (
      select ${key.at(-1)} as id, array[${texts}] as key, row_number() over (order by ${order}) as place_in_order
      ${selection(listing, asked)} ${beyond}
      order by ${order} limit ${limit}
    ),
    told as materialized (${listing.rows(asked.known, asked.filter)})
    select page.key, to_json(told) as row from page join told on told.id = page.id order by page.place_in_order`.execute(
    db,
  )
  return rows
}

/** How many rows fit, counted to `most` and no further. */
export async function countOf(db: Db, listing: Listing, asked: Asked, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select ${selection(listing, asked)} limit ${most}) as fitting`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many rows lie at each stall or shop; `id` null for those at none. */
export async function countByPlace(db: Db, listing: Listing, asked: Asked) {
  const { rows } = await sql<{ id: string | null; count: number }>`
    select ${listing.place} as id, count(*)::int as count ${selection(listing, asked)} group by 1`.execute(db)
  return rows
}

/** A named thing as JSON; `alias` a table with id, name and name_en. */
export const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object('id', ${sql.ref(`${alias}.id`)},
    'name', ${sql.ref(`${alias}.name`)}, 'name_en', ${sql.ref(`${alias}.name_en`)}) end`
/** A person or vendor as JSON. */
export const someone = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object('id', ${sql.ref(`${alias}.id`)},
    'name', ${sql.ref(`${alias}.name`)}) end`
/** The market `m` as JSON. */
export const marketJson = sql`json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone)`
/** A checklist item `t` as JSON. */
export const itemJson = sql`json_build_object('code', t.code, 'name', t.name, 'name_en', t.name_en, 'severity', t.severity)`

/** A place as JSON: a stall by the number it had on `day`, a shop, or the words of a place (`words`, a column or null). */
export const placeJson = (alias: string, day: RawBuilder<unknown>, words: RawBuilder<unknown>) => {
  const [stall, shop] = [sql.ref(`${alias}.stall_id`), sql.ref(`${alias}.shop_id`)]
  return sql`json_build_object(
    'kind', case when ${stall} is not null then 'stall' when ${shop} is not null then 'shop' else 'place' end,
    'id', coalesce(${stall}, ${shop}),
    'number', coalesce(${words}, (select s.number from shop s where s.id = ${shop}),
      ${numberThen(`${alias}.stall_id`, day)}, '?'))`
}

/** What was done about a finding, in order, set aside or not. */
export const actionsJson = (finding: string) => sql`coalesce((
  select json_agg(json_build_object('kind', a.kind, 'overturned', o.action_id is not null) order by a.position)
  from action a left join overturned_action o on o.action_id = a.id where a.finding_id = ${sql.ref(finding)}), '[]')`

/** Vendors of a trade; '-' is for what has no vendor. */
export const ofCategory = (vendor: string, category: string | undefined): Condition =>
  category &&
  (category === '-'
    ? sql`${sql.ref(vendor)} is null`
    : sql`${sql.ref(vendor)} in (select c.id from vendor c where c.category_id = ${category})`)

/** Of the squad whose patrol it was. */
export const ofPatrolsSquad = (alias: string, squad: string | undefined): Condition =>
  squad && sql`(select p.squad_id from patrol p where p.id = ${sql.ref(`${alias}.patrol_id`)}) = ${squad}::uuid`

/** Of the items of a severity, which were read before. */
export const amongItems = (column: string, items: Known['items']): Condition =>
  items && sql`${sql.ref(column)} = any(${[...items]}::text[])`

/** At a stall or shop: two indexes, each read only where the id is known to it. */
export const atPlace = (alias: string, place: string | undefined): Condition =>
  place && sql`(${sql.ref(`${alias}.stall_id`)} = ${place}::uuid or ${sql.ref(`${alias}.shop_id`)} = ${place}::uuid)`

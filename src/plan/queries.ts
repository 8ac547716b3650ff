import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { notOverturned, standing } from '../inspections/queries-standing.ts'
import type { LngLat, PlanDocument, PlanFeature, PlanZone } from './schema.ts'

/** The plan in force on a day: the highest version valid by then; none before the first. */
export async function planInForce(db: Db, market: string, day: string) {
  return db
    .selectFrom('plan')
    .select(['id', 'version', 'valid_from'])
    .where('market_id', '=', market)
    .where('valid_from', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A place as the map needs it, with the facts that decide its colour. */
export interface PlaceRow {
  id: string
  number: string
  row_label: string
  position: number
  category_id: string | null
  outline: LngLat[]
  closed: boolean
  held: boolean
  vendor_name: string | null
  trade_name: string | null
}
export interface StaffPlaceRow extends PlaceRow {
  outcome: 'in_order' | 'findings' | null
  enforced: boolean
  deadline_open: boolean
}

/** The stalls of a plan in walking order with who holds them on `day`. */
const stallsOf = (plan: string, day: string) => sql`
  select s.stall_id as id, s.number, s.row_label, s.position, s.category_id, s.outline, s.closed,
    a.id is not null as held, v.name as vendor_name, v.trade_name
  from plan_stall s
  left join assignment a on a.stall_id = s.stall_id and not a.cancelled
    and a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day})
  left join vendor v on v.id = a.vendor_id
  where s.plan_id = ${plan}`

/** The shops of a street in walking order; a shop trades under its own name, whoever runs it. */
const shopsOf = (market: string) => sql`
  select h.id, h.number, '' as row_label, h.position, h.category_id, h.outline, h.closed,
    h.vendor_id is not null as held, h.name as vendor_name, h.name as trade_name
  from shop h where h.market_id = ${market}`

/** What a map shows: the stalls of a plan, or the shops of a street. */
export type Ground = { kind: 'stall'; plan: string } | { kind: 'shop' }

/** All places of a map with who holds them on `day`, as a subquery. */
export const placesOn = (ground: Ground, market: string, day: string) =>
  ground.kind === 'stall' ? stallsOf(ground.plan, day) : shopsOf(market)

/** How many places a map shows. */
export async function placeCount(db: Db, ground: Ground, market: string): Promise<number> {
  const places =
    ground.kind === 'stall' ? sql`plan_stall where plan_id = ${ground.plan}` : sql`shop where market_id = ${market}`
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${places}`.execute(db)
  return rows[0]?.count ?? 0
}

/** A stretch of the walk: so many places after so many others; all of them without one. */
export interface Stretch {
  offset: number
  limit: number
}

const stretchOf = (stretch: Stretch | undefined) =>
  stretch ? sql`limit ${stretch.limit} offset ${stretch.offset}` : sql``

/** Places for anybody: inspections are not even read. */
export async function publicPlaces(
  db: Db,
  ground: Ground,
  market: string,
  evening: string,
  stretch?: Stretch,
): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select * from (${placesOn(ground, market, evening)}) p order by position ${stretchOf(stretch)}`.execute(db)
  return rows
}

/**
 * Places for staff (all, a stretch, or the one with that id): besides, tonight's last standing inspection and whether a deadline
 * set on an earlier evening still waits for the stall to be seen in order.
 */
export async function staffPlaces(
  db: Db,
  ground: Ground,
  market: string,
  evening: string,
  only: { id?: string; stretch?: Stretch } = {},
): Promise<StaffPlaceRow[]> {
  const id = only.id ?? null
  const subject: RawBuilder<unknown> = ground.kind === 'stall' ? sql.ref('i.stall_id') : sql.ref('i.shop_id')
  const before: RawBuilder<unknown> = ground.kind === 'stall' ? sql.ref('j.stall_id') : sql.ref('j.shop_id')
  const { rows } = await sql<StaffPlaceRow>`
    with tonight as (
      select distinct on (${subject}) ${subject} as subject, i.outcome, exists (
        select from finding f join action x on x.finding_id = f.id join action_kind k on k.code = x.kind
        where f.inspection_id = i.id and k.class in ('P', 'C', 'H') and ${notOverturned('x')}
      ) as enforced
      from inspection i
      where i.market_id = ${market} and i.evening = ${evening} and ${subject} is not null and ${standing('i')}
      order by ${subject}, i.at desc, i.received_at desc
    )
    select p.*, t.outcome, coalesce(t.enforced, false) as enforced, exists (
      select from inspection i join finding f on f.inspection_id = i.id join action x on x.finding_id = f.id
      where ${subject} = p.id and i.evening < ${evening} and x.kind = 'fix_by' and ${standing('i')} and ${notOverturned('x')}
        and i.at > coalesce((
          select j.at from inspection j
          where ${before} = p.id and j.evening <= ${evening} and j.outcome = 'in_order' and ${standing('j')}
          order by j.at desc limit 1
        ), '-infinity')
    ) as deadline_open
    from (
      select * from (${placesOn(ground, market, evening)}) every_place
      where ${id}::uuid is null or id = ${id}::uuid
      order by position ${stretchOf(only.stretch)}
    ) p left join tonight t on t.subject = p.id
    order by p.position`.execute(db)
  return rows
}

/** Width along the row and depth of a stall on a plan, metres. */
export async function sidesOf(db: Db, plan: string, stall: string) {
  return db
    .selectFrom('plan_stall')
    .select(['width_m', 'depth_m'])
    .where('plan_id', '=', plan)
    .where('stall_id', '=', stall)
    .executeTakeFirst()
}

/** The places before and after one in walking order. */
export async function neighbours(db: Db, ground: Ground, market: string, position: number) {
  const { rows } = await sql<{ id: string; number: string; position: number }>`
    with p as (${placesOn(ground, market, '2000-01-01')})
    (select id, number, position from p where position < ${position} order by position desc limit 1)
    union all
    (select id, number, position from p where position > ${position} order by position limit 1)`.execute(db)
  const neighbour = (after: boolean) => {
    const row = rows.find((one) => one.position > position === after)
    return row ? { id: row.id, number: row.number } : null
  }
  return { previous: neighbour(false), next: neighbour(true) }
}

/** The vendor who holds a stall on a day, or runs a shop. */
export async function holderOf(db: Db, kind: Ground['kind'], id: string, day: string) {
  const vendors = db
    .selectFrom('vendor as v')
    .select(['v.id as vendor_id', 'v.name', 'v.trade_name', 'v.phone', 'v.category_id as category', 'v.origin'])
  if (kind === 'shop')
    return vendors.innerJoin('shop as h', 'h.vendor_id', 'v.id').where('h.id', '=', id).executeTakeFirst()
  return vendors
    .innerJoin('assignment as a', 'a.vendor_id', 'v.id')
    .where('a.stall_id', '=', id)
    .where('a.cancelled', '=', false)
    .where('a.starts_on', '<=', day)
    .where((e) => e.or([e('a.ends_on', 'is', null), e('a.ends_on', '>=', day)]))
    .executeTakeFirst()
}

/** How many of a version's checks have that level; null for versions from before there were checks. */
const countChecks = (level: 'error' | 'warning') => sql<number | null>`
  case when p.checks is null then null else (
    select count(*)::int from jsonb_array_elements(p.checks) c where c ->> 'level' = ${level}
  ) end`

/** Versions of a market's plan, newest first, each with its number of stalls and what its checks found. */
export async function versions(db: Db, market: string) {
  const rows = await db
    .selectFrom('plan as p')
    .leftJoin('person as b', 'b.id', 'p.published_by')
    .select(['p.id', 'p.version', 'p.valid_from', 'p.published_at', 'b.name as published_by', 'p.note'])
    .select((e) =>
      e
        .selectFrom('plan_stall as s')
        .select((o) => o.fn.countAll<number>().as('n'))
        .whereRef('s.plan_id', '=', 'p.id')
        .as('stalls'),
    )
    .select([countChecks('error').as('errors'), countChecks('warning').as('warnings'), 'p.checks_reason'])
    .where('p.market_id', '=', market)
    .orderBy('p.version', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, published_at: row.published_at.toISOString(), stalls: Number(row.stalls) }))
}

/** Zones and features of a plan version; none for a market without a plan. */
export async function groundOn(db: Db, plan: string | null): Promise<Omit<PlanDocument, 'stalls'>> {
  if (plan === null) return { zones: [], features: [] }
  const zones = await sql<PlanZone>`
    select z.zone_id as id, z.name, z.outline, coalesce((
      select json_agg(c.category_id order by c.category_id) from plan_zone_category c
      where c.plan_id = z.plan_id and c.zone_id = z.zone_id
    ), '[]') as categories
    from plan_zone z where z.plan_id = ${plan} order by z.name`.execute(db)
  const features = await sql<PlanFeature>`
    select feature_id as id, kind, label, shape, coordinates, size_m
    from plan_feature where plan_id = ${plan} order by kind, feature_id`.execute(db)
  return { zones: zones.rows, features: features.rows }
}

/** Everything a plan version draws. */
export async function documentOf(db: Db, plan: string): Promise<PlanDocument> {
  const rows = await db
    .selectFrom('plan_stall')
    .select(['stall_id', 'number', 'row_label', 'position', 'category_id', 'outline', 'width_m', 'depth_m', 'closed'])
    .where('plan_id', '=', plan)
    .orderBy('position')
    .execute()
  const stalls = rows.map((row) => ({ ...row, outline: row.outline as unknown as LngLat[] }))
  return { stalls, ...(await groundOn(db, plan)) }
}

/** The latest version, in force or not yet, with all it draws: what an import starts from; version 0 is an empty one. */
export async function latestPlan(db: Db, market: string): Promise<{ version: number } & PlanDocument> {
  const plan = await db
    .selectFrom('plan')
    .select(['id', 'version'])
    .where('market_id', '=', market)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!plan) return { version: 0, stalls: [], zones: [], features: [] }
  return { version: plan.version, ...(await documentOf(db, plan.id)) }
}

/** The id of the active supervisor who signs in by this name. */
export async function supervisorNamed(db: Db, userName: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('user_name', '=', userName)
    .where('role', '=', 'supervisor')
    .where('active', '=', true)
    .executeTakeFirst()
  return row?.id
}

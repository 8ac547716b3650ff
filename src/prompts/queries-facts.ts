import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { planInForce, placesOn, type Ground } from '../plan/queries.ts'
import { marketPlane } from '../plan/rules-plane.ts'
import type { LngLat } from '../plan/schema.ts'
import type { InOrderFacts } from './rules-always-in-order.ts'
import type { TimedLook } from './rules-burst.ts'
import type { MonthEndFacts } from './rules-month-end.ts'
import type { PlacedLook } from './rules-pace.ts'
import type { SameActFacts } from './rules-same-act.ts'

/** Days from..to of one market: an evening, or a month. */
export interface Span {
  market: string
  from: string
  to: string
}

/** An evening's records as they were first made, by the time their phone claims, and the place each is of (null: none of the plan). */
export async function looksOf(db: Db, market: string, evening: string) {
  const { rows } = await sql<{ id: string; person: string; claimed_at: Date; place_id: string | null }>`
    select i.id, i.officer_id as person, i.claimed_at, coalesce(i.stall_id, i.shop_id) as place_id
    from inspection i where i.market_id = ${market} and i.evening = ${evening} and i.amends is null
    order by i.claimed_at, i.id`.execute(db)
  return rows.map(({ claimed_at, ...row }) => ({ ...row, claimed_ms: claimed_at.getTime() }))
}

/** The middle of each place of a market on an evening, metres on the market's plane. */
async function middlesOf(db: Db, market: string, evening: string): Promise<Map<string, readonly [number, number]>> {
  const { axis_bearing, center_lng, center_lat } = await db
    .selectFrom('market')
    .select(['axis_bearing', 'center_lng', 'center_lat'])
    .where('id', '=', market)
    .executeTakeFirstOrThrow()
  const plane = marketPlane([center_lng, center_lat], axis_bearing)
  const plan = await planInForce(db, market, evening)
  const ground: Ground = plan ? { kind: 'stall', plan: plan.id } : { kind: 'shop' }
  const { rows } = await sql<{ id: string; outline: LngLat[] }>`
    select p.id, p.outline from (${placesOn(ground, market, evening)}) p where p.outline is not null`.execute(db)
  return new Map(
    rows.map(({ id, outline }) => {
      const corners = outline.map((corner) => plane.toPlane(corner))
      const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
      return [id, [mean(0), mean(1)]]
    }),
  )
}

/** Those of an evening's looks whose place is on the plan of that evening. */
export async function placedLooks(
  db: Db,
  market: string,
  evening: string,
  looks: readonly (TimedLook & { place_id: string | null })[],
): Promise<PlacedLook[]> {
  const middles = await middlesOf(db, market, evening)
  return looks.flatMap((look) => {
    const at = look.place_id === null ? undefined : middles.get(look.place_id)
    return at ? [{ ...look, at }] : []
  })
}

/** Authors of the evening who were not on their record's patrol, or whom a planned roster has elsewhere or not at all. */
export async function offRoster(db: Db, market: string, evening: string) {
  const { rows } = await sql<{ person: string; looks: string[]; why: 'not_member' | 'not_rostered' | null }>`
    with wrote as (
      select i.officer_id as person, p.squad_id, array_agg(i.id order by i.claimed_at) as looks,
        bool_or(not exists (select from patrol_member m where m.patrol_id = p.id and m.person_id = i.officer_id)) as stranger
      from inspection i join patrol p on p.id = i.patrol_id
      where i.market_id = ${market} and i.evening = ${evening} and i.amends is null
      group by i.officer_id, p.squad_id)
    select w.person, w.looks, case when w.stranger then 'not_member'
      when exists (select from roster r where r.squad_id = w.squad_id and r.evening = ${evening}) and not exists (
        select from roster r where r.person_id = w.person and r.evening = ${evening} and r.absence is null
          and r.squad_id = w.squad_id and coalesce(r.market_id, ${market}) = ${market}) then 'not_rostered' end as why
    from wrote w order by w.person`.execute(db)
  return rows
}

/** Each officer's looks of the span beside others' at the same places (each place drawn towards the market's share by five looks). */
export async function inOrderFacts(db: Db, { market, from, to }: Span): Promise<InOrderFacts[]> {
  const { rows } = await sql<InOrderFacts>`
    with by_place as (
      select coalesce(i.stall_id, i.shop_id) as place, i.officer_id, count(*)::int as n,
        (count(*) filter (where i.outcome = 'findings'))::int as x
      from inspection i
      where i.market_id = ${market} and i.evening between ${from}::date and ${to}::date and i.place is null and ${standing('i')}
      group by 1, 2),
    place_sum as (select place, sum(n) as n, sum(x) as x from by_place group by place),
    whole as (select sum(n) as n, sum(x) as x from by_place),
    own as (select officer_id, sum(n) as n, sum(x) as x from by_place group by officer_id)
    select b.officer_id as person, o.n::int as looks, o.x::int as found, sum(p.n - b.n)::int as others,
      sum(b.n * (p.x - b.x + 5.0 * (w.x - o.x) / (w.n - o.n)) / (p.n - b.n + 5.0))::float8 as expected
    from by_place b join place_sum p on p.place = b.place join own o on o.officer_id = b.officer_id cross join whole w
    where w.n > o.n group by b.officer_id, o.n, o.x order by b.officer_id`.execute(db)
  return rows
}

/** Somebody's newest looks of a span, as the records of a prompt. */
export async function newestLooks(db: Db, { market, from, to }: Span, person: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from inspection i where i.market_id = ${market} and i.evening between ${from}::date and ${to}::date
      and i.officer_id = ${person} and i.place is null and ${standing('i')}
    order by i.evening desc, i.claimed_at desc, i.id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Findings of the span that are no repeat, by item, category and squad. */
export async function sameActFacts(db: Db, { market, from, to }: Span): Promise<SameActFacts[]> {
  const { rows } = await sql<SameActFacts>`
    select c.item_code, c.category_id, c.squad_id, count(*)::int as handled, (count(*) filter (where c.enforced))::int as enforced
    from counted_finding c
    where c.market_id = ${market} and c.evening between ${from}::date and ${to}::date and c.counted_as is not null
      and c.handled and not c.repeated
    group by c.item_code, c.category_id, c.squad_id order by c.item_code, c.category_id, c.squad_id`.execute(db)
  return rows
}

/** The newest records of an item and category in a span, at most so many of each squad. */
export async function sameActLooks(
  db: Db,
  { market, from, to }: Span,
  { item_code, category_id }: Pick<SameActFacts, 'item_code' | 'category_id'>,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select f.inspection_id as id, row_number() over (partition by c.squad_id order by c.evening desc, f.id) as nth
      from counted_finding c join finding f on f.id = c.finding_id
      where c.market_id = ${market} and c.evening between ${from}::date and ${to}::date and c.counted_as is not null
        and c.handled and not c.repeated and c.item_code = ${item_code} and c.category_id is not distinct from ${category_id}
    ) ranked where nth <= ${most} order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** A month's findings and those of its last evenings with looks; the first of those evenings. Undefined for a month without. */
export async function monthEndFacts(
  db: Db,
  { market, from, to }: Span,
  evenings: number,
): Promise<(MonthEndFacts & { last_from: string; records: string[] }) | undefined> {
  const { rows } = await sql<{ evening: string; handled: number; enforced: number; mild: number }>`
    select evening, coalesce(sum(count) filter (where value not like 'T:%'), 0)::int as handled, sum(enforced)::int as enforced,
      coalesce(sum(count) filter (where value like 'S:%' or value like 'E:%'), 0)::int as mild
    from tally where figure = 'finding' and market_id = ${market} and evening between ${from}::date and ${to}::date
    group by evening order by evening`.execute(db)
  const ending = rows.slice(-evenings)
  const [first] = ending
  if (!first) return undefined
  const sum = (some: typeof rows) =>
    some.reduce(
      (sums, { handled, enforced, mild }) => ({
        handled: sums.handled + handled,
        enforced: sums.enforced + enforced,
        mild: sums.mild + mild,
      }),
      { handled: 0, enforced: 0, mild: 0 },
    )
  const records = await sql<{ id: string }>`
    select distinct f.inspection_id as id from counted_finding c join finding f on f.id = c.finding_id
    where c.market_id = ${market} and c.evening between ${first.evening}::date and ${to}::date
      and c.counted_as in ('S', 'E') order by id limit 50`.execute(db)
  return { month: sum(rows), last: sum(ending), last_from: first.evening, records: records.rows.map(({ id }) => id) }
}

import { sql, type RawBuilder } from 'kysely'
import { countedUntil, isCounted } from '../assignments/queries-counted.ts'
import { lastBegun } from '../calendar/queries-seasons.ts'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { countCoverage } from '../ratio/queries-guard.ts'
import { monthsOf } from '../ratio/rules-months.ts'
import {
  every,
  marketJson,
  named,
  placeJson,
  someone,
  type Condition,
  type Known,
  type Listing,
} from './queries-parts.ts'
import type { SeenPart } from './rules-kinds.ts'
import type { AskCount, AskFilter, StallEvening } from './schema.ts'

/** The evenings meant: as asked, or the month to date; none after today. */
function periodOf({ from, to }: AskFilter, { today }: Pick<Known, 'today'>) {
  const until = to === undefined || to > today ? today : to
  return { from: from ?? `${until.slice(0, 8)}01`, until }
}

// Fenced, a market's months and evenings are made once and not again in every expression that names them.
const fence = sql`offset 0`

/** Markets as `m`, in order, each with the last evening of the period that has begun. */
const marketsBegun = (filter: AskFilter, known: Known, conditions: Condition[] = []) =>
  sql`(select m.*, ${lastBegun(periodOf(filter, known).until, known.now)} as begun
    from market m where ${every(conditions)} order by m.id ${fence}) m`

/** Of a month, its evenings from `first` to `last` as bits, as `stall_month` keeps them. */
const daysBetween = (first: RawBuilder<unknown>, last: RawBuilder<unknown>) =>
  sql`((1::bigint << (${last} - ${first} + 1)) - 1) << (extract(day from ${first})::int - 1)`

/**
 * The months that the period has of market `m`: `month`, its `first` and `last` evening meant, and as bits those that were
 * `closed`; none before anything was assigned.
 */
const openMonths = (filter: AskFilter, known: Known) => {
  const { from, until } = periodOf(filter, known)
  return sql`
    select o.*, coalesce((select bit_or(${daysBetween(sql`c.evening`, sql`c.evening`)}) from closed_evening c
        where c.market_id = m.id and c.evening between o.first and o.last), 0) as closed
    from (
      select d.month, greatest(d.month, ${from}::date) as first, least((d.month + interval '1 month')::date - 1, m.begun) as last
      from unnest(${monthsOf({ from, to: until })}::date[]) d(month)
      where d.month > (select min(starts_on) - 31 from assignment)
    ) o where o.first <= o.last ${fence}`
}

/** Months `s` of stalls as the squad asked for saw them, or anybody. */
const by = ({ squad }: AskFilter) => (squad === undefined ? sql`s.squad_id is null` : sql`s.squad_id = ${squad}::uuid`)

/**
 * Stalls of market `m` that were assigned in the period by `some` of assignment `a`: `stall_id`, on how many `evenings`
 * that had begun and were not closed, and on how many of those they were `seen`, null where nothing asks for it. No evening of a
 * stall counts for two assignments.
 */
const assignedStalls = (filter: AskFilter, known: Known, some: RawBuilder<unknown>, seen: boolean) => sql`
  select h.stall_id, sum(bit_count(h.days::bit(64))::int)::int as evenings,
    ${seen ? sql`coalesce(sum(bit_count((h.days & s.days)::bit(64))::int), 0)::int` : sql`null::int`} as seen
  from (
    select a.stall_id, o.month,
      (${daysBetween(sql`greatest(a.starts_on, o.first)`, sql`least(${countedUntil('a')}, o.last)`)}) & ~o.closed as days
    from (${openMonths(filter, known)}) o
    join assignment a on a.starts_on <= o.last and (${countedUntil('a')} is null or ${countedUntil('a')} >= o.first)
    where ${some} and ${isCounted('a')} ${fence}
  ) h
  ${seen ? sql`left join stall_month s on s.month = h.month and s.stall_id = h.stall_id and ${by(filter)}` : sql``}
  group by h.stall_id
  having bool_or(h.days <> 0)`

const parts: Readonly<Record<SeenPart, RawBuilder<unknown>>> = {
  never: sql`x.seen = 0`,
  sometimes: sql`x.seen between 1 and x.evenings - 1`,
  always: sql`x.seen = x.evenings`,
}

/** The number that each stall of market `m` had last: `stall_id`, `number`. */
const numbers = sql`
  select distinct on (s.stall_id) s.stall_id, s.number from plan n join plan_stall s on s.plan_id = n.id
  where n.market_id = m.id order by s.stall_id, n.version desc`

/** Market by market, so that a page ends with the market that fills it. */
const held = (filter: AskFilter, known: Known, key: readonly string[] | null, seen: boolean) =>
  sql`${marketsBegun(filter, known, [
    filter.market && sql`m.id = ${filter.market}`,
    filter.squad && sql`m.squad_id = ${filter.squad}::uuid`,
    key && sql`m.id >= ${key[0]}`,
  ])} cross join lateral (
  select g.*, coalesce(n.number, '?') collate "C" as number
  from (${assignedStalls(filter, known, sql`a.market_id = m.id`, seen)}) g
  left join (${numbers}) n on n.stall_id = g.stall_id
) x`

const heldBy = ({ category }: AskFilter, known: Known): Condition =>
  category &&
  sql`exists (select from assignment a join vendor v on v.id = a.vendor_id where a.stall_id = x.stall_id and not a.cancelled
    and a.starts_on <= ${known.today}::date and v.category_id = ${category})`

/**
 * Stalls that were assigned in the period, by market and number, with how many of those evenings they were seen. It counts
 * as the ratio's coverage does, whose SQL is in `ratio/queries-guard`: evenings that had begun and were not closed; for a squad
 * its markets, seen by itself. No look is read but the last one of each row: the evenings are kept in `stall_month`.
 */
export const coverage: Listing = {
  from: (filter, known, key) => held(filter, known, key, filter.seen !== undefined),
  conditions: (f, known) => [heldBy(f, known), f.seen && parts[f.seen], f.place && sql`x.stall_id = ${f.place}::uuid`],
  key: [sql`m.id`, sql`x.number`, sql`x.stall_id`],
  forms: ['text', 'text', 'id'],
  direction: 'asc',
  place: sql`x.stall_id`,
  countedUpTo: 100_000,
  rows: (known, filter) => sql`
    select t.id, ${marketJson} as market, ${placeJson('w', sql`w.day`, sql`null`)} as place, ${someone('v')} as vendor,
      ${named('c')} as category, g.evenings, g.seen, ${iso('l.at')} as last_seen_at
    from page join stall t on t.id = page.id
    join ${marketsBegun(filter, known)} on m.id = t.market_id
    cross join lateral (${assignedStalls(filter, known, sql`a.stall_id = t.id`, true)}) g
    cross join lateral (select t.id as stall_id, null::uuid as shop_id, ${known.today}::date as day) w
    left join lateral (select i.at from inspection i where i.stall_id = t.id and ${standing('i')} order by i.at desc limit 1) l on true
    left join lateral (select a.vendor_id from assignment a where a.stall_id = t.id and not a.cancelled
      and a.starts_on <= ${periodOf(filter, known).until}::date order by a.starts_on desc limit 1) h on true
    left join vendor v on v.id = h.vendor_id
    left join category c on c.id = v.category_id`,
}

/** Evenings on which each stall of one market was not seen, of those on which it was assigned. */
export async function coverageByPlace(db: Db, filter: AskFilter, known: Known) {
  const { rows } = await sql<{ id: string; count: number; of: number }>`
    select x.stall_id as id, x.evenings as of, x.evenings - x.seen as count
    from ${held(filter, known, null, true)} where ${every(coverage.conditions(filter, known))}`.execute(db)
  return rows
}

/** What the ratio page says of the same period, market and squad; undefined where the list is narrowed further. */
export async function coverageSum(db: Db, filter: AskFilter, known: Known): Promise<AskCount['sum']> {
  const { from, until } = periodOf(filter, known)
  const { market = null, squad = null, ...rest } = filter
  if (Object.keys(rest).some((name) => name !== 'from' && name !== 'to')) return undefined
  const sums = await countCoverage(db, { from, to: until, market, squad }, known.today, known.now)
  return { seen: sums.stalls_seen, evenings: sums.stalls_assigned }
}

/** The evenings of the period on which a stall was assigned, the newest first, before `before`; each with its first look. */
export async function stallEvenings(
  db: Db,
  stall: string,
  filter: AskFilter,
  known: Known,
  page: { before: string | undefined; limit: number },
): Promise<StallEvening[]> {
  const { from } = periodOf(filter, known)
  const { rows } = await sql<StallEvening>`
    select e.evening::text, exists (select from closed_evening c
        where c.market_id = m.id and c.evening = e.evening) as closed, l.look
    from stall t
    join ${marketsBegun(filter, known)} on m.id = t.market_id
    cross join lateral (select d::date as evening from generate_series(
      least(m.begun, ${page.before ?? '9999-12-31'}::date - 1), ${from}::date, interval '-1 day') d) e
    left join lateral (select json_build_object('at', ${iso('i.at')}, 'officer', o.name, 'squad', ${named('q')},
        'outcome', i.outcome) as look
      from inspection i join person o on o.id = i.officer_id join patrol p on p.id = i.patrol_id
      join squad q on q.id = p.squad_id
      where i.stall_id = t.id and i.at >= e.evening - 2 and i.at < e.evening + 3 and i.evening = e.evening and ${standing('i')}
        ${filter.squad === undefined ? sql`` : sql`and p.squad_id = ${filter.squad}::uuid`}
      order by i.at limit 1) l on true
    where t.id = ${stall}::uuid and exists (select from assignment a where a.stall_id = t.id and ${isCounted('a')}
      and a.starts_on <= e.evening and (${countedUntil('a')} is null or ${countedUntil('a')} >= e.evening))
    order by e.evening desc limit ${page.limit}`.execute(db)
  return rows
}

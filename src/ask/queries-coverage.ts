import { sql, type RawBuilder } from 'kysely'
import { lastBegun } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { countCoverage } from '../ratio/queries-guard.ts'
import { standing } from '../tally/queries-reading.ts'
import {
  iso,
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
export function periodOf({ from, to }: AskFilter, { today }: Pick<Known, 'today'>) {
  const until = to === undefined || to > today ? today : to
  return { from: from ?? `${until.slice(0, 8)}01`, until }
}

/** Markets as `m`, each with the last evening of the period that has begun. */
const marketsBegun = (filter: AskFilter, known: Known) =>
  sql`(select m.*, ${lastBegun(periodOf(filter, known).until, known.now)} as begun from market m ${fence}) m`

/** Evenings of market `m` on which stalls were assigned, closed ones left out: `stall_id`, `evenings`. */
const assignedEvenings = (filter: AskFilter, known: Known, stall: RawBuilder<unknown> | undefined) => {
  const { from, until } = periodOf(filter, known)
  return sql`
    select s.stall_id, sum(s.last - s.first + 1 - (select count(*)::int from closed_evening c
        where c.market_id = m.id and c.evening between s.first and s.last))::int as evenings
    from (
      select a.stall_id, greatest(a.starts_on, ${from}::date) as first,
        least(coalesce(a.ends_on, ${until}::date), m.begun) as last
      from assignment a
      where ${stall ? sql`a.stall_id = ${stall}` : sql`a.market_id = m.id`} and not a.cancelled
        and a.starts_on <= ${until}::date and (a.ends_on is null or a.ends_on >= ${from}::date)
    ) s where s.last >= s.first
    group by s.stall_id`
}

// Fenced, what is asked of a look is asked of that look; without it everybody's looks of the period are read at once.
const fence = sql`offset 0`
const stands = sql`i.outcome <> 'void' and not exists (select from inspection later where later.amends = i.id ${fence})`

/** The looks at a stall of market `m` that count as seen: on an evening that begun, was not closed, and was assigned. */
const looksAt = (stall: RawBuilder<unknown>, filter: AskFilter, known: Known) => {
  const { from, until } = periodOf(filter, known)
  return sql`inspection i where i.stall_id = ${stall} and i.at >= ${from}::date - 2 and i.at < ${until}::date + 3
    and i.evening between ${from}::date and m.begun and ${stands}
    ${filter.squad === undefined ? sql`` : sql`and (select p.squad_id from patrol p where p.id = i.patrol_id) = ${filter.squad}::uuid`}
    and not exists (select from closed_evening c where c.market_id = i.market_id and c.evening = i.evening ${fence})
    and exists (select from assignment b where b.stall_id = i.stall_id and not b.cancelled and b.starts_on <= i.evening
      and (b.ends_on is null or b.ends_on >= i.evening) ${fence})`
}

const seenAs = (part: SeenPart, filter: AskFilter, known: Known) => {
  const looks = looksAt(sql`g.stall_id`, filter, known)
  const count = sql`(select count(distinct i.evening) from ${looks})`
  const some = sql`exists (select from ${looks} ${fence})`
  return {
    never: sql`not ${some}`,
    sometimes: sql`${some} and ${count} < g.evenings`,
    always: sql`${count} = g.evenings`,
  }[part]
}

/** The number that each stall of market `m` had last: `stall_id`, `number`. */
const numbers = sql`
  select distinct on (s.stall_id) s.stall_id, s.number from plan n join plan_stall s on s.plan_id = n.id
  where n.market_id = m.id order by s.stall_id, n.version desc`

const held = (filter: AskFilter, known: Known) => sql`${marketsBegun(filter, known)} cross join lateral (
  select g.stall_id, g.evenings, coalesce(n.number, '?') collate "C" as number
  from (${assignedEvenings(filter, known, undefined)}) g
  left join (${numbers}) n on n.stall_id = g.stall_id
  where g.evenings > 0
    ${filter.place === undefined ? sql`` : sql`and g.stall_id = ${filter.place}::uuid`}
    ${filter.seen === undefined ? sql`` : sql`and ${seenAs(filter.seen, filter, known)}`}
) x`

const heldBy = ({ category }: AskFilter, known: Known): Condition =>
  category &&
  sql`exists (select from assignment a join vendor v on v.id = a.vendor_id where a.stall_id = x.stall_id and not a.cancelled
    and a.starts_on <= ${known.today}::date and v.category_id = ${category})`

/**
 * Stalls that were assigned in the period, by market and number, with how many of those evenings they were seen. It counts
 * as the ratio's coverage does, whose SQL is in `ratio/queries-guard`: evenings that begun and were not closed; for a squad
 * its markets, seen by itself. Each page reads the looks at its own stalls in the period and no others.
 */
export const coverage: Listing = {
  from: held,
  conditions: (f, known) => [
    f.market && sql`m.id = ${f.market}`,
    f.squad && sql`m.squad_id = ${f.squad}::uuid`,
    heldBy(f, known),
  ],
  key: [sql`m.id`, sql`x.number`, sql`x.stall_id`],
  forms: ['text', 'text', 'id'],
  direction: 'asc',
  place: sql`x.stall_id`,
  countedUpTo: 100_000,
  rows: (known, filter) => sql`
    select t.id, ${marketJson} as market, ${placeJson('w', sql`w.day`, sql`null`)} as place, ${someone('v')} as vendor,
      ${named('c')} as category, g.evenings, k.seen, ${iso('l.at')} as last_seen_at
    from page join stall t on t.id = page.id
    join ${marketsBegun(filter, known)} on m.id = t.market_id
    cross join lateral (select t.id as stall_id, null::uuid as shop_id, ${known.today}::date as day) w
    cross join lateral (${assignedEvenings(filter, known, sql`t.id`)}) g
    cross join lateral (select count(distinct i.evening)::int as seen from ${looksAt(sql`t.id`, filter, known)}) k
    left join lateral (select i.at from inspection i where i.stall_id = t.id and ${standing} order by i.at desc limit 1) l on true
    left join lateral (select a.vendor_id from assignment a where a.stall_id = t.id and not a.cancelled
      and a.starts_on <= ${periodOf(filter, known).until}::date order by a.starts_on desc limit 1) h on true
    left join vendor v on v.id = h.vendor_id
    left join category c on c.id = v.category_id`,
}

/** Evenings on which each stall of one market was not seen, of those on which it was assigned. */
export async function coverageByPlace(db: Db, filter: AskFilter, known: Known) {
  const { rows } = await sql<{ id: string; count: number; of: number }>`
    select x.stall_id as id, x.evenings as of, x.evenings - k.seen as count
    from ${held(filter, known)}
    cross join lateral (select count(distinct i.evening)::int as seen from ${looksAt(sql`x.stall_id`, filter, known)}) k
    where m.id = ${filter.market ?? null}
      ${filter.squad === undefined ? sql`` : sql`and m.squad_id = ${filter.squad}::uuid`}
      and ${heldBy(filter, known) || sql`true`}`.execute(db)
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
      where i.stall_id = t.id and i.at >= e.evening - 2 and i.at < e.evening + 3 and i.evening = e.evening and ${standing}
        ${filter.squad === undefined ? sql`` : sql`and p.squad_id = ${filter.squad}::uuid`}
      order by i.at limit 1) l on true
    where t.id = ${stall}::uuid and exists (select from assignment a where a.stall_id = t.id and not a.cancelled
      and a.starts_on <= e.evening and (a.ends_on is null or a.ends_on >= e.evening))
    order by e.evening desc limit ${page.limit}`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { lateEvenings, type AlikeLimits } from './rules-alike.ts'

/** Photos that a record of the evening shares with another record that stands and is not later; and how many photos there were. */
export async function photosAgain(db: Db, market: string, evening: string) {
  const { rows } = await sql<{ sha256: string; records: string[]; people: string[] }>`
    select encode(p.sha256, 'hex') as sha256, array_agg(distinct other.id) as records, array_agg(distinct other.officer_id) as people
    from inspection i join inspection_photo p on p.inspection_id = i.id
    join inspection_photo again on again.sha256 = p.sha256
    join inspection other on other.id = again.inspection_id
    where i.market_id = ${market} and i.evening = ${evening} and ${standing('i')} and ${standing('other')}
      and (other.at, other.id) <= (i.at, i.id)
    group by p.sha256 having count(distinct other.id) > 1 order by sha256`.execute(db)
  const { count } = await db
    .selectFrom('inspection_photo as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('i.market_id', '=', market)
    .where('i.evening', '=', evening)
    .executeTakeFirstOrThrow()
  return { photos: Number(count), again: rows }
}

/** A photo that looks like an earlier one of another record. */
export interface Alike {
  sha256: string
  other: string
  distance: number
  evening: string
  other_evening: string
  /** The later record first. */
  inspections: [string, string]
  person: string | null
}

/** A quarter of a photo's hash, as the indexes have it. */
const quarter = (photo: string, nth: number) =>
  sql`substring(${sql.ref(`${photo}.phash`)} from ${sql.lit(nth * 16 + 1)} for 16)`

/**
 * Photos of an evening's records, or of those just before it that came in late, that look like one of an earlier record of
 * the market that stands: each with the one most like it. Found by the indexes on quarters of the hash, each as it is and
 * with one bit turned, among what came in since, so that the search does not grow with history. `pairs`: how many were compared.
 */
export async function photosAlike(
  db: Db,
  market: string,
  evening: string,
  { distance, evenings }: AlikeLimits,
): Promise<{ pairs: number; alike: Alike[] }> {
  const since = sql`(${evening}::date - ${evenings}::int)`
  // `offset 0` keeps each probe by itself: joined freely, the planner reads the whole table of photos where statistics lack.
  const sameQuarter = sql.join(
    [0, 1, 2, 3].map(
      (nth) => sql`select o.inspection_id, o.sha256, q.sha256 as other, bit_count(o.phash # q.phash)::int as distance
        from own o cross join flips cross join lateral (select p.sha256, p.phash from photo p
          where ${quarter('p', nth)} = ${quarter('o', nth)} # flips.bits and p.phash is not null
            and p.received_at >= ${since} - 1 offset 0) q
        where q.sha256 <> o.sha256`,
    ),
    sql` union `,
  )
  const { rows } = await sql<Alike>`
    with own as materialized (
      select i.id as inspection_id, i.at, i.evening, i.officer_id, p.sha256, h.phash
      from inspection i join inspection_photo p on p.inspection_id = i.id join photo h on h.sha256 = p.sha256
      where i.market_id = ${market} and i.evening between ${evening}::date - ${lateEvenings}::int and ${evening}::date
        and h.phash is not null and ${standing('i')}),
    flips as (select 0::bit(16) as bits union all select (1 << n)::bit(16) from generate_series(0, 15) n),
    near as (${sameQuarter})
    select distinct on (n.sha256) encode(n.sha256, 'hex') as sha256, encode(n.other, 'hex') as other, n.distance,
      o.evening, e.evening as other_evening, array[o.inspection_id, e.id] as inspections,
      case when o.officer_id = e.officer_id then o.officer_id end as person
    from near n join own o on o.inspection_id = n.inspection_id and o.sha256 = n.sha256
    join inspection_photo p on p.sha256 = n.other join inspection e on e.id = p.inspection_id
    where n.distance <= ${distance}::int and e.market_id = ${market} and e.evening >= ${since} and ${standing('e')}
      and (e.at, e.id) < (o.at, o.inspection_id)
    order by n.sha256, n.distance, e.at desc, e.id`.execute(db)
  const { rows: counted } = await sql<{ own: number; all: number }>`
    select count(*) filter (where i.evening = ${evening}::date)::int as own, count(*)::int as all
    from inspection i join inspection_photo p on p.inspection_id = i.id join photo h on h.sha256 = p.sha256
    where i.market_id = ${market} and i.evening between ${since} and ${evening}::date and h.phash is not null`.execute(
    db,
  )
  const { own = 0, all = 0 } = counted[0] ?? {}
  return { pairs: own * (all - own) + (own * (own - 1)) / 2, alike: rows }
}

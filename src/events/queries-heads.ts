import { sql } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { Season } from '../shared/evening.ts'
import { genesis } from './rules.ts'
import { eveningOfChain } from './rules-heads.ts'

interface Tail {
  position: number
  hash: Uint8Array
  /** null before the first row. */
  at: Date | null
  time_zone: string
  opens: string | null
  closes: string | null
  seasons: Season[]
}

/** The last row of a chain, or the place before its first, with the hours that name its evenings. */
export async function tail(db: Db, chain: string): Promise<Tail> {
  const { rows } = await sql<{ position: number | null; hash: Buffer | null } & Omit<Tail, 'position' | 'hash'>>`
    select e.position, e.hash, e.at, m.opens::text, m.closes::text, ${seasonsOf('c.chain')} as seasons,
      coalesce(m.time_zone, case when c.chain = '-' then (select z.time_zone from market z group by z.time_zone
        order by count(*) desc limit 1) end, 'Asia/Shanghai') as time_zone
    from (select ${chain}::text as chain) c
    left join market m on m.id = c.chain
    left join lateral (select position, hash, at from event where event.chain = c.chain
      order by position desc limit 1) e on true`.execute(db)
  const [row] = rows
  if (!row) throw new Error('one chain makes one row')
  return { ...row, position: row.position ?? 0, hash: row.hash ?? genesis }
}

/** Publishes where a chain ended if the evening of its last row is over at `now`; once, by whoever comes first. */
export async function publishHead(db: Db, chain: string, last: Tail, now: Date) {
  if (last.at === null) return
  const evening = eveningOfChain(last, last.at)
  if (eveningOfChain(last, now) <= evening) return
  await db
    .insertInto('published_head')
    .values({ chain, evening, position: last.position, hash: Buffer.from(last.hash), published_at: now })
    .onConflict((there) => there.columns(['chain', 'evening']).doNothing())
    .execute()
}

/** A page of published heads, newest evening first, with the hash that stands at that place now; null: nothing does. */
export async function publishedHeads(
  db: Db,
  asked: { chain?: string | undefined; before?: { evening: string; chain: string } | undefined; limit: number },
) {
  return db
    .selectFrom('published_head as h')
    .leftJoin('event as e', (join) => join.onRef('e.chain', '=', 'h.chain').onRef('e.position', '=', 'h.position'))
    .leftJoin('market as m', 'm.id', 'h.chain')
    .select(['h.chain', 'h.evening', 'h.position', 'h.hash', 'h.published_at', 'm.name', 'm.name_en'])
    .select('e.hash as stands')
    .$if(asked.chain !== undefined, (query) => query.where('h.chain', '=', asked.chain ?? ''))
    .$if(asked.before !== undefined, (query) => {
      const { evening, chain } = asked.before ?? { evening: '', chain: '' }
      return query.where(
        sql<boolean>`(h.evening < ${evening}::date or (h.evening = ${evening}::date and h.chain > ${chain}))`,
      )
    })
    .orderBy('h.evening', 'desc')
    .orderBy('h.chain')
    .limit(asked.limit)
    .execute()
}

/** The hash at one place of a chain; undefined where there is no row. */
export async function hashAt(db: Db, chain: string, position: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('event')
    .select('hash')
    .where('chain', '=', chain)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.hash
}

/** The published heads of a chain after a position, to be met by what is recomputed. */
export const headsAfter = (db: Db, chain: string, position: number, until: number) =>
  db
    .selectFrom('published_head')
    .select(['evening', 'position', 'hash'])
    .where('chain', '=', chain)
    .where('position', '>', position)
    .where('position', '<=', until)
    .orderBy('position')
    .orderBy('evening')
    .execute()

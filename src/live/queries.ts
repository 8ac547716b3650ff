import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** The position of a market's newest event, 0 before the first; undefined for an unknown market. */
export async function newestPosition(db: Db, market: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('market as m')
    .select((e) =>
      e
        .selectFrom('event')
        .select((o) => o.fn.max('position').as('position'))
        .whereRef('chain', '=', 'm.id')
        .as('position'),
    )
    .where('m.id', '=', market)
    .executeTakeFirst()
  return row && Number(row.position ?? 0)
}

/** The newest position of every chain of the district, 0 before its first event; one look into the index each. */
export async function newestPositions(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ chain: string; position: number }>`
    select c.chain, coalesce((select max(position) from event where event.chain = c.chain), 0) as position
    from (select '-' as chain union all select id from market) c order by c.chain`.execute(db)
  return new Map(rows.map(({ chain, position }) => [chain, Number(position)]))
}

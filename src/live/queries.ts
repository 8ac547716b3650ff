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

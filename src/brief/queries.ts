import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

const soon_ms = 24 * 3_600_000

/** Clocks that run in all markets or one: past their end, and ending within a day. */
export async function countClocks(db: Db, market: string | null, now: Date) {
  const soon = new Date(now.getTime() + soon_ms)
  const { rows } = await sql<{ over: number; soon: number }>`
    select (count(*) filter (where k.due_at < ${now}::timestamptz))::int as over,
      (count(*) filter (where k.due_at >= ${now}::timestamptz))::int as soon
    from procedure_clock k
    where k.stopped_at is null and k.paused_at is null and k.due_at < ${soon}::timestamptz
      and (${market}::text is null or k.market_id = ${market})`.execute(db)
  return rows[0] ?? { over: 0, soon: 0 }
}

/** A market's names; undefined for none. */
export async function marketNames(db: Db, market: string) {
  return db.selectFrom('market').select(['name', 'name_en']).where('id', '=', market).executeTakeFirst()
}

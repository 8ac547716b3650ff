import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { settle } from './queries-findings.ts'
import { recountLooks } from './queries-looks.ts'

/**
 * Makes every figure anew from the records: for records that were written past the routes. In order of time, as the
 * figures come by themselves, so that a month's lie side by side. Answers the findings read.
 */
export async function recountAll(db: Db): Promise<number> {
  for (const table of ['tally', 'vendor_month', 'counted_finding'] as const) await db.deleteFrom(table).execute()
  await settle(sql`select id from finding`).execute(db)
  await recountLooks(db)
  const { count } = await db
    .selectFrom('counted_finding')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('counted_as', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Counts what was recorded before there were these figures; does nothing where anything was counted already. */
export async function recountWhereNever(db: Db) {
  const { rows } = await sql<{ never: boolean }>`
    select exists (select from inspection) and not exists (select from tally) as never`.execute(db)
  if (rows[0]?.never) await db.transaction().execute(recountAll)
}

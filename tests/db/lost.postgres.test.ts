import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Database } from '../../src/db/open.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** What a restart of PostgreSQL does to a connection; resolves once its process is gone. */
async function terminate(pid: number) {
  const admin = new pg.Client({ connectionString: inject('postgres') })
  await admin.connect()
  await admin.query('select pg_terminate_backend($1)', [pid])
  while ((await admin.query('select from pg_stat_activity where pid = $1', [pid])).rowCount) continue
  await admin.end()
}

test('a connection that is lost between two queries of a transaction fails that transaction, and nothing else', async () => {
  const db = database.district('yuanbao')
  const lost = db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
    await terminate(rows[0]!.pid)
    // The news of it arrives while nobody asks anything of the connection.
    await new Promise(setImmediate)
    return sql`select 1`.execute(transaction)
  })
  await expect(lost).rejects.toThrow()
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db)
  expect(rows).toEqual([{ one: 1 }])
})

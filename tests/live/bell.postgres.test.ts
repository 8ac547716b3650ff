import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresBell } from '../../src/live/postgres-bell.ts'
import type { Bell } from '../../src/live/bell.ts'
import { freshDatabase } from '../support/database.ts'
import type { Database } from '../../src/db/open.ts'

let database: Database
let otherPool: pg.Pool
let here: Bell
let there: Bell

beforeAll(async () => {
  database = await freshDatabase()
  // What another process would have: connections of its own to the same database.
  otherPool = new pg.Pool({ connectionString: database.pool.options.connectionString, max: 4 })
  const log = pino({ level: 'silent' })
  here = postgresBell(database.pool, log)
  there = postgresBell(otherPool, log)
})
afterAll(async () => {
  await here.close()
  await there.close()
  await otherPool.end()
  await database.close()
})

const heard = (bell: Bell, chain: string | null) =>
  new Promise<void>((resolve) => {
    const unlisten = bell.listen('yuanbao', (rung) => {
      if (rung !== chain) return
      unlisten()
      resolve()
    })
  })

test('two processes hear each other, each market by itself', async () => {
  // Connecting rings everything once: from then on only rings are heard.
  await Promise.all([heard(here, null), heard(there, null)])
  let wrong = 0
  there.listen('yuanbao', (chain) => (wrong += chain === 'pingan' ? 0 : 1))
  there.listen('zhenxing', () => (wrong += 1))
  const rung = heard(there, 'pingan')
  here.ring('yuanbao', 'pingan')
  await rung
  const back = heard(here, 'pingan')
  there.ring('yuanbao', 'pingan')
  await back
  expect(wrong).toBe(0)
})

test('a ring is heard once where it was rung', async () => {
  let times = 0
  here.listen('yuanbao', (chain) => (times += chain === 'once' ? 1 : 0))
  const arrived = heard(there, 'once')
  here.ring('yuanbao', 'once')
  await arrived
  // The echo, if there were one, would come before this answer on the same connection.
  const echo = heard(here, 'after')
  there.ring('yuanbao', 'after')
  await echo
  expect(times).toBe(1)
})

test('a lost connection is made again, and what was rung meanwhile is made up for', async () => {
  const again = heard(there, null)
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %' or query like '%pg_notify%' and pid <> pg_backend_pid()",
  )
  await again
  const rung = heard(there, 'pingan')
  here.ring('yuanbao', 'pingan')
  await rung
})

test('closing ends the wait of whoever follows', async () => {
  const bell = postgresBell(otherPool, pino({ level: 'silent' }))
  await heard(bell, null)
  expect(bell.closed.aborted).toBe(false)
  await bell.close()
  expect(bell.closed.aborted).toBe(true)
})

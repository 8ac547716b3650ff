import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres, type Database } from '../../src/db/open.ts'
import { append } from '../../src/events/queries.ts'
import { postgresBell } from '../../src/live/postgres-bell.ts'
import type { News } from '../../src/live/schema.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { openDistrict } from './reader.ts'

let here: TestApp
let there: TestApp
let otherDatabase: Database
let cookie: string

/** Resolves once a bell listens to other processes: connecting rings everything once. */
const connected = (app: TestApp) =>
  new Promise<void>((resolve) => {
    const unlisten = app.given.bell.listen('yuanbao', (chain) => {
      if (chain !== null) return
      unlisten()
      resolve()
    })
  })

beforeAll(async () => {
  const log = pino({ level: 'silent' })
  here = await startApp()
  otherDatabase = openPostgres(here.database.pool.options.connectionString ?? '')
  there = await startApp({ database: otherDatabase })
  for (const app of [here, there]) app.given.bell = postgresBell(app.database.pool, log)
  await Promise.all([connected(here), connected(there)])
  cookie = `session=${(await openSession(here.db, { kind: 'person', id: cast.lina }, here.time.now, here.given.random)).token}`
})
afterAll(async () => {
  for (const app of [here, there]) await app.given.bell.close()
  await otherDatabase.close()
  await here.close()
})

test('writers in two processes and several markets at once: followers of both hear every event once, each chain in order', async () => {
  const streams = await Promise.all(
    [here, there, here, there].map(async (app) => {
      const stream = await openDistrict(app, cookie)
      await stream.next()
      return stream
    }),
  )
  const chains = [cast.market, cast.street, null]
  const each = 40
  const writing = [here, there].flatMap((app) =>
    chains.map(async (market_id) => {
      for (let n = 0; n < each; n++) {
        await app.db.transaction().execute((db) =>
          append(db, {
            market_id,
            evening: null,
            at: app.time.now,
            actor: { kind: 'system', id: null },
            kind: 'market.saved',
            subject: 'market:x',
            body: {},
          }),
        )
        app.given.bell.ring('yuanbao', market_id ?? '-')
      }
    }),
  )
  for (const stream of streams) {
    const heard = new Map<string, number[]>()
    let count = 0
    while (count < each * chains.length * 2) {
      const news = (await stream.next())!.data as unknown as News
      for (const { market, position } of news) heard.set(market ?? '-', [...(heard.get(market ?? '-') ?? []), position])
      count += news.length
    }
    for (const positions of heard.values()) {
      expect(positions).toHaveLength(each * 2)
      expect(positions).toEqual(positions.map((_, n) => positions[0]! + n))
    }
    await stream.close()
  }
  await Promise.all(writing)
})

test('a cursor of one process is gone on from in the other', async () => {
  const stream = await openDistrict(here, cookie)
  const id = (await stream.next())!.id
  await stream.close()
  const resumed = await openDistrict(there, cookie, { last: id })
  expect((await resumed.next())!.id).toBe(id)
  await resumed.close()
})

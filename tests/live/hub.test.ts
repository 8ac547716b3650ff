import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { append } from '../../src/events/queries.ts'
import { localBell } from '../../src/live/bell.ts'
import { hubOf, type Hub } from '../../src/live/hub.ts'
import { newestPositions } from '../../src/live/queries.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** The database, counting how often the log is read. */
function counted() {
  const count = { reads: 0 }
  const db = new Proxy(app.db, {
    get(target, name) {
      if (name === 'selectFrom') count.reads += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { db, count }
}

const log = pino({ level: 'silent' })
const happen = () =>
  app.db.transaction().execute((db) =>
    append(db, {
      market_id: cast.market,
      evening: null,
      at: app.time.now,
      actor: { kind: 'system', id: null },
      kind: 'market.saved',
      subject: 'market:x',
      body: {},
    }),
  )

/** A reader that takes whatever is new at once. */
async function reader(hub: Hub) {
  const heads = await newestPositions(app.db)
  const heard: number[] = []
  let told: (() => void) | undefined
  const reading = hub.followAll(new Map(heads), heads, () => void drain())
  async function drain() {
    for (let rows = await reading.take(); rows.length > 0; rows = await reading.take()) {
      heard.push(...rows.map(({ position }) => position))
    }
    told?.()
  }
  const until = (position: number) =>
    new Promise<void>((resolve) => {
      told = () => heard.includes(position) && resolve()
      told()
    })
  return { heard, until, leave: reading.leave }
}

test('two hundred followers cost one reading of the log a ring, and all hear everything once', async () => {
  const bell = localBell()
  const { db, count } = counted()
  const hub = hubOf(db, 'yuanbao', bell, log)
  const readers = await Promise.all(Array.from({ length: 200 }, () => reader(hub)))
  const before = count.reads
  const positions: number[] = []
  for (let n = 0; n < 25; n++) {
    positions.push(await happen())
    bell.ring('yuanbao', cast.market)
  }
  await Promise.all(readers.map(({ until }) => until(positions.at(-1) ?? 0)))
  for (const { heard } of readers) expect(heard).toEqual(positions)
  // A ring that comes while the log is being read makes it be read once more.
  expect(count.reads - before).toBeLessThanOrEqual(2 * 25 + 3)
  for (const { leave } of readers) leave()
})

test('a log that cannot be read for a while is read later; nothing is skipped', async () => {
  const bell = localBell()
  let broken = false
  const db = new Proxy(app.db, {
    get(target, name) {
      if (broken && name === 'selectFrom') throw new Error('the database is away')
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const { heard, until, leave } = await reader(hubOf(db, 'yuanbao', bell, log))
  broken = true
  const first = await happen()
  bell.ring('yuanbao', cast.market)
  await new Promise(setImmediate)
  broken = false
  const second = await happen()
  await until(second)
  expect(heard).toEqual([first, second])
  leave()
})

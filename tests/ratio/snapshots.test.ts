import { afterAll, beforeAll, expect, test } from 'vitest'
import { recountAll } from '../../src/tally/queries.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { eveningAt, ids, writer } from './week.ts'

let app: TestApp
let supervisor: Client
let write: ReturnType<typeof writer>
const evening = '2026-10-14'
const on = { evening, at: eveningAt(evening) }

/** An inspection with one finding and these actions, received when it happened or `over` says. */
async function record(n: number, kinds: string[], over: object = {}, action: object = {}) {
  const inspection = { ...on, received_at: on.at, patrol_id: ids.patrol(0), outcome: 'findings', ...over }
  await app.db.insertInto('inspection').values(write.inspection(n, inspection)).execute()
  await app.db.insertInto('finding').values(write.finding(n, { evening })).execute()
  const rows = kinds.map((kind, at) => write.action(n * 10 + at, n, kind, { ...on, position: at + 1, ...action }))
  await app.db.insertInto('action').values(rows).execute()
}

beforeAll(async () => {
  app = await startApp()
  write = writer(app.db)
  supervisor = await app.as('lina')
  await write.patrol(0, { evening, started_at: on.at })
  for (let n = 0; n < 8; n++) await record(n, ['remind'])
  for (let n = 8; n < 12; n++) await record(n, ['educate', 'fine_on_spot'])
  // Written past the routes, which keep the figures.
  await recountAll(app.db)
})
afterAll(() => app.close())

const lock = (month: string, market?: string) => supervisor.post('/ratio/snapshots', { month, market })
const list = async (query = '') => (await supervisor.get(`/ratio/snapshots${query}`)).body
const read = async (id: string) => (await supervisor.get(`/ratio/snapshots/${id}`)).body

let october = ''
test('last month is due until it is locked, with every figure and the heads of the log', async () => {
  await supervisor.post('/squads', { name: '试点中队', name_en: null, authorities: ['C'] })
  const head = await app.db
    .selectFrom('event')
    .select(['chain', 'position', 'hash'])
    .where('chain', '=', '-')
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow()
  expect((await list()).due).toBe('2026-10')
  const { status, body } = await lock('2026-10')
  expect(status).toBe(201)
  october = body.id
  const { rows, due } = await list()
  expect(due).toBeNull()
  expect(rows).toEqual([
    expect.objectContaining({
      id: october,
      month: '2026-10',
      market: null,
      enforced: 4,
      handled: 12,
      verdict: 'breach',
      limit: { numerator: 1, denominator: 5 },
      definition_version: 1,
      locked_by_name: '李娜',
      locked_at: tonight.toISOString(),
    }),
  ])
  const locked = await read(october)
  expect(locked).toMatchObject({ differing: 0, differences: [], today: { enforced: 4, handled: 12 } })
  expect(locked.body.headline).toMatchObject({ enforced: 4, handled: 12 })
  expect(locked.body.readings.find(({ name }: { name: string }) => name === 'C')).toMatchObject({ denominator: 16 })
  expect(locked.body.heads).toContainEqual({ chain: '-', position: head.position, hash: head.hash.toString('hex') })
  const events = await app.db.selectFrom('event').selectAll().where('kind', '=', 'ratio.locked').execute()
  expect(events).toMatchObject([
    { chain: '-', subject: `ratio_snapshot:${october}`, body: { month: '2026-10', enforced: 4, handled: 12 } },
  ])
})

test('locked twice it is the same one; a market is locked apart', async () => {
  expect(await lock('2026-10')).toMatchObject({ status: 200, body: { id: october } })
  const market = await lock('2026-10', cast.market)
  expect(market.status).toBe(201)
  expect(market.body.id).not.toBe(october)
  expect((await list(`?market=${cast.market}`)).rows).toMatchObject([{ id: market.body.id, market: cast.market }])
  const both = await Promise.all([lock('2026-10', cast.street), lock('2026-10', cast.street)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
  expect(both[0].body.id).toBe(both[1].body.id)
})

test('a month is locked only when its last evening is over on the market’s clock', async () => {
  expect(await lock('2026-11')).toMatchObject({ status: 409, body: { code: 'month_running' } })
  // 00:30 of 1 December in the market: the day is over, the evening is still cleared up.
  app.time.now = new Date('2026-11-30T16:30:00Z')
  supervisor = await app.as('lina')
  expect((await lock('2026-11', cast.market)).body.code).toBe('month_running')
  app.time.now = new Date('2026-12-01T02:00:00Z')
  expect((await lock('2026-11', cast.market)).status).toBe(201)
})

test('what counts otherwise today is told one by one with its reason; the locked figure stays', async () => {
  const later = new Date('2026-12-02T04:00:00Z')
  app.time.now = later
  supervisor = await app.as('lina')
  // Finding 8's fine is set aside, 9's record is corrected to a reminder, 0 is fined in December, 20 arrives late.
  await app.db
    .insertInto('overturned_action')
    .values({ action_id: ids.action(81), at: later, decided_by: cast.lina, reason: '复核' })
    .execute()
  await record(30, ['remind'], { received_at: later, amends: ids.inspection(9), amend_reason: 'correction' })
  await app.db
    .insertInto('action')
    .values(write.action(5, 0, 'warning', { evening: '2026-12-01', at: eveningAt('2026-12-01'), position: 2 }))
    .execute()
  await record(20, ['help'], { received_at: later })
  await recountAll(app.db)

  const locked = await read(october)
  expect(locked).toMatchObject({ enforced: 4, handled: 12, today: { enforced: 2, handled: 12 }, differing: 5 })
  expect(locked.body.headline).toMatchObject({ enforced: 4, handled: 12 })
  const rows = locked.differences as {
    finding_id: string
    why: string
    locked: { kind: string } | null
    today: { kind: string } | null
    since: string
  }[]
  const told = Object.fromEntries(
    rows.map((row) => [row.finding_id, { why: row.why, was: row.locked?.kind, is: row.today?.kind, since: row.since }]),
  )
  const since = later.toISOString()
  expect(told).toEqual({
    [ids.finding(8)]: { why: 'overturned', was: 'fine_on_spot', is: 'educate', since },
    [ids.finding(9)]: { why: 'corrected', was: 'fine_on_spot', is: undefined, since },
    [ids.finding(30)]: { why: 'corrected', was: undefined, is: 'remind', since },
    [ids.finding(0)]: {
      why: 'later_action',
      was: 'remind',
      is: undefined,
      since: eveningAt('2026-12-01').toISOString(),
    },
    [ids.finding(20)]: { why: 'late_arrival', was: undefined, is: 'help', since },
  })
  expect(locked.differences.at(-1).finding_id).toBe(ids.finding(0))
})

test('what is locked cannot be rewritten, not even by the software', async () => {
  await expect(app.db.updateTable('ratio_snapshot').set({ enforced: 0 }).execute()).rejects.toThrow(/permission denied/)
  await expect(app.db.deleteFrom('ratio_snapshot_finding').execute()).rejects.toThrow(/permission denied/)
})

test('only supervisors lock and read; what is unknown is not found', async () => {
  const officer = await app.as('wangqiang')
  expect((await officer.post('/ratio/snapshots', { month: '2026-09' })).status).toBe(403)
  expect((await officer.get('/ratio/snapshots')).status).toBe(403)
  expect((await lock('2026-09', 'nowhere')).body.code).toBe('not_found')
  expect((await supervisor.get('/ratio/snapshots?market=nowhere')).body.code).toBe('not_found')
  expect((await supervisor.get(`/ratio/snapshots/${cast.lina}`)).body.code).toBe('not_found')
  expect((await lock('2026-13')).body.code).toBe('invalid_request')
})

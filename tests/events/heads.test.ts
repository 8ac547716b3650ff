import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asOwner } from '../../src/db/district.ts'
import { append } from '../../src/events/queries.ts'
import { verifyChain, verifyChains } from '../../src/events/queries-verify.ts'
import { verifyLogCommand } from '../../src/commands/verify-log.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let supervisor: Client
beforeAll(async () => {
  app = await startApp()
  supervisor = await app.as('lina')
})
afterAll(() => app.close())

const hour = 3_600_000
const write = (hours: number, market_id: string | null = cast.market) =>
  app.db.transaction().execute((db) =>
    append(db, {
      market_id,
      evening: null,
      at: new Date(tonight.getTime() + hours * hour),
      actor: { kind: 'person', id: cast.wangqiang },
      kind: 'market.saved',
      subject: `person:${cast.chenjing}`,
      body: { hours, who: cast.zhangmei },
    }),
  )
const tamper = (statement: string) =>
  asOwner(app.database.pool, async (client) => {
    await client.query('set search_path to yuanbao')
    await client.query(statement)
    await client.query('reset search_path')
  })
const published = async (query = '') => (await supervisor.get(`/log/published${query}`)).body
const run = async () => {
  const lines: string[] = []
  const { random, photos } = app.given
  const given = { database: app.database, district: 'yuanbao', now: app.time.now, random, photos, env: {} }
  const code = await verifyLogCommand([], { ...given, print: (line) => void lines.push(line) })
  return { code, lines }
}

beforeEach(async () => {
  app.time.now = tonight
  await tamper('truncate event, published_head')
  // Two evenings back, the evening before, and tonight: 19:05 each, and once more two hours later.
  for (const hours of [-48, -46, -24, -22, 0]) await write(hours)
})

test('the first event of an evening publishes where the last one ended, once', async () => {
  const { rows, next } = await published()
  expect(next).toBeNull()
  expect(rows).toMatchObject([
    { chain: 'pingan', name: '平安夜市', evening: '2026-11-22', position: 4, state: 'same' },
    { chain: 'pingan', evening: '2026-11-21', position: 2, state: 'same' },
  ])
  await write(1)
  expect((await published()).rows).toEqual(rows)
})

test('where nothing follows, whoever first asks publishes it: when the evening is over, not before', async () => {
  const evenings = async () => (await published()).rows.map((row: { evening: string }) => row.evening)
  await supervisor.get('/log/heads')
  expect(await evenings()).toEqual(['2026-11-22', '2026-11-21'])
  // 03:05: the market closed at 21:00, its evening goes on until half-way through the closed hours.
  app.time.now = new Date(tonight.getTime() + 8 * hour)
  await supervisor.get('/log/heads')
  expect(await evenings()).toEqual(['2026-11-22', '2026-11-21'])
  app.time.now = new Date(tonight.getTime() + 11.8 * hour)
  await supervisor.get('/log/heads')
  await supervisor.get('/log/heads')
  expect(await evenings()).toEqual(['2026-11-23', '2026-11-22', '2026-11-21'])
})

test('the district’s own chain goes by days', async () => {
  await write(0, null)
  await write(6, null)
  expect((await published('?chain=-')).rows).toMatchObject([{ chain: '-', evening: '2026-11-23', position: 1 }])
})

test('a tail that was cut off is seen by the heads that were published of it', async () => {
  await tamper("delete from event where chain = 'pingan' and position > 3")
  expect((await verifyChains(app.db)).broken).toEqual([{ chain: 'pingan', position: 4, why: 'cut off' }])
  expect((await published()).rows).toMatchObject([{ position: 4, state: 'missing' }, { state: 'same' }])
  expect(await run()).toMatchObject({ code: 1, lines: ['✗ pingan #4: cut off', expect.stringContaining('被改动')] })
})

test('a tail that was cut off and written anew fits itself, and not the published head', async () => {
  await tamper("delete from event where chain = 'pingan' and position > 3")
  await write(-1)
  await write(0)
  expect((await verifyChains(app.db)).broken).toEqual([{ chain: 'pingan', position: 4, why: 'published head differs' }])
  expect(await verifyChain(app.db, cast.market, 0, 3)).toMatchObject({ done: false, broken: [] })
  expect(await verifyChain(app.db, cast.market, 3, 3)).toMatchObject({ broken: [{ why: 'published head differs' }] })
  const { body } = await supervisor.get('/log/verify?chain=pingan')
  expect(body).toMatchObject({ done: true, broken: [{ position: 4, why: 'published head differs' }] })
})

test('a chain that is gone altogether is seen', async () => {
  await tamper("delete from event where chain = 'pingan'")
  expect((await verifyChains(app.db)).broken).toMatchObject([{ position: 2, why: 'cut off' }, { position: 4 }])
})

test('a line that was kept on paper is compared with what stands there now', async () => {
  const [{ hash }] = (await published()).rows
  const state = async (position: number, kept: string) =>
    (await supervisor.get(`/log/compare?chain=pingan&position=${position}&hash=${kept}`)).body.state
  expect(await state(4, hash)).toBe('same')
  expect(await state(3, hash)).toBe('differs')
  expect(await state(99, hash)).toBe('missing')
  expect((await supervisor.get('/log/compare?chain=pingan&position=0&hash=x')).status).toBe(400)
})

test('the application itself may neither change nor delete a published head', async () => {
  await expect(app.db.updateTable('published_head').set({ position: 1 }).execute()).rejects.toMatchObject({
    code: '42501',
  })
  await expect(app.db.deleteFrom('published_head').execute()).rejects.toMatchObject({ code: '42501' })
})

test('published heads are paged by evening and chain, each once', async () => {
  for (let day = 1; day <= 60; day++) await write(day * 24)
  const seen: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const { body }: { body: { rows: { evening: string }[]; next: string | null } } = await supervisor.get(
      `/log/published${next && `?before=${encodeURIComponent(next)}`}`,
    )
    seen.push(...body.rows.map((row) => row.evening))
    next = body.next
  }
  expect(seen).toHaveLength(62)
  expect(new Set(seen).size).toBe(62)

  // Of one chain, the next page begins with no other's heads of that evening.
  const { body: first } = await supervisor.get('/log/published?chain=pingan')
  const edge = first.rows.at(-1).evening
  await app.db
    .insertInto('published_head')
    .values({ chain: 'zzz', evening: edge, position: 1, hash: Buffer.alloc(32), published_at: new Date() })
    .execute()
  const { body: further } = await supervisor.get(`/log/published?chain=pingan&before=${encodeURIComponent(first.next)}`)
  expect(new Set(further.rows.map(({ chain }: { chain: string }) => chain))).toEqual(new Set(['pingan']))
})

test('the log by person and by day, with the names of whom it speaks of', async () => {
  const log = async (query: string) => (await supervisor.get(`/log?chain=pingan&${query}`)).body
  expect((await log('day=2026-11-22')).rows.map((row: { position: number }) => row.position)).toEqual([4, 3])
  expect((await log('day=2026-11-20')).rows).toEqual([])
  expect((await log(`person=${cast.wangqiang}`)).rows).toHaveLength(5)
  expect((await log(`person=${cast.lina}`)).rows).toEqual([])
  expect((await log('day=2026-11-23')).names).toEqual({ [cast.chenjing]: '陈静', [cast.zhangmei]: '张梅' })
})

test('a squad that the log speaks of has both its names', async () => {
  const squad = { name: '八道中队', name_en: 'Badao squad', authorities: ['C'] }
  expect((await supervisor.put(`/squads/${cast.bado}`, squad)).status).toBe(200)
  const { names, names_en } = (await supervisor.get(`/log?subject=squad:${cast.bado}`)).body
  expect([names, names_en]).toEqual([{ [cast.bado]: '八道中队' }, { [cast.bado]: 'Badao squad' }])
})

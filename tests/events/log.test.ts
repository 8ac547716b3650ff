import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asOwner } from '../../src/db/district.ts'
import { append } from '../../src/events/queries.ts'
import { verifyChain, verifyChains } from '../../src/events/queries-verify.ts'
import { verifyLogCommand } from '../../src/commands/verify-log.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let supervisor: Client
beforeAll(async () => {
  app = await startApp()
  supervisor = await app.as('lina')
})
afterAll(() => app.close())

const entry = (n: number, market_id: string | null = cast.market) => ({
  market_id,
  evening: market_id && '2026-11-23',
  at: new Date(app.time.now.getTime() + n),
  actor: { kind: 'person', id: cast.wangqiang } as const,
  kind: 'inspection.logged' as const,
  subject: `inspection:${n}`,
  body: { n, 名: '摊位', nested: { b: [1, 2.5, null], a: 'é"\\' } },
})
const write = (n: number, market_id?: string | null) =>
  app.db.transaction().execute((db) => append(db, entry(n, market_id)))

/** What only someone with the owner's rights on the database could do. */
const tamper = (statement: string) =>
  asOwner(app.database.pool, async (client) => {
    await client.query('set search_path to yuanbao')
    await client.query(statement)
    await client.query('reset search_path')
  })

beforeEach(async () => {
  await tamper('truncate event, published_head')
  for (let n = 1; n <= 10; n++) await write(n)
  for (let n = 1; n <= 3; n++) await write(n, cast.street)
  await write(1, null)
})

test('an untouched log verifies, batch by batch too', async () => {
  expect(await verifyChains(app.db)).toEqual({ chains: 3, rows: 14, broken: [] })
  const first = await verifyChain(app.db, cast.market, 0, 4)
  expect(first).toEqual({ chain: cast.market, position: 4, rows: 4, done: false, broken: [] })
  expect(await verifyChain(app.db, cast.market, 8, 4)).toMatchObject({ position: 10, rows: 2, done: true, broken: [] })
})

describe('one altered row is found, whichever column', () => {
  test.each([
    ["chain = 'shahe', market_id = 'shahe', position = 4"],
    ["chain = '-', market_id = null, position = 2"],
    ['position = 11'],
    ["evening = '2026-11-22'"],
    ['evening = null'],
    ["at = at + interval '1 hour'"],
    ["at = at + interval '1 microsecond'"],
    ["at = 'infinity'"],
    ["actor_kind = 'vendor'"],
    ["actor_id = '01900000-0000-7000-8000-000000000022'"],
    ["actor_kind = 'system', actor_id = null"],
    ["kind = 'patrol.started'"],
    ["subject = 'inspection:99'"],
    ["body = jsonb_set(body, '{nested,b,1}', '2.6')"],
    ['body = body || \'{"more": 1}\''],
    ["body = 'null'"],
    ['previous_hash = sha256(previous_hash)'],
    ['hash = sha256(hash)'],
  ])('%s', async (change) => {
    await tamper(`update event set ${change} where chain = 'pingan' and position = 5`)
    const { broken } = await verifyChains(app.db)
    expect(broken.length).toBeGreaterThan(0)
    expect(broken[0]?.position).toBeGreaterThanOrEqual(2)
    expect(await run()).toBe(1)
  })
})

const printed: string[] = []
async function run() {
  printed.length = 0
  const { random, photos } = app.given
  const given = { database: app.database, district: 'yuanbao', now: app.time.now, random, photos, env: {} }
  return verifyLogCommand([], { ...given, print: (line) => void printed.push(line) })
}

test('an altered row whose hash was made to fit breaks the row after it', async () => {
  const [fourth] = await app.db
    .selectFrom('event')
    .selectAll()
    .where('position', '=', 4)
    .where('chain', '=', cast.market)
    .execute()
  const { chainHash } = await import('../../src/events/queries.ts')
  const forged = chainHash(fourth!.previous_hash, { ...entry(4), body: { n: 4000 } }, 4)
  await tamper(
    `update event set body = '{"n": 4000}', hash = '\\x${forged.toString('hex')}' where chain = 'pingan' and position = 4`,
  )
  expect((await verifyChains(app.db)).broken).toEqual([{ chain: 'pingan', position: 5, why: 'previous hash altered' }])
})

test('a row deleted from the middle or the beginning is found', async () => {
  await tamper("delete from event where chain = 'pingan' and position in (1, 6)")
  expect((await verifyChains(app.db)).broken).toEqual([
    { chain: 'pingan', position: 1, why: 'row missing' },
    { chain: 'pingan', position: 6, why: 'row missing' },
  ])
})

test('tonight’s deleted end is out of the log’s own reach; the heads that were noted show it', async () => {
  const noted = (await supervisor.get('/log/heads')).body.rows
  await tamper("delete from event where chain = 'pingan' and position > 8")
  expect((await verifyChains(app.db)).broken).toEqual([])
  const now = (await supervisor.get('/log/heads')).body.rows
  expect(noted.find((row: { chain: string }) => row.chain === 'pingan').position).toBe(10)
  expect(now.find((row: { chain: string }) => row.chain === 'pingan').position).toBe(8)
})

test('the command says what it found, in words and by its exit code', async () => {
  expect(await run()).toBe(0)
  expect(printed.at(-1)).toContain('记录完整')
  await tamper("update event set subject = 'x' where chain = 'shahe' and position = 2")
  expect(await run()).toBe(1)
  expect(printed).toContain('✗ shahe #2: row altered')
})

test('the application itself may neither change nor delete a row', async () => {
  await expect(app.db.updateTable('event').set({ subject: 'x' }).execute()).rejects.toMatchObject({ code: '42501' })
  await expect(app.db.deleteFrom('event').execute()).rejects.toMatchObject({ code: '42501' })
})

describe('reading the log', () => {
  test('newest first, a page at a time, each row once, with the name of who did it', async () => {
    for (let n = 11; n <= 120; n++) await write(n)
    const seen: number[] = []
    for (let next: number | null | undefined; next !== null;) {
      const { body } = await supervisor.get(`/log?chain=pingan${next ? `&before=${next}` : ''}`)
      seen.push(...body.rows.map((row: { position: number }) => row.position))
      next = body.next
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => 120 - n))
    const { rows } = (await supervisor.get('/log?chain=pingan')).body
    expect(rows[0]).toMatchObject({
      actor_name: '王强',
      kind: 'inspection.logged',
      subject: 'inspection:120',
      body: { n: 120 },
    })
    expect(rows[0].hash).toMatch(/^[0-9a-f]{64}$/)
  })
  test('by kind and by subject', async () => {
    const rows = async (query: string) => (await supervisor.get(`/log?chain=pingan&${query}`)).body.rows
    expect(await rows('subject=inspection:7')).toHaveLength(1)
    expect(await rows('kind=inspection.logged')).toHaveLength(10)
    expect(await rows('kind=patrol.started')).toEqual([])
  })
  test('the district’s own chain unless a market is named', async () => {
    expect((await supervisor.get('/log')).body.rows).toHaveLength(1)
  })
  test('a part of a chain is recomputed on request', async () => {
    await tamper("update event set kind = 'market.saved' where chain = 'pingan' and position = 3")
    const { body } = await supervisor.get('/log/verify?chain=pingan')
    expect(body).toEqual({
      chain: 'pingan',
      position: 10,
      rows: 10,
      done: true,
      broken: [{ chain: 'pingan', position: 3, why: 'row altered' }],
    })
    expect((await supervisor.get('/log/verify?chain=pingan&after=5')).body).toMatchObject({ rows: 5, broken: [] })
    expect((await supervisor.get('/log/verify?chain=nowhere')).body).toMatchObject({ rows: 0, done: true })
  })
  test('for supervisors only, and nothing but a chain and a position is taken', async () => {
    const officer = await app.as('wangqiang')
    for (const path of ['/log', '/log/heads', '/log/published', '/log/verify?chain=-'])
      expect((await officer.get(path)).status).toBe(403)
    for (const query of ['chain=A', 'before=x', 'before=1.5', 'kind=x', `subject=${'x'.repeat(81)}`]) {
      expect((await supervisor.get(`/log?${query}`)).body.code).toBe('invalid_request')
    }
    expect((await supervisor.get('/log/verify')).body.code).toBe('invalid_request')
  })
})

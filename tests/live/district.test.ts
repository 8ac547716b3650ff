import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { append } from '../../src/events/queries.ts'
import { readCursor } from '../../src/live/rules.ts'
import type { News } from '../../src/live/schema.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { openDistrict, openStream } from './reader.ts'

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await startApp()
  cookie = `session=${(await openSession(app.db, { kind: 'person', id: cast.lina }, app.time.now, app.given.random)).token}`
})
afterAll(() => app.close())
afterEach(() => vi.useRealTimers())

async function happen(market: string | null = cast.market, ring = true, on = app) {
  const position = await on.db.transaction().execute((db) =>
    append(db, {
      market_id: market,
      evening: null,
      at: app.time.now,
      actor: { kind: 'person', id: cast.lina },
      kind: 'market.saved',
      subject: 'market:x',
      body: { line: 'a\nb' },
    }),
  )
  if (ring) on.given.bell.ring('yuanbao', market ?? '-')
  return position
}

type District = Awaited<ReturnType<typeof openDistrict>>

/** Takes messages until so many events came; each as 'market:position', with the last id. */
async function hear(stream: District, count: number) {
  const heard: string[] = []
  let id = ''
  let messages = 0
  while (heard.length < count) {
    const message = await stream.next()
    if (message === null) break
    expect(message.event).toBe('news')
    heard.push(...(message.data as unknown as News).map(({ market, position }) => `${market ?? '-'}:${position}`))
    id = message.id
    messages += 1
  }
  return { heard, id, messages }
}

test('it begins at the heads of all chains, then tells of every market and of the district, without telling who', async () => {
  const before = await happen()
  const stream = await openDistrict(app, cookie)
  const first = await stream.next()
  expect(first).toMatchObject({ event: 'position', data: { complete: true } })
  expect(readCursor(first!.id).get(cast.market)).toBe(before)
  const position = await happen(null)
  const message = await stream.next()
  expect(message?.data).toEqual([
    {
      market: null,
      position,
      event: {
        kind: 'market.saved',
        at: app.time.now.toISOString(),
        evening: null,
        subject: 'market:x',
        body: { line: 'a\nb' },
      },
    },
  ])
  const street = await happen(cast.street)
  expect((await hear(stream, 1)).heard).toEqual([`${cast.street}:${street}`])
  await stream.close()
})

test('after a break, and on another server, exactly what was missed comes, many in one message', async () => {
  const stream = await openDistrict(app, cookie)
  await stream.next()
  const seen = await happen(cast.street)
  const { id } = await hear(stream, 1)
  expect(readCursor(id).get(cast.street)).toBe(seen)
  await stream.close()
  const missed = []
  for (let n = 0; n < 30; n++) {
    missed.push(`${cast.market}:${await happen()}`, `${cast.street}:${await happen(cast.street)}`)
  }
  const restarted = await startApp({ database: app.database })
  const resumed = await openDistrict(restarted, cookie, { last: id, after: '-:0' })
  expect(await resumed.next()).toMatchObject({ id, data: { complete: true } })
  const { heard, messages } = await hear(resumed, 60)
  expect(heard.toSorted()).toEqual(missed.toSorted())
  expect(messages).toBe(1)
  const live = await happen(null, true, restarted)
  expect((await hear(resumed, 1)).heard).toEqual([`-:${live}`])
  await resumed.close()
})

test('a market that is new is followed from its first event, also where its ring was lost', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stream = await openDistrict(app, cookie)
  await stream.next()
  const market = await app.db.selectFrom('market').selectAll().where('id', '=', cast.street).executeTakeFirstOrThrow()
  for (const [name, ring] of [
    ['baiyun', true],
    ['lost', false],
  ] as const) {
    await app.db
      .insertInto('market')
      .values({ ...market, id: name, name, name_en: name })
      .execute()
    await happen(name, ring)
    await happen(name, ring)
    if (!ring) vi.advanceTimersByTime(15_000)
    expect((await hear(stream, 2)).heard).toEqual([`${name}:1`, `${name}:2`])
  }
  await stream.close()
})

test('a slow reader holds nobody up, and misses and repeats nothing when it reads on', async () => {
  const slow = await openDistrict(app, cookie)
  await slow.next()
  const quick = await openStream(app, cookie, cast.market)
  const start = (await quick.next())!.id
  // More than the hub holds of a chain, in pages as a busy evening writes them.
  const count = 2300
  for (let n = 0; n < count; n += 100) {
    for (let k = 0; k < 100; k++) await happen(cast.market, false)
    app.given.bell.ring('yuanbao', cast.market)
    for (let k = 0; k < 100; k++) expect((await quick.next())!.id).toBe(start + n + k + 1)
  }
  const { heard, messages } = await hear(slow, count)
  expect(heard).toEqual(Array.from({ length: count }, (_, n) => `${cast.market}:${start + n + 1}`))
  expect(messages).toBeLessThan(count / 50)
  await slow.close()
  await quick.close()
})

test('a cursor beyond a log’s end is told as such, and the stream goes on from the end', async () => {
  const end = await happen()
  const stream = await openDistrict(app, cookie, { last: `-:0,${cast.market}:${end + 1000},gone:4` })
  const first = await stream.next()
  expect(first?.data).toEqual({ complete: false })
  expect(readCursor(first!.id).get(cast.market)).toBe(end)
  await stream.close()
})

test('a cursor of another form is refused with its field named', async () => {
  const supervisor = app.client(cookie)
  for (const cursor of [
    '12',
    'pingan',
    'pingan:',
    'pingan:-1',
    'PINGAN:1',
    'pingan:1;',
    "x':1",
    'pingan:1,,-:2',
    ' ',
  ]) {
    const answer = await supervisor.get('/live', { 'last-event-id': `${cursor}!` })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
    expect(answer.body.detail?.fields?.[0].path).toBe('last-event-id')
    expect((await supervisor.get(`/live?after=${encodeURIComponent(cursor)}`)).status).toBe(400)
  }
})

test('only who may read the whole log follows the district', async () => {
  expect((await app.anyone.get('/live')).status).toBe(401)
  expect((await (await app.as('zhangmei')).get('/live')).status).toBe(403)
  expect((await (await app.as('wangqiang')).get('/live')).status).toBe(403)
})

test('the stream ends when its reader is no supervisor any more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { token } = await openSession(app.db, { kind: 'person', id: cast.zhaolei }, app.time.now, app.given.random)
  const stream = await openDistrict(app, `session=${token}`)
  await stream.next()
  await app.db
    .updateTable('person')
    .set({ role: 'officer', squad_id: cast.bado })
    .where('id', '=', cast.zhaolei)
    .execute()
  vi.advanceTimersByTime(15_000)
  expect(await stream.next()).toBeNull()
})

test('a stream ends after its reader was signed out though something new comes all the time', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { token } = await openSession(app.db, { kind: 'person', id: cast.lina }, app.time.now, app.given.random)
  const passing = `session=${token}`
  const stream = await openDistrict(app, passing)
  await stream.next()
  await app.client(passing).post('/sign-out')
  let told = 0
  await happen()
  while (told < 10 && (await stream.next()) !== null) {
    told += 1
    vi.advanceTimersByTime(15_000)
    await happen()
  }
  expect(told).toBeLessThan(10)
})

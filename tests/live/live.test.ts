import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { append } from '../../src/events/queries.ts'
import type { EventKind } from '../../src/events/rules.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { openStream } from './reader.ts'

let app: TestApp
let cookie: string
const cookieOf = async (person: string) =>
  `session=${(await openSession(app.db, { kind: 'person', id: person }, app.time.now, app.given.random)).token}`

beforeAll(async () => {
  app = await startApp()
  cookie = await cookieOf(cast.wangqiang)
})
afterAll(() => app.close())
afterEach(() => vi.useRealTimers())

/** What a write route does: append within the transaction, ring once it has committed. */
async function happen(kind: EventKind = 'inspection.logged', market: string = cast.market, ring = true) {
  const entry = {
    market_id: market,
    evening: '2026-11-23',
    at: app.time.now,
    actor: { kind: 'person', id: cast.wangqiang } as const,
    kind,
    subject: 'inspection:x',
    body: { outcome: 'in_order', line: 'a\nb' },
  }
  const position = await app.db.transaction().execute((db) => append(db, entry))
  if (ring) app.given.bell.ring('yuanbao', market)
  return position
}

test('a stream starts at the current position and says so, then tells what happens without telling who', async () => {
  const before = await happen()
  const stream = await openStream(app, cookie, cast.market)
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
  expect(await stream.next()).toEqual({ id: before, event: 'position', data: { position: before, complete: true } })
  const position = await happen('patrol.started')
  expect(await stream.next()).toEqual({
    id: position,
    event: 'patrol.started',
    data: {
      kind: 'patrol.started',
      at: app.time.now.toISOString(),
      evening: '2026-11-23',
      subject: 'inspection:x',
      body: { outcome: 'in_order', line: 'a\nb' },
    },
  })
  await stream.close()
})

test('after a break exactly what was missed comes, then what follows', async () => {
  const stream = await openStream(app, cookie, cast.market)
  await stream.next()
  const last = await happen()
  expect((await stream.next())?.id).toBe(last)
  await stream.close()
  const missed = [await happen(), await happen(), await happen()]
  const resumed = await openStream(app, cookie, cast.market, { last, after: 0 })
  expect(await resumed.next()).toMatchObject({ id: last, event: 'position', data: { complete: true } })
  for (const position of missed) expect((await resumed.next())?.id).toBe(position)
  const live = await happen()
  expect((await resumed.next())?.id).toBe(live)
  await resumed.close()
})

test('a long absence is read page by page to the end', async () => {
  const from = await happen()
  for (let n = 0; n < 450; n++) await happen('inspection.logged', cast.market, false)
  const stream = await openStream(app, cookie, cast.market, { after: from })
  await stream.next()
  for (let n = 1; n <= 450; n++) expect((await stream.next())?.id).toBe(from + n)
  await stream.close()
})

test('a position beyond the log’s end is told as such, and the stream goes on from the end', async () => {
  const end = await happen()
  const stream = await openStream(app, cookie, cast.market, { last: end + 1000 })
  expect((await stream.next())?.data).toEqual({ position: end, complete: false })
  const position = await happen()
  expect((await stream.next())?.id).toBe(position)
  await stream.close()
})

test('a market’s stream is silent about other markets', async () => {
  const stream = await openStream(app, cookie, cast.street)
  expect(await stream.next()).toMatchObject({ id: 0, event: 'position' })
  await happen()
  app.given.bell.ring('yuanbao', cast.street)
  const here = await happen('inspection.logged', cast.street)
  expect(await stream.next()).toMatchObject({ id: here, event: 'inspection.logged' })
  await stream.close()
})

test('a ring that was lost costs one heartbeat at most', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stream = await openStream(app, cookie, cast.market)
  await stream.next()
  // The look that a stream begins with may still be under way and find the first one; nothing but the heart finds a later one.
  for (const heartbeats of [0, 1]) {
    const position = await happen('inspection.logged', cast.market, false)
    vi.advanceTimersByTime(15_000)
    expect((await stream.next())?.id).toBe(position)
    expect(stream.comments()).toBeGreaterThanOrEqual(heartbeats)
  }
  await stream.close()
})

test('a stream ends at the heartbeat after its reader was signed out, however busy the market', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const passing = await cookieOf(cast.guomin)
  const stream = await openStream(app, passing, cast.market)
  await stream.next()
  await app.client(passing).post('/sign-out')
  const position = await happen()
  expect((await stream.next())?.id).toBe(position)
  vi.advanceTimersByTime(15_000)
  await happen()
  expect(await stream.next()).toBeNull()
})

test('a stream ends when its reader is deactivated', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stream = await openStream(app, await cookieOf(cast.sunhao), cast.market)
  await stream.next()
  await app.db.updateTable('person').set({ active: false }).where('id', '=', cast.sunhao).execute()
  vi.advanceTimersByTime(15_000)
  expect(await stream.next()).toBeNull()
})

test('who has gone is no longer listened for', async () => {
  let listening = 0
  const { listen } = app.given.bell
  const spy = vi.spyOn(app.given.bell, 'listen').mockImplementation((...args) => {
    const unlisten = listen(...args)
    listening += 1
    return () => {
      listening -= 1
      unlisten()
    }
  })
  const stream = await openStream(app, cookie, cast.market)
  await stream.next()
  expect(listening).toBe(1)
  await stream.close()
  await vi.waitFor(() => expect(listening).toBe(0))
  spy.mockRestore()
})

test('who asks for the headers of a stream only is not listened for', async () => {
  const spy = vi.spyOn(app.given.bell, 'listen')
  const officer = app.client(cookie)
  const { status, headers } = await officer.send('HEAD', `/markets/${cast.market}/live`)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  expect(spy).not.toHaveBeenCalled()
  spy.mockRestore()
})

test('vendors and strangers hear nothing; what is not a market or a position is refused', async () => {
  expect((await app.anyone.get(`/markets/${cast.market}/live`)).status).toBe(401)
  expect((await (await app.as('zhangmei')).get(`/markets/${cast.market}/live`)).status).toBe(403)
  const officer = app.client(cookie)
  expect((await officer.get('/markets/nowhere/live')).body.code).toBe('not_found')
  expect((await officer.get(`/markets/${cast.market}/live?after=-1`)).body.code).toBe('invalid_request')
  const forged = { 'last-event-id': '1; drop table event' }
  expect((await officer.get(`/markets/${cast.market}/live`, forged)).body.code).toBe('invalid_request')
})

test('open streams end when the server stops', async () => {
  const stopping = await startApp({ database: app.database })
  const stream = await openStream(stopping, cookie, cast.market)
  await stream.next()
  await stopping.given.bell.close()
  expect(await stream.next()).toBeNull()
})

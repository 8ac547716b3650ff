import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('whoever asks whether the market trades tonight is told that it stays shut, and why', async () => {
  const lina = await app.as('lina')
  const zhangmei = await app.as('zhangmei')
  const told = async () => ({
    market: (await lina.get('/markets')).body.markets.find(({ id }: { id: string }) => id === cast.market).shut,
    anybody: (await app.client().get(`/public/markets/${cast.market}/map`)).body.market.shut,
    board: (await lina.get('/tonight')).body.markets.find(({ id }: { id: string }) => id === cast.market),
    vendor: (await zhangmei.get('/own')).body.places[0],
    trading: (await lina.get(`/ask/open_places?market=${cast.market}`)).body.rows.length,
  })
  const before = await told()
  expect(before).toMatchObject({
    market: null,
    anybody: null,
    board: { state: 'open' },
    vendor: { shut: null, open_now: true },
  })
  expect(before.board.figures.open).toBe(before.trading)
  expect(before.trading).toBeGreaterThan(0)
  expect((await lina.put(`/markets/${cast.market}/closed/2026-11-23`, { reason: '大风' })).status).toBe(200)
  expect((await lina.put(`/markets/${cast.market}/closed/2026-11-24`, { reason: '大风' })).status).toBe(200)
  const { board, ...rest } = await told()
  expect(rest).toMatchObject({ market: '大风', anybody: '大风', vendor: { shut: '大风', open_now: false }, trading: 0 })
  expect(board).toMatchObject({ state: 'shut', figures: { open: 0 }, next_opens_at: '2026-11-25T07:00:00.000Z' })
})

test('an evening that stayed shut cannot be opened once it is over, alone or with its closure: nobody failed to see its stalls', async () => {
  const closures = `/markets/${cast.market}/closures`
  const typhoon = '0198c2a0-0000-7000-8000-000000000041'
  const entry = { first_day: '2026-11-26', last_day: '2026-11-27', weekdays: null, reason: '台风' }
  let lina = await app.as('lina')
  const own = async () => (await lina.get(`/markets/${cast.market}/own-days`)).body.closed as string[]
  const at = async (instant: string) => {
    app.time.now = new Date(instant)
    lina = await app.as('lina')
  }
  const reopen = (evening: string) => lina.send('DELETE', `/markets/${cast.market}/closed/${evening}`)
  const coverage = async () => (await lina.get(`/ratio?from=2026-11-26&to=2026-11-26&market=${cast.market}`)).body.guard
  expect((await lina.put(`${closures}/${typhoon}`, entry)).status).toBe(200)
  expect((await lina.put(`/markets/${cast.market}/closed/2026-11-25`, { reason: '大风' })).status).toBe(200)

  // At 20:30 the market could still trade, at 22:30 it could not have any more.
  await at('2026-11-25T12:30:00Z')
  expect((await reopen('2026-11-25')).status).toBe(200)
  expect((await lina.put(`/markets/${cast.market}/closed/2026-11-25`, { reason: '大风' })).status).toBe(200)
  await at('2026-11-25T14:30:00Z')
  expect((await reopen('2026-11-25')).body.code).toBe('evening_begun')

  await at('2026-11-26T14:30:00Z')
  const { body } = await lina.get(`/calendar?month=2026-11&market=${cast.market}`)
  expect(body.closures).toMatchObject([{ ...entry, left: 1 }])
  expect((await lina.send('DELETE', `${closures}/${typhoon}`)).status).toBe(200)
  expect(await own()).toEqual(expect.arrayContaining(['2026-11-25', '2026-11-26']))
  expect(await own()).not.toContain('2026-11-27')
  expect(await coverage()).toMatchObject({ stalls_assigned: 0, stalls_seen: 0 })
  expect((await lina.send('DELETE', `${closures}/${typhoon}`)).body.code).toBe('evening_begun')
})

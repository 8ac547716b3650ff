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

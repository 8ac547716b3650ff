import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { inventedWeek } from '../ratio/week.ts'

let app: TestApp
let supervisor: Client
beforeAll(async () => {
  app = await startApp()
  await inventedWeek(app.db)
  supervisor = await app.as('lina')
})
afterAll(() => app.close())

test('a week is told with the one before, its trend and what waits', async () => {
  const { status, body } = await supervisor.get('/brief?week=2026-11-19')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    monday: '2026-11-16',
    market_name: null,
    week: { from: '2026-11-16', headline: { enforced: 22, handled: 149 } },
    before: { from: '2026-11-09', enforced: 0, handled: 0 },
    share_standing: 'not_distinguishable',
    trend: [{ evening: '2026-11-16', enforced: 22, handled: 149 }],
    prompts: [],
    clocks: { over: 0, soon: 0 },
  })
  const change = (figure: string) => body.changes.find((one: { figure: string }) => one.figure === figure)
  expect(change('help_given')).toEqual({ figure: 'help_given', now: 60, before: 0, standing: 'high' })
  expect(change('thanks')).toEqual({ figure: 'thanks', now: 0, before: 0, standing: 'not_distinguishable' })
})

test('a week that runs is told up to its last evening that is over, beside the same evenings of the week before', async () => {
  const asked = async (instant: string) => {
    app.time.now = new Date(instant)
    supervisor = await app.as('lina')
    return supervisor.get('/brief?week=2026-11-23&market=pingan')
  }
  // On Monday at 20:59 nothing of it is over yet.
  expect((await asked('2026-11-23T12:59:00Z')).status).toBe(404)
  const { body } = await asked('2026-11-23T13:00:00Z')
  expect(body).toMatchObject({ monday: '2026-11-23', over: false, last_over: '2026-11-23', week: { to: '2026-11-23' } })
  expect(body.before).toEqual({ from: '2026-11-16', to: '2026-11-16', enforced: 3, handled: 22 })
  expect(body.market_name).toEqual(expect.any(String))
  expect(body.trend).toEqual([{ evening: '2026-11-16', enforced: 22, handled: 149 }])
  // On Wednesday morning two evenings are over, and the third has not begun.
  const wednesday = (await asked('2026-11-25T02:00:00Z')).body
  expect(wednesday).toMatchObject({ over: false, week: { to: '2026-11-24' }, before: { to: '2026-11-17' } })
})

test('a week to come and an unknown market have no brief, an officer reads none', async () => {
  expect((await supervisor.get('/brief?week=2027-06-01')).status).toBe(404)
  expect((await supervisor.get('/brief?market=nowhere')).status).toBe(404)
  expect((await (await app.as('wangqiang')).get('/brief')).status).toBe(403)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkSettingsOf } from '../../src/checks/queries.ts'
import { defaultSettings } from '../../src/checks/rules-kinds.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

const path = `/markets/${cast.market}/checks/settings`

test('a market begins with the defaults, and says that nobody saved them', async () => {
  const { status, body } = await wangqiang.get(path)
  expect(status).toBe(200)
  expect(body).toEqual({ settings: defaultSettings, saved_at: null, saved_by: null })
  expect((await lina.get('/markets/nowhere/checks/settings')).status).toBe(404)
})

test('a supervisor saves others; who and when stand beside them and in the log', async () => {
  const settings = { ...defaultSettings, aisle_m: 4, levels: { ...defaultSettings.levels, gas: 'error' } }
  const { status, body } = await lina.put(path, settings)
  expect(status).toBe(200)
  expect(body).toEqual({ settings, saved_at: app.time.now.toISOString(), saved_by: '李娜' })
  expect(await checkSettingsOf(app.db, cast.market)).toEqual(settings)
  const { body: log } = await lina.get(`/log?chain=${cast.market}&kind=checks.saved`)
  expect(log.rows).toMatchObject([{ actor_name: '李娜', body: { aisle_m: 4 } }])
})

test('settings that were saved before there were others take those at their default', async () => {
  await app.db
    .updateTable('check_settings')
    .set({ settings: JSON.stringify({ kerb_m: 0.5, levels: { kerb: 'off' } }) })
    .execute()
  expect(await checkSettingsOf(app.db, cast.market)).toEqual({
    ...defaultSettings,
    kerb_m: 0.5,
    levels: { ...defaultSettings.levels, kerb: 'off' },
  })
})

test.each([
  ['doubled numbers allowed', { levels: { ...defaultSettings.levels, number: 'off' } }, 'invalid_request'],
  ['a least side above the greatest', { least_side_m: 9, greatest_side_m: 3 }, 'invalid_request'],
  ['back to back wider than the aisle', { back_to_back_m: 4 }, 'invalid_request'],
  ['a trade nobody knows', { gas_categories: ['fireworks'] }, 'unknown_reference'],
])('refused: %s', async (_, wrong, code) => {
  expect((await lina.put(path, { ...defaultSettings, ...wrong })).body).toMatchObject({ code })
})

test('an officer reads them and does not save them', async () => {
  expect((await wangqiang.put(path, defaultSettings)).status).toBe(403)
})

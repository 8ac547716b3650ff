import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluate } from '../../src/prompts/queries-evaluate.ts'
import { burstRate } from '../../src/prompts/rules-burst.ts'
import { defaultNumbers } from '../../src/prompts/rules-settings.ts'
import { capture, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
const evening = '2026-11-23'
const lookThrough = () =>
  evaluate(app.db, { market_id: cast.market, period: 'evening', starts_on: evening, looks: 9 }, app.time.now)
const set = (version: number, more: object = {}, by = lina) =>
  by.put(`/prompts/settings/versions/${version}`, {
    version,
    off: [],
    numbers: defaultNumbers,
    reason: '试行',
    ...more,
  })

beforeAll(async () => {
  app = await startApp()
  const wangqiang = await app.as('wangqiang')
  const patrol = await patrolOf(wangqiang)
  app.time.now = new Date(tonight.getTime() + 600_000)
  for (let n = 0; n < 9; n++) {
    const claimed_at = new Date(tonight.getTime() + n * 1000).toISOString()
    const subject = { kind: 'stall' as const, id: cast.stall(1 + (n % 3)) }
    expect((await log(wangqiang, capture(patrol, { subject, claimed_at }))).status).toBe(201)
  }
  app.time.now = new Date(tonight.getTime() + 14 * 3600_000)
  lina = await app.as('lina')
})
afterAll(() => app.close())

test('the defaults are in force until a supervisor changes them; a change is a version with who, when and why', async () => {
  expect((await lina.get('/prompts/settings')).body).toEqual({
    version: 0,
    off: [],
    numbers: defaultNumbers,
    versions: [],
  })
  const numbers = { ...defaultNumbers, burst_count: 10 }
  const { status, body } = await set(1, { numbers, off: ['same_act', 'burst'] })
  expect(status).toBe(201)
  expect(body).toMatchObject({ version: 1, off: ['burst', 'same_act'], numbers })
  expect(body.versions).toMatchObject([{ version: 1, reason: '试行', set_by: '李娜', numbers: { burst_count: 10 } }])
  const { rows } = (await lina.get('/log?kind=prompt_settings.saved')).body
  expect(rows).toMatchObject([{ subject: 'district:prompts', body: { off: ['same_act', 'burst'], burst_count: 10 } }])
})

test('of two who change at once the second is told; what does not fit is refused, and nobody rewrites a version', async () => {
  expect((await set(1)).body.code).toBe('conflict')
  expect((await set(3)).body.code).toBe('conflict')
  for (const wrong of [
    { numbers: { ...defaultNumbers, burst_count: 4 } },
    { numbers: { ...defaultNumbers, alike_bits: 8 } },
    { numbers: { ...defaultNumbers, pace_speed: 4.5 } },
    { numbers: { burst_count: 8 } },
    { off: ['bursts'] },
    { off: ['burst', 'burst'] },
    { reason: ' ' },
  ])
    expect((await set(2, wrong)).body.code, JSON.stringify(wrong)).toBe('invalid_request')
  const wangqiang = await app.as('wangqiang')
  expect((await wangqiang.get('/prompts/settings')).status).toBe(403)
  expect((await set(2, {}, wangqiang)).status).toBe(403)
  await expect(app.db.updateTable('prompt_setting').set({ reason: 'x' }).execute()).rejects.toMatchObject({
    code: '42501',
  })
})

test('a pattern that is off is not looked for and says so; each look-through keeps its thresholds, and its false alarms are of them', async () => {
  const burst = async () => {
    const { alarms } = (await lina.get('/prompts/overview')).body
    return alarms.find((one: { pattern: string }) => one.pattern === 'burst')
  }
  expect(await lookThrough()).toBe(0)
  expect(await burst()).toEqual({ pattern: 'burst', off: true, made: 0, tested: 0, evenings: 0, expected: 0 })
  // On again, and stricter than the nine records of that evening.
  await set(2, { numbers: { ...defaultNumbers, burst_count: 10 } })
  expect(await lookThrough()).toBe(0)
  expect(await burst()).toMatchObject({ off: false, made: 0, tested: 9 })
  expect((await burst()).expected).toBeCloseTo(9 * burstRate({ count: 10, within_s: 10 }), 12)
  await set(3, { numbers: { ...defaultNumbers, burst_count: 9, burst_seconds: 20 } })
  expect(await lookThrough()).toBe(1)
  await set(4)
  const [{ id }] = (await lina.get('/prompts?pattern=burst')).body.prompts
  const { body } = await lina.get(`/prompts/${id}`)
  expect(body.evidence).toMatchObject({ looks: 9, count: 9, within_s: 20 })
  expect(body.numbers).toMatchObject({ burst_count: 9, burst_seconds: 20, pace_speed: 4 })
  expect(await burst()).toMatchObject({ made: 1, evenings: 1 })
  expect((await burst()).expected).toBeCloseTo(9 * burstRate({ count: 9, within_s: 20 }), 12)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log } from '../inspections/captures.ts'
import { at, days, found, stageMatters, type Stage } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const spare = (note: string | null = null) =>
  capture(stage.patrol, {
    claimed_at: app.time.now.toISOString(),
    findings: [
      finding('HYG-01', {
        note,
        actions: [action('educate'), action('spared', { reason: 'first_slight_corrected' })],
      }),
    ],
  })
const earlier = async () => (await stage.wangqiang.get(`/markets/${cast.market}/earlier-findings`)).body

test('a first time is computed from what stands within the look-back, shown, and corrected with a reason (rule R10)', async () => {
  expect(await earlier()).toEqual({ months: 24, earlier: [] })
  const first = await log(stage.wangqiang, spare())
  expect(first.status).toBe(201)
  expect((await earlier()).earlier).toEqual([{ place_id: cast.stall(1), item_code: 'HYG-01', last_on: '2026-11-23' }])
  expect((await log(stage.wangqiang, spare())).body).toMatchObject({
    code: 'not_first_time',
    detail: { article: 'penalty-33', last_on: '2026-11-23' },
  })
  expect((await log(stage.wangqiang, spare('上次是隔壁摊的'))).status).toBe(201)
})

test('another item, another vendor, and what was set aside do not count', async () => {
  const other = await found(stage, [action('remind')], { item: 'HYG-02' })
  expect((await earlier()).earlier.map((one: { item_code: string }) => one.item_code)).toEqual(['HYG-01', 'HYG-02'])
  const [last] = await app.db.selectFrom('action').select('id').where('finding_id', '=', other).execute()
  await stage.zhaolei.post(`/actions/${last?.id}/overturn`, { reason: '记错了' })
  expect((await earlier()).earlier.map((one: { item_code: string }) => one.item_code)).toEqual(['HYG-01'])
})

test('after the look-back it is a first time again', async () => {
  await at(stage, days(740), async () => {
    expect((await earlier()).earlier).toEqual([])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { found, stageMatters, type Stage } from '../matters/matters.ts'
import { action, capture, finding, fresh, log } from './captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const read = async (n = 1) => app.anyone.get(`/public/markets/${cast.market}/places/stall/${cast.stall(n)}`)

test('anybody learns how often a stall was found in order lately, and nothing of what was done', async () => {
  expect((await read()).body).toEqual({ looks: 0, in_order: 0, last_on: null, replies: [] })
  await log(stage.wangqiang, capture(stage.patrol))
  await found(stage, [action('fix_by')])
  const { body, text } = await read()
  expect(body).toEqual({ looks: 2, in_order: 1, last_on: '2026-11-23', replies: [] })
  expect(text).not.toMatch(/fix_by|HYG/)
  expect((await read(4)).status).toBe(404)
})

test('a look that is being reviewed is left out; what the vendor wishes to be read is there, until taken back', async () => {
  const zhangmei = await app.as('zhangmei')
  const [matter] = (await stage.lina.get(`/matters?vendor=${cast.zhangmei}`)).body.matters
  const reply = fresh()
  const said = await zhangmei.put(`/own/matters/${matter.id}/replies/${reply}`, {
    id: reply,
    words: '当晚已经收拾干净',
    shown_publicly: true,
  })
  expect(said.status).toBeLessThan(300)
  expect((await read()).body.replies).toMatchObject([{ words: '当晚已经收拾干净' }])
  const review = fresh()
  const asked = await zhangmei.put(`/own/matters/${matter.id}/reviews/${review}`, {
    id: review,
    action_id: null,
    words: '不是我放的',
    photos: [],
  })
  expect(asked.status).toBe(201)
  expect((await read()).body).toMatchObject({ looks: 1, in_order: 1 })
  // What was found fell: the look is no problem, and nobody says that it was in order.
  const fell = { outcome: 'overturned', reason: '现场照片显示不是商户的' }
  expect((await stage.zhaolei.post(`/reviews/${review}/decision`, fell)).status).toBe(201)
  expect((await read()).body).toMatchObject({ looks: 1, in_order: 1 })
})

test('of a look of which only one finding fell in review the other is still known', async () => {
  const yangfan = await app.as('yangfan')
  const two = ['HYG-01', 'USE-05'].map((item) => finding(item, { actions: [action('fix_by')] }))
  const stall = { kind: 'stall', id: cast.stall(2) } as const
  expect((await log(stage.wangqiang, capture(stage.patrol, { subject: stall, findings: two }))).status).toBe(201)
  const fall = async (matter: string) => {
    const review = { id: fresh(), action_id: null, words: '不是我放的', photos: [] }
    expect((await yangfan.put(`/own/matters/${matter}/reviews/${review.id}`, review)).status).toBe(201)
    expect((await read(2)).body).toMatchObject({ looks: 0 })
    const decision = { outcome: 'overturned', reason: '现场照片显示不是商户的' }
    expect((await stage.zhaolei.post(`/reviews/${review.id}/decision`, decision)).status).toBe(201)
  }
  await fall(two[0]!.id)
  expect((await read(2)).body).toMatchObject({ looks: 1, in_order: 0 })
  await fall(two[1]!.id)
  expect((await read(2)).body).toMatchObject({ looks: 0, in_order: 0 })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { capture, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('who holds a place in a market, or was met there without one, is known to its patrols', async () => {
  const wangqiang = await app.as('wangqiang')
  const known = async (market: string) =>
    (await wangqiang.get(`/markets/${market}/vendors`)).body.vendors.map(({ id }: { id: string }) => id)
  const { vendors } = (await wangqiang.get(`/markets/${cast.market}/vendors`)).body
  const zhangmei = vendors.find(({ id }: { id: string }) => id === cast.zhangmei)
  expect(zhangmei).toMatchObject({ name: '张梅', tail: expect.stringMatching(/^[0-9]{4}$/) })
  const { id: stranger } = await app.db
    .selectFrom('vendor')
    .select('id')
    .where('id', 'not in', await known(cast.market))
    .executeTakeFirstOrThrow()
  const met = capture(await patrolOf(wangqiang), {
    subject: { kind: 'place', place: '北门外', at: null, vendor_id: stranger },
  })
  expect((await log(wangqiang, met)).status).toBe(201)
  expect(await known(cast.market)).toContain(stranger)
  expect((await wangqiang.get('/markets/nowhere/vendors')).status).toBe(404)
  expect((await (await app.as('zhangmei')).get(`/markets/${cast.market}/vendors`)).status).toBe(403)
})

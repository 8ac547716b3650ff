import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
let zhangmei: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  zhangmei = await app.as('zhangmei')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const own = async () => (await zhangmei.get('/own')).body
const items = async () => (await own()).to_put_right.map(({ item_code }: { item_code: string }) => item_code)

test('what is ordered is to be put right until the stall is seen in order', async () => {
  let n = 0
  const look = async (fields: Parameters<typeof capture>[1] = {}) => {
    app.time.now = new Date(tonight.getTime() + ++n * 1000)
    const sent = capture(patrol, { claimed_at: app.time.now.toISOString(), ...fields })
    const { status, text } = await log(wangqiang, sent)
    expect(status, text).toBe(201)
    return sent.id
  }
  const found = (code: string, ...kinds: Parameters<typeof action>[0][]) =>
    look({ findings: [finding(code, { actions: kinds.map((kind) => action(kind)) })] })
  await found('USE-02', 'fix_by', 'educate')
  await found('PLOT-01', 'fix_now')
  await found('USE-05', 'remind')
  const { to_put_right } = await own()
  expect(to_put_right).toMatchObject([
    { item_code: 'PLOT-01', name: '超出摊位线', deadline_at: null, subject: { kind: 'stall', label: 'A-001' } },
    {
      item_code: 'USE-02',
      name: '擅自改变经营类别',
      deadline_at: '2026-11-24T07:00:00.000Z',
      ordered_at: new Date(tonight.getTime() + 1000).toISOString(),
      told: false,
    },
  ])
  await look({ subject: { kind: 'stall', id: cast.stall(2) } })
  expect(await items()).toEqual(['PLOT-01', 'USE-02'])
  const seen = await look()
  expect(await items()).toEqual([])
  // That look turned out to be a mistake, so nothing was seen in order after all: both are to be looked at again.
  await look({ outcome: 'void', amends: seen, amend_reason: 'mistake' })
  expect((await items()).sort()).toEqual(['PLOT-01', 'USE-02'])
  app.time.now = tonight
})

test('an order that is overturned, or whose inspection is taken out, is no longer to be put right', async () => {
  const lina = await app.as('lina')
  const orders = await app.db
    .selectFrom('action as a')
    .innerJoin('finding as f', 'f.id', 'a.finding_id')
    .select(['a.id', 'a.kind', 'f.inspection_id'])
    .where('f.vendor_id', '=', cast.zhangmei)
    .orderBy('f.item_code')
    .execute()
  const fixNow = orders.find(({ kind }) => kind === 'fix_now')?.id ?? ''
  expect((await lina.post(`/actions/${fixNow}/overturn`, { reason: '线是重新画过的' })).status).toBe(201)
  expect(await items()).toEqual(['USE-02'])
  const other = orders.find(({ kind }) => kind === 'fix_by')?.inspection_id ?? ''
  const out = capture(patrol, { outcome: 'void', amends: other, amend_reason: 'duplicate' })
  expect((await log(wangqiang, out)).status).toBe(201)
  expect(await items()).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { capture, log, patrolOf } from '../inspections/captures.ts'
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

test('an order is overdue from its deadline until a look in order settles it', async () => {
  const matter = await found(stage)
  const period = 'from=2026-11-23&to=2026-11-23'
  const guard = async () => (await stage.lina.get(`/ratio?${period}`)).body.guard
  const rows = async () =>
    (await stage.lina.get(`/ask/matters?${period}&overdue=yes`)).body.rows.map((row: { id: string }) => row.id)
  expect(await guard()).toMatchObject({ orders: 1, overdue: 0 })
  await at(stage, days(10), async () => {
    expect(await guard()).toMatchObject({ orders: 1, overdue: 1 })
    expect(await rows()).toEqual([matter])
    expect((await stage.lina.get(`/ratio?${period}&squad=${cast.xingdong}`)).body.guard.overdue).toBe(0)
    const subject = { kind: 'stall', id: cast.stall(1) } as const
    const look = capture(await patrolOf(stage.guomin, { lead_id: cast.guomin, members: [cast.guomin] }), {
      outcome: 'in_order',
      findings: [],
      subject,
    })
    expect((await log(stage.guomin, { ...look, claimed_at: app.time.now.toISOString() })).status).toBe(201)
    expect(await guard()).toMatchObject({ orders: 1, overdue: 0 })
    expect(await rows()).toEqual([])
  })
})

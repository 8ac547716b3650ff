import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCursor } from '../../src/live/rules.ts'
import type { MarketTonight, Tonight } from '../../src/tonight/schema.ts'
import { action, fresh } from '../inspections/captures.ts'
import { days, fileCase, found, stageMatters, type Stage } from '../matters/matters.ts'
import { capture, log } from '../inspections/captures.ts'
import { endPatrol } from '../support/patrols.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const board = async () => (await (await app.as('lina')).get('/tonight')).body as Tonight
const marketOf = ({ markets }: Tonight, id: string = cast.market) =>
  markets.find((one) => one.id === id) as MarketTonight

test('before anything was seen: the patrol that went out, what trades tonight, and nothing else', async () => {
  const answer = await board()
  expect(answer.as_of).toBe(tonight.toISOString())
  expect(answer.phones).toEqual({ holding: 0, records: 0, silent: 0 })
  const market = marketOf(answer)
  expect(market).toMatchObject({
    name: '平安夜市',
    evening: '2026-11-23',
    state: 'open',
    opens_at: '2026-11-23T07:00:00.000Z',
    closes_at: '2026-11-23T13:00:00.000Z',
    next_opens_at: '2026-11-24T07:00:00.000Z',
    help_since: null,
  })
  expect(market.figures).toEqual({
    open: 2,
    seen: 0,
    inspections: 0,
    patrols_ended: 0,
    findings: 0,
    help: 0,
    help_unanswered: 0,
    incidents: 0,
    incidents_open: 0,
    clocks_over: 0,
    clocks_soon: 0,
    rechecks: 0,
    reviews: 0,
    held: 0,
  })
  expect(market.patrols).toEqual([
    {
      id: stage.patrol,
      squad: { name: '八道中队', name_en: 'Badao squad' },
      lead: '陈静',
      started_at: tonight.toISOString(),
      looked_at: 0,
      findings: 0,
      last_sign_at: tonight.toISOString(),
    },
  ])
  // A street counts its shops that somebody runs.
  expect(marketOf(answer, cast.street)).toMatchObject({ patrols: [], figures: { open: 0 } })
})

test('each thing that happens moves its own figure, and the cursor goes with it', async () => {
  const before = await board()
  await log(stage.wangqiang, capture(stage.patrol))
  await log(stage.wangqiang, capture(stage.patrol, { subject: { kind: 'stall', id: cast.stall(5) } }))
  const matter = await found(stage, [action('fix_by', { deadline_at: '2026-11-23T12:00:00.000Z' })], { stall: 2 })
  const help = { id: fresh(), place: { kind: 'stall', id: cast.stall(1) }, help_kind: 'carry', words: '桌子太重' }
  await (await app.as('zhangmei')).put(`/own/requests/${help.id}`, help)
  const quarrel = {
    ...{ id: fresh(), patrol_id: stage.patrol, kind: 'quarrel', place: { kind: 'stall', id: cast.stall(1) } },
    ...{
      with_vendor: true,
      people: [],
      hurt: false,
      help_called: false,
      note: null,
      claimed_at: tonight.toISOString(),
    },
  }
  await stage.wangqiang.put(`/markets/${cast.market}/incidents/${quarrel.id}`, quarrel)
  const after = await board()
  // The stall without a holder was looked at too, and is no part of what trades.
  expect(marketOf(after).figures).toMatchObject({
    ...{ open: 2, seen: 2, inspections: 3, findings: 1, help: 1, help_unanswered: 1 },
    ...{ incidents: 1, incidents_open: 1, rechecks: 1 },
  })
  expect(marketOf(after).help_since).toBe(tonight.toISOString())
  expect(marketOf(after).patrols).toMatchObject([{ looked_at: 3, findings: 1 }])
  const [was, is] = [before, after].map(({ cursor }) => readCursor(cursor).get(cast.market) ?? 0)
  expect(is).toBe((was ?? 0) + 5)

  await fileCase(stage.wangqiang, matter)
  app.time.now = days(89.5)
  expect(marketOf(await board()).figures).toMatchObject({ clocks_soon: 1, clocks_over: 0, inspections: 0, findings: 0 })
  app.time.now = days(91)
  expect(marketOf(await board()).figures).toMatchObject({ clocks_soon: 0, clocks_over: 1 })
  app.time.now = tonight
})

test('a patrol that has ended is out no more; one left open since the evening before still is', async () => {
  const [stays] = await app.db.selectFrom('patrol').selectAll().where('id', '=', stage.patrol).execute()
  await app.db
    .insertInto('patrol')
    .values({ ...stays!, id: fresh(), evening: '2026-11-22', started_at: days(-1) })
    .execute()
  await app.db
    .insertInto('patrol')
    .values({ ...stays!, id: fresh(), evening: '2026-11-20', started_at: days(-3) })
    .execute()
  expect((await endPatrol(await app.as('wangqiang'), cast.market, stage.patrol, tonight)).status).toBe(201)
  const market = marketOf(await board())
  expect(market.figures.patrols_ended).toBe(1)
  expect(market.patrols.map(({ started_at }) => started_at)).toEqual([days(-1).toISOString()])
})

test('it is for supervisors', async () => {
  expect((await app.anyone.get('/tonight')).status).toBe(401)
  expect((await (await app.as('wangqiang')).get('/tonight')).status).toBe(403)
  expect((await (await app.as('zhangmei')).get('/tonight')).status).toBe(403)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { endPatrol } from '../support/patrols.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
let lina: Client
let zhangmei: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  lina = await app.as('lina')
  zhangmei = await app.as('zhangmei')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const day_ms = 86_400_000
const month = { mode: 'month', window_days: 365, max_points: 12, alert_at: 9 }
const set = (setting: object, by = lina) => by.put(`/markets/${cast.market}/points`, setting)
/** Points for an item, seen at 张梅's stall now. */
const given = (item: string, more: Parameters<typeof capture>[1] = {}) =>
  capture(patrol, {
    claimed_at: app.time.now.toISOString(),
    findings: [finding(item, { actions: [action('points', { officers: [cast.wangqiang] })] })],
    ...more,
  })
const mine = async () => (await zhangmei.get('/own/points')).body.markets[0]

test('a market gives no points until a supervisor turns them on', async () => {
  expect((await log(wangqiang, given('PLOT-01'))).body).toMatchObject({ code: 'points_off' })
  expect((await zhangmei.get('/own/points')).body.markets).toEqual([])
  expect((await wangqiang.get(`/patrols/${patrol}/round`)).body.points).toBeNull()
  expect((await set({ ...month, alert_at: 13 })).status).toBe(400)
  expect((await lina.put('/markets/nowhere/points', month)).status).toBe(404)
  expect((await set(month)).status).toBe(200)
  expect((await wangqiang.get(`/patrols/${patrol}/round`)).body.points).toMatchObject({
    version: 1,
    items: { 'PLOT-01': 2, 'USE-01': 6, 'USE-05': 1 },
  })
})

test('the number comes from the table in force, and stands with its version', async () => {
  const first = given('PLOT-01')
  expect((await log(wangqiang, first)).status).toBe(201)
  expect(await app.db.selectFrom('points_entry').select(['version', 'points']).execute()).toEqual([
    { version: 1, points: 2 },
  ])
  expect(await mine()).toMatchObject({
    points: 2,
    max_points: 12,
    standing: 'clear',
    next: { on: '2026-12-01', points: 2 },
    entries: [
      {
        inspection_id: first.id,
        evening: '2026-11-23',
        item_name: '超出摊位线',
        points: 2,
        expires_on: '2026-12-01',
        counts: true,
      },
    ],
  })
  const typed = given('PLOT-01')
  typed.findings[0]!.actions[0] = { ...typed.findings[0]!.actions[0]!, amount_yuan: 5 }
  expect((await log(wangqiang, typed)).body.code).toBe('invalid_request')
  const twice = given('HYG-01', {
    findings: [finding('HYG-01', { actions: [action('points'), action('points')] })],
  })
  expect((await log(wangqiang, twice)).body.code).toBe('invalid_request')
  // Nobody knows whose they would be.
  const unknown = given('PLOT-02', { subject: { kind: 'place', place: '路口', at: null, vendor_id: null } })
  expect((await log(wangqiang, unknown)).body.code).toBe('points_off')
})

test('points are no enforcement: the ratio’s numerator does not count them', async () => {
  const { headline } = (await lina.get('/ratio?from=2026-11-23&to=2026-11-23')).body
  expect(headline).toMatchObject({ enforced: 0, handled: 1 })
  expect(headline.by_class).toMatchObject([{ kind: 'points', counted_as: 'M', count: 1 }])
})

test('a new version is in force from its evening on; what was given before stays', async () => {
  const entry = (version: number, valid_from: string) => ({
    version,
    valid_from,
    items: [
      { item_code: 'PLOT-01', points: 5 },
      { item_code: 'HYG-01', points: 3 },
    ],
  })
  const publish = (version: number, from: string, by = lina) =>
    by.put(`/points/versions/${version}`, entry(version, from))
  expect((await publish(2, '2026-11-23')).body.code).toBe('points_from_tomorrow')
  expect((await publish(3, '2026-11-24')).body.code).toBe('conflict')
  const both = await Promise.all([publish(2, '2026-11-24'), publish(2, '2026-11-24')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await log(wangqiang, given('HYG-03'))).status).toBe(201)
  await endPatrol(wangqiang, cast.market, patrol, app.time.now)
  app.time.now = new Date(tonight.getTime() + day_ms)
  wangqiang = await app.as('wangqiang')
  lina = await app.as('lina')
  patrol = await patrolOf(wangqiang)
  expect((await log(wangqiang, given('PLOT-01'))).status).toBe(201)
  // It is in the table no more.
  expect((await log(wangqiang, given('HYG-03'))).body.code).toBe('points_off')
  const own = await mine()
  expect(own.points).toBe(8)
  expect(
    own.entries.map((each: { version: number; points: number }) => [each.version, each.points]).toSorted(),
  ).toEqual([
    [1, 1],
    [1, 2],
    [2, 5],
  ])
  const { versions } = (await lina.get('/points')).body
  expect(
    versions.map((each: { version: number; published_by: string | null }) => [each.version, each.published_by]),
  ).toEqual([
    [2, '李娜'],
    [1, null],
  ])
})

test('near the limit a vendor is told and stands on the supervisors’ list, by name; nothing else happens', async () => {
  expect((await log(wangqiang, given('HYG-01'))).status).toBe(201)
  expect(await mine()).toMatchObject({ points: 11, standing: 'near' })
  const near = async () =>
    (await lina.get('/points')).body.markets.find((each: { market: { id: string } }) => each.market.id === cast.market)
      .near
  expect(await near()).toMatchObject([{ vendor: { id: cast.zhangmei, name: '张梅' }, points: 11, standing: 'near' }])
  const last = given('PLOT-01')
  expect((await log(wangqiang, last)).status).toBe(201)
  expect(await mine()).toMatchObject({ points: 16, standing: 'full' })
  expect(await near()).toMatchObject([{ standing: 'full' }])
  const held = await app.db
    .selectFrom('assignment')
    .select('ended_at')
    .where('vendor_id', '=', cast.zhangmei)
    .executeTakeFirstOrThrow()
  expect(held.ended_at).toBeNull()
  expect((await wangqiang.get(`/vendors/${cast.zhangmei}/points`)).body.markets[0].points).toBe(16)

  // What was overturned and what was amended counts no more.
  const id = last.findings[0]!.actions[0]!.id
  expect((await lina.post(`/actions/${id}/overturn`, { reason: '没有越线' })).status).toBe(201)
  expect((await mine()).points).toBe(11)
  const again = given('HYG-01')
  await log(wangqiang, again)
  expect((await mine()).points).toBe(14)
  const corrected = capture(patrol, { amends: again.id, amend_reason: 'correction', findings: [finding('HYG-01')] })
  expect((await log(wangqiang, corrected)).status).toBe(201)
  expect((await mine()).points).toBe(11)
})

test('they expire on the evening that was said, by the market’s own clock', async () => {
  const setting = { mode: 'window', window_days: 7, max_points: 12, alert_at: 9 }
  expect((await set(setting)).status).toBe(200)
  const own = await mine()
  expect(own).toMatchObject({ points: 11, next: { on: '2026-11-30', points: 3 } })
  // 2026-11-29 ends in the middle of the closed hours, long after midnight in the market and on another day in UTC.
  for (const [at, points] of [
    ['2026-11-29T20:00:00Z', 11],
    ['2026-11-30T07:30:00Z', 8],
    ['2026-12-01T07:30:00Z', 0],
  ] as const) {
    app.time.now = new Date(at)
    expect([at, (await (await app.as('zhangmei')).get('/own/points')).body.markets[0].points]).toEqual([at, points])
  }
  const gone = (await (await app.as('zhangmei')).get('/own/points')).body.markets[0]
  expect(gone.entries.every((entry: { counts: boolean }) => !entry.counts)).toBe(true)
  expect(gone.entries).toHaveLength(4)
})

test('each does only what is theirs', async () => {
  const officer = await app.as('wangqiang')
  expect((await officer.get('/points')).status).toBe(403)
  expect((await set(month, officer)).status).toBe(403)
  expect((await zhangmei.get(`/vendors/${cast.zhangmei}/points`)).status).toBe(403)
  expect((await (await app.as('yangfan')).get('/own/points')).body.markets[0].entries).toEqual([])
  const events = await app.db
    .selectFrom('event')
    .select(['kind', 'market_id'])
    .where('kind', 'in', ['points.set', 'points.published'])
    .orderBy('at')
    .execute()
  expect(events).toEqual([
    { kind: 'points.set', market_id: cast.market },
    { kind: 'points.published', market_id: null },
    { kind: 'points.set', market_id: cast.market },
  ])
})

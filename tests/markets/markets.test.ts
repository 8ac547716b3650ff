import { afterAll, beforeAll, expect, test } from 'vitest'
import { eveningAt } from '../../src/shared/evening.ts'
import { capture, log, patrolOf } from '../inspections/captures.ts'
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

const entry = {
  name: '江畔夜市',
  name_en: 'Riverside night market',
  time_zone: 'Asia/Shanghai',
  opens: '17:00',
  closes: '00:30',
  axis_bearing: 47,
  center_lng: 124.4067,
  center_lat: 40.1276,
  max_stalls_per_vendor: 2,
  unseen_evenings: 4,
  random_share_percent: 8,
  second_look_percent: 8,
  closing_round_minutes: 45,
  stall_answer_days: 7,
  statement_workdays: 4,
  hearing_from_yuan: 3000,
  first_time_months: 12,
  review_days: 30,
  review_decide_workdays: 5,
  night_from: '23:00',
  night_until: '05:30',
  squad_id: cast.xingdong,
  designation_number: '丹元城管〔2026〕示例9号',
  designation_date: '2026-03-01',
  designation_issuer: '元宝区城管中心',
}

test('an officer sees the markets with what is assigned this evening', async () => {
  const { status, body } = await wangqiang.get('/markets')
  expect(status).toBe(200)
  const pingan = body.markets.find((market: { id: string }) => market.id === cast.market)
  expect(pingan).toMatchObject({
    name: '平安夜市',
    squad_name: '八道中队',
    squad_name_en: 'Badao squad',
    stalls: 6,
    assigned: 2,
    shops: 0,
    plan_version: 1,
    opens: '15:00',
    evening: '2026-11-23',
    opens_at: '2026-11-23T07:00:00.000Z',
    closes_at: '2026-11-23T13:00:00.000Z',
  })
  expect(body.markets.find((market: { id: string }) => market.id === cast.street)).toMatchObject({
    shops: 3,
    stalls: 0,
  })
})

test('a market is added, changed and logged', async () => {
  const added = await lina.post('/markets', { ...entry, id: 'yalu', kind: 'night_market' })
  expect(added.status).toBe(201)
  expect(added.body).toMatchObject({ ...entry, id: 'yalu', squad_name: '兴东中队', stalls: 0, plan_version: 0 })
  expect(added.body.closes_at).toBe('2026-11-23T16:30:00.000Z')

  const changed = await lina.put('/markets/yalu', { ...entry, opens: '16:00', squad_id: null })
  expect(changed.body).toMatchObject({ opens: '16:00', squad_name: null })
  expect((await wangqiang.get('/markets/yalu')).body).toEqual(changed.body)

  const logged = await app.db
    .selectFrom('event')
    .selectAll()
    .where('market_id', '=', 'yalu')
    .orderBy('position')
    .execute()
  expect(logged.map(({ kind, actor_id, body }) => [kind, actor_id, (body as { opens: string }).opens])).toEqual([
    ['market.saved', cast.lina, '17:00'],
    ['market.saved', cast.lina, '16:00'],
  ])
})

test('a name or id is given once', async () => {
  const again = await lina.post('/markets', { ...entry, id: cast.market, name: '另一个', kind: 'night_market' })
  expect(again.body).toMatchObject({ status: 409, code: 'name_taken' })
  const name = await lina.post('/markets', { ...entry, id: 'other', name: '平安夜市', kind: 'night_market' })
  expect(name.body.code).toBe('name_taken')
})

test.each([
  [{ opens: '25:00' }, 'opens'],
  [{ time_zone: 'Asia/Nowhere' }, 'time_zone'],
  [{ axis_bearing: 180 }, 'axis_bearing'],
  [{ max_stalls_per_vendor: 0 }, 'max_stalls_per_vendor'],
  [{ unseen_evenings: 0 }, 'unseen_evenings'],
  [{ unseen_evenings: 61 }, 'unseen_evenings'],
  [{ random_share_percent: 101 }, 'random_share_percent'],
  [{ second_look_percent: 101 }, 'second_look_percent'],
  [{ random_share_percent: 2.5 }, 'random_share_percent'],
  [{ closing_round_minutes: 241 }, 'closing_round_minutes'],
  [{ designation_date: '2026-02-30' }, 'designation_date'],
  [{ center_lat: 91 }, 'center_lat'],
])('what cannot be is refused with its field: %j', async (slip, path) => {
  const { status, body } = await lina.put(`/markets/${cast.market}`, { ...entry, ...slip })
  expect(status).toBe(400)
  expect(body.detail.fields).toEqual([expect.objectContaining({ path })])
})

test('a squad that is not there is refused, an unknown market is not found', async () => {
  const { body } = await lina.put(`/markets/${cast.market}`, { ...entry, name: '平安夜市', squad_id: cast.lina })
  expect(body.code).toBe('unknown_reference')
  expect((await lina.put('/markets/nowhere', entry)).status).toBe(404)
  expect((await wangqiang.get('/markets/nowhere')).status).toBe(404)
})

test('the maximum per vendor does not go below what somebody holds', async () => {
  const second = { stall_id: cast.stall(4), vendor_id: cast.yangfan, starts_on: '2026-11-01', ends_on: null }
  expect((await lina.post(`/markets/${cast.market}/assignments`, second)).status).toBe(201)
  const pingan = { ...entry, name: '平安夜市', name_en: "Ping'an night market" }
  const { body } = await lina.put(`/markets/${cast.market}`, { ...pingan, max_stalls_per_vendor: 1 })
  expect(body).toMatchObject({ status: 409, code: 'maximum_in_use' })
  expect((await lina.put(`/markets/${cast.market}`, { ...pingan, max_stalls_per_vendor: 3 })).status).toBe(200)
})

test('an officer changes no market', async () => {
  expect((await wangqiang.post('/markets', { ...entry, id: 'mine', kind: 'street' })).status).toBe(403)
})

test('anybody sees the markets, without squads and assignments', async () => {
  const { status, body } = await app.anyone.get('/public/markets')
  expect(status).toBe(200)
  expect(body.markets.length).toBeGreaterThan(1)
  for (const market of body.markets) expect(Object.keys(market)).not.toEqual(expect.arrayContaining(['squad_id']))
  expect(JSON.stringify(body)).not.toMatch(/squad|assigned|max_stalls/)
})

test('the trades come in their order', async () => {
  const { body } = await app.anyone.get('/categories')
  expect(body.categories[0]).toEqual({ id: 'fruit', name: '水果', name_en: 'Fruit' })
  expect(body.categories).toHaveLength(17)
})

test('the hours of a market in use change once its evening has turned, and what comes in late stays with its evening', async () => {
  const now = app.time.now
  const patrol = await patrolOf(wangqiang)
  const { body: before } = await lina.get(`/markets/${cast.market}`)
  const put = (more: object) => lina.put(`/markets/${cast.market}`, { ...before, ...more })
  for (const slip of [{ opens: '22:00' }, { closes: '19:00' }, { time_zone: 'Asia/Urumqi' }])
    expect((await put(slip)).body.code).toBe('hours_under_way')
  expect((await put({ name_en: 'Peace Night' })).status).toBe(200)
  const evening = async () => (await lina.get(`/markets/${cast.market}`)).body.evening as string
  const morning = { opens: '04:00', closes: '06:00' }
  // Closed, but no other evening yet: a phone may still send what belongs to it.
  app.time.now = new Date(new Date(before.closes_at).getTime() + 60_000)
  expect((await put(morning)).body.code).toBe('hours_under_way')
  const turned = (new Date(before.closes_at).getTime() + new Date(before.opens_at).getTime() + 86_400_000) / 2
  app.time.now = new Date(turned - 60_000)
  lina = await app.as('lina')
  expect([await evening(), (await put(morning)).body.code]).toEqual(['2026-11-23', 'hours_under_way'])
  app.time.now = new Date(turned + 60_000)
  expect(await evening()).toBe('2026-11-24')
  // Would have the evening that is over go on.
  expect((await put({ opens: '23:00' })).body.code).toBe('hours_under_way')
  expect((await put(morning)).body.opens).toBe('04:00')
  expect((await put(morning)).status).toBe(200)
  wangqiang = await app.as('wangqiang')
  const late = await log(wangqiang, capture(patrol))
  expect([late.status, late.body.evening]).toEqual([201, '2026-11-23'])
  const { body: month } = await lina.get(`/calendar?month=2026-11&market=${cast.market}`)
  const was = { first_day: '0001-01-01', last_day: '2026-11-23', opens: before.opens, closes: before.closes }
  expect(month.market).toMatchObject({ ...morning, earlier: [was] })
  // By the hours of now it would have been the next one's.
  const street = { time_zone: before.time_zone, ...morning, seasons: [] }
  expect(eveningAt(street, now)).toBe('2026-11-24')
  app.time.now = now
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})

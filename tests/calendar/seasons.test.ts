import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
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

const idOf = (n: number) => `0198c2a0-0000-7000-8000-00000000000${n}`
const summer = { first_day: '2026-11-24', last_day: '2026-11-30', opens: '16:00', closes: '22:30', name: '夏季时间' }
const season = (n: number, entry: object, by = lina) => by.put(`/markets/${cast.market}/seasons/${idOf(n)}`, entry)
const remove = (n: number) => lina.send('DELETE', `/markets/${cast.market}/seasons/${idOf(n)}`)
const closure = (n: number, entry: object) => lina.put(`/markets/${cast.market}/closures/${idOf(n)}`, entry)
const undo = (n: number) => lina.send('DELETE', `/markets/${cast.market}/closures/${idOf(n)}`)
const own = async () => (await lina.get(`/markets/${cast.market}/own-days`)).body.closed as string[]
const marketNow = async () => (await lina.get(`/markets/${cast.market}`)).body

test('other hours hold on their evenings for the office, the phone, the board and the terms; outside the market’s own', async () => {
  expect((await season(1, summer)).status).toBe(200)
  expect(
    (await season(2, { ...summer, first_day: '2026-12-31', last_day: '2026-12-31', closes: '00:30' })).status,
  ).toBe(200)
  const { body } = await lina.get(`/calendar?month=2026-11&market=${cast.market}`)
  expect(body.market).toMatchObject({ opens: '15:00', closes: '21:00', changes_from: '2026-11-24' })
  expect(body.seasons).toMatchObject([
    { ...summer, set_by: '李娜' },
    { first_day: '2026-12-31', closes: '00:30' },
  ])
  const patrol = await patrolOf(wangqiang)
  const orders = ['HYG-03', 'PLOT-09'].map((item) => finding(item, { actions: [action('fix_by')] }))
  for (const order of orders) {
    const sent = capture(patrol, { claimed_at: app.time.now.toISOString(), findings: [order] })
    expect((await log(wangqiang, sent)).status).toBe(201)
  }
  const kept = await app.db.selectFrom('action').select('deadline_at').orderBy('deadline_at').execute()
  expect(kept.map(({ deadline_at }) => deadline_at?.toISOString())).toEqual([
    '2026-11-24T08:00:00.000Z',
    '2026-11-26T14:30:00.000Z',
  ])
  expect((await wangqiang.get(`/markets/${cast.market}/round`)).body.market.seasons).toHaveLength(2)
  const board = (await lina.get('/tonight')).body.markets.find(({ id }: { id: string }) => id === cast.market)
  expect(board).toMatchObject({ closes_at: '2026-11-23T13:00:00.000Z' })
})

test('a season under way may only end on another day, what is over stays, and no two share an evening', async () => {
  expect((await season(3, { ...summer, first_day: '2026-11-29' })).body.code).toBe('season_overlaps')
  const fair = { ...summer, first_day: '2026-11-29', last_day: '2026-11-29', opens: '14:00', name: '庙会' }
  expect((await season(3, fair)).status).toBe(200)
  expect((await season(4, fair)).body.code).toBe('season_overlaps')
  expect((await remove(3)).status).toBe(200)
  expect((await season(3, { ...summer, first_day: '2026-12-02', last_day: '2026-12-01' })).body.code).toBe(
    'period_reversed',
  )
  expect((await season(3, { ...summer, opens: '24:00' })).body.code).toBe('invalid_request')
  app.time.now = new Date('2026-11-26T12:00:00Z')
  lina = await app.as('lina')
  expect(await marketNow()).toMatchObject({
    opens: '15:00',
    evening: '2026-11-26',
    opens_at: '2026-11-26T08:00:00.000Z',
    closes_at: '2026-11-26T14:30:00.000Z',
  })
  expect((await season(1, { ...summer, closes: '23:00' })).body.code).toBe('season_begun')
  expect((await remove(1)).body.code).toBe('season_begun')
  expect((await season(1, { ...summer, last_day: '2026-11-25' })).body.code).toBe('season_begun')
  expect((await season(1, { ...summer, last_day: '2026-11-26' })).status).toBe(200)
  expect((await season(3, { ...summer, first_day: '2026-11-26', last_day: '2026-11-28' })).body.code).toBe(
    'season_begun',
  )
  expect((await season(3, { ...summer, first_day: '2026-11-27', opens: '17:00' })).status).toBe(200)
  app.time.now = new Date('2026-11-27T08:30:00Z')
  lina = await app.as('lina')
  expect(await marketNow()).toMatchObject({ opens_at: '2026-11-27T09:00:00.000Z' })
  // Half an hour before it opens, and nobody has patrolled it: tonight may still change.
  expect((await season(3, { ...summer, first_day: '2026-11-27', opens: '18:00' })).status).toBe(200)
  expect((await remove(3)).status).toBe(200)
  expect(await marketNow()).toMatchObject({ opens_at: '2026-11-27T07:00:00.000Z' })
  expect((await remove(3)).status).toBe(404)
  const logged = (await lina.get(`/log?chain=${cast.market}&kind=season.set`)).body.rows
  expect(logged).toHaveLength(6)
  expect((await lina.get(`/log?chain=${cast.market}&kind=season.removed`)).body.rows[0].body).toMatchObject({
    name: '夏季时间',
  })
})

test('a typhoon closes three evenings, a weekly rest its Mondays; one of them opens by itself, the rest together', async () => {
  const typhoon = { first_day: '2026-12-08', last_day: '2026-12-10', weekdays: null, reason: '台风' }
  expect((await closure(4, typhoon)).status).toBe(200)
  expect((await closure(4, typhoon)).status).toBe(200)
  expect((await closure(4, { ...typhoon, reason: '大雪' })).body.code).toBe('conflict')
  const mondays = { first_day: '2026-12-01', last_day: '2026-12-31', weekdays: [1, 3], reason: '每周休市' }
  const { body } = await closure(5, mondays)
  expect(body.closures).toMatchObject([
    { ...mondays, left: 8, closed_by: '李娜' },
    { ...typhoon, left: 3 },
  ])
  // The 9th was closed by the typhoon already, and keeps its reason.
  expect(body.days[8].closed).toMatchObject({ reason: '台风' })
  expect((await lina.send('DELETE', `/markets/${cast.market}/closed/2026-12-28`)).status).toBe(200)
  expect(await own()).toHaveLength(10)
  expect((await undo(4)).status).toBe(200)
  expect((await undo(4)).status).toBe(404)
  expect(await own()).toEqual([
    '2026-12-02',
    '2026-12-07',
    '2026-12-14',
    '2026-12-16',
    '2026-12-21',
    '2026-12-23',
    '2026-12-30',
  ])
  app.time.now = new Date('2026-12-15T12:00:00Z')
  lina = await app.as('lina')
  expect((await undo(5)).status).toBe(200)
  expect(await own()).toEqual(['2026-12-02', '2026-12-07', '2026-12-14'])
  expect((await undo(5)).body.code).toBe('evening_begun')
  const undone = (await lina.get(`/log?chain=${cast.market}&kind=closure.undone`)).body.rows
  expect(undone.map(({ body: said }: { body: object }) => said)).toMatchObject([
    { reason: '每周休市', evenings: 4 },
    { reason: '台风', evenings: 3 },
  ])
})

test('what cannot be meant is refused, and only supervisors change hours', async () => {
  const far = { first_day: '2027-01-01', last_day: '2030-01-01', weekdays: null, reason: 'x' }
  expect((await closure(6, far)).body.code).toBe('invalid_request')
  expect((await closure(6, { ...far, last_day: '2026-12-31' })).body.code).toBe('period_reversed')
  // The 1st of January 2027 is a Friday.
  expect((await closure(6, { ...far, last_day: '2027-01-01', weekdays: [1] })).body.code).toBe('invalid_request')
  expect((await closure(6, { ...far, first_day: '2026-12-14', last_day: '2026-12-20' })).body.code).toBe(
    'evening_begun',
  )
  expect((await closure(6, { ...far, weekdays: [] })).body.code).toBe('invalid_request')
  expect((await lina.put(`/markets/nowhere/seasons/${idOf(7)}`, summer)).status).toBe(404)
  const officer = await app.as('wangqiang')
  expect((await season(7, { ...summer, first_day: '2027-01-01', last_day: '2027-01-02' }, officer)).status).toBe(403)
  expect((await officer.get('/calendar/year?year=2027')).body.days).toHaveLength(365)
})

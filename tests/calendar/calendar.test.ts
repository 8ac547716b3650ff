import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

const set = (day: string, kind: string | null, name: string | null = '雪灾停工', by = lina) =>
  by.put(`/calendar/days/${day}`, { kind, name })
const close = (evening: string, reason = '大风') => lina.put(`/markets/${cast.market}/closed/${evening}`, { reason })
const dayOf = async (day: string) =>
  (await lina.get(`/calendar?month=${day.slice(0, 7)}`)).body.days.find((one: { day: string }) => one.day === day)
const deadlineOf = async (item: string): Promise<string> => {
  const patrol = (await wangqiang.get('/patrols/current')).body.patrol?.id ?? (await patrolOf(wangqiang))
  const fix = finding(item, { actions: [action('fix_by')] })
  const sent = capture(patrol, { claimed_at: app.time.now.toISOString(), findings: [fix] })
  expect((await log(wangqiang, sent)).status).toBe(201)
  const { deadline_at } = await app.db
    .selectFrom('action')
    .select('deadline_at')
    .where('id', '=', fix.actions[0]!.id)
    .executeTakeFirstOrThrow()
  return deadline_at!.toISOString()
}

test('a month knows the State Council’s holidays and make-up days', async () => {
  expect(await dayOf('2026-10-01')).toMatchObject({ workday: false, holiday: true, own: null })
  expect(await dayOf('2026-10-10')).toMatchObject({ workday: true, holiday: false })
  expect(await dayOf('2026-11-28')).toMatchObject({ workday: false, holiday: false })
  const { body } = await lina.get('/calendar')
  expect(body).toMatchObject({ month: '2026-11', today: '2026-11-23' })
  expect(body.days).toHaveLength(30)
})

test('a day the district says is free is no working day of any term; taken back, it is one again', async () => {
  expect(await deadlineOf('PLOT-09')).toBe('2026-11-26T13:00:00.000Z')
  expect((await set('2026-11-24', 'holiday')).status).toBe(200)
  expect(await dayOf('2026-11-24')).toMatchObject({ workday: false, holiday: true, own: { set_by: '李娜' } })
  expect(await deadlineOf('PLOT-09')).toBe('2026-11-27T13:00:00.000Z')
  await set('2026-11-28', 'workday', '补班')
  await set('2026-11-25', 'holiday')
  await set('2026-11-26', 'holiday')
  expect(await deadlineOf('PLOT-09')).toBe('2026-11-30T13:00:00.000Z')
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-28']) await set(day, null, null)
  expect(await deadlineOf('PLOT-09')).toBe('2026-11-26T13:00:00.000Z')
  expect((await lina.get('/log?kind=calendar.set')).body.rows).toHaveLength(8)
})

test('a term to the next evening passes over those on which the market is closed, and a phone is told of them', async () => {
  expect(await deadlineOf('HYG-03')).toBe('2026-11-24T07:00:00.000Z')
  expect((await close('2026-11-24')).status).toBe(200)
  expect((await close('2026-11-25')).body.days[24]).toMatchObject({ closed: { reason: '大风', closed_by: '李娜' } })
  expect(await deadlineOf('HYG-03')).toBe('2026-11-26T07:00:00.000Z')
  const { body } = await wangqiang.get(`/markets/${cast.market}/round`)
  expect(body.own_days).toEqual({ days: [], closed: ['2026-11-24', '2026-11-25'] })
  expect((await lina.send('DELETE', `/markets/${cast.market}/closed/2026-11-24`)).status).toBe(200)
  expect((await lina.send('DELETE', `/markets/${cast.market}/closed/2026-11-24`)).status).toBe(404)
  expect(await deadlineOf('HYG-03')).toBe('2026-11-24T07:00:00.000Z')
  expect((await lina.get(`/log?chain=${cast.market}&kind=evening.closed`)).body.rows).toHaveLength(2)
})

test('the past stays, an evening that was patrolled is not closed, and only supervisors change anything', async () => {
  expect((await set('2026-11-22', 'holiday')).body.code).toBe('calendar_past')
  expect((await close('2026-11-22')).body.code).toBe('evening_begun')
  expect((await close('2026-11-23')).body.code).toBe('evening_begun')
  expect((await set('2026-11-30', 'holiday', null)).body.code).toBe('invalid_request')
  expect((await set('2026-11-30', 'feast')).body.code).toBe('invalid_request')
  expect((await set('2026-11-30', 'holiday', 'x', wangqiang)).status).toBe(403)
  expect((await wangqiang.get('/calendar')).status).toBe(200)
  expect(app.time.now).toBe(tonight)
})

test('an evening without a patrol is closed until it is over, not afterwards', async () => {
  const at = (time: string) => {
    app.time.now = new Date(`2026-11-23T${time}+08:00`)
    return lina.put(`/markets/${cast.street}/closed/2026-11-23`, { reason: '大风' })
  }
  const whole = (id: string) =>
    lina.put(`/markets/${cast.street}/closures/${id}`, {
      ...{ first_day: '2026-11-23', last_day: '2026-11-25', weekdays: null, reason: '台风' },
    })
  const { closes } = (await lina.get(`/markets/${cast.street}`)).body
  expect((await at(closes)).body.code).toBe('evening_begun')
  expect((await whole('01a22300-0000-7000-8000-000000000001')).body.code).toBe('evening_begun')
  expect((await at('18:00:00')).status).toBe(200)
  app.time.now = tonight
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
})
// Only what the cast holds from the start, for each test.
beforeEach(async () => {
  await app.db.updateTable('assignment').set({ moved_to: null }).execute()
  await app.db
    .deleteFrom('assignment')
    .where('id', 'not in', [cast.stall(51), cast.stall(52)])
    .execute()
})
afterAll(() => app.close())

const path = '/markets/pingan/assignments'
const give = (stall: number, vendor_id: string, starts_on = '2026-11-23', ends_on: string | null = null) =>
  lina.post(path, { stall_id: cast.stall(stall), vendor_id, starts_on, ends_on })
const eventsOf = async (id: string) =>
  (
    await app.db
      .selectFrom('event')
      .select('kind')
      .where('subject', '=', `assignment:${id}`)
      .orderBy('position')
      .execute()
  ).map(({ kind }) => kind)

test('a supervisor gives a stall; the answer and the log say so', async () => {
  let rung = 0
  app.given.bell.listen('yuanbao', () => (rung += 1))
  const { status, body } = await give(3, cast.malong)
  expect(status).toBe(201)
  expect(body).toMatchObject({
    number: 'A-003',
    vendor_name: '马龙',
    market_name: '平安夜市',
    starts_on: '2026-11-23',
    ends_on: null,
    state: 'current',
    assigned_by: '李娜',
  })
  const event = await app.db
    .selectFrom('event')
    .selectAll()
    .where('subject', '=', `assignment:${body.id}`)
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ chain: 'pingan', evening: '2026-11-23', kind: 'assignment.given', actor_id: cast.lina })
  expect(event.body).toEqual({
    stall_id: cast.stall(3),
    vendor_id: cast.malong,
    starts_on: '2026-11-23',
    ends_on: null,
  })
  expect(rung).toBe(1)
})

test('a stall that is held is refused with who holds it and until when', async () => {
  const { status, body } = await give(1, cast.malong)
  expect(status).toBe(409)
  expect(body).toMatchObject({ code: 'stall_taken', detail: { number: 'A-001', held_by: '张梅', until: null } })
  expect(JSON.stringify(body)).not.toContain('1390415')
  const rows = await app.db.selectFrom('assignment').selectAll().where('vendor_id', '=', cast.malong).execute()
  expect(rows).toEqual([])
})

test('one period may begin on the day after another ends, not on the same', async () => {
  expect((await give(4, cast.malong, '2026-12-01', '2026-12-10')).status).toBe(201)
  const same = await give(4, cast.yangfan, '2026-12-10', '2026-12-20')
  expect(same.body).toMatchObject({ code: 'stall_taken', detail: { from: '2026-12-01', until: '2026-12-10' } })
  expect((await give(4, cast.yangfan, '2026-12-11')).status).toBe(201)
  expect((await give(4, cast.malong, '2026-11-30', '2026-12-01')).body.code).toBe('stall_taken')
  expect((await give(4, cast.malong, '2026-11-25', '2026-11-30')).status).toBe(201)
})

test('no vendor has more stalls on one day than the market allows', async () => {
  expect((await give(3, cast.malong)).status).toBe(201)
  expect((await give(4, cast.malong)).status).toBe(201)
  const third = await give(5, cast.malong)
  expect(third.status).toBe(409)
  expect(third.body).toMatchObject({ code: 'vendor_has_maximum', detail: { maximum: 2, numbers: ['A-003', 'B-001'] } })
})

test('stalls that never share a day do not add up, however they were numbered before', async () => {
  const first = await give(3, cast.malong, '2026-11-23')
  expect((await give(4, cast.malong, '2027-03-01')).status).toBe(201)
  await lina.post(`/assignments/${first.body.id}/end`, { last_day: '2026-12-31', reason: '合同到期' })
  expect((await give(5, cast.malong, '2027-02-01', '2027-02-28')).status).toBe(201)
  // From January on there is one stall on every day: the second place is free though both numbers were used.
  expect((await give(6, cast.malong, '2027-01-01')).status).toBe(201)
  expect((await give(3, cast.malong, '2027-02-10', '2027-02-11')).body.code).toBe('vendor_has_maximum')
})

test('what is on no plan in force, closed, unknown or of another market is refused by name', async () => {
  expect((await give(99, cast.malong)).body.code).toBe('stall_not_in_plan')
  expect((await give(3, cast.malong, '2026-12-02', '2026-12-01')).body.code).toBe('period_reversed')
  expect((await give(3, cast.plan)).body.code).toBe('unknown_reference')
  const elsewhere = { stall_id: cast.stall(3), vendor_id: cast.malong, starts_on: '2026-11-23', ends_on: null }
  expect((await lina.post('/markets/shahe/assignments', elsewhere)).body.code).toBe('stall_not_in_plan')
  expect((await lina.post('/markets/nowhere/assignments', elsewhere)).status).toBe(404)
  expect((await lina.post(path, { ...elsewhere, starts_on: '2026-02-30' })).body.code).toBe('invalid_request')
  const outline = JSON.stringify([
    [124.394, 40.129],
    [124.395, 40.129],
    [124.395, 40.13],
  ])
  const plan = {
    id: cast.stall(700),
    market_id: 'pingan',
    version: 2,
    valid_from: '2029-12-01',
    published_at: new Date(0),
  }
  await app.db.insertInto('plan').values(plan).execute()
  const size = { row_label: 'A', category_id: null, outline, width_m: 3, depth_m: 2 }
  const stall = { plan_id: plan.id, market_id: 'pingan', ...size }
  await app.db
    .insertInto('plan_stall')
    .values([
      { ...stall, stall_id: cast.stall(3), number: 'A-3', position: 1, closed: true },
      { ...stall, stall_id: cast.stall(4), number: 'A-4', position: 2 },
    ])
    .execute()
  expect((await give(3, cast.malong, '2029-12-01')).body).toMatchObject({
    code: 'stall_closed',
    detail: { number: 'A-3' },
  })
  expect((await give(5, cast.malong, '2029-12-01')).body.code).toBe('stall_not_in_plan')
  expect((await give(5, cast.malong, '2029-11-23', '2029-11-30')).status).toBe(201)
})

test('ending gives the stall free from the next day, with the reason kept', async () => {
  const { body } = await give(3, cast.malong, '2026-11-01')
  const ended = await lina.post(`/assignments/${body.id}/end`, { last_day: '2026-11-30', reason: '本人不再经营' })
  expect(ended.body).toMatchObject({
    ends_on: '2026-11-30',
    end_reason: '本人不再经营',
    ended_by: '李娜',
    state: 'current',
  })
  expect(await eventsOf(body.id)).toEqual(['assignment.given', 'assignment.ended'])
  expect((await give(3, cast.yangfan, '2026-12-01')).status).toBe(201)
  const longer = await lina.post(`/assignments/${body.id}/end`, { last_day: '2026-12-05', reason: '延长' })
  expect(longer.body.code).toBe('period_reversed')
  await lina.post(`/assignments/${body.id}/end`, { last_day: '2026-11-22', reason: '提前' })
  const over = await lina.post(`/assignments/${body.id}/end`, { last_day: '2026-11-21', reason: '再提前' })
  expect(over.body.code).toBe('assignment_over')
  expect((await lina.post(`/assignments/${body.id}/end`, { last_day: '2026-11-21' })).body.code).toBe('invalid_request')
})

test('taken back before its first day, an assignment is as if it never was', async () => {
  const { body } = await give(3, cast.malong, '2026-12-01', '2026-12-31')
  const ended = await lina.post(`/assignments/${body.id}/end`, { last_day: '2026-11-30', reason: '放弃' })
  expect(ended.body.state).toBe('cancelled')
  expect((await give(3, cast.yangfan, '2026-12-01', '2026-12-31')).status).toBe(201)
})

test('moving is one step: old until the day before, new from then on, both in the log', async () => {
  const { body: before } = await give(3, cast.malong, '2026-11-01', '2027-06-30')
  const wish = { stall_id: cast.stall(4), from_day: '2026-12-01', reason: '原摊位旁施工' }
  const moved = await lina.post(`/assignments/${before.id}/move`, wish)
  expect(moved.status).toBe(201)
  expect(moved.body).toMatchObject({ number: 'B-001', starts_on: '2026-12-01', ends_on: '2027-06-30', state: 'coming' })
  const { body } = await lina.get(`/assignments?vendor=${cast.malong}`)
  expect(
    body.assignments.map(({ number, ends_on, moved_to }: Record<string, unknown>) => [number, ends_on, moved_to]),
  ).toEqual([
    ['B-001', '2027-06-30', null],
    ['A-003', '2026-11-30', moved.body.id],
  ])
  expect(await eventsOf(before.id)).toEqual(['assignment.given', 'assignment.moved'])
  expect(await eventsOf(moved.body.id)).toEqual(['assignment.given'])
})

test('a move that cannot be leaves everything as it was', async () => {
  const { body: before } = await give(3, cast.malong)
  const move = (stall: number, from_day: string) =>
    lina.post(`/assignments/${before.id}/move`, { stall_id: cast.stall(stall), from_day, reason: '调整' })
  expect((await move(1, '2026-12-01')).body).toMatchObject({ code: 'stall_taken', detail: { held_by: '张梅' } })
  expect((await move(3, '2026-12-01')).body.code).toBe('invalid_request')
  expect((await move(4, '2026-01-01')).body.code).toBe('period_reversed')
  const { body } = await lina.get(`/assignments?vendor=${cast.malong}`)
  expect(body.assignments).toHaveLength(1)
  expect(body.assignments[0]).toMatchObject({ ends_on: null, moved_to: null, end_reason: null })
  // With the maximum of stalls a vendor can still move one, and the old one leaves no gap.
  await give(4, cast.malong)
  expect((await move(5, '2026-12-01')).status).toBe(201)
})

test('the lists are of one stall, one vendor or one market, latest first, by pages', async () => {
  const query = (by: string) => lina.get(`/assignments?${by}`)
  expect(
    (await query(`stall=${cast.stall(1)}`)).body.assignments.map((one: { vendor_name: string }) => one.vendor_name),
  ).toEqual(['张梅'])
  expect((await query('market=pingan')).body.assignments).toHaveLength(2)
  expect((await query('')).body.code).toBe('invalid_request')
  expect((await query(`stall=${cast.stall(1)}&market=pingan`)).body.code).toBe('invalid_request')
  const rows = Array.from({ length: 70 }, (_, n) => ({
    id: cast.stall(1000 + n),
    market_id: 'pingan',
    stall_id: cast.stall(6),
    vendor_id: cast.malong,
    starts_on: `20${10 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`,
    ends_on: `20${10 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-20`,
    slot: 1,
    maximum: 2,
    assigned_by: cast.lina,
    assigned_at: new Date(0),
  }))
  await app.db.insertInto('assignment').values(rows).execute()
  const first = await query(`stall=${cast.stall(6)}`)
  const second = await query(`stall=${cast.stall(6)}&before=${first.body.next}`)
  const days = [...first.body.assignments, ...second.body.assignments].map(
    (one: { starts_on: string }) => one.starts_on,
  )
  expect(days).toEqual(rows.map((row) => row.starts_on).reverse())
  expect(second.body.next).toBeNull()
})

test('the database refuses by itself what the code would let past', async () => {
  const row = {
    market_id: 'pingan',
    vendor_id: cast.malong,
    starts_on: '2026-11-23',
    maximum: 2,
    assigned_by: cast.lina,
    assigned_at: new Date(0),
  }
  const insert = (n: number, stall: number, slot: number) =>
    app.db
      .insertInto('assignment')
      .values({ ...row, id: cast.stall(800 + n), stall_id: cast.stall(stall), slot })
      .execute()
  await insert(1, 3, 1)
  await expect(insert(2, 3, 2)).rejects.toThrow('assignment_one_vendor_per_stall')
  await expect(insert(3, 4, 1)).rejects.toThrow('assignment_one_stall_per_slot')
  await expect(insert(4, 4, 3)).rejects.toThrow('assignment_slot_within_maximum')
  await insert(5, 4, 2)
  const lower = app.db.updateTable('market').set({ max_stalls_per_vendor: 1 }).where('id', '=', 'pingan').execute()
  await expect(lower).rejects.toThrow('assignment_slot_within_maximum')
})

test('only supervisors give, end and move; officers read, vendors do not', async () => {
  const entry = { stall_id: cast.stall(3), vendor_id: cast.malong, starts_on: '2026-11-23', ends_on: null }
  const officer = await app.as('wangqiang')
  expect((await officer.post(path, entry)).status).toBe(403)
  expect((await officer.post(`/assignments/${cast.stall(51)}/end`, {})).status).toBe(403)
  expect((await officer.post(`/assignments/${cast.stall(51)}/move`, {})).status).toBe(403)
  expect((await officer.get('/assignments?market=pingan')).status).toBe(200)
  expect((await (await app.as('zhangmei')).get(`/assignments?vendor=${cast.yangfan}`)).status).toBe(403)
  expect((await app.anyone.post(path, entry)).status).toBe(401)
  expect((await lina.post(`/assignments/${cast.plan}/end`, { last_day: '2026-11-30', reason: '无' })).status).toBe(404)
})

test('a market’s maximum can be lowered to what is held now, whatever was held before; below that it is refused', async () => {
  const { body } = await lina.get('/markets/pingan')
  const keys = ['name', 'name_en', 'kind', 'time_zone', 'opens', 'closes', 'axis_bearing', 'center_lng', 'center_lat']
  const more = ['squad_id', 'designation_number', 'designation_date', 'designation_issuer']
  const patrols = ['unseen_evenings', 'random_share_percent', 'second_look_percent', 'closing_round_minutes']
  const procedures = ['stall_answer_days', 'statement_workdays', 'hearing_from_yuan', 'night_from', 'night_until']
  const reviews = ['first_time_months', 'review_days', 'review_decide_workdays']
  const entry = Object.fromEntries(
    [...keys, ...patrols, ...procedures, ...reviews, ...more].map((key) => [key, body[key]]),
  )
  const maximum = (max_stalls_per_vendor: number) => lina.put('/markets/pingan', { ...entry, max_stalls_per_vendor })

  // Two at once in the past; today one, which has the second number.
  const first = (await give(3, cast.malong, '2026-03-01')).body
  await give(4, cast.malong, '2026-04-01')
  expect((await maximum(1)).body.code).toBe('maximum_in_use')
  app.time.now = new Date('2026-05-02T11:00:00Z')
  expect((await lina.post(`/assignments/${first.id}/end`, { last_day: '2026-05-02', reason: '换人' })).status).toBe(200)
  app.time.now = tonight
  const lowered = await maximum(1)
  expect(lowered.status, lowered.text).toBe(200)
  expect((await give(5, cast.malong)).body.code).toBe('vendor_has_maximum')
  expect((await maximum(2)).status).toBe(200)
  expect((await give(5, cast.malong)).status).toBe(201)
})

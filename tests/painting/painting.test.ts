import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeEach(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
afterEach(() => app.close())

const painting = `/markets/${cast.market}/painting`
const id = (n: number) => `01900000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`
const mark = (n: number, stall: number, more: Record<string, unknown> = {}) => ({
  id: id(n),
  stall_id: cast.stall(stall),
  version: 1,
  kind: 'painted',
  note: null,
  photo: null,
  withdraws: null,
  claimed_at: '2026-11-23T10:00:00Z',
  ...more,
})
const put = (entry: ReturnType<typeof mark>, by = wangqiang) => by.put(`${painting}/marks/${entry.id}`, entry)
const job = (n: number, more: Record<string, unknown> = {}, by = lina) =>
  by.post(`${painting}/jobs`, { id: id(n), version: 1, first_day: '2026-11-23', days: 2, ...more })
interface Told {
  number: string
  state: string
  in_job: boolean
  mark: { id: string; by: string; photo_here: boolean } | null
}
const round = async () => (await wangqiang.get(painting)).body as { job: { id: string } | null; stalls: Told[] }
const states = async () => (await round()).stalls.map(({ state }) => state)

test('a market nobody painted yet has everything to paint, in walking order, with marks to measure from', async () => {
  const { body } = await wangqiang.get(painting)
  expect(body).toMatchObject({
    today: '2026-11-23',
    plan: { version: 1 },
    latest: { version: 1 },
    job: null,
    fixed_marks: [],
  })
  expect(body.stalls.map(({ number }: Told) => number)).toEqual(['A-001', 'A-002', 'A-003', 'B-001', 'B-002', 'B-003'])
  expect(new Set(await states())).toEqual(new Set(['to_paint']))
})

test('a mark is taken in once: the same again gets the first receipt, other content under its id is refused', async () => {
  const first = await put(mark(1, 1))
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({ id: id(1), received_at: app.time.now.toISOString() })
  expect(first.body.sha256).toMatch(/^[0-9a-f]{64}$/)
  app.time.now = new Date(app.time.now.getTime() + 60_000)
  const again = await put(mark(1, 1))
  expect([again.status, again.body]).toEqual([200, first.body])
  expect((await put(mark(1, 2))).body).toMatchObject({ status: 409, code: 'capture_conflict' })
  expect(await states()).toEqual(['painted', 'to_paint', 'to_paint', 'to_paint', 'to_paint', 'to_paint'])
  const { body: log } = await lina.get(`/log?chain=${cast.market}&kind=stall.painted`)
  expect(log.rows).toHaveLength(1)
  expect(log.rows[0]).toMatchObject({ actor_name: '王强', body: { number: 'A-001', version: 1 } })
})

test('a job counts what has no true line when it is made; a worn line joins it; its end leaves the rest to be painted', async () => {
  await put(mark(1, 1))
  const made = await job(50)
  expect(made.status).toBe(201)
  expect(made.body.job).toMatchObject({ id: id(50), version: 1, first_day: '2026-11-23', days: 2, created_by: '李娜' })
  const inJob = async () => (await round()).stalls.filter(({ in_job }) => in_job).map(({ number }) => number)
  expect(await inJob()).toEqual(['A-002', 'A-003', 'B-001', 'B-002', 'B-003'])
  expect((await job(51)).body).toMatchObject({ status: 409, code: 'paint_job_open' })
  const again = await job(50)
  expect([again.status, again.body.job]).toEqual([200, made.body.job])
  expect((await job(50, { days: 3 })).body).toMatchObject({ status: 409, code: 'conflict' })

  await put(mark(2, 1, { kind: 'worn', note: '雨后看不清' }))
  expect(await inJob()).toContain('A-001')
  expect((await round()).stalls[0]).toMatchObject({ state: 'worn', mark: { note: '雨后看不清', by: '王强' } })

  expect((await lina.post(`${painting}/jobs/${id(50)}/end`)).body.job).toBeNull()
  expect((await lina.post(`${painting}/jobs/${id(50)}/end`)).status).toBe(404)
  expect((await job(52)).status).toBe(201)
  expect(await inJob()).toHaveLength(6)
})

test('when everything is painted there is no job to make', async () => {
  for (const n of [1, 2, 3, 4, 5, 6]) await put(mark(n, n))
  expect((await job(50)).body).toMatchObject({ status: 422, code: 'nothing_to_paint' })
  expect((await job(50, { version: 9 })).status).toBe(404)
})

test('a mark is taken back by who made it or a supervisor, once, and what was before holds again', async () => {
  await put(mark(1, 1))
  await put(mark(2, 1, { kind: 'worn', claimed_at: '2026-11-23T10:30:00Z' }))
  const back = (n: number, withdraws: number) => mark(n, 1, { kind: 'withdrawn', withdraws: id(withdraws) })
  const chenjing = await app.as('chenjing')
  expect((await put(back(3, 2), chenjing)).body).toMatchObject({ code: 'not_allowed' })
  expect((await put(back(3, 2))).status).toBe(201)
  expect((await states())[0]).toBe('painted')
  expect((await put(back(4, 2))).body).toMatchObject({ status: 409, code: 'already_withdrawn' })
  // Nothing would come of it, and the log would say that something did.
  expect((await put(back(8, 3), lina)).body.code).toBe('unknown_reference')
  expect((await put(back(5, 1), lina)).status).toBe(201)
  expect((await states())[0]).toBe('to_paint')
  await put(mark(6, 3))
  expect((await put(mark(7, 2, { kind: 'withdrawn', withdraws: id(6) }))).body).toMatchObject({ status: 422 })
})

test('a stall that the next plan moves is to be painted again, one that it leaves or renumbers is not', async () => {
  for (const n of [1, 2]) await put(mark(n, n))
  const { body } = await lina.get(`/markets/${cast.market}/plans/latest`)
  const { stalls, ...ground } = body.document as PlanDocument
  const moved = stalls.map((one, index) =>
    index === 0
      ? { ...one, outline: one.outline.map(([lng, lat]) => [lng, lat + 0.0002]) }
      : index === 1
        ? { ...one, number: 'A-020' }
        : one,
  )
  const answer = await lina.post(`/markets/${cast.market}/plans/drawn`, {
    id: id(90),
    expected_version: 1,
    valid_from: '2026-11-23',
    note: null,
    document: { stalls: moved, ...ground },
    place: null,
    checks_reason: '测试',
    holders: [],
  })
  expect(answer.status).toBe(201)
  const after = new Map((await round()).stalls.map(({ number, state }) => [number, state]))
  expect([after.get('A-001'), after.get('A-020'), after.get('A-003')]).toEqual(['to_paint', 'painted', 'to_paint'])
  await put(mark(3, 1, { version: 2, claimed_at: '2026-11-23T10:40:00Z' }))
  expect((await states())[0]).toBe('painted')
})

test('a photo that is still on its way is told as such', async () => {
  const photo = 'ab'.repeat(32)
  await put(mark(1, 1, { photo }))
  expect((await round()).stalls[0]?.mark).toMatchObject({ photo, photo_here: false })
})

test('a stranger stall, version or market, a claim from the future, a street: each has its answer', async () => {
  const stranger = await put(mark(1, 1, { stall_id: cast.shop(1) }))
  expect(stranger.body).toMatchObject({ status: 422, code: 'unknown_reference' })
  expect((await put(mark(1, 1, { version: 7 }))).body).toMatchObject({ status: 422, code: 'unknown_reference' })
  expect((await put(mark(1, 1, { kind: 'withdrawn' }))).status).toBe(400)
  expect((await put(mark(1, 1, { withdraws: id(3) }))).status).toBe(400)
  expect((await wangqiang.get(`/markets/${cast.street}/painting`)).body).toMatchObject({
    code: 'market_without_stalls',
  })
  expect((await wangqiang.get('/markets/nowhere/painting')).status).toBe(404)
  await put(mark(2, 1, { claimed_at: '2027-01-01T00:00:00Z' }))
  expect((await round()).stalls[0]?.mark).toMatchObject({ at: app.time.now.toISOString() })
})

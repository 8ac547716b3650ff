import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
})
afterAll(() => app.close())

const lesson = {
  topic: '执法规范',
  audience: 'officers',
  held_on: '2026-11-20',
  valid_until: '2026-12-10',
  place: '中心三楼',
  note: null,
  cancelled: false,
}
const add = async (more: object = {}): Promise<string> =>
  (await lina.post('/trainings', { ...lesson, ...more })).body.id
const tick = (training: string, who: string, attended = true) => lina.put(`/trainings/${training}/${who}`, { attended })
const ending = async () => (await lina.get('/trainings/ending')).body.rows

test('a lesson is added with its list of officers, ticked one by one, and taken back; each tick is in the log once', async () => {
  const id = await add()
  const { body } = await lina.get(`/trainings/${id}`)
  expect(body).toMatchObject({ topic: '执法规范', vendors: [], today: '2026-11-23' })
  expect(body.officers.map(({ name }: { name: string }) => name).sort()).toEqual(
    ['李娜', '赵磊', '王强', '陈静', '刘洋', '孙浩', '郭敏'].sort(),
  )
  await tick(id, `officers/${cast.wangqiang}`)
  await tick(id, `officers/${cast.wangqiang}`)
  await tick(id, `officers/${cast.chenjing}`)
  const after = await tick(id, `officers/${cast.chenjing}`, false)
  expect(after.body.officers.filter(({ attended }: { attended: boolean }) => attended)).toMatchObject([
    { name: '王强', squad_name: '八道中队', squad_name_en: 'Badao squad' },
  ])
  const { rows } = (await lina.get(`/log?subject=training:${id}&kind=training.attended`)).body
  expect(rows).toHaveLength(3)
  expect((await lina.get('/trainings')).body.rows[0]).toMatchObject({ officers: 1, vendors: 0 })
})

test('what runs out is told, soonest first; the newest lesson of a topic counts, one without an end for good', async () => {
  expect(await ending()).toMatchObject([
    { kind: 'officer', name: '王强', topic: '执法规范', valid_until: '2026-12-10' },
  ])
  const vendors = await add({ topic: '食品安全', audience: 'vendors', valid_until: '2026-11-30' })
  await tick(vendors, `vendors/${cast.zhangmei}`)
  expect((await ending()).map(({ name }: { name: string }) => name)).toEqual(['张梅', '王强'])
  const again = await add({ held_on: '2026-11-22', valid_until: null })
  await tick(again, `officers/${cast.wangqiang}`)
  expect((await ending()).map(({ name }: { name: string }) => name)).toEqual(['张梅'])
  await lina.put(`/trainings/${again}`, { ...lesson, held_on: '2026-11-22', valid_until: null, cancelled: true })
  expect((await ending()).map(({ name }: { name: string }) => name)).toEqual(['张梅', '王强'])
})

test('of more than a page of what runs out, what is still to end comes first, and how many there are is told', async () => {
  const { body: before } = await lina.get('/trainings/ending')
  const lessons = Array.from({ length: 310 }, (_, n) => ({
    id: `01900000-0000-7000-8abc-${String(n).padStart(12, '0')}`,
    ...{
      topic: `旧课 ${n}`,
      audience: 'vendors' as const,
      held_on: '2026-01-01',
      valid_until: '2026-10-01',
      cancelled: false,
    },
    ...{ created_by: cast.lina, created_at: app.time.now },
  }))
  await app.db.insertInto('training').values(lessons).execute()
  const ticks = lessons.map(({ id }) => ({ training_id: id, vendor_id: cast.malong }))
  await app.db
    .insertInto('training_vendor')
    .values(ticks.map((tick) => ({ ...tick, ticked_by: cast.lina, ticked_at: app.time.now })))
    .execute()
  const { body } = await lina.get('/trainings/ending')
  expect([body.total, body.rows.length]).toEqual([before.total + 310, 300])
  expect(body.rows.slice(0, before.total)).toEqual(before.rows)
  await app.db.deleteFrom('training_vendor').where('vendor_id', '=', cast.malong).execute()
  await app.db.deleteFrom('training').where('topic', 'like', '旧课%').execute()
})

test('nobody is ticked at a lesson that is not theirs, was called off, or is still to come', async () => {
  const officers = await add()
  expect((await tick(officers, `vendors/${cast.zhangmei}`)).body.code).toBe('training_audience')
  const off = await add({ cancelled: true })
  expect((await tick(off, `officers/${cast.wangqiang}`)).body.code).toBe('training_cancelled')
  const coming = await add({ held_on: '2026-11-24', valid_until: null })
  expect((await tick(coming, `officers/${cast.wangqiang}`)).body.code).toBe('training_not_yet')
  const nobody = '01900000-0000-7000-8000-000000000999'
  expect((await tick(nobody, `officers/${cast.wangqiang}`)).status).toBe(404)
  expect((await tick(officers, `officers/${nobody}`)).body.code).toBe('unknown_reference')
  expect((await lina.post('/trainings', { ...lesson, valid_until: '2026-11-19' })).body.code).toBe('invalid_request')
  const officer = await app.as('wangqiang')
  expect((await officer.get('/trainings')).status).toBe(403)
})

test('lessons are paged, each once', async () => {
  for (let n = 0; n < 55; n++) await add({ held_on: '2026-10-01', valid_until: null })
  const seen: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const { body }: { body: { rows: { id: string }[]; next: string | null } } = await lina.get(
      `/trainings${next && `?before=${encodeURIComponent(next)}`}`,
    )
    seen.push(...body.rows.map(({ id }) => id))
    next = body.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(55)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { fresh } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
let zhaolei: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  zhaolei = await app.as('zhaolei')
})
afterAll(() => app.close())

const view = (fields: object = {}) => ({
  kind: 'matters' as const,
  name: '逾期的',
  query: 'overdue=yes',
  shared: false,
  opens_first: false,
  ...fields,
})
const namesOf = async (client: Client) =>
  (await client.get('/views')).body.views.map((each: { name: string; of: string | null }) => [each.name, each.of])

test('a view is saved, renamed, shared, deleted and put back', async () => {
  const id = fresh()
  expect((await lina.put(`/views/${id}`, view())).status).toBe(200)
  expect(await namesOf(lina)).toEqual([['逾期的', null]])
  expect(await namesOf(zhaolei)).toEqual([])
  await lina.put(`/views/${id}`, view({ name: '逾期事项', shared: true }))
  expect(await namesOf(zhaolei)).toEqual([['逾期事项', '李娜']])
  expect((await zhaolei.put(`/views/${id}`, view({ name: '我的' }))).status).toBe(404)
  expect((await zhaolei.send('DELETE', `/views/${id}`)).status).toBe(404)
  expect((await lina.send('DELETE', `/views/${id}`)).body).toEqual({ views: [] })
  expect((await lina.put(`/views/${id}`, view())).body.views).toHaveLength(1)
})

test('a name is somebody’s once', async () => {
  const again = await lina.put(`/views/${fresh()}`, view({ kind: 'patrols' }))
  expect([again.status, again.body.code]).toEqual([409, 'name_taken'])
  expect((await zhaolei.put(`/views/${fresh()}`, view())).status).toBe(200)
})

test('one view opens first per list', async () => {
  const [first, second] = [fresh(), fresh()]
  await zhaolei.put(`/views/${first}`, view({ name: '一', opens_first: true }))
  const { body } = await zhaolei.put(`/views/${second}`, view({ name: '二', opens_first: true }))
  const opening = body.views.filter((each: { opens_first: boolean }) => each.opens_first)
  expect(opening.map((each: { name: string }) => each.name)).toEqual(['二'])
})

test('however many others share, one’s own views are there; what is no address is refused by name', async () => {
  const many = Array.from({ length: 501 }, (_, n) => ({
    ...view({ name: `0 ${n}`, shared: true }),
    ...{ id: fresh(), person_id: cast.zhaolei, saved_at: app.time.now },
  }))
  await app.db.insertInto('saved_view').values(many).execute()
  expect((await namesOf(lina))[0]).toEqual(['逾期的', null])
  for (const query of ['market=a\u0000b', '//evil.example#', 'state=逾期']) {
    const { status, body } = await lina.put(`/views/${fresh()}`, view({ name: query.slice(0, 5), query }))
    expect([status, body.detail?.fields?.[0].path]).toEqual([400, 'query'])
  }
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { cast, phones } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const lookups = () => app.db.selectFrom('event').selectAll().where('kind', '=', 'vendor.looked_up').execute()

test('of all ten thousand endings an account may ask for sixty an hour, then it is told so and when it may again', async () => {
  const officer = await app.as('wangqiang')
  const ask = async (q: string) => officer.get(`/vendors?q=${encodeURIComponent(q)}`)
  for (let n = 0; n < 59; n++) expect((await ask(String(n).padStart(4, '0'))).status).toBe(200)
  app.time.now = new Date(tonight.getTime() + 600_000)
  expect((await ask(`139-${phones.zhangmei.slice(3)}`)).body.vendors).toHaveLength(1)
  const refused = await ask('0001')
  expect(refused).toMatchObject({ status: 429, body: { code: 'phone_lookups_used_up', detail: { limit: 60 } } })
  expect(refused.headers.get('retry-after')).toBe('3000')
  // Turning the page of what was asked before is asking again: any id would do.
  expect((await officer.get(`/vendors?q=0002&after=${cast.zhangmei}`)).status).toBe(429)
  expect((await ask('张')).body.vendors).toHaveLength(1)
  expect((await officer.get('/vendors')).status).toBe(200)
  expect((await (await app.as('chenjing')).get('/vendors?q=0001')).body.vendors).toHaveLength(1)
  app.time.now = new Date(tonight.getTime() + 3_600_000)
  expect((await ask('0001')).body.vendors).toHaveLength(1)
})

test('the log says who looked numbers up and how, never which', async () => {
  const officer = await app.as('wangqiang')
  await officer.get('/vendors?q=0001')
  await officer.get(`/vendors?q=${phones.zhangmei}`)
  await officer.get('/vendors?q=张梅')
  const rows = await lookups()
  expect(rows.map(({ actor_id, subject, body }) => ({ actor_id, subject, body }))).toEqual([
    { actor_id: cast.wangqiang, subject: `person:${cast.wangqiang}`, body: { by: 'ending' } },
    { actor_id: cast.wangqiang, subject: `person:${cast.wangqiang}`, body: { by: 'whole' } },
  ])
})

test('eighty at once do not slip under the limit', async () => {
  const officer = await app.as('wangqiang')
  const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => officer.get(`/vendors?q=${1000 + n}`)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
  expect(await lookups()).toHaveLength(60)
})

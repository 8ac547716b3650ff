import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, phones } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { ids, writer } from '../ratio/week.ts'
import { keepDecision } from '../../src/opendata/queries.ts'
import { queriesWith } from '../support/queries.ts'
import { stageOctober } from './staged.ts'

let app: TestApp
let supervisor: Client
let anybody: Client
beforeAll(async () => {
  app = await startApp()
  await stageOctober(app.db)
  supervisor = await app.as('lina')
  anybody = app.anyone
})
afterAll(() => app.close())

const lines = async (file: string) => {
  const { status, text } = await anybody.get(`/open-data/2026-10/${file}`)
  expect(status).toBe(200)
  return text.replace('\ufeff', '').trimEnd().split('\r\n')
}

test('a month is nobody’s until a supervisor makes it public, and only when it is over', async () => {
  expect((await anybody.get('/open-data')).body).toEqual({ months: [] })
  expect((await anybody.get('/open-data/2026-10/inspections.csv')).status).toBe(404)
  const publish = { month: '2026-10', published: true }
  expect((await anybody.post('/open-data', publish)).status).toBe(401)
  expect((await (await app.as('wangqiang')).post('/open-data', publish)).status).toBe(403)
  const running = await supervisor.post('/open-data', { month: '2026-11', published: true })
  expect(running.body.code).toBe('month_running')
  expect((await supervisor.post('/open-data', publish)).body).toEqual(publish)
  expect((await supervisor.post('/open-data', publish)).body).toEqual(publish)
  const { body } = await anybody.get('/open-data')
  expect(body.months).toEqual([{ month: '2026-10', published_at: app.time.now.toISOString() }])
  const log = await app.db.selectFrom('event').select('body').where('kind', '=', 'open_month.decided').execute()
  expect(log.map((row) => row.body)).toEqual([publish])
})

test('months are offered that are over and hold looks; others are refused with a sentence, also for download', async () => {
  expect((await supervisor.get('/open-data/months')).body).toEqual({ months: ['2026-10'] })
  expect((await (await app.as('wangqiang')).get('/open-data/months')).status).toBe(403)
  expect((await anybody.get('/open-data/months')).status).toBe(401)
  const empty = { month: '2026-09', published: true }
  expect((await supervisor.post('/open-data', empty)).body.code).toBe('month_without_looks')
  const file = await anybody.get('/open-data/2026-09/inspections.csv')
  expect([file.status, file.body.code]).toEqual([404, 'month_without_looks'])
  // A month that was made public while every month could be: nobody is offered its empty files, and it can be taken back.
  const decision = { month: '2026-09-01', published: true, person_id: cast.lina, at: app.time.now }
  await keepDecision(app.db, decision)
  expect((await anybody.get('/open-data')).body.months.map(({ month }: { month: string }) => month)).toEqual([
    '2026-10',
  ])
  expect((await anybody.get('/open-data/2026-09/businesses.csv')).body.code).toBe('month_without_looks')
  expect((await supervisor.post('/open-data', { ...empty, published: false })).body).toEqual({
    month: '2026-09',
    published: false,
  })
})

test('a month is offered from the day after its last evening on, and of its looks those that stand count', async () => {
  const today = app.time.now
  app.time.now = new Date('2026-10-31T21:00:00+08:00')
  expect((await supervisor.get('/open-data/months')).body).toEqual({ months: [] })
  app.time.now = today
  const looked = { evening: '2026-08-12', at: new Date('2026-08-12T19:00:00+08:00'), stall_id: cast.stall(1) }
  const write = writer(app.db)
  const first = write.inspection(60, { ...looked, claimed_at: looked.at, vendor_id: cast.zhangmei })
  await app.db.insertInto('inspection').values(first).execute()
  expect((await supervisor.get('/open-data/months')).body).toEqual({ months: ['2026-10', '2026-08'] })
  await app.db
    .insertInto('inspection')
    .values(
      write.inspection(61, {
        ...looked,
        claimed_at: looked.at,
        vendor_id: cast.zhangmei,
        outcome: 'void',
        amends: ids.inspection(60),
        amend_reason: 'mistake',
      }),
    )
    .execute()
  expect((await supervisor.get('/open-data/months')).body).toEqual({ months: ['2026-10'] })
})

test('places with three looks are told of, by what the public page shows of them', async () => {
  const [head, ...rows] = await lines('businesses.csv')
  expect(head).toBe('business_id,name,address,latitude,longitude,market,kind,number,category')
  expect(rows.map((row) => row.split(',')[0])).toEqual([1, 2, 3].map(cast.stall))
  expect(rows[1]).toContain(",'=小杨服装,")
  expect(rows[2]).not.toContain('马龙')
  for (const [n, row] of rows.entries()) {
    const [, , address, lat, lng, market, kind, number] = row.split(',')
    expect([market, kind, number]).toEqual(['pingan', 'stall', `A-00${n + 1}`])
    expect(address).toContain(`A-00${n + 1}`)
    expect([Number(lat), Number(lng)]).toEqual([expect.closeTo(40.129, 3), expect.closeTo(124.394, 3)])
  }
})

test('looks say in order or not, and nobody’s name, note, phone or action', async () => {
  const [head, ...rows] = await lines('inspections.csv')
  expect(head).toBe('business_id,date,description,result')
  expect(rows).toHaveLength(9)
  expect(rows.filter((row) => row.endsWith(',not_in_order'))).toEqual([`${cast.stall(1)},20261013,有问题,not_in_order`])
  const all = [...rows, ...(await lines('businesses.csv')), ...(await lines('feed_info.csv'))].join('\n')
  const people = await app.db.selectFrom('person').select(['name', 'user_name']).execute()
  const vendors = await app.db.selectFrom('vendor').select(['id', 'name']).execute()
  for (const { name } of [...people, ...vendors]) expect(all).not.toContain(name)
  for (const { id } of vendors) expect(all).not.toContain(id)
  for (const phone of Object.values(phones)) expect(all).not.toContain(phone)
})

test('twenty who ask for a file at once share its readings', async () => {
  const files = () => Promise.all(Array.from({ length: 20 }, () => lines('inspections.csv')))
  let told: string[][] = []
  const ask = async () => void (told = await files())
  // Alone each would read for itself: 20 and 620. How many fall together is the machine's.
  expect(await queriesWith('told.places', ask)).toBeLessThan(10)
  expect(new Set(told.map((file) => file.join()))).toHaveLength(1)
  expect(told[0]).toHaveLength(10)
  expect(await queriesWith('as t(id uuid, vendor_id uuid)', ask)).toBeLessThan(10 * 31)
})

test('what is taken out leaves the files, and with it a place that is then seen too rarely, and the market', async () => {
  const again = writer(app.db).inspection(50, {
    evening: '2026-10-13',
    stall_id: cast.stall(2),
    vendor_id: cast.yangfan,
    outcome: 'void',
    amends: ids.inspection(5),
    amend_reason: 'mistake',
  })
  await app.db.insertInto('inspection').values(again).execute()
  expect(await lines('businesses.csv')).toHaveLength(1)
  expect(await lines('inspections.csv')).toHaveLength(1)
})

test('a month is taken back', async () => {
  await supervisor.post('/open-data', { month: '2026-10', published: false })
  expect((await anybody.get('/open-data')).body).toEqual({ months: [] })
  expect((await anybody.get('/open-data/2026-10/feed_info.csv')).status).toBe(404)
})

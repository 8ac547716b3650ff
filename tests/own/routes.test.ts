import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, phones } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let zhangmei: Client
const patrol = cast.stall(900)
const minutes = (n: number) => new Date(tonight.getTime() + n * 60_000)

/** An inspection straight into the tables, for stories that the capture rules would make long. */
async function inspect(
  n: number,
  change: { outcome?: 'in_order' | 'findings' | 'void'; at?: Date; vendor_id?: string; stall?: number } & Record<
    string,
    unknown
  > = {},
) {
  const { stall = 1, at = minutes(n), ...rest } = change
  await app.db
    .insertInto('inspection')
    .values({
      id: cast.stall(2000 + n),
      market_id: 'pingan',
      evening: '2026-11-23',
      patrol_id: patrol,
      officer_id: cast.chenjing,
      stall_id: cast.stall(stall),
      vendor_id: cast.zhangmei,
      outcome: 'in_order',
      checklist_version: 1,
      at,
      claimed_at: at,
      received_at: at,
      content_hash: Buffer.alloc(32),
      ...rest,
    })
    .execute()
  return cast.stall(2000 + n)
}

async function find(inspection: number, item_code: string, actions: { kind: string; [column: string]: unknown }[]) {
  const id = cast.stall(3000 + inspection)
  const common = { market_id: 'pingan', evening: '2026-11-23' }
  await app.db
    .insertInto('finding')
    .values({
      id,
      inspection_id: cast.stall(2000 + inspection),
      ...common,
      item_code,
      checklist_version: 1,
      vendor_id: cast.zhangmei,
      note: '王强和陈静看到的',
      position: 1,
    })
    .execute()
  await app.db
    .insertInto('action')
    .values(
      actions.map((action, index) => ({
        id: cast.stall(4000 + inspection * 10 + index),
        finding_id: id,
        ...common,
        at: minutes(inspection),
        position: index + 1,
        ...action,
      })),
    )
    .execute()
}

beforeAll(async () => {
  app = await startApp()
  zhangmei = await app.as('zhangmei')
  await app.db
    .insertInto('patrol')
    .values({
      id: patrol,
      market_id: 'pingan',
      evening: '2026-11-23',
      squad_id: cast.bado,
      lead_id: cast.wangqiang,
      started_at: minutes(-60),
    })
    .execute()
})
afterAll(() => app.close())

const own = async () => (await zhangmei.get('/own')).body

test('a vendor sees the own stall, tonight’s hours, the own number in full, and that it costs nothing', async () => {
  const { status, body } = await zhangmei.get('/own')
  expect(status).toBe(200)
  expect(body.vendor).toMatchObject({ name: '张梅', phone: phones.zhangmei, category_name: '小吃' })
  expect(body).toMatchObject({ to_put_right: [], latest: null, fee_yuan: 0 })
  expect(body.places).toHaveLength(1)
  expect(body.places[0]).toMatchObject({
    kind: 'stall',
    market_id: 'pingan',
    number: 'A-001',
    row: 'A',
    category: 'snacks',
    opens_at: '2026-11-23T07:00:00.000Z',
    closes_at: '2026-11-23T13:00:00.000Z',
    open_now: true,
  })
  expect(body.places[0].outline).toHaveLength(4)
})

test('open now ends with the hours; a stall that is closed on the plan is never open', async () => {
  app.time.now = new Date('2026-11-23T13:00:00Z')
  expect((await (await app.as('zhangmei')).get('/own')).body.places[0].open_now).toBe(false)
  app.time.now = tonight
  expect((await own()).places[0].open_now).toBe(true)
})

test('after midnight it is still the evening before, so a stall that begins today is not yet mine', async () => {
  const entry = { stall_id: cast.stall(6), vendor_id: cast.zhangmei, starts_on: '2026-11-24', ends_on: null }
  const { body } = await (await app.as('lina')).post('/markets/pingan/assignments', entry)
  app.time.now = new Date('2026-11-23T17:00:00Z')
  expect((await own()).places).toHaveLength(1)
  app.time.now = new Date('2026-11-24T07:30:00Z')
  expect((await own()).places).toHaveLength(2)
  app.time.now = tonight
  await (await app.as('lina')).post(`/assignments/${body.id}/end`, { last_day: '2026-11-23', reason: '放弃' })
})

test('the record holds every look with what was found, done, set aside and overturned, and one name only', async () => {
  await inspect(1, { outcome: 'findings' })
  await find(1, 'FOOD-02', [{ kind: 'fix_by', deadline_at: minutes(600) }, { kind: 'educate' }])
  await inspect(2, { outcome: 'findings' })
  await find(2, 'PLOT-01', [{ kind: 'fix_now' }])
  await inspect(3, { outcome: 'findings' })
  await find(3, 'USE-05', [{ kind: 'remind' }])
  await inspect(4, { stall: 2 })
  await inspect(5)
  await inspect(6, { outcome: 'void', amends: cast.stall(2005), amend_reason: 'mistake' })
  await inspect(7, { outcome: 'void', amends: cast.stall(2001), amend_reason: 'duplicate' })
  await app.db
    .insertInto('overturned_action')
    .values({ action_id: cast.stall(4020), at: minutes(30), decided_by: cast.lina, reason: '线是重新画过的' })
    .execute()
  await inspect(8, { outcome: 'findings' })
  await find(8, 'TIME-02', [{ kind: 'fine_on_spot', amount_yuan: 50, document_number: '丹元罚〔2026〕1号' }])
  const { body, text } = await zhangmei.get('/own/history')
  const looks = body.inspections as {
    id: string
    set_aside: unknown
    findings: { name: string; actions: object[] }[]
  }[]
  expect(looks.map(({ id, set_aside }) => [Number(id.slice(-4)) - 2100, set_aside])).toEqual([
    [8, null],
    [5, 'mistake'],
    [4, null],
    [3, null],
    [2, null],
    [1, 'duplicate'],
  ])
  expect(looks[0]).toMatchObject({
    lead_name: '王强',
    market_name: '平安夜市',
    at: minutes(8).toISOString(),
    outcome: 'findings',
  })
  expect(looks[0]?.findings[0]).toMatchObject({
    name: '超时经营',
    actions: [{ kind: 'fine_on_spot', amount_yuan: 50, document_number: '丹元罚〔2026〕1号', overturned: null }],
  })
  expect(looks[4]?.findings[0]?.actions[0]).toMatchObject({
    kind: 'fix_now',
    overturned: { at: minutes(30).toISOString(), reason: '线是重新画过的' },
  })
  expect(text).not.toMatch(/陈静|李娜|看到的/)
  expect((await own()).latest.id).toBe(looks[0]?.id)
})

test('a curious vendor meets nobody else’s rows', async () => {
  const theirs = await inspect(20, { vendor_id: cast.yangfan, stall: 2 })
  const mine = cast.stall(2008)
  expect((await zhangmei.get(`/own/history?before=${theirs}`)).status).toBe(404)
  expect((await zhangmei.get(`/own/history?before=${mine}`)).status).toBe(200)
  expect((await zhangmei.get('/own/history')).text).not.toContain(theirs)
  const yangfan = await app.as('yangfan')
  expect((await yangfan.get(`/own/history?before=${mine}`)).status).toBe(404)
  expect((await yangfan.get('/own/history')).body.inspections).toHaveLength(1)
  for (const path of ['/vendors', `/vendors/${cast.yangfan}`, `/assignments?vendor=${cast.yangfan}`, '/people']) {
    expect((await zhangmei.get(path)).status, path).toBe(403)
  }
})

test('staff have no own page, nobody has none either', async () => {
  expect((await (await app.as('lina')).get('/own')).status).toBe(403)
  expect((await app.anyone.get('/own/history')).status).toBe(401)
  expect((await zhangmei.get('/own/history?before=1')).body.code).toBe('invalid_request')
})

test('a shop is a place too, and a roaming vendor has none but a record', async () => {
  await app.db.updateTable('shop').set({ vendor_id: cast.malong }).where('id', '=', cast.shop(2)).execute()
  const malong = await app.as('malong')
  expect((await malong.get('/own')).body.places).toMatchObject([{ kind: 'shop', number: '2', market_id: 'shahe' }])
  await app.db.updateTable('shop').set({ vendor_id: null }).where('id', '=', cast.shop(2)).execute()
  await inspect(30, { stall_id: null, place: '银河大街口', vendor_id: cast.malong, outcome: 'findings' })
  const { body } = await malong.get('/own')
  expect(body.places).toEqual([])
  expect(body.latest.subject).toEqual({ kind: 'place', label: '银河大街口' })
})

test('a long record comes by pages, without gap or repeat', async () => {
  const yangfan = await app.as('yangfan')
  for (let n = 100; n < 170; n++)
    await inspect(n, { vendor_id: cast.yangfan, stall: 2, at: minutes(Math.floor(n / 3)) })
  const first = await yangfan.get('/own/history')
  const second = await yangfan.get(`/own/history?before=${first.body.next}`)
  const ids = [...first.body.inspections, ...second.body.inspections].map(({ id }: { id: string }) => id)
  expect(ids).toHaveLength(71)
  expect(new Set(ids).size).toBe(71)
  expect(second.body.next).toBeNull()
})

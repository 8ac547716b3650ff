import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, phones } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'

let app: TestApp
let lina: Client
let officer: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  officer = await app.as('wangqiang')
})
afterAll(() => app.close())

const entry = {
  name: '周琴',
  trade_name: '琴姐水果',
  phone: '13904150077',
  party: 'person',
  origin: 'settled',
  category_id: 'fruit',
  priority: false,
}
const names = (answer: { body: { vendors: { name: string }[] } }) => answer.body.vendors.map(({ name }) => name)

test('vendors come by name with where they trade, the phone masked for an officer', async () => {
  const { status, body } = await officer.get('/vendors')
  expect(status).toBe(200)
  expect(body).toMatchObject({ total: 3, next: null })
  const zhangmei = body.vendors.find((vendor: { id: string }) => vendor.id === cast.zhangmei)
  expect(zhangmei).toMatchObject({ phone: '139****0001', phone_masked: true, category_name: '小吃', priority: false })
  expect(zhangmei.places).toEqual([
    {
      kind: 'stall',
      id: cast.stall(1),
      market_id: 'pingan',
      market_name: '平安夜市',
      market_name_en: "Ping'an night market",
      number: 'A-001',
    },
  ])
})

test('search finds by part of a name, of a trade name and by phone tail, and wildcards are ordinary letters', async () => {
  expect(names(await officer.get('/vendors?q=张'))).toEqual(['张梅'])
  expect(names(await officer.get('/vendors?q=帆的摊'))).toEqual(['杨帆'])
  const tail = await officer.get('/vendors?q=0002')
  expect(names(tail)).toEqual(['杨帆'])
  expect(tail.body.vendors[0].phone).toBe('139****0002')
  expect(names(await officer.get(`/vendors?q=${phones.malong}`))).toEqual(['马龙'])
  for (const q of ['13904', '41500', '%25', '_', '%5C'])
    expect(names(await officer.get(`/vendors?q=${q}`)), q).toEqual([])
})

test('the list narrows by origin, priority, category and market', async () => {
  expect(names(await officer.get('/vendors?origin=roaming'))).toEqual(['马龙'])
  expect(names(await officer.get('/vendors?priority=yes'))).toEqual([])
  expect(names(await officer.get('/vendors?category=clothes'))).toEqual(['杨帆'])
  expect((await officer.get('/vendors?market=pingan')).body.total).toBe(2)
  expect((await officer.get('/vendors?market=shahe')).body.total).toBe(0)
})

test('R18: a whole number tells whoever sees masks no more than the mask does', async () => {
  const tried = phones.zhangmei.replace('0415', '0416')
  expect(names(await officer.get(`/vendors?q=${phones.zhangmei}`))).toEqual(['张梅'])
  expect(names(await officer.get(`/vendors?q=${tried}`))).toEqual(['张梅'])
  expect(names(await lina.get(`/vendors?q=${phones.zhangmei}`))).toEqual(['张梅'])
  expect(names(await lina.get(`/vendors?q=${tried}`))).toEqual([])
})

test('R18: an auxiliary who calls themself the lead of a patrol sees no numbers', async () => {
  const id = cast.stall(902)
  const start = { squad_id: cast.bado, lead_id: cast.liuyang, members: [cast.liuyang] }
  const liuyang = await app.as('liuyang')
  expect((await liuyang.put(`/markets/${cast.market}/patrols/${id}`, start)).status).toBe(201)
  expect((await liuyang.get(`/vendors/${cast.zhangmei}`)).body.phone).toBe('139****0001')
  await endPatrol(liuyang, cast.market, id, app.time.now)
})

test('the officer who leads the responsible squad’s open patrol sees the number, until it ends', async () => {
  const patrol = {
    id: cast.stall(900),
    market_id: cast.market,
    evening: '2026-11-23',
    squad_id: cast.bado,
    lead_id: cast.wangqiang,
    started_at: tonight,
  }
  await app.db.insertInto('patrol').values(patrol).execute()
  expect((await officer.get(`/vendors/${cast.zhangmei}`)).body.phone).toBe(phones.zhangmei)
  expect((await officer.get(`/vendors/${cast.malong}`)).body.phone_masked).toBe(true)
  expect((await (await app.as('chenjing')).get(`/vendors/${cast.zhangmei}`)).body.phone_masked).toBe(true)
  await app.db.updateTable('patrol').set({ ended_at: tonight }).where('id', '=', patrol.id).execute()
  expect((await officer.get(`/vendors/${cast.zhangmei}`)).body.phone).toBe('139****0001')
  // 兴东中队 may lead a patrol there too, but is not the market's squad.
  const other = { ...patrol, id: cast.stall(901), squad_id: cast.xingdong, lead_id: cast.guomin }
  await app.db.insertInto('patrol').values(other).execute()
  expect((await (await app.as('guomin')).get(`/vendors/${cast.zhangmei}`)).body.phone_masked).toBe(true)
})

test('a supervisor registers a vendor; the server says who verified the priority and when', async () => {
  const { status, body } = await lina.post('/vendors', { ...entry, priority: true, priority_verified_by: cast.zhaolei })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: '周琴',
    phone: entry.phone,
    priority_verified_by: '李娜',
    priority_verified_on: '2026-11-23',
  })
  const kept = await (await app.as('zhaolei')).put(`/vendors/${body.id}`, { ...entry, name: '周琴琴', priority: true })
  expect(kept.body).toMatchObject({ name: '周琴琴', priority_verified_by: '李娜' })
  const none = await lina.put(`/vendors/${body.id}`, entry)
  expect(none.body).toMatchObject({ priority: false, priority_verified_by: null, priority_verified_on: null })
  const events = await app.db
    .selectFrom('event')
    .selectAll()
    .where('subject', '=', `vendor:${body.id}`)
    .orderBy('position')
    .execute()
  expect(events.map(({ kind, actor_id }) => [kind, actor_id])).toEqual([
    ['vendor.saved', cast.lina],
    ['vendor.saved', cast.zhaolei],
    ['vendor.saved', cast.lina],
  ])
  expect(JSON.stringify(events)).not.toMatch(/周琴|13904150077/)
})

test('the day of a verification is the market’s, not the server’s', async () => {
  app.time.now = new Date('2026-11-23T17:30:00Z')
  const { body } = await (await app.as('lina')).post('/vendors', { ...entry, phone: '13904150078', priority: true })
  expect(body.priority_verified_on).toBe('2026-11-24')
  app.time.now = tonight
})

test('a phone number is one vendor’s; an unknown trade or vendor is refused', async () => {
  expect((await lina.post('/vendors', { ...entry, phone: phones.zhangmei })).body.code).toBe('phone_taken')
  expect((await lina.post('/vendors', { ...entry, phone: '13904150079', category_id: 'gold' })).body.code).toBe(
    'unknown_reference',
  )
  expect((await lina.put(`/vendors/${cast.stall(1)}`, entry)).status).toBe(404)
  expect((await lina.get(`/vendors/${cast.stall(1)}`)).status).toBe(404)
  const wrong = await lina.post('/vendors', { ...entry, phone: '12', name: ' ' })
  expect(wrong.body.detail.fields.map(({ path }: { path: string }) => path).sort()).toEqual(['name', 'phone'])
})

test('a new phone number signs the old one out', async () => {
  const malong = await app.as('malong')
  expect((await malong.get('/me')).body.who.name).toBe('马龙')
  const { body } = await lina.get(`/vendors/${cast.malong}`)
  const { name, trade_name, party, origin, category_id, priority } = body
  const same = { name, trade_name, party, origin, category_id, priority, phone: phones.malong }
  expect((await lina.put(`/vendors/${cast.malong}`, same)).status).toBe(200)
  expect((await malong.get('/me')).body.who.name).toBe('马龙')
  expect((await lina.put(`/vendors/${cast.malong}`, { ...same, phone: '13904150099' })).status).toBe(200)
  expect((await malong.get('/me')).body.who).toBeNull()
})

test('officers read and do not write, vendors do neither', async () => {
  expect((await officer.post('/vendors', entry)).status).toBe(403)
  expect((await officer.put(`/vendors/${cast.zhangmei}`, entry)).status).toBe(403)
  const zhangmei = await app.as('zhangmei')
  expect((await zhangmei.get('/vendors')).status).toBe(403)
  expect((await zhangmei.get(`/vendors/${cast.zhangmei}`)).status).toBe(403)
  expect((await app.anyone.get('/vendors')).status).toBe(401)
})

test('pages follow each other without gap or repeat, namesakes too', async () => {
  const many = Array.from({ length: 120 }, (_, n) => ({
    id: cast.stall(1000 + n),
    name: n % 3 ? '王芳' : `李${String(n).padStart(3, '0')}`,
    phone: `1380000${String(n).padStart(4, '0')}`,
    party: 'person' as const,
    origin: 'settled' as const,
    category_id: 'toys',
    created_at: tonight,
  }))
  await app.db.insertInto('vendor').values(many).execute()
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 4; page++) {
    const { body } = await officer.get(`/vendors?category=toys${after && `&after=${after}`}`)
    expect(body.total).toBe(120)
    seen.push(...body.vendors.map(({ id }: { id: string }) => id))
    if (body.next === null) break
    after = body.next
  }
  expect(seen.length).toBe(120)
  expect(new Set(seen)).toEqual(new Set(many.map(({ id }) => id)))
})

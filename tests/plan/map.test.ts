import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asOwner } from '../../src/db/district.ts'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import type { Place } from '../../src/plan/schema.ts'
import { insertMany } from '../../src/sample/queries-write.ts'
import { newId } from '../../src/shared/ids.ts'
import { cast, phones } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { queriesWith } from '../support/queries.ts'
import { hours, look, patrol } from './looks.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
// The log is append-only to the application, so the stage is cleared by the database's owner.
beforeEach(() => asOwner(app.database.pool, (owner) => owner.query('truncate yuanbao.patrol cascade')))
afterAll(() => app.close())

const url = `/markets/${cast.market}/map`
async function places(client: Client, path = url) {
  const { status, body } = await client.get(path)
  expect(status).toBe(200)
  return Object.fromEntries(unpackPlaces(body.places).map((place) => [place.number, place])) as Record<string, Place>
}
const statuses = async () =>
  Object.fromEntries(Object.values(await places(wangqiang)).map(({ number, status }) => [number, status]))

describe('the staff’s map', () => {
  test('shows stalls in walking order with who holds them', async () => {
    const { body } = await wangqiang.get(url)
    expect(body).toMatchObject({ plan: { version: 1, valid_from: '2026-01-01' }, cursor: 0 })
    expect(body.market).toMatchObject({ id: cast.market, evening: '2026-11-23', axis_bearing: 63 })
    const all = unpackPlaces(body.places)
    expect(all.map(({ number, status, holder }) => [number, status, holder])).toEqual([
      ['A-001', 'assigned', '张梅'],
      ['A-002', 'assigned', '杨帆'],
      ['A-003', 'vacant', null],
      ['B-001', 'vacant', null],
      ['B-002', 'vacant', null],
      ['B-003', 'vacant', null],
    ])
    expect(all[0]).toMatchObject({ id: cast.stall(1), kind: 'stall', row: 'A', category: 'snacks', position: 1 })
    expect(all[0]?.outline).toHaveLength(4)
  })

  test('tonight’s last standing look decides', async () => {
    const out = await patrol(app)
    await look(app, out, cast.stall(1), { at: hours(-3), outcome: 'findings', actions: ['fine_on_spot'] })
    await look(app, out, cast.stall(1), { at: hours(-1), outcome: 'in_order' })
    await look(app, out, cast.stall(2), { at: hours(-2), outcome: 'in_order' })
    await look(app, out, cast.stall(2), { at: hours(-1), outcome: 'findings', actions: ['remind'] })
    await look(app, out, cast.stall(3), { at: hours(-1), outcome: 'findings', actions: ['educate', 'warning'] })
    await look(app, out, cast.stall(4), { at: hours(-1), outcome: 'findings', actions: ['evidence_hold'] })
    expect(await statuses()).toEqual({
      'A-001': 'seen',
      'A-002': 'to_put_right',
      'A-003': 'enforced',
      'B-001': 'enforced',
      'B-002': 'vacant',
      'B-003': 'vacant',
    })
  })

  test('what was corrected, voided or overturned does not count', async () => {
    const out = await patrol(app)
    const wrong = await look(app, out, cast.stall(1), { at: hours(-2), outcome: 'findings', actions: ['warning'] })
    await look(app, out, cast.stall(1), { at: hours(-2), outcome: 'void', amends: wrong.id })
    const corrected = await look(app, out, cast.stall(2), { at: hours(-2), outcome: 'findings', actions: ['warning'] })
    await look(app, out, cast.stall(2), { at: hours(-2), outcome: 'in_order', amends: corrected.id })
    const overturned = await look(app, out, cast.stall(3), { at: hours(-2), outcome: 'findings', actions: ['warning'] })
    await app.db
      .insertInto('overturned_action')
      .values({ action_id: overturned.actions[0] ?? '', at: tonight, decided_by: cast.zhaolei, reason: '证据不足' })
      .execute()
    expect(await statuses()).toMatchObject({ 'A-001': 'assigned', 'A-002': 'seen', 'A-003': 'to_put_right' })
  })

  test('a deadline from an earlier evening waits until the stall is seen in order', async () => {
    const out = await patrol(app, hours(-24), '2026-11-22')
    const yesterday = { evening: '2026-11-22', at: hours(-24) }
    await look(app, out, cast.stall(1), { ...yesterday, outcome: 'findings', actions: ['fix_by'] })
    await look(app, out, cast.stall(2), { ...yesterday, outcome: 'findings', actions: ['fix_by'] })
    await look(app, out, cast.stall(2), { ...yesterday, at: hours(-23), outcome: 'in_order' })
    await look(app, out, cast.stall(3), { ...yesterday, outcome: 'findings', actions: ['fix_now'] })
    expect(await statuses()).toMatchObject({ 'A-001': 'to_put_right', 'A-002': 'assigned', 'A-003': 'vacant' })
    await look(app, await patrol(app), cast.stall(1), { at: hours(-1), outcome: 'in_order' })
    expect(await statuses()).toMatchObject({ 'A-001': 'seen' })
  })

  test('yesterday’s other looks are past', async () => {
    const out = await patrol(app, hours(-24), '2026-11-22')
    await look(app, out, cast.stall(1), {
      evening: '2026-11-22',
      at: hours(-24),
      outcome: 'findings',
      actions: ['warning'],
    })
    expect(await statuses()).toMatchObject({ 'A-001': 'assigned' })
  })

  test('is told once: the same again is 304, a change is not', async () => {
    const first = await wangqiang.get(url)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await wangqiang.get(url, { 'if-none-match': tag })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
    await look(app, await patrol(app), cast.stall(6), { at: hours(-1), outcome: 'in_order' })
    expect((await wangqiang.get(url, { 'if-none-match': tag })).status).toBe(200)
  })

  test('is gzip for whoever takes it', async () => {
    const cookie = `session=${await tokenOf('wangqiang')}`
    const response = await app.app.request(`http://localhost/api${url}`, {
      headers: { cookie, 'accept-encoding': 'gzip' },
    })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const body = JSON.parse(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()) as {
      places: { numbers: string[] }
    }
    expect(body.places.numbers).toHaveLength(6)
  })

  test('of a street shows its shops', async () => {
    await app.db.updateTable('shop').set({ vendor_id: cast.malong }).where('id', '=', cast.shop(2)).execute()
    const shops = await places(wangqiang, `/markets/${cast.street}/map`)
    expect(Object.values(shops).map(({ kind, status, holder }) => [kind, status, holder])).toEqual([
      ['shop', 'vacant', '沙河小店1号'],
      ['shop', 'assigned', '沙河小店2号'],
      ['shop', 'vacant', '沙河小店3号'],
    ])
  })

  test('is not for vendors or strangers, and not of markets that are not there', async () => {
    expect((await (await app.as('zhangmei')).get(url)).status).toBe(403)
    expect((await app.anyone.get(url)).status).toBe(401)
    expect((await wangqiang.get('/markets/nowhere/map')).status).toBe(404)
  })
})

async function tokenOf(user_name: string) {
  const answer = await app.anyone.post('/sign-in', { user_name, password: 'long enough 1' })
  return /session=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
}

describe('the public’s map', () => {
  test('tells who trades under the trade name, never a person, a phone or what was found', async () => {
    const out = await patrol(app)
    await look(app, out, cast.stall(1), { at: hours(-1), outcome: 'findings', actions: ['fine_on_spot'] })
    await app.db.updateTable('vendor').set({ trade_name: null }).where('id', '=', cast.yangfan).execute()
    const { body, text } = await app.anyone.get(`/public${url}`)
    expect(unpackPlaces(body.places).map(({ status, holder }) => [status, holder])).toEqual([
      ['trading', '张梅的摊'],
      ['trading', null],
      ['free', null],
      ['free', null],
      ['free', null],
      ['free', null],
    ])
    expect(text).not.toMatch(/杨帆|cursor|squad|1390415|assigned|enforced/)
  })
  test('is the same whatever happens on patrol', async () => {
    const before = await app.anyone.get(`/public${url}`)
    await look(app, await patrol(app), cast.stall(3), { at: hours(-1), outcome: 'findings', actions: ['warning'] })
    const tag = before.headers.get('etag') ?? ''
    expect((await app.anyone.get(`/public${url}`, { 'if-none-match': tag })).status).toBe(304)
  })
})

describe('the panel of a stall', () => {
  const panel = `/markets/${cast.market}/stalls/${cast.stall(1)}`
  test('shows the stall, its holder and who held it', async () => {
    const { body } = await lina.get(panel)
    expect(body).toMatchObject({
      kind: 'stall',
      number: 'A-001',
      row: 'A',
      width_m: 3,
      depth_m: 2.5,
      status: 'assigned',
      plan: { version: 1 },
      previous: null,
      next: { id: cast.stall(2), number: 'A-002' },
      market: { name: '平安夜市' },
    })
    expect(body.holder).toMatchObject({
      vendor_id: cast.zhangmei,
      name: '张梅',
      phone: phones.zhangmei,
      phone_masked: false,
    })
    expect(body.assignments).toEqual([
      expect.objectContaining({ vendor_name: '张梅', starts_on: '2026-03-01', state: 'current' }),
    ])
  })
  test('masks the phone for an officer, but not for the lead of a patrol that is out (R18)', async () => {
    expect((await wangqiang.get(panel)).body.holder).toMatchObject({ phone: '139****0001', phone_masked: true })
    await patrol(app)
    expect((await wangqiang.get(panel)).body.holder).toMatchObject({ phone: phones.zhangmei, phone_masked: false })
    const chenjing = await app.as('chenjing')
    expect((await chenjing.get(panel)).body.holder.phone_masked).toBe(true)
  })
  test('of a vacant stall has no holder; of one that is not there is not found', async () => {
    expect((await wangqiang.get(`/markets/${cast.market}/stalls/${cast.stall(6)}`)).body).toMatchObject({
      holder: null,
      next: null,
    })
    expect((await wangqiang.get(`/markets/${cast.market}/stalls/${cast.lina}`)).status).toBe(404)
    expect((await wangqiang.get(`/markets/${cast.street}/stalls/${cast.stall(1)}`)).status).toBe(404)
    expect((await wangqiang.get(`/markets/${cast.market}/stalls/not-an-id`)).status).toBe(404)
  })
  test('of a shop has its name', async () => {
    const { body } = await wangqiang.get(`/markets/${cast.street}/shops/${cast.shop(2)}`)
    expect(body).toMatchObject({ kind: 'shop', name: '沙河小店2号', previous: { number: '1' }, next: { number: '3' } })
    expect((await wangqiang.get(`/markets/${cast.market}/shops/${cast.shop(2)}`)).status).toBe(404)
  })
})

test('before its first plan is in force a market’s map is empty', async () => {
  app.time.now = new Date('2025-12-20T11:00:00Z')
  const { body } = await wangqiang.get(url)
  expect(body).toMatchObject({ plan: null })
  expect(unpackPlaces(body.places)).toEqual([])
  app.time.now = tonight
})

test('five thousand stalls are one answer under 150 kB gzip', async () => {
  const market = 'pingan'
  const created_at = tonight
  const stalls = Array.from({ length: 5000 }, (_, i) => ({
    id: newId(tonight, app.given.random),
    market_id: market,
    created_at,
    i,
  }))
  const plan_id = newId(tonight, app.given.random)
  await app.db
    .insertInto('plan')
    .values({ id: plan_id, market_id: market, version: 2, valid_from: '2026-11-01', published_at: tonight })
    .execute()
  const chunk = 500
  for (let from = 0; from < stalls.length; from += chunk) {
    const part = stalls.slice(from, from + chunk)
    await app.db
      .insertInto('stall')
      .values(part.map(({ id }) => ({ id, market_id: market, created_at })))
      .execute()
    await app.db
      .insertInto('plan_stall')
      .values(
        part.map(({ id, i }) => ({
          plan_id,
          stall_id: id,
          market_id: market,
          number: `${String.fromCharCode(65 + (Math.floor(i / 200) % 25))}-${String((i % 200) + 1).padStart(3, '0')}`,
          row_label: String.fromCharCode(65 + (Math.floor(i / 200) % 25)),
          position: i + 1,
          category_id: i % 3 ? 'snacks' : 'clothes',
          outline: JSON.stringify(hand(i)),
          width_m: 2.5,
          depth_m: 2,
        })),
      )
      .execute()
  }
  const { body, text } = await wangqiang.get(url)
  expect(body.places.ids).toHaveLength(5000)
  expect(gzipSync(text).length).toBeLessThan(150_000)
})

/** A plot painted by hand: up to 4 cm beside where it should be. */
function hand(i: number) {
  const stray = (k: number) => ((i * 7919 + k * 104729) % 8) / 2e7
  const [x, y] = [124.39 + (i % 200) * 3e-5, 40.12 + Math.floor(i / 200) * 6e-5]
  return [
    [x, y],
    [x + 2.9e-5, y],
    [x + 2.9e-5, y + 1.8e-5],
    [x, y + 1.8e-5],
  ].map(([a = 0, b = 0], k) => [a + stray(k), b + stray(k + 4)])
}

test('a very large market comes in areas, stretches of its walk, for staff and for anybody', async () => {
  const many = 6001
  const ids = Array.from({ length: many }, (_, n) => newId(new Date(tonight.getTime() + n), app.given.random))
  const market = await app.db.selectFrom('market').selectAll().where('id', '=', cast.market).executeTakeFirstOrThrow()
  const place = { ...market, id: 'huge', name: '大市场', name_en: 'Huge market' }
  await insertMany(app.db, 'market', [place])
  await insertMany(
    app.db,
    'stall',
    ids.map((id) => ({ id, market_id: 'huge', created_at: tonight })),
  )
  const plan = { id: cast.plan.replace('-8000-', '-9000-'), market_id: 'huge', version: 1, valid_from: '2026-01-01' }
  await insertMany(app.db, 'plan', [{ ...plan, published_at: tonight, published_by: cast.lina }])
  await insertMany(
    app.db,
    'plan_stall',
    ids.map((stall_id, n) => ({
      plan_id: plan.id,
      stall_id,
      market_id: 'huge',
      number: `A-${n}`,
      row_label: 'A',
      position: n + 1,
      category_id: null,
      outline: '[[124.394,40.129],[124.395,40.129],[124.395,40.130]]',
      width_m: 3,
      depth_m: 2,
      closed: false,
    })),
  )
  for (const [client, path] of [
    [lina, '/markets/huge/map'],
    [app.anyone, '/public/markets/huge/map'],
  ] as const) {
    const first = await client.get(path)
    const { areas } = first.body
    expect(areas).toBeGreaterThan(2)
    const walk: string[] = []
    for (let area = 1; area <= areas; area++) {
      const { body } = await client.get(`${path}?area=${area}`)
      expect(body.areas).toBe(areas)
      walk.push(...body.places.ids)
    }
    expect(walk).toEqual(ids)
    expect(first.body.places.ids).toEqual(ids.slice(0, first.body.places.ids.length))
    expect((await client.get(`${path}?area=${areas + 1}`)).status).toBe(404)
    expect((await client.get(`${path}?area=0`)).status).toBe(400)
  }
  expect((await lina.get(url)).body.areas).toBe(1)
})

test('twenty who ask for the public map at once share its readings, and each later one is of its own moment', async () => {
  const ask = () => app.anyone.get(`/public${url}`)
  let maps: Awaited<ReturnType<typeof ask>>[] = []
  const crowd = async () => void (maps = await Promise.all(Array.from({ length: 20 }, ask)))
  expect(await queriesWith('order by position', crowd)).toBeLessThan(5)
  expect(new Set(maps.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(maps[0]?.body.market.id).toBe(cast.market)
  const alone = async () => void (await ask())
  expect(await queriesWith('order by position', alone)).toBe(1)
})

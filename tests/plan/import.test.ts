import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import { distance } from '../../src/plan/rules-shape.ts'
import { toGcj02 } from '../../src/shared/gcj02.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { box, file, here, plot } from './file.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

const plans = `/markets/${cast.market}/plans`
const valid_from = '2026-11-23'
/** Beside the cast's six stalls, which lie within 20 m of `here` to its north-east. */
const row = (...numbers: string[]) => numbers.map((number, i) => box(number, -60 + i * 3, -60))
const stallsOf = async (version: number) =>
  app.db
    .selectFrom('plan_stall as s')
    .innerJoin('plan as p', 'p.id', 's.plan_id')
    .selectAll('s')
    .where('p.market_id', '=', cast.market)
    .where('p.version', '=', version)
    .orderBy('s.position')
    .execute()

test('a preview says what would become of every stall, and changes nothing', async () => {
  const bowTie = plot('C9', [
    [-90, 0],
    [-87, 2],
    [-87, 0],
    [-90, 2],
  ])
  const { status, body } = await lina.post(`${plans}/preview`, {
    geojson: file(...row('C1', 'C2', 'C2'), bowTie),
    valid_from,
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ version: 1, added: 1, changed: 0, unchanged: 0, kept: 6, left_out: 3, problem_count: 3 })
  expect(body.problems).toEqual([
    expect.objectContaining({
      feature: 1,
      problem: 'duplicate_number',
      place: 'feature-1',
      partner: { feature: 2, number: 'C2' },
    }),
    expect.objectContaining({ feature: 2, problem: 'duplicate_number', place: 'feature-2' }),
    expect.objectContaining({ feature: 3, problem: 'self_crossing', place: null }),
  ])
  const drawn = unpackPlaces(body.places).map(({ id, number, status }, i) => [id, number, status, body.becomes[i]])
  expect(drawn).toHaveLength(9)
  expect(drawn[0]).toEqual([cast.stall(1), 'A-001', 'vacant', 'kept'])
  expect(drawn.slice(6)).toEqual([
    ['feature-0', 'C1', 'vacant', 'added'],
    ['feature-1', 'C2', 'to_put_right', 'left_out'],
    ['feature-2', 'C2', 'to_put_right', 'left_out'],
  ])
  expect(await app.db.selectFrom('plan').select('version').execute()).toHaveLength(1)
})

test.each([
  ['not GeoJSON', 'a word', 'not_geojson'],
  ['no features', file(), 'no_features'],
])('a file that is %s is told as data', async (_, geojson, problem) => {
  const { status, body } = await lina.post(`${plans}/preview`, { geojson, valid_from })
  expect(status).toBe(200)
  expect(body).toMatchObject({ added: 0, kept: 6, problems: [expect.objectContaining({ problem, feature: null })] })
  const refused = await lina.post(plans, { geojson, valid_from, expected_version: 1, good_only: true })
  expect(refused.body).toMatchObject({ status: 422, code: 'plan_has_problems' })
})

test('with problems nothing is published, unless the good ones only are asked for', async () => {
  const geojson = file(...row('C1', 'C2', 'C2'))
  const refused = await lina.post(plans, { geojson, valid_from, expected_version: 1 })
  expect(refused.body).toMatchObject({
    status: 422,
    code: 'plan_has_problems',
    detail: { added: 1, left_out: 2, problem_count: 2 },
  })

  const { status, body } = await lina.post(plans, {
    geojson,
    valid_from,
    expected_version: 1,
    good_only: true,
    note: '增设C排',
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ version: 2, valid_from, added: 1, kept: 6, left_out: 2 })

  const [before, after] = [await stallsOf(1), await stallsOf(2)]
  expect(after.map(({ number }) => number)).toEqual([...before.map(({ number }) => number), 'C1'])
  for (const stall of before) {
    const same = after.find(({ stall_id }) => stall_id === stall.stall_id)
    expect({ ...same, plan_id: stall.plan_id }).toEqual(stall)
  }
})

test('the newest plan is the map’s, assignments stay with their stalls, and the log says who did it', async () => {
  const { body } = await wangqiang.get(`/markets/${cast.market}/map`)
  expect(body.plan).toEqual({ version: 2, valid_from })
  const places = unpackPlaces(body.places)
  expect(places.find(({ number }) => number === 'A-001')).toMatchObject({ id: cast.stall(1), holder: '张梅' })
  expect(places.find(({ number }) => number === 'C1')).toMatchObject({ status: 'vacant', position: 7 })

  const [logged] = await app.db.selectFrom('event').selectAll().where('kind', '=', 'plan.published').execute()
  expect(logged).toMatchObject({
    market_id: cast.market,
    actor_id: cast.lina,
    body: { version: 2, added: 1, left_out: 2, note: '增设C排' },
  })
  expect(body.cursor).toBe(logged?.position)
})

test('who looked at an older version is refused, and told the newer', async () => {
  const { body } = await lina.post(plans, { geojson: file(...row('D1')), valid_from, expected_version: 1 })
  expect(body).toMatchObject({ status: 409, code: 'plan_changed', detail: { version: 2 } })
})

test('of two who publish at once, one is refused', async () => {
  const zhaolei = await app.as('zhaolei')
  const other = plot('E2', [
    [-60, -80],
    [-57, -80],
    [-57, -78],
    [-60, -78],
  ])
  const answers = await Promise.all([
    lina.post(plans, { geojson: file(box('E1', -60, -70)), valid_from, expected_version: 2 }),
    zhaolei.post(plans, { geojson: file(other), valid_from, expected_version: 2 }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('plan_changed')
  expect(await stallsOf(3)).toHaveLength(8)
})

test('the same file twice changes nothing', async () => {
  const geojson = file(...row('C1'))
  const { body } = await lina.post(plans, { geojson, valid_from, expected_version: 3 })
  expect(body).toMatchObject({ status: 422, code: 'plan_unchanged' })
})

test('a plan for a later day waits for it; the past stays as it was', async () => {
  const geojson = file(...row('C1'), box('C2', -40, -60))
  const past = await lina.post(plans, { geojson, valid_from: '2026-11-22', expected_version: 3 })
  expect(past.body).toMatchObject({ status: 422, code: 'valid_from_past' })
  const later = await lina.post(plans, { geojson, valid_from: '2026-12-01', expected_version: 3 })
  expect(later.status).toBe(201)
  expect((await wangqiang.get(`/markets/${cast.market}/map`)).body.plan.version).toBe(3)
  const { body } = await wangqiang.get(plans)
  expect(
    body.versions.map(({ version, in_force }: { version: number; in_force: boolean }) => [version, in_force]),
  ).toEqual([
    [4, false],
    [3, true],
    [2, false],
    [1, false],
  ])
  expect(body.versions[2]).toMatchObject({ published_by: '李娜', note: '增设C排', stalls: 7 })
})

test('a street of shops takes no plan', async () => {
  const { body } = await lina.post(`/markets/${cast.street}/plans`, {
    geojson: file(...row('C1')),
    valid_from,
    expected_version: 0,
  })
  expect(body).toMatchObject({ status: 422, code: 'market_without_stalls' })
})

test('a market’s first plan may lie elsewhere and begin earlier, and puts the market on the map', async () => {
  const market = {
    id: 'fresh',
    kind: 'night_market',
    name: '新夜市',
    name_en: 'New market',
    time_zone: 'Asia/Shanghai',
    opens: '15:00',
    closes: '21:00',
    axis_bearing: 0,
    center_lng: 11.1,
    center_lat: 42.7,
    max_stalls_per_vendor: 1,
    unseen_evenings: 3,
    random_share_percent: 5,
    second_look_percent: 5,
    closing_round_minutes: 30,
    stall_answer_days: 7,
    statement_workdays: 4,
    hearing_from_yuan: 3000,
    first_time_months: 12,
    review_days: 30,
    review_decide_workdays: 5,
    night_from: '23:00',
    night_until: '05:30',
    squad_id: null,
    designation_number: null,
    designation_date: null,
    designation_issuer: null,
  }
  expect((await lina.post('/markets', market)).status).toBe(201)
  const features = Array.from({ length: 12 }, (_, i) => box(`A${i + 1}`, i * 3, 0))
  const published = await lina.post('/markets/fresh/plans', {
    geojson: file(...features),
    valid_from: '2026-11-01',
    expected_version: 0,
  })
  expect(published.body).toMatchObject({ version: 1, added: 12, kept: 0 })
  const { body } = await wangqiang.get('/markets/fresh')
  expect(body.axis_bearing).toBeCloseTo(90, 0)
  expect(body.center_lng).toBeCloseTo(here[0], 2)
  expect(body.stalls).toBe(12)

  const turned = await lina.post('/markets/fresh/plans', {
    geojson: file(...features, box('A13', 36, 0)),
    valid_from,
    expected_version: 1,
    axis_bearing: 85.5,
  })
  expect(turned.status).toBe(201)
  expect((await wangqiang.get('/markets/fresh')).body.axis_bearing).toBe(85.5)
})

test('an officer and a vendor publish nothing', async () => {
  const body = { geojson: file(...row('Z1')), valid_from, expected_version: 4 }
  for (const client of [wangqiang, await app.as('zhangmei')]) {
    expect((await client.post(plans, body)).status).toBe(403)
    expect((await client.post(`${plans}/preview`, body)).status).toBe(403)
  }
})

test('two thousand stalls are published in one go', async () => {
  const features = Array.from({ length: 2000 }, (_, i) =>
    box(`N${i}`, -300 + (i % 50) * 3.1, -300 - Math.floor(i / 50) * 5),
  )
  const { status, body } = await lina.post(plans, { geojson: file(...features), valid_from, expected_version: 4 })
  expect([status, body.added]).toEqual([201, 2000])
  expect(await stallsOf(5)).toHaveLength(2009)
})

test('a file in GCJ-02 is asked about, is not published unanswered, and lands on its stalls when read so', async () => {
  const plots = row('C1', 'C2', 'C3')
  const geojson = file(
    ...plots.map((plot) => ({
      ...plot,
      geometry: {
        ...plot.geometry,
        coordinates: plot.geometry.coordinates.map((ring) => ring.map(([lng = 0, lat = 0]) => toGcj02([lng, lat]))),
      },
    })),
  )
  const { body } = await lina.post(`${plans}/preview`, { geojson, valid_from })
  expect(body.landing).toMatchObject({ likely: 'gcj02' })
  expect(body.landing.as_is_m).toBeGreaterThan(300)
  const unanswered = { geojson, valid_from, expected_version: body.version, checks_reason: '测试' }
  expect((await lina.post(plans, unanswered)).body).toMatchObject({ status: 422, code: 'coordinates_in_doubt' })
  const answered = await lina.post(`${plans}/preview`, { geojson, valid_from, coordinates: 'gcj02' })
  expect(answered.body).toMatchObject({ landing: null, left_out: 0 })
  const published = await lina.post(plans, { ...unanswered, coordinates: 'gcj02' })
  expect(published.status).toBe(201)
  const [stall] = (await stallsOf(published.body.version)).filter(({ number }) => number === 'C1')
  const ring = stall?.outline as [number, number][]
  const wanted = plots[0]!.geometry.coordinates[0]![0] as [number, number]
  expect(distance(ring[0]!, wanted)).toBeLessThan(0.02)
  const nonsense = await lina.post(`${plans}/preview`, { geojson, valid_from, coordinates: 'mars' })
  expect(nonsense.body).toMatchObject({ status: 400, code: 'invalid_request' })
})

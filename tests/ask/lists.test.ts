import { afterAll, beforeAll, expect, test } from 'vitest'
import { askKinds, filtersOf } from '../../src/ask/rules-kinds.ts'
import { found, stageMatters, type Stage } from '../matters/matters.ts'
import { action, capture, log } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Answer, type TestApp } from '../support/harness.ts'

let app: TestApp
let stage: Stage
const ask = (path: string): Promise<Answer> => stage.lina.get(`/ask/${path}`)

beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
  await found(stage, [action('fix_by')], { stall: 1 })
  await found(stage, [action('help', { help_kind: 'carry' })], { stall: 2, item: 'PLOT-01' })
  // Seventy looks in order at the same instant: only their ids tell them apart.
  for (let n = 0; n < 70; n++) {
    const one = capture(stage.patrol, { subject: { kind: 'stall', id: cast.stall(3) } })
    const answer = await log(stage.wangqiang, one)
    if (answer.status !== 201) throw new Error(answer.text)
  }
})
afterAll(() => app.close())

async function all(path: string) {
  const rows: { id: string }[] = []
  let after = ''
  do {
    const { status, body, text } = await ask(`${path}${path.includes('?') ? '&' : '?'}${after}`)
    if (status !== 200) throw new Error(text)
    rows.push(...body.rows)
    after = body.next === null ? '' : `after=${body.next}`
  } while (after !== '')
  return rows
}

test('pages by key hold every inspection once, also those of one instant', async () => {
  const rows = await all('inspections')
  expect(rows).toHaveLength(72)
  expect(new Set(rows.map((row) => row.id)).size).toBe(72)
  const { body } = await ask('inspections')
  expect(body.rows).toHaveLength(50)
})

test('an inspection is told with its place, people and items', async () => {
  const { body } = await ask(`inspections?outcome=findings&place=${cast.stall(1)}`)
  expect(body.rows).toHaveLength(1)
  expect(body.rows[0]).toMatchObject({
    market: { id: cast.market },
    place: { kind: 'stall', id: cast.stall(1), number: 'A-001' },
    evening: '2026-11-23',
    at: tonight.toISOString(),
    squad: { name: '八道中队' },
    officer: { name: '王强' },
    vendor: { name: '张梅' },
    outcome: 'findings',
    amended: false,
    items: [{ code: 'HYG-01', severity: 2 }],
  })
})

test.for([
  ['inspections', `squad=${cast.bado}`, 72],
  ['inspections', `squad=${cast.xingdong}`, 0],
  ['inspections', `officer=${cast.wangqiang}`, 72],
  ['inspections', `officer=${cast.chenjing}`, 0],
  ['inspections', `vendor=${cast.zhangmei}`, 1],
  ['inspections', 'outcome=in_order', 70],
  ['inspections', 'market=shahe', 0],
  ['inspections', 'from=2026-11-23&to=2026-11-23', 72],
  ['inspections', 'from=2026-11-24', 0],
  ['inspections', 'category=snacks', 1],
  ['matters', '', 2],
  ['matters', 'state=awaiting_fix', 1],
  ['matters', 'state=closed', 1],
  ['matters', 'overdue=yes', 0],
  ['matters', 'item=HYG-01', 1],
  ['matters', 'severity=4', 0],
  ['matters', `place=${cast.stall(2)}`, 1],
  ['matters', 'from=2026-11-23&to=2026-11-23', 2],
  ['matters', 'to=2026-11-22', 0],
  ['findings', '', 2],
  ['findings', 'counted=handled', 2],
  ['findings', 'counted=enforced', 0],
  ['findings', 'counted=help', 1],
  ['findings', 'counted=overturned', 0],
  ['findings', 'class=O', 1],
  ['findings', 'action=help', 1],
  ['findings', 'item=PLOT-01', 1],
  ['findings', `place=${cast.stall(1)}`, 1],
  ['findings', 'severity=2', 2],
  ['vendors', '', 3],
  ['vendors', 'origin=roaming', 1],
  ['vendors', 'market=pingan', 2],
  ['assignments', '', 2],
  ['assignments', 'state=current', 2],
  ['assignments', 'state=over', 0],
  ['assignments', `vendor=${cast.zhangmei}`, 1],
  ['inspections', 'stands=yes', 72],
  ['inspections', 'tonight=yes', 72],
  ['inspections', 'outcome=in_order&stands=yes', 70],
  ['actions', '', 2],
  ['actions', 'part=stands&action=help', 1],
  ['actions', 'class=O', 1],
  ['actions', 'part=overturned', 0],
  ['actions', `place=${cast.stall(1)}`, 1],
  ['findings', 'hour=19&counted=handled', 2],
  ['findings', 'category=-', 0],
  ['matters', 'state=unsettled', 1],
  ['matters', 'tonight=yes&state=unsettled', 1],
  ['vendors', 'counted=handled', 2],
  ['vendors', 'from=2020-01-01&to=2020-01-02', 0],
  ['open_places', '', 2],
  ['open_places', 'seen=never', 0],
  ['open_places', 'market=shahe', 0],
  ['patrols', 'tonight=yes&state=out', 1],
  ['help_calls', '', 0],
  ['incidents', '', 0],
  ['second_looks', '', 0],
  ['patrols', '', 1],
  ['patrols', 'state=out', 1],
  ['patrols', `officer=${cast.liuyang}`, 1],
  ['patrols', `officer=${cast.guomin}`, 0],
] as const)('%s narrowed by %s are %i', async ([kind, filter, count]) => {
  expect(await all(`${kind}?${filter}`)).toHaveLength(count)
  expect((await ask(`${kind}/count?${filter}`)).body).toEqual({ count, more: false })
})

test('phone numbers are masked', async () => {
  const { body } = await ask('vendors')
  expect(body.rows.map((row: { phone: string }) => row.phone)).toContain('139****0001')
  expect(JSON.stringify(body)).not.toContain('13904150001')
})

test('a filter that a list does not know is refused, and so is a cursor that is none', async () => {
  expect((await ask('vendors?officer=' + cast.wangqiang)).status).toBe(400)
  expect((await ask('inspections?colour=red')).status).toBe(400)
  expect((await ask('inspections?after=nonsense')).status).toBe(400)
  expect((await ask('inspections?from=2026-11-24&to=2026-11-23')).body.code).toBe('period_reversed')
  const { body } = await ask('inspections')
  expect((await ask(`matters?after=${body.next}`)).status).toBe(400)
})

test('every filter that a list declares is one that its SQL can be asked with', async () => {
  const example: Record<string, string> = {
    from: '2026-11-01',
    to: '2026-11-30',
    market: 'pingan',
    squad: cast.bado,
    officer: cast.wangqiang,
    place: cast.stall(1),
    vendor: cast.zhangmei,
    category: 'snacks',
    item: 'HYG-01',
    severity: '2',
    outcome: 'void',
    class: 'P',
    action: 'fine',
    counted: 'enforced',
    state: 'awaiting_fix',
    overdue: 'yes',
    due: 'tonight',
    hour: '19',
    stands: 'yes',
    seen: 'sometimes',
    part: 'enforces',
    incident: 'complaints',
    compared: 'alike',
    tonight: 'yes',
    locked: cast.bado,
    origin: 'settled',
    priority: 'yes',
  }
  for (const kind of askKinds) {
    for (const name of filtersOf[kind])
      expect([kind, name, (await ask(`${kind}?${name}=${example[name]}`)).status]).toEqual([kind, name, 200])
    const together = filtersOf[kind].map((name) => `${name}=${example[name]}`).join('&')
    expect((await ask(`${kind}?${together}`)).status).toBe(200)
  }
})

test('a selection lies at the places of its market', async () => {
  const { body } = await ask('inspections/places?market=pingan')
  expect(body.elsewhere).toBe(0)
  expect(body.places).toContainEqual({ id: cast.stall(3), count: 70 })
  expect((await ask('matters/places?market=pingan')).body.places).toHaveLength(2)
  expect((await ask('findings/places?market=pingan')).body.places).toHaveLength(2)
  expect((await ask('vendors/places?market=pingan')).body.places).toHaveLength(2)
  expect((await ask('assignments/places?market=pingan')).body.places).toHaveLength(2)
  expect((await ask('inspections/places')).status).toBe(400)
  expect((await ask('patrols/places?market=pingan')).status).toBe(404)
})

test('only supervisors ask', async () => {
  expect((await stage.wangqiang.get('/ask/inspections')).status).toBe(403)
  expect((await app.anyone.get('/ask/inspections')).status).toBe(401)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

const id = (n: number) => `01900000-0000-7000-8000-0000001c${String(n).padStart(4, '0')}`
const minutes = (n: number) => new Date(tonight.getTime() + n * 60_000).toISOString()
const patrol = id(900)

let app: TestApp
let wangqiang: Client
let chenjing: Client
let guomin: Client
let lina: Client
let zhaolei: Client
let zhangmei: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  chenjing = await app.as('chenjing')
  guomin = await app.as('guomin')
  lina = await app.as('lina')
  zhaolei = await app.as('zhaolei')
  zhangmei = await app.as('zhangmei')
  const start = { squad_id: cast.bado, lead_id: cast.wangqiang, members: [cast.wangqiang, cast.chenjing] }
  expect((await wangqiang.put(`/markets/${cast.market}/patrols/${patrol}`, start)).status).toBe(201)
})
afterAll(() => app.close())

const logOf = (n: number, more: object = {}) => ({
  id: id(n),
  patrol_id: patrol,
  kind: 'quarrel',
  place: { kind: 'stall', id: cast.stall(1) },
  with_vendor: true,
  people: [cast.wangqiang],
  hurt: false,
  help_called: false,
  note: null,
  claimed_at: minutes(0),
  ...more,
})
const log = (n: number, more: object = {}, by = wangqiang) =>
  by.put(`/markets/${cast.market}/incidents/${id(n)}`, logOf(n, more))
const talk = (n: number, more: object = {}) => ({
  id: id(n),
  talked_on: '2026-11-23',
  talked_with: '张梅',
  agreed: '收摊时先打招呼',
  closes: false,
  answer: null,
  ...more,
})
const eventsOf = (n: number) =>
  app.db
    .selectFrom('event')
    .select(['kind', 'market_id', 'body'])
    .where('subject', '=', `incident:${id(n)}`)
    .orderBy('at')
    .orderBy('position')
    .execute()
const complain = (n: number, more: object = {}) =>
  zhangmei.put(`/own/complaints/${id(n)}`, {
    id: id(n),
    kind: 'complaint',
    market_id: cast.market,
    inspection_id: null,
    words: '队员对我大声吼',
    ...more,
  })

test('a phone logs an incident once, at its own time, with the holder; sent again it answers the same', async () => {
  app.time.now = new Date(minutes(30))
  const first = await log(1, { note: '因占道争吵' })
  expect(first.status).toBe(201)
  app.time.now = new Date(minutes(31))
  const again = await log(1, { note: '因占道争吵' })
  expect([again.status, again.body]).toEqual([200, first.body])
  expect((await log(1, { note: '别的' })).status).toBe(409)
  expect((await log(1, { note: '因占道争吵' }, chenjing)).status).toBe(409)
  const read = (await lina.get(`/incidents/${id(1)}`)).body
  expect(read).toMatchObject({
    at: minutes(0),
    evening: '2026-11-23',
    kind: 'quarrel',
    place: 'A-001',
    reporter: { kind: 'person', name: '王强' },
    vendor: { name: '张梅' },
    squad: { name: '八道中队' },
    people: [{ name: '王强' }],
    closed_at: null,
  })
  const records = [{ id: id(1), sha256: first.body.sha256 }]
  expect((await wangqiang.post('/reconcile', { records, photos: [] })).body.missing_records).toEqual([])
  expect((await chenjing.post('/reconcile', { records, photos: [] })).body.missing_records).toEqual([id(1)])
  const [event] = await eventsOf(1)
  expect(event).toMatchObject({ kind: 'incident.logged', market_id: cast.market })
  expect(JSON.stringify(event)).not.toMatch(/王强|张梅|占道/)
})

test('what happened is never lost to a patrol that the office does not know; what does not exist is refused', async () => {
  expect((await log(2, { patrol_id: id(999) })).status).toBe(201)
  const row = await app.db.selectFrom('incident').select('patrol_id').where('id', '=', id(2)).executeTakeFirstOrThrow()
  expect(row.patrol_id).toBeNull()
  expect((await log(3, { place: { kind: 'stall', id: cast.shop(1) } })).body.code).toBe('unknown_reference')
  expect((await log(3, { people: [cast.zhangmei] })).body.code).toBe('unknown_reference')
  expect((await log(3, { kind: 'injury' })).status).toBe(400)
  expect((await log(3, { kind: 'money' })).status).toBe(400)
  const words = {
    place: { kind: 'place', place: '西口' },
    with_vendor: false,
    kind: 'injury',
    hurt: true,
    help_called: true,
  }
  expect((await log(3, words)).status).toBe(201)
  expect((await lina.get(`/incidents/${id(3)}`)).body).toMatchObject({ place: '西口', hurt: true, help_called: true })
})

test('the same incident from a phone ten times at once is one', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => log(4)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(9).fill(200), 201])
  expect(await eventsOf(4)).toHaveLength(1)
})

test('a squad reads and follows up what befell it, another does not; closing is a supervisor’s, once', async () => {
  expect((await chenjing.get(`/incidents/${id(1)}`)).body).toMatchObject({ may_follow_up: true, may_close: false })
  expect((await guomin.get(`/incidents/${id(1)}`)).status).toBe(404)
  expect((await guomin.get('/incidents')).body.rows).toEqual([])
  expect((await chenjing.post(`/incidents/${id(1)}/take`)).body.follow_up_by.name).toBe('陈静')
  const path = (n: number) => `/incidents/${id(1)}/talks/${id(n)}`
  expect((await chenjing.put(path(20), talk(20))).status).toBe(201)
  expect((await chenjing.put(path(20), talk(20))).status).toBe(200)
  expect((await lina.put(path(20), talk(20, { closes: true }))).body.code).toBe('conflict')
  expect((await chenjing.put(path(21), talk(21, { closes: true }))).body.code).toBe('not_allowed')
  expect((await lina.put(path(21), talk(21, { closes: true, answer: '不必' }))).body.code).toBe('answer_missing')
  expect((await lina.put(path(22), talk(22, { talked_on: '2026-11-24' }))).body.code).toBe('talk_not_yet')
  const closing = await Promise.all([22, 23].map((n) => lina.put(path(n), talk(n, { closes: true }))))
  expect(closing.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await lina.get(`/incidents/${id(1)}`)).body).toMatchObject({
    may_follow_up: false,
    may_close: false,
    follow_up: [
      { agreed: '收摊时先打招呼', person: '陈静' },
      { closes: true, person: '李娜' },
    ],
  })
  expect((await lina.put(path(24), talk(24))).body.code).toBe('incident_closed')
  expect((await lina.post(`/incidents/${id(1)}/take`)).body.code).toBe('incident_closed')
  expect((await eventsOf(1)).map(({ kind }) => kind)).toEqual([
    'incident.logged',
    'incident.taken',
    'incident.talked',
    'incident.closed',
  ])
})

test('a vendor’s complaint goes to the supervisors past the squad, and comes back with an answer', async () => {
  const inspection = {
    id: id(40),
    patrol_id: patrol,
    subject: { kind: 'stall', id: cast.stall(1) },
    outcome: 'in_order',
    checklist_version: 1,
    note: null,
    claimed_at: app.time.now.toISOString(),
    amends: null,
    amend_reason: null,
    findings: [],
  }
  expect((await wangqiang.put(`/markets/${cast.market}/inspections/${id(40)}`, inspection)).status).toBe(201)
  const sent = await complain(41, { inspection_id: id(40) })
  expect([sent.status, (await complain(41, { inspection_id: id(40) })).status]).toEqual([201, 200])
  expect(sent.body).toMatchObject({ arrived_at: app.time.now.toISOString(), follow_up_by: null, closed_at: null })
  expect((await complain(41, { words: '别的' })).status).toBe(409)

  // Everybody of that patrol counts as named, and no officer learns of it.
  for (const officer of [wangqiang, chenjing, guomin]) {
    expect((await officer.get(`/incidents/${id(41)}`)).status).toBe(404)
    expect((await officer.post(`/incidents/${id(41)}/take`)).status).toBe(404)
    expect((await officer.put(`/incidents/${id(41)}/talks/${id(42)}`, talk(42))).status).toBe(404)
    expect(JSON.stringify((await officer.get('/incidents')).body)).not.toContain(id(41))
  }
  const [event] = await eventsOf(41)
  expect(event).toMatchObject({ market_id: null, body: { incident_id: id(41), kind: 'complaint' } })
  const read = (await lina.get(`/incidents/${id(41)}`)).body
  expect(read).toMatchObject({ place: 'A-001', squad: null, reporter: { kind: 'vendor', name: '张梅' } })
  expect(read.people.map((each: { name: string }) => each.name)).toEqual(['王强', '陈静'])

  await lina.post(`/incidents/${id(41)}/take`)
  expect((await zhangmei.get('/own/complaints')).body.complaints[0]).toMatchObject({ follow_up_by: '李娜' })
  const path = `/incidents/${id(41)}/talks/${id(43)}`
  expect((await lina.put(path, talk(43, { closes: true }))).body.code).toBe('answer_missing')
  expect((await lina.put(path, talk(43, { closes: true, answer: '已向您道歉，今后先说明再处理。' }))).status).toBe(201)
  expect((await zhangmei.get('/own/complaints')).body.complaints[0]).toMatchObject({
    closed_at: app.time.now.toISOString(),
    answer: '已向您道歉，今后先说明再处理。',
  })
  expect((await (await app.as('yangfan')).get('/own/complaints')).body.complaints).toEqual([])
})

test('a supervisor who is named reads a complaint and does nothing with it', async () => {
  expect((await log(50, { kind: 'complaint', people: [cast.lina, cast.chenjing] })).status).toBe(201)
  expect((await wangqiang.get(`/incidents/${id(50)}`)).body).toMatchObject({ may_follow_up: false })
  expect((await chenjing.get(`/incidents/${id(50)}`)).status).toBe(404)
  expect((await lina.get(`/incidents/${id(50)}`)).body).toMatchObject({ may_follow_up: false, may_close: false })
  const path = (n: number) => `/incidents/${id(50)}/talks/${id(n)}`
  expect((await lina.put(path(51), talk(51, { closes: true }))).body.code).toBe('involved_yourself')
  expect((await lina.post(`/incidents/${id(50)}/take`)).body.code).toBe('involved_yourself')
  expect((await zhaolei.put(path(52), talk(52, { closes: true }))).status).toBe(201)
})

test('a complaint about an inspection or a market that is not theirs is none; not without end, even all at once', async () => {
  const yangfan = await app.as('yangfan')
  const foreign = { id: id(60), kind: 'money', market_id: cast.market, inspection_id: id(40), words: '有人要钱' }
  expect((await yangfan.put(`/own/complaints/${id(60)}`, foreign)).status).toBe(404)
  expect((await complain(60, { market_id: 'nowhere' })).status).toBe(404)
  const answers = await Promise.all([61, 62, 63, 64, 65].map((n) => complain(n, { kind: 'money', words: '有人要钱' })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('complaints_waiting')
  const { guard } = (await lina.get('/ratio?from=2026-11-23&to=2026-11-23')).body
  expect(guard.complaints).toBe(5)
})

test('lists are filtered and go on by page; each incident once', async () => {
  const row = { market_id: cast.street, evening: '2026-10-01', reported_by: cast.guomin, kind: 'refusal' as const }
  await app.db
    .insertInto('incident')
    .values(Array.from({ length: 60 }, (_, n) => ({ ...row, id: id(1000 + n), at: new Date('2026-10-01T12:00:00Z') })))
    .execute()
  const first = (await lina.get(`/incidents?market=${cast.street}`)).body
  const second = (await lina.get(`/incidents?market=${cast.street}&before=${first.next}`)).body
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
  expect(new Set([...first.rows, ...second.rows].map((each) => each.id)).size).toBe(60)
  expect(
    (await lina.get('/incidents?state=closed')).body.rows.map((each: { id: string }) => each.id).toSorted(),
  ).toEqual([id(1), id(41), id(50)])
  expect((await lina.get(`/incidents?kind=money&market=${cast.market}`)).body.rows).toHaveLength(3)
  const of = async (period: string) => (await lina.get(`/incidents?market=${cast.street}&${period}`)).body.rows.length
  expect([await of('from=2026-10-01&to=2026-10-01'), await of('from=2026-10-02'), await of('to=2026-09-30')]).toEqual([
    50, 0, 0,
  ])
})

test('evenings without an incident are those a patrol walked since the last one, tonight left out', async () => {
  const other = await startApp()
  const supervisor = await other.as('lina')
  const calm = async () => {
    const { markets } = (await supervisor.get('/incidents/trend')).body
    return markets.find((each: { id: string }) => each.id === cast.market).calm
  }
  expect(await calm()).toBeNull()
  const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
  const walked = { market_id: cast.market, squad_id: cast.bado, lead_id: cast.wangqiang }
  await other.db
    .insertInto('patrol')
    .values(
      [2, 3, 3, 5, 20, 22, 23].map((n, at) => ({
        ...walked,
        id: id(2000 + at),
        evening: day(n),
        started_at: new Date(`${day(n)}T08:00:00Z`),
      })),
    )
    .execute()
  // The 2nd, 3rd (twice), 5th, 20th and 22nd; the 23rd is tonight.
  expect(await calm()).toBe(5)
  const quarrel = { market_id: cast.market, reported_by: cast.wangqiang, kind: 'quarrel' as const }
  const at = (n: number) => new Date(`${day(n)}T12:00:00Z`)
  await other.db
    .insertInto('incident')
    .values({ ...quarrel, id: id(2100), evening: day(5), at: at(5) })
    .execute()
  expect(await calm()).toBe(2)
  await other.db
    .insertInto('incident')
    .values({ ...quarrel, id: id(2101), evening: day(23), at: at(23) })
    .execute()
  const { weeks, markets } = (await supervisor.get('/incidents/trend')).body
  expect(markets.find((each: { id: string }) => each.id === cast.market)).toMatchObject({ calm: 0, open: 2 })
  expect(weeks).toHaveLength(12)
  expect([weeks[0].monday, weeks.at(-1), weeks[9]]).toEqual([
    '2026-09-07',
    { monday: '2026-11-23', count: 1 },
    { monday: '2026-11-09', count: 0 },
  ])
  expect(weeks[8]).toEqual({ monday: '2026-11-02', count: 1 })
  expect((await supervisor.get(`/incidents/trend?market=${cast.street}`)).body.weeks.at(-1).count).toBe(0)
  await other.close()
})

test('each does only what is theirs', async () => {
  expect((await log(70, {}, lina)).status).toBe(403)
  expect((await zhangmei.get('/incidents')).status).toBe(403)
  expect((await wangqiang.get('/incidents/trend')).status).toBe(403)
  expect((await wangqiang.get('/own/complaints')).status).toBe(403)
})

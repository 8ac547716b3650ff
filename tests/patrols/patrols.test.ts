import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { canonical } from '../../src/shared/canonical.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'

const patrol = (n: number) => `01900000-0000-7000-8000-0000000a${String(n).padStart(4, '0')}`
const start = { squad_id: cast.bado, lead_id: cast.chenjing, members: [cast.wangqiang, cast.chenjing, cast.liuyang] }

let app: TestApp
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())
beforeEach(async () => {
  app.time.now = tonight
  const over = app.db.updateTable('patrol').set((e) => ({ ended_at: e.ref('started_at') }))
  await over.where('ended_at', 'is', null).execute()
})

const end = (client: Client, n: number, market: string = cast.market) =>
  endPatrol(client, market, patrol(n), app.time.now)
const endOf = async (n: number): Promise<string | null> =>
  (await wangqiang.get(`/patrols/${patrol(n)}/round`)).body.patrol.ended_at
const path = (n: number, market: string = cast.market) => `/markets/${market}/patrols/${patrol(n)}`

test('an officer starts a patrol, finds it as the current one, and ends it', async () => {
  expect((await wangqiang.get('/patrols/current')).body).toEqual({ patrol: null })
  const started = await wangqiang.put(path(1), start)
  expect(started.status).toBe(201)
  expect(started.body).toMatchObject({
    id: patrol(1),
    market: { id: cast.market, kind: 'night_market' },
    evening: '2026-11-23',
    squad: { name: '八道中队' },
    lead: { name: '陈静' },
    started_at: tonight.toISOString(),
    ended_at: null,
    counts: { inspections: 0, in_order: 0, findings: 0 },
  })
  expect(started.body.members.map((m: { id: string }) => m.id)).toEqual([cast.chenjing, cast.wangqiang, cast.liuyang])
  const { sha256, ...patrolStarted } = started.body
  expect(sha256).toBe(createHash('sha256').update(canonical(start)).digest('hex'))
  expect((await wangqiang.get('/patrols/current')).body.patrol).toEqual(patrolStarted)
  expect((await (await app.as('chenjing')).get('/patrols/current')).body.patrol.id).toBe(patrol(1))

  app.time.now = new Date(tonight.getTime() + 3_600_000)
  const ended = app.time.now.toISOString()
  expect((await end(wangqiang, 1)).status).toBe(201)
  expect(await endOf(1)).toBe(ended)
  expect((await wangqiang.get('/patrols/current')).body.patrol).toBeNull()
  app.time.now = new Date(tonight.getTime() + 7_200_000)
  expect((await end(wangqiang, 1)).status).toBe(201)
  expect(await endOf(1)).toBe(ended)
  const events = await app.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('subject', '=', `patrol:${patrol(1)}`)
    .orderBy('position')
    .execute()
  expect(events.map((event) => event.kind)).toEqual(['patrol.started', 'patrol.ended'])
  expect(JSON.stringify(events)).not.toContain('王强')
})

test('the same start again is the same patrol; another one under its id is a conflict', async () => {
  const first = await wangqiang.put(path(2), start)
  const again = await wangqiang.put(path(2), start)
  expect([again.status, again.body]).toEqual([200, first.body])
  expect((await wangqiang.put(path(2), { ...start, lead_id: cast.wangqiang })).body.code).toBe('conflict')
  expect((await wangqiang.put(path(2, cast.street), start)).body.code).toBe('conflict')
  const fewer = { ...start, members: [cast.wangqiang, cast.chenjing] }
  expect((await wangqiang.put(path(2), fewer)).body.code).toBe('conflict')
  expect((await wangqiang.put(path(2), { ...start, claimed_at: tonight.toISOString() })).body.code).toBe('conflict')
  expect((await (await app.as('guomin')).put(path(2), start)).body.code).toBe('not_a_member')
})

test('a patrol of before starts were kept is compared by its squad, lead and members', async () => {
  await wangqiang.put(path(12), start)
  await app.db.updateTable('patrol').set({ content_hash: null }).where('id', '=', patrol(12)).execute()
  expect((await wangqiang.put(path(12), start)).status).toBe(200)
  expect((await wangqiang.put(path(12), { ...start, lead_id: cast.wangqiang })).body.code).toBe('conflict')
  expect((await wangqiang.put(path(12, cast.street), start)).body.code).toBe('conflict')
})

test('a second patrol is refused while the first is open, even when both start at once', async () => {
  const answers = await Promise.all([3, 4, 5].map((n) => wangqiang.put(path(n), start)))
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409])
  const open = answers.find((answer) => answer.status === 201)?.body.id
  expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
    code: 'on_patrol_already',
    detail: { patrol_id: open, market_id: cast.market },
  })
})

test.each([
  ['the starter is no member', { ...start, members: [cast.chenjing] }, 'not_a_member'],
  ['the lead is no member', { ...start, lead_id: cast.guomin }, 'not_a_member'],
  ['a member is a supervisor', { ...start, members: [...start.members, cast.lina] }, 'unknown_reference'],
  ['a member is nobody', { ...start, members: [...start.members, patrol(99)] }, 'unknown_reference'],
  ['R17: the squad is not the starter’s', { ...start, squad_id: cast.xingdong }, 'not_allowed'],
  ['there are no members', { ...start, members: [] }, 'invalid_request'],
  ['a field is not known', { ...start, quota: 5 }, 'invalid_request'],
])('refused when %s', async (_, body, code) => {
  expect((await wangqiang.put(path(6), body)).body.code).toBe(code)
})

test('a market that is not there, an id that is none', async () => {
  expect((await wangqiang.put(path(7, 'nowhere'), start)).status).toBe(404)
  expect((await wangqiang.put('/markets/pingan/patrols/7', start)).status).toBe(400)
})

test('only officers start one, only members end one or take someone along', async () => {
  for (const name of ['lina', 'zhangmei'] as const)
    expect((await (await app.as(name)).put(path(8), start)).status).toBe(403)
  expect((await app.anyone.put(path(8), start)).status).toBe(401)
  await wangqiang.put(path(8), start)
  const guomin = await app.as('guomin')
  expect((await end(guomin, 8)).body.code).toBe('not_a_member')
  expect((await guomin.post(`${path(8)}/members`, { person_id: cast.guomin })).body.code).toBe('not_a_member')
  expect((await end(wangqiang, 8, cast.street)).status).toBe(404)

  const joined = await wangqiang.post(`${path(8)}/members`, { person_id: cast.guomin })
  expect(joined.body.members.map((m: { id: string }) => m.id)).toContain(cast.guomin)
  expect((await wangqiang.post(`${path(8)}/members`, { person_id: cast.lina })).body.code).toBe('unknown_reference')
  expect((await end(guomin, 8)).status).toBe(201)
  expect((await wangqiang.post(`${path(8)}/members`, { person_id: cast.sunhao })).body.code).toBe('patrol_ended')
})

test('who is certified on the evening is marked', async () => {
  const { body } = await wangqiang.put(path(9), { ...start, members: [...start.members, cast.sunhao] })
  const certified = Object.fromEntries(body.members.map((m: { id: string; certified: boolean }) => [m.id, m.certified]))
  expect(certified).toEqual({
    [cast.wangqiang]: true,
    [cast.chenjing]: true,
    [cast.liuyang]: false,
    [cast.sunhao]: false,
  })
})

test('a patrol belongs to the evening it starts on, also after midnight', async () => {
  app.time.now = new Date('2026-11-23T17:30:00Z')
  expect((await wangqiang.put(path(10), start)).body.evening).toBe('2026-11-23')
})

test('the round has all that the walk needs, for members only', async () => {
  await wangqiang.put(path(11), start)
  const { status, body } = await wangqiang.get(`/patrols/${patrol(11)}/round`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    evening: '2026-11-23',
    opens_at: '2026-11-23T07:00:00.000Z',
    closes_at: '2026-11-23T13:00:00.000Z',
    market: { time_zone: 'Asia/Shanghai', opens: '15:00:00', closes: '21:00:00' },
    authorities: ['C', 'E'],
    supervisors: [
      { id: cast.lina, name: '李娜' },
      { id: cast.zhaolei, name: '赵磊' },
    ],
    checklist_version: 1,
    holders: [],
  })
  await app.db.updateTable('vendor').set({ party: 'organisation' }).where('id', '=', cast.yangfan).execute()
  expect((await wangqiang.get(`/patrols/${patrol(11)}/round`)).body.holders).toEqual([
    { place_id: cast.stall(2), vendor_id: cast.yangfan, party: 'organisation', penalised: [], firsts: [] },
  ])
  await app.db.updateTable('vendor').set({ party: 'person' }).where('id', '=', cast.yangfan).execute()
  expect((await (await app.as('guomin')).get(`/patrols/${patrol(11)}/round`)).body.code).toBe('not_a_member')
  expect((await wangqiang.get(`/patrols/${patrol(99)}/round`)).status).toBe(404)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

const on = { on_duty: true, market_id: null, absence: null, absence_note: null }
const off = { ...on, on_duty: false }
const plan = (person: string, evening: string, duty: object = on, squad: string = cast.bado, by = lina) =>
  by.put(`/rosters/${squad}/${evening}/${person}`, duty)
const week = async (day: string) => (await lina.get(`/rosters?squad=${cast.bado}&week=${day}`)).body

test('a squad’s week begins on Monday and knows its members', async () => {
  const { body } = await lina.get(`/rosters?squad=${cast.bado}`)
  expect(body.days).toEqual(['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`))
  expect(body.members.map(({ name, certified }: { name: string; certified: boolean }) => [name, certified])).toEqual(
    expect.arrayContaining([
      ['王强', true],
      ['刘洋', false],
    ]),
  )
  expect(body.duties).toEqual([])
  expect((await lina.get('/rosters?squad=01900000-0000-7000-8000-000000000999')).status).toBe(404)
})

test('an officer is planned, sent to a market, noted absent with a reason, and taken off; each is in the log', async () => {
  expect((await plan(cast.wangqiang, '2026-11-23')).status).toBe(200)
  await plan(cast.chenjing, '2026-11-23', { ...on, market_id: cast.market })
  await plan(cast.liuyang, '2026-11-23', { ...on, absence: 'ill', absence_note: '发烧' })
  await plan(cast.liuyang, '2026-11-24')
  expect((await plan(cast.liuyang, '2026-11-24', off)).body.duties).toHaveLength(3)
  expect((await week('2026-11-29')).duties).toMatchObject([
    { person_id: cast.wangqiang, absence: null, market_id: null },
    { person_id: cast.chenjing, market_id: cast.market },
    { person_id: cast.liuyang, absence: 'ill', absence_note: '发烧' },
  ])
  const { rows } = (await lina.get(`/log?subject=squad:${cast.bado}&kind=roster.planned`)).body
  expect(rows).toHaveLength(5)
  expect(rows[0].body).toMatchObject({ person_id: cast.liuyang, on_duty: false })
})

test('whoever starts a patrol is told who is planned and there, and may start with anybody', async () => {
  const { rows } = (await wangqiang.get('/rosters/mine')).body
  expect(rows).toEqual([
    { person_id: cast.wangqiang, evening: '2026-11-23', market_id: null },
    { person_id: cast.chenjing, evening: '2026-11-23', market_id: cast.market },
  ])
  const start = { squad_id: cast.bado, lead_id: cast.wangqiang, members: [cast.wangqiang, cast.liuyang, cast.sunhao] }
  const { status } = await wangqiang.put(`/markets/${cast.market}/patrols/01900000-0000-7000-8000-0000000a0001`, start)
  expect(status).toBe(201)
})

test('once the squad is out, who went out unplanned stays so; an absence may be noted and others may join', async () => {
  expect((await plan(cast.sunhao, '2026-11-23')).body.code).toBe('roster_past')
  expect((await plan(cast.chenjing, '2026-11-23', off)).body.code).toBe('roster_past')
  expect((await plan(cast.wangqiang, '2026-11-23', { ...on, market_id: cast.street })).body.code).toBe('roster_past')
  const late = await plan(cast.chenjing, '2026-11-23', { ...on, market_id: cast.market, absence: 'ill' })
  expect(late.status, late.text).toBe(200)
  expect((await plan(cast.chenjing, '2026-11-23', { ...on, market_id: cast.market })).status).toBe(200)
  await app.db
    .insertInto('roster')
    .values({
      ...{ person_id: cast.sunhao, squad_id: cast.bado, evening: '2026-11-16' },
      ...{ planned_by: cast.lina, planned_at: tonight },
    })
    .execute()
  expect((await lina.post(`/rosters/${cast.bado}/2026-11-23/copy`)).body.copied).toBe(0)
  await app.db.deleteFrom('roster').where('evening', '=', '2026-11-16').execute()
})

test('an officer reads when they are on duty this week themself, and nothing of others', async () => {
  const planned = async (user: Parameters<typeof app.as>[0]) => (await (await app.as(user)).get('/rosters/own')).body
  expect(await planned('chenjing')).toMatchObject({
    today: '2026-11-23',
    duties: [{ evening: '2026-11-23', absence: null, market: { id: cast.market, name: '平安夜市' } }],
  })
  expect((await planned('chenjing')).days).toHaveLength(7)
  expect((await planned('wangqiang')).duties).toEqual([{ evening: '2026-11-23', absence: null, market: null }])
  expect((await planned('liuyang')).duties).toEqual([{ evening: '2026-11-23', absence: 'ill', market: null }])
  expect((await planned('sunhao')).duties).toEqual([])
  await plan(cast.chenjing, '2026-11-30')
  expect((await planned('chenjing')).duties).toHaveLength(1)
  await plan(cast.chenjing, '2026-11-30', off)
  expect((await lina.get('/rosters/own')).status).toBe(403)
})

test('only active officers of the squad, one squad an evening', async () => {
  expect((await plan(cast.guomin, '2026-11-25')).body.code).toBe('not_a_member')
  expect((await plan(cast.lina, '2026-11-25')).body.code).toBe('not_a_member')
  expect((await plan(cast.guomin, '2026-11-25', on, cast.xingdong)).status).toBe(200)
  await app.db.updateTable('person').set({ squad_id: cast.bado }).where('id', '=', cast.guomin).execute()
  expect((await plan(cast.guomin, '2026-11-25')).body.code).toBe('roster_elsewhere')
  expect((await plan(cast.guomin, '2026-11-26')).status).toBe(200)
  await app.db.updateTable('person').set({ squad_id: cast.xingdong }).where('id', '=', cast.guomin).execute()
  // Who has left is still seen where they were planned, and may be taken off.
  expect((await week('2026-11-26')).members).toContainEqual(expect.objectContaining({ id: cast.guomin, member: false }))
  expect((await plan(cast.guomin, '2026-11-26', off)).status).toBe(200)
})

test('the past stays; who was absent may be noted for a week', async () => {
  app.time.now = new Date(tonight.getTime() + 86_400_000)
  lina = await app.as('lina')
  expect((await plan(cast.sunhao, '2026-11-23')).body).toMatchObject({ code: 'roster_past' })
  expect((await plan(cast.wangqiang, '2026-11-23', off)).body.code).toBe('roster_past')
  expect((await plan(cast.wangqiang, '2026-11-23', { ...on, market_id: cast.market })).body.code).toBe('roster_past')
  expect((await plan(cast.wangqiang, '2026-11-23', { ...on, absence: 'leave' })).status).toBe(200)
  app.time.now = new Date(tonight.getTime() + 8 * 86_400_000)
  lina = await app.as('lina')
  expect((await plan(cast.wangqiang, '2026-11-23')).body.code).toBe('roster_past')
})

test('a week is copied from the one before, without absences and without what is over', async () => {
  app.time.now = new Date(tonight.getTime() + 6 * 86_400_000)
  lina = await app.as('lina')
  const { body } = await lina.post(`/rosters/${cast.bado}/2026-12-02/copy`)
  expect(body.copied).toBe(3)
  expect(body.week.days[0]).toBe('2026-11-30')
  expect(body.week.duties).toHaveLength(3)
  expect(body.week.duties.every((duty: { absence: unknown }) => duty.absence === null)).toBe(true)
  expect((await lina.post(`/rosters/${cast.bado}/2026-11-30/copy`)).body.copied).toBe(0)
  app.time.now = new Date(tonight.getTime() + 20 * 86_400_000)
  lina = await app.as('lina')
  expect((await lina.post(`/rosters/${cast.bado}/2026-12-07/copy`)).body.copied).toBe(0)
})

test('only supervisors read a squad’s roster, with who was ill, and plan; nonsense is refused', async () => {
  app.time.now = tonight
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
  expect((await wangqiang.get(`/rosters?squad=${cast.bado}`)).status).toBe(403)
  expect((await wangqiang.get('/rosters/own')).status).toBe(200)
  expect((await plan(cast.wangqiang, '2026-11-27', on, cast.bado, wangqiang)).status).toBe(403)
  for (const duty of [
    { ...on, absence_note: '无' },
    { ...off, absence: 'ill' },
    { ...on, absence: 'bored' },
    { ...on, more: 1 },
  ])
    expect((await plan(cast.wangqiang, '2026-11-27', duty)).body.code).toBe('invalid_request')
  expect((await plan(cast.wangqiang, '2026-11-27', { ...on, market_id: 'nowhere' })).body.code).toBe(
    'unknown_reference',
  )
})

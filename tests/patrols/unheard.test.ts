import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical } from '../../src/shared/canonical.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

const id = (n: number) => `01900000-0000-7000-8000-0000000b${String(n).padStart(4, '0')}`
const minutes = (n: number) => new Date(tonight.getTime() + n * 60_000).toISOString()
const start = { squad_id: cast.bado, lead_id: cast.chenjing, members: [cast.wangqiang, cast.chenjing, cast.guomin] }
const path = (n: number) => `/markets/${cast.market}/patrols/${id(n)}`
const sha256 = (sent: unknown) => createHash('sha256').update(canonical(sent)).digest('hex')

let app: TestApp
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

test('a patrol that went out and came home without signal is as its phone says; its looks stand at their time', async () => {
  app.time.now = new Date(minutes(180))
  const begun = { ...start, claimed_at: minutes(0) }
  const started = await wangqiang.put(path(1), begun)
  expect(started.status).toBe(201)
  expect(started.body).toMatchObject({ id: id(1), started_at: minutes(0), sha256: sha256(begun) })
  const look = {
    id: id(2),
    patrol_id: id(1),
    subject: { kind: 'stall', id: cast.stall(1) },
    outcome: 'in_order',
    checklist_version: 1,
    note: null,
    claimed_at: minutes(20),
    amends: null,
    amend_reason: null,
    findings: [],
  }
  const over = { id: id(3), claimed_at: minutes(60), note: '西口路灯坏了，已报修。' }
  const ended = await wangqiang.put(`${path(1)}/ends/${id(3)}`, over)
  expect(ended.body).toEqual({ id: id(3), sha256: sha256(over), received_at: minutes(180) })
  // The end came before the look: the look is of before the end all the same.
  expect((await wangqiang.put(`/markets/${cast.market}/inspections/${id(2)}`, look)).status).toBe(201)
  const seen = await app.db.selectFrom('inspection').select('at').where('id', '=', id(2)).executeTakeFirstOrThrow()
  expect(seen.at.toISOString()).toBe(minutes(20))
  const { patrol } = (await wangqiang.get(`/patrols/${id(1)}/round`)).body
  expect(patrol).toMatchObject({ started_at: minutes(0), ended_at: minutes(60) })
})

test('both are asked about after a backup, and sent again they answer the same', async () => {
  const begun = { ...start, claimed_at: minutes(0) }
  const over = { id: id(3), claimed_at: minutes(60), note: '西口路灯坏了，已报修。' }
  const records = [
    { id: id(1), sha256: sha256(begun) },
    { id: id(3), sha256: sha256(over) },
    { id: id(4), sha256: sha256(over) },
  ]
  const asked = await wangqiang.post('/reconcile', { records, photos: [] })
  expect(asked.body.missing_records).toEqual([id(4)])
  const somebody = await (await app.as('liuyang')).post('/reconcile', { records, photos: [] })
  expect(somebody.body.missing_records).toEqual([id(1), id(3), id(4)])
  expect((await wangqiang.put(path(1), begun)).status).toBe(200)
  expect((await wangqiang.put(`${path(1)}/ends/${id(3)}`, over)).status).toBe(200)
  expect((await wangqiang.put(`${path(1)}/ends/${id(3)}`, { ...over, note: null })).body.code).toBe('conflict')
})

test('a second member ends it too: their note is kept, the end stays the first', async () => {
  const chenjing = await app.as('chenjing')
  const later = { id: id(5), claimed_at: minutes(90), note: '钥匙在岗亭。' }
  expect((await chenjing.put(`${path(1)}/ends/${id(5)}`, later)).status).toBe(201)
  expect((await wangqiang.get(`/patrols/${id(1)}/round`)).body.patrol.ended_at).toBe(minutes(60))
  const events = await app.db
    .selectFrom('event')
    .select('kind')
    .where('subject', '=', `patrol:${id(1)}`)
    .orderBy('position')
    .execute()
  expect(events.map(({ kind }) => kind)).toEqual([
    'patrol.started',
    'patrol.ended',
    'patrol.handed_over',
    'patrol.handed_over',
  ])
})

test('a clock that is wrong is held within a day, and what was heard at once is refused beside another', async () => {
  app.time.now = new Date(minutes(200))
  const old = await wangqiang.put(path(6), { ...start, claimed_at: minutes(-9000) })
  expect(old.body.started_at).toBe(minutes(200 - 24 * 60))
  // Began without signal while the office knows of another: both have happened.
  const beside = await wangqiang.put(path(7), { ...start, claimed_at: minutes(100) })
  expect(beside.status).toBe(201)
  const ahead = await wangqiang.put(path(8), { ...start, claimed_at: minutes(900) })
  expect(ahead.body.code).toBe('on_patrol_already')
})

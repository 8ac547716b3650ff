import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostTogether } from '../../src/offline/rules.ts'
import { capture, fresh, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

interface Sent {
  path: string
  sequence: number
  body: unknown
}
let number = 0
const entry = (path: string, body: unknown): Sent => ({
  path: `/api/markets/${cast.market}${path}`,
  sequence: ++number,
  body,
})
const look = (fields: Parameters<typeof capture>[1] = {}, of = patrol) => {
  const sent = capture(of, fields)
  return entry(`/inspections/${sent.id}`, sent)
}
const idOf = ({ path }: Sent) => path.split('/').at(-1) ?? ''
const run = (entries: readonly Sent[], who = wangqiang, headers: Record<string, string> = {}) =>
  who.send('POST', '/outbox', { entries }, headers)
const statuses = (answer: { body: { answers: { status: number }[] } }) =>
  answer.body.answers.map(({ status }) => status)
const logged = async (entries: readonly Sent[]) => {
  const ids = entries.map(idOf)
  const rows = await app.db.selectFrom('inspection').select('id').where('id', 'in', ids).execute()
  return rows.length
}

test('each entry is answered as if it had come alone: created, the same again, held, refused, in conflict', async () => {
  const first = look()
  const receipt = await wangqiang.put(first.path.slice(4), first.body)
  const other = { ...first, body: { ...(first.body as object), note: '另一份内容' } }
  const unknown = look({ subject: { kind: 'stall', id: fresh() } })
  const unread = entry(`/inspections/${fresh()}`, { note: 'no capture' })
  const last = look()
  const answer = await run([first, other, unknown, unread, last])
  expect(statuses(answer)).toEqual([200, 409, 202, 400, 201])
  const [again, conflict, held, refused, created] = answer.body.answers.map(({ body }: { body: unknown }) => body)
  expect(again).toEqual(receipt.body)
  expect(conflict).toMatchObject({ code: 'capture_conflict', detail: { id: idOf(first) } })
  expect(held).toMatchObject({ id: idOf(unknown), held: 'unknown_reference' })
  expect(refused).toMatchObject({ code: 'invalid_request' })
  expect(created).toMatchObject({ id: idOf(last), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(await logged([first, unknown, last])).toBe(2)
  // The loser of two contents is kept for a supervisor, as when it comes alone.
  const kept = await app.db.selectFrom('quarantined_capture').select('id').where('id', '=', idOf(first)).execute()
  expect(kept).toHaveLength(1)
})

test('a patrol, what was seen on it and its end come in one request, in the order they were done', async () => {
  const guomin = await app.as('guomin')
  const id = fresh()
  const party = { squad_id: cast.xingdong, lead_id: cast.guomin, members: [cast.guomin] }
  const claimed_at = tonight.toISOString()
  const end = { id: fresh(), claimed_at, note: '北门地面湿滑' }
  const entries = [
    entry(`/patrols/${id}`, { ...party, claimed_at }),
    look({}, id),
    entry(`/patrols/${id}/ends/${end.id}`, end),
  ]
  const answer = await run(entries, guomin)
  expect(statuses(answer)).toEqual([201, 201, 201])
  expect(statuses(await run(entries, guomin))).toEqual([200, 200, 200])
  const sequences = await app.db
    .selectFrom('event')
    .select('kind')
    .where('chain', '=', cast.market)
    .where('actor_id', '=', cast.guomin)
    .orderBy('position')
    .execute()
  expect(sequences.map(({ kind }) => kind)).toEqual([
    'patrol.started',
    'inspection.logged',
    'patrol.ended',
    'patrol.handed_over',
  ])
})

test('one entry that the server stumbles over, after its commit at that, takes nothing with it', async () => {
  const entries = [look(), look(), look()]
  const { bell } = app.given
  let rings = 0
  app.given.bell = {
    ...bell,
    ring(district, market) {
      if (++rings === 2) throw new Error('no bell')
      bell.ring(district, market)
    },
  }
  const answer = await run(entries)
  app.given.bell = bell
  expect(statuses(answer)).toEqual([201, 500, 201])
  expect(answer.body.answers[1].body).toMatchObject({ code: 'internal' })
  expect(statuses(await run(entries))).toEqual([200, 200, 200])
  expect(await logged(entries)).toBe(3)
})

test('numbers are noted entry by entry, and only of what is here', async () => {
  const phone = fresh()
  const entries = [look(), entry(`/inspections/${fresh()}`, {}), look()]
  await run(entries, wangqiang, { 'x-phone': phone })
  const noted = await app.db.selectFrom('phone_arrival').select('sequence').where('phone_id', '=', phone).execute()
  expect(noted.map(({ sequence }) => sequence).sort()).toEqual([entries[0]!.sequence, entries[2]!.sequence].sort())
})

test('records of somebody else are nobody’s, and none goes anywhere but where entries go', async () => {
  const [mine] = [look()]
  expect((await run([mine], wangqiang, { 'x-person': cast.chenjing })).status).toBe(401)
  expect((await run([mine], await app.as('zhangmei'))).status).toBe(403)
  for (const path of ['/api/outbox', `/api/markets/pingan/inspections/${fresh()}/../../stalls`, '/api/sign-out'])
    expect((await run([{ ...mine, path }])).status, path).toBe(400)
  expect((await run(Array.from({ length: mostTogether + 1 }, () => look()))).status).toBe(400)
  expect(await logged([mine])).toBe(0)
})

test('each entry counts among the requests of its account', async () => {
  const strict = await startApp({ limits: { per_account: 3, per_address: 100 } })
  const client = await strict.as('wangqiang')
  const of = fresh()
  const answer = await run([look({}, of), look({}, of), look({}, of)], client)
  expect(statuses(answer)).toEqual([202, 202, 429])
  expect(answer.body.answers[2].body.detail.retry_after_s).toBeGreaterThan(0)
  await strict.close()
})

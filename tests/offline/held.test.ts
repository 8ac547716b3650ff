import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'

let app: TestApp
let wangqiang: Client
let lina: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  lina = await app.as('lina')
})
afterAll(() => app.close())
beforeEach(async () => {
  app.time.now = tonight
  await app.db.deleteFrom('held_capture').execute()
})

const minutes = (n: number) => new Date(tonight.getTime() + n * 60_000)
const held = async () => (await lina.get('/held')).body as { held: Record<string, unknown>[]; more: number }
const decide = (id: string, decision: string, by = lina, reason = '队员手机没有信号') =>
  by.post(`/held/${id}`, { decision, reason })
const logged = (id: string) => app.db.selectFrom('inspection').selectAll().where('id', '=', id).executeTakeFirst()

/** A patrol that ended at once, and a look that came an hour later. */
async function late(fields: Parameters<typeof capture>[1] = {}) {
  const patrol = await patrolOf(wangqiang)
  await endPatrol(wangqiang, cast.market, patrol, app.time.now)
  app.time.now = minutes(90)
  const sent = capture(patrol, { claimed_at: minutes(60).toISOString(), ...fields })
  return { sent, answer: await log(wangqiang, sent) }
}

test('what cannot be applied is kept whole, the same again gets the same receipt, other content does not take its place', async () => {
  const { sent, answer } = await late()
  expect(answer.status).toBe(202)
  expect(answer.body).toMatchObject({ id: sent.id, held: 'patrol_ended', received_at: minutes(90).toISOString() })
  app.time.now = minutes(95)
  const again = await log(wangqiang, sent)
  expect([again.status, again.body]).toEqual([202, answer.body])
  const other = await log(wangqiang, { ...sent, note: '另一份' })
  expect(other.body).toMatchObject({ status: 409, code: 'capture_conflict' })
  expect(await logged(sent.id)).toBeUndefined()
  const asked = await wangqiang.post('/reconcile', {
    records: [{ id: sent.id, sha256: answer.body.sha256 }],
    photos: [],
  })
  expect(asked.body).toEqual({
    missing_records: [],
    missing_photos: [],
    held_records: [sent.id],
    decided_records: [],
  })
})

test('who was promoted does not decide about what they recorded themself', async () => {
  const { sent } = await late()
  await app.db.updateTable('person').set({ role: 'supervisor' }).where('id', '=', cast.wangqiang).execute()
  for (const decision of ['accepted', 'refused'])
    expect((await decide(sent.id, decision, wangqiang)).body.code).toBe('involved_yourself')
  await app.db.updateTable('person').set({ role: 'officer' }).where('id', '=', cast.wangqiang).execute()
  expect((await decide(sent.id, 'refused')).status).toBe(204)
})

test('a supervisor reads what was seen and why it was held, and accepts it as its officer saw it', async () => {
  const [here, away] = ['a'.repeat(64), 'b'.repeat(64)] as const
  const photo = { bytes: 1, width: 1, height: 1, sent_by: cast.wangqiang, received_at: tonight }
  await app.db
    .insertInto('photo')
    .values({ ...photo, sha256: Buffer.from(here, 'hex') })
    .execute()
  const photos = [here, away].map((sha256) => ({
    sha256,
    finding_id: null,
    kind: 'before' as const,
    claimed_at: tonight.toISOString(),
  }))
  const { sent, answer } = await late({ outcome: 'findings', findings: [finding('PLOT-01')], photos })
  expect((await held()).held).toEqual([
    {
      id: sent.id,
      market: expect.objectContaining({ id: cast.market }),
      officer: { id: cast.wangqiang, name: '王强' },
      squad: { name: '八道中队', name_en: 'Badao squad' },
      code: 'patrol_ended',
      received_at: minutes(90).toISOString(),
      claimed_at: sent.claimed_at,
      outcome: 'findings',
      number: 'A-001',
      note: null,
      findings: [{ item_code: 'PLOT-01', item_name: expect.any(String), kinds: ['remind'], twice: null }],
      photos: { declared: 2, received: 1 },
    },
  ])
  app.time.now = minutes(600)
  expect((await decide(sent.id, 'accepted')).status).toBe(204)
  const row = await logged(sent.id)
  expect(row).toMatchObject({
    officer_id: cast.wangqiang,
    at: minutes(60),
    received_at: minutes(90),
    outcome: 'findings',
  })
  expect(row?.content_hash.toString('hex')).toBe(answer.body.sha256)
  expect((await held()).held).toEqual([])
  const told = await app.db
    .selectFrom('event')
    .select(['kind', 'actor_id'])
    .where('subject', '=', `capture:${sent.id}`)
    .orderBy('position')
    .execute()
  expect(told).toEqual([
    { kind: 'capture.held', actor_id: cast.wangqiang },
    { kind: 'capture.decided', actor_id: cast.lina },
  ])
  // The phone that asks again is told that it is in.
  expect((await log(wangqiang, sent)).status).toBe(200)
  expect((await decide(sent.id, 'refused')).body).toMatchObject({ status: 409, code: 'already_decided' })
})

test('refused it stays on file with its reason, and is never logged', async () => {
  const { sent } = await late()
  expect((await decide(sent.id, 'refused', lina, '不是当晚看到的')).status).toBe(204)
  expect(await logged(sent.id)).toBeUndefined()
  const row = await app.db
    .selectFrom('held_capture')
    .select(['decision', 'reason', 'decided_by'])
    .where('id', '=', sent.id)
    .executeTakeFirst()
  expect(row).toEqual({ decision: 'refused', reason: '不是当晚看到的', decided_by: cast.lina })
  expect((await held()).held).toEqual([])
  // Its officer's phone is told, and nobody else's.
  const asked = { records: [{ id: sent.id, sha256: '0'.repeat(64) }], photos: [] }
  expect((await wangqiang.post('/reconcile', asked)).body.decided_records).toEqual([
    { id: sent.id, decision: 'refused', reason: '不是当晚看到的', by: '李娜' },
  ])
  expect((await (await app.as('chenjing')).post('/reconcile', asked)).body.decided_records).toEqual([])
})

test('who accepted a record has a part in it, and decides no review of it', async () => {
  const found = finding('PLOT-01', { actions: [action('fix_by')] })
  const { sent } = await late({ findings: [found] })
  expect((await decide(sent.id, 'accepted')).status).toBe(204)
  const review = fresh()
  const zhangmei = await app.as('zhangmei')
  const asked = { id: review, action_id: null, words: '我没有越线', photos: [] }
  expect((await zhangmei.put(`/own/matters/${found.id}/reviews/${review}`, asked)).status).toBe(201)
  const end = { outcome: 'upheld', reason: '照片清楚' }
  expect((await lina.post(`/reviews/${review}/decision`, end)).body).toMatchObject({
    code: 'involved_yourself',
    detail: { parts: ['approver'] },
  })
  const zhaolei = await app.as('zhaolei')
  expect((await zhaolei.post(`/reviews/${review}/decision`, end)).status).toBe(201)
})

test('nor does who accepted it set an action of it aside', async () => {
  const found = finding('PLOT-01', { actions: [action('educate')] })
  const { sent } = await late({ findings: [found] })
  expect((await decide(sent.id, 'accepted')).status).toBe(204)
  const aside = (by: Client) => by.post(`/actions/${found.actions[0]!.id}/overturn`, { reason: '事实不清' })
  expect((await aside(lina)).body.code).toBe('involved_yourself')
  expect((await aside(await app.as('zhaolei'))).status).toBe(201)
})

test('what is unlawful cannot be accepted either: it waits on, and the supervisor is told why', async () => {
  const { sent } = await late({ subject: { kind: 'stall', id: fresh() } })
  const refused = await decide(sent.id, 'accepted')
  expect(refused.body).toMatchObject({ status: 422, code: 'unknown_reference' })
  expect((await held()).held).toMatchObject([{ id: sent.id, number: null }])
})

test('accepted it counts as its author’s, with the rights they have: a supervisor logs no look', async () => {
  const patrol = fresh()
  const sent = capture(patrol)
  expect((await log(await app.as('zhaolei'), sent)).body.held).toBe('unknown_reference')
  const start = { squad_id: cast.bado, lead_id: cast.chenjing, members: [cast.wangqiang, cast.chenjing] }
  for (const open of await app.db.selectFrom('patrol').select('id').where('ended_at', 'is', null).execute())
    await endPatrol(wangqiang, cast.market, open.id, app.time.now)
  expect((await wangqiang.put(`/markets/${cast.market}/patrols/${patrol}`, start)).status).toBe(201)
  expect((await decide(sent.id, 'accepted')).body.code).toBe('not_allowed')
  expect(await logged(sent.id)).toBeUndefined()
  await endPatrol(wangqiang, cast.market, patrol, app.time.now)
})

test('only supervisors read and decide, with a reason, and about what there is', async () => {
  const { sent } = await late()
  expect((await wangqiang.get('/held')).status).toBe(403)
  expect((await decide(sent.id, 'accepted', wangqiang)).status).toBe(403)
  expect((await decide(sent.id, 'accepted', lina, ' ')).status).toBe(400)
  expect((await decide(sent.id, 'perhaps')).status).toBe(400)
  expect((await decide(fresh(), 'refused')).status).toBe(404)
  expect((await held()).held).toHaveLength(1)
})

test('of two contents under one id the second is kept whole until a supervisor has looked at both', async () => {
  app.time.now = tonight
  const patrol = await patrolOf(wangqiang)
  const sent = capture(patrol)
  expect((await log(wangqiang, sent)).status).toBe(201)
  const other = { ...sent, outcome: 'findings' as const, findings: [finding('PLOT-01')] }
  expect((await log(wangqiang, other)).body.code).toBe('capture_conflict')
  expect((await log(wangqiang, other)).body.code).toBe('capture_conflict')
  const open = async () =>
    (await lina.get('/quarantine')).body.captures.filter((one: { id: string }) => one.id === sent.id)
  const captures = await open()
  expect(captures).toMatchObject([
    {
      id: sent.id,
      officer: '王强',
      outcome: 'findings',
      content: other,
      first: { outcome: 'in_order', officer: '王强' },
    },
  ])
  const path = `/quarantine/${sent.id}/${captures[0].sha256}`
  expect((await wangqiang.get('/quarantine')).status).toBe(403)
  expect((await lina.post(path, { note: ' ' })).status).toBe(400)
  // Who sent both is promoted meanwhile, and leaves it to another supervisor.
  await app.db.updateTable('person').set({ role: 'supervisor' }).where('id', '=', cast.wangqiang).execute()
  expect((await wangqiang.post(path, { note: '同一次检查。' })).body.code).toBe('involved_yourself')
  await app.db.updateTable('person').set({ role: 'officer' }).where('id', '=', cast.wangqiang).execute()
  expect((await lina.post(path, { note: '手机重装过，同一次检查。' })).status).toBe(204)
  expect((await lina.post(path, { note: '再看一次' })).status).toBe(404)
  expect(await open()).toEqual([])
  // One account fills no disk with it.
  for (let n = 0; n < 60; n += 1) await log(wangqiang, { ...other, note: `第 ${n} 次` })
  const { count } = await app.db
    .selectFrom('quarantined_capture')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(50)
  await endPatrol(wangqiang, cast.market, patrol, app.time.now)
})

test.for(['accepted', 'refused'])(
  'a correction that came before its record waits for a supervisor, also when it is sent again; %s it is what the supervisor said',
  async (decision) => {
    app.time.now = tonight
    const patrol = await patrolOf(wangqiang)
    const seen = capture(patrol, { outcome: 'findings', findings: [finding('PLOT-01')] })
    const correction = capture(patrol, { amends: seen.id, amend_reason: 'correction' })
    const first = await log(wangqiang, correction)
    expect([first.status, first.body.held]).toEqual([202, 'unknown_reference'])
    expect((await decide(correction.id, 'accepted')).body).toMatchObject({ code: 'unknown_reference' })
    expect((await log(wangqiang, seen)).status).toBe(201)
    const again = await log(wangqiang, correction)
    expect([again.status, again.body]).toEqual([202, first.body])
    expect((await held()).held).toEqual([expect.objectContaining({ id: correction.id })])

    expect((await decide(correction.id, decision)).status).toBe(204)
    const late = await log(wangqiang, correction)
    expect(late.status).toBe(decision === 'accepted' ? 200 : 202)
    const row = await logged(correction.id)
    expect(row?.amends).toBe(decision === 'accepted' ? seen.id : undefined)
    expect((await held()).held).toEqual([])
    await endPatrol(wangqiang, cast.market, patrol, app.time.now)
  },
)

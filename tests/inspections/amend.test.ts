import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Capture } from '../../src/inspections/schema.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'
import { action, capture, finding, fresh, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let lina: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  patrol = await patrolOf(await app.as('wangqiang'))
})
afterAll(() => app.close())
beforeEach(async () => {
  app.time.now = tonight
  wangqiang = await app.as('wangqiang')
  lina = await app.as('lina')
})

const later = (minutes: number) => (app.time.now = new Date(tonight.getTime() + minutes * 60_000))
const amending = (original: Capture, fields: Partial<Capture> = {}) =>
  capture(patrol, { subject: original.subject, amends: original.id, amend_reason: 'correction', ...fields })
const warned = (stall = 1) =>
  capture(patrol, {
    subject: { kind: 'stall', id: cast.stall(stall) },
    findings: [
      finding('PLOT-01', {
        help_first: 'given',
        actions: [action('warning', { document_number: '八道警字1号', reason: '复查' })],
      }),
    ],
  })
const bodyOf = async (subject: string) =>
  (await app.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()) as {
    kind: string
    body: Record<string, unknown>
  }
const bodyOfLog = (id: string) => bodyOf(`inspection:${id}`)

test('a correction is a new entry of the same look; the old one stays, marked, and can be corrected once', async () => {
  const first = warned()
  await log(wangqiang, first)
  later(20)
  const second = amending(first, { note: '看错了，未超线', claimed_at: app.time.now.toISOString() })
  expect((await log(wangqiang, second)).status).toBe(201)
  expect((await log(wangqiang, second)).status).toBe(200)
  const { body } = await wangqiang.get(`/inspections?stall=${cast.stall(1)}`)
  expect(body.inspections).toMatchObject([
    {
      id: second.id,
      at: tonight.toISOString(),
      evening: '2026-11-23',
      amends: first.id,
      amend_reason: 'correction',
      amended_by: null,
    },
    {
      id: first.id,
      at: tonight.toISOString(),
      amended_by: { id: second.id, reason: 'correction', officer_name: '王强', at: app.time.now.toISOString() },
    },
  ])
  expect(await bodyOfLog(second.id)).toMatchObject({
    kind: 'inspection.amended',
    body: { amends: first.id, status: 'seen' },
  })
  expect((await log(wangqiang, amending(first))).body.code).toBe('already_amended')
  expect((await log(wangqiang, amending(second, { outcome: 'findings', findings: [finding('HYG-01')] }))).status).toBe(
    201,
  )
})

test('void takes an entry out and the place is what it was before', async () => {
  const sent = capture(patrol, { subject: { kind: 'stall', id: cast.stall(4) } })
  await log(wangqiang, sent)
  const undo = amending(sent, { outcome: 'void', amend_reason: 'mistake' })
  await log(wangqiang, undo)
  expect(await bodyOfLog(undo.id)).toMatchObject({ body: { outcome: 'void', status: 'vacant' } })
  const { body } = await wangqiang.get('/patrols/current')
  const standing = await app.db.selectFrom('inspection').select('id').where('stall_id', '=', cast.stall(4)).execute()
  expect(standing).toHaveLength(2)
  expect(body.patrol.counts.inspections).toBe(1)
})

test('the author, the patrol’s lead and a supervisor may amend, others may not', async () => {
  const first = capture(patrol)
  await log(wangqiang, first)
  expect((await log(await app.as('liuyang'), amending(first))).body.code).toBe('not_allowed')
  expect((await log(await app.as('guomin'), amending(first))).body.code).toBe('not_allowed')
  const byLead = amending(first)
  expect((await log(await app.as('chenjing'), byLead)).status).toBe(201)
  const bySupervisor = amending(byLead, { outcome: 'void', amend_reason: 'duplicate' })
  expect((await log(lina, bySupervisor)).status).toBe(201)
  expect((await lina.get(`/inspections/${byLead.id}`)).body.amended_by).toMatchObject({
    outcome: 'void',
    reason: 'duplicate',
    officer_name: '李娜',
  })
})

test('an amendment stays on its evening, though it comes a day later and the patrol has ended', async () => {
  const guomin = await app.as('guomin')
  const id = await patrolOf(guomin, { members: [cast.guomin], lead_id: cast.guomin })
  const first = capture(id)
  await log(guomin, first)
  await endPatrol(guomin, cast.market, id, app.time.now)
  later(24 * 60)
  const amendment = capture(id, {
    amends: first.id,
    amend_reason: 'correction',
    note: '补记',
    claimed_at: app.time.now.toISOString(),
  })
  expect((await log(await app.as('guomin'), amendment)).body.evening).toBe('2026-11-23')
})

test.each([
  ['an entry that is not there', () => ({ amends: fresh() }), 'unknown_reference'],
  ['another patrol', () => ({ patrol_id: fresh() }), 'invalid_request'],
  ['another place', () => ({ subject: { kind: 'stall', id: cast.stall(2) } as const }), 'invalid_request'],
  ['no reason', () => ({ amend_reason: null }), 'invalid_request'],
])('an amendment of %s is not logged', async (_, fields, code) => {
  const first = capture(patrol)
  await log(wangqiang, first)
  const { body } = await log(wangqiang, amending(first, fields()))
  expect(body.code ?? body.held).toBe(code)
})

test('a void without an entry, a reason without an entry, an entry that amends itself are refused', async () => {
  expect((await log(wangqiang, capture(patrol, { outcome: 'void' }))).body.code).toBe('invalid_request')
  expect((await log(wangqiang, capture(patrol, { amend_reason: 'mistake' }))).body.code).toBe('invalid_request')
  const self = fresh()
  const itself = capture(patrol, { id: self, amends: self, amend_reason: 'mistake' })
  expect((await log(wangqiang, itself)).status).toBe(422)
})

test('a correction of a penalty is not counted as the second one of the evening', async () => {
  const first = capture(patrol, {
    subject: { kind: 'stall', id: cast.stall(2) },
    findings: [finding('PLOT-03', { help_first: 'given', actions: [action('warning', { document_number: '1' })] })],
  })
  await log(wangqiang, first)
  const corrected = amending(first, {
    outcome: 'findings',
    findings: [finding('PLOT-03', { help_first: 'given', actions: [action('warning', { document_number: '2' })] })],
  })
  expect((await log(wangqiang, corrected)).status).toBe(201)
})

test('an action is set aside by an uninvolved supervisor, once; it stays visible and the place is no longer enforced', async () => {
  const sent = warned(5)
  const [held] = sent.findings
  if (!held) throw new Error('warned has a finding')
  held.actions.push(action('evidence_hold', { items: ['推车'], approved_by: cast.zhaolei }))
  expect((await log(wangqiang, sent)).status).toBe(201)
  const [warning, hold] = held.actions.map(({ id }) => id)
  const overturn = (client: Client, id = warning) =>
    client.post(`/actions/${id}/overturn`, { reason: '照片显示未越线' })
  expect((await overturn(wangqiang)).status).toBe(403)
  const done = await overturn(lina)
  expect(done.status).toBe(201)
  expect(done.body).toEqual({
    action_id: warning,
    at: tonight.toISOString(),
    decided_by: { id: cast.lina, name: '李娜' },
    reason: '照片显示未越线',
  })
  expect((await overturn(lina)).body.code).toBe('already_overturned')
  expect((await overturn(await app.as('zhaolei'), hold)).body.code).toBe('involved_yourself')
  expect((await overturn(lina, fresh())).status).toBe(404)
  expect((await lina.post(`/actions/${hold}/overturn`, { reason: '' })).status).toBe(400)
  expect(await bodyOf(`action:${warning}`)).toMatchObject({
    kind: 'action.overturned',
    body: { kind: 'warning', status: 'enforced' },
  })
  await overturn(lina, hold)
  expect(await bodyOf(`action:${hold}`)).toMatchObject({ body: { status: 'to_put_right', subject_id: cast.stall(5) } })
  const { body } = await lina.get(`/inspections/${sent.id}`)
  expect(body.findings[0].actions[0]).toMatchObject({
    kind: 'warning',
    overturned: { reason: '照片显示未越线', decided_by: '李娜' },
  })
})

test('a supervisor who took part does not decide, nor is an action of an entry that no longer stands decided', async () => {
  const sent = warned(6)
  await log(wangqiang, sent)
  const [one] = sent.findings[0]?.actions ?? []
  await log(wangqiang, amending(sent, { outcome: 'void', amend_reason: 'mistake' }))
  expect((await lina.post(`/actions/${one?.id}/overturn`, { reason: '误记' })).body.code).toBe('already_amended')
})

test('R15: enforcement is corrected away within a day only, then by an uninvolved supervisor; what keeps it may be corrected', async () => {
  const [first, second] = [warned(2), warned(3)]
  for (const sent of [first, second]) expect((await log(wangqiang, sent)).status).toBe(201)
  later(23 * 60)
  wangqiang = await app.as('wangqiang')
  expect((await log(wangqiang, amending(second, { outcome: 'void', amend_reason: 'mistake' }))).status).toBe(201)
  later(25 * 60)
  wangqiang = await app.as('wangqiang')
  const clean = amending(first, { note: '看错了' })
  const milder = amending(first, {
    outcome: 'findings',
    findings: [finding('PLOT-01', { actions: [action('educate')] })],
  })
  const gone = amending(first, { outcome: 'void', amend_reason: 'duplicate' })
  for (const taken of [clean, milder, gone])
    expect((await log(wangqiang, taken)).body).toMatchObject({
      code: 'enforcement_stays',
      detail: { item_code: 'PLOT-01', kind: 'warning' },
    })
  const kept = amending(first, { outcome: 'findings', findings: warned(2).findings, note: '补记位置' })
  expect((await log(wangqiang, kept)).status).toBe(201)
  // A correction is not a new beginning: the day counts from the look.
  expect((await log(wangqiang, amending(kept, { outcome: 'void', amend_reason: 'mistake' }))).body.code).toBe(
    'enforcement_stays',
  )
  lina = await app.as('lina')
  expect((await log(lina, amending(kept, { outcome: 'void', amend_reason: 'duplicate' }))).status).toBe(201)
})

test('an order of an earlier evening colours the place until it is seen in order', async () => {
  const order = capture(patrol, {
    subject: { kind: 'stall', id: cast.stall(3) },
    findings: [finding('HYG-03', { actions: [action('fix_by')] })],
  })
  await log(wangqiang, order)
  later(24 * 60)
  const again = await app.as('wangqiang')
  await endPatrol(again, cast.market, patrol, app.time.now)
  const next = await patrolOf(again)
  const claimed_at = app.time.now.toISOString()
  const seen = capture(next, { subject: order.subject, claimed_at })
  await log(again, seen)
  expect((await bodyOfLog(seen.id)).body['status']).toBe('seen')
  const undo = capture(next, {
    subject: order.subject,
    outcome: 'void',
    amends: seen.id,
    amend_reason: 'mistake',
    claimed_at,
  })
  await log(again, undo)
  expect((await bodyOfLog(undo.id)).body['status']).toBe('to_put_right')
})

test('R15: what was set aside is not put back by a correction, nor by a correction of one; the rest may be corrected', async () => {
  const first = capture(patrol, {
    subject: { kind: 'place', place: '西口', at: null, vendor_id: cast.malong },
    findings: [finding('PLOT-02', { help_first: 'given', actions: [action('warning', { document_number: '九' })] })],
  })
  await log(wangqiang, first)
  const [warning] = first.findings[0]?.actions ?? []
  expect((await lina.post(`/actions/${warning?.id}/overturn`, { reason: '非本人' })).status).toBe(201)
  const again = (original: Capture) =>
    amending(original, {
      outcome: 'findings',
      findings: [finding('PLOT-02', { help_first: 'given', actions: [action('warning', { document_number: '十' })] })],
    })
  expect((await log(wangqiang, again(first))).body).toMatchObject({
    code: 'already_overturned',
    detail: { item_code: 'PLOT-02', kind: 'warning' },
  })
  const heavier = action('fine_on_spot', { amount_yuan: 50, document_number: '十一' })
  const another = finding('PLOT-02', { help_first: 'given', actions: [heavier] })
  expect((await log(wangqiang, amending(first, { outcome: 'findings', findings: [another] }))).body).toMatchObject({
    code: 'already_overturned',
    detail: { kind: 'fine_on_spot' },
  })
  const milder = amending(first, { outcome: 'findings', findings: [finding('PLOT-02')] })
  expect((await log(wangqiang, milder)).status).toBe(201)
  expect((await log(wangqiang, again(milder))).body.code).toBe('already_overturned')
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Capture, FindingEntry } from '../../src/inspections/schema.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { action, capture, finding, fresh, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let chenjing: Client
let lina: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  chenjing = await app.as('chenjing')
  lina = await app.as('lina')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const at = (minutes: number) => new Date(tonight.getTime() + minutes * 60_000)
let vendor_id: string
beforeEach(async () => {
  vendor_id = fresh()
  await app.db
    .insertInto('vendor')
    .values({
      id: vendor_id,
      name: '游商',
      phone: `139${vendor_id.slice(-8)}`,
      party: 'person',
      origin: 'roaming',
      category_id: 'fruit',
      created_at: tonight,
    })
    .execute()
})

let numbers = 0
/** A warning of this test's vendor, seen so many minutes after the beginning. */
function warned(seen: number, fields: Partial<FindingEntry> = {}, more: Partial<Capture> = {}) {
  const number = `八道警字${++numbers}号`
  return capture(patrol, {
    subject: { kind: 'place', place: '南口', at: null, vendor_id },
    claimed_at: at(seen).toISOString(),
    findings: [
      finding('PLOT-02', {
        help_first: 'declined',
        actions: [action('warning', { document_number: number })],
        ...fields,
      }),
    ],
    ...more,
  })
}
const send = (by: Client, sent: Capture, arrives: number) => {
  app.time.now = at(arrives)
  return log(by, sent)
}
const held = async () => (await lina.get('/held')).body.held
const actionOf = (sent: Capture) =>
  app.db
    .selectFrom('action')
    .select(['reason', 'document_number'])
    .where('id', '=', sent.findings[0]!.actions[0]!.id)
    .executeTakeFirst()

test('a phone that could have shown the first is refused, with what the first was; the round tells it to every phone', async () => {
  const first = warned(1)
  expect((await send(wangqiang, first, 1)).status).toBe(201)
  const second = await send(chenjing, warned(5), 6)
  expect(second.status).toBe(422)
  const told = {
    item_code: 'PLOT-02',
    kind: 'warning',
    at: at(1).toISOString(),
    document_number: first.findings[0]!.actions[0]!.document_number,
    squad_name: '八道中队',
    place: '南口',
    inspection_id: first.id,
  }
  expect(second.body).toMatchObject({ code: 'second_penalty_needs_reason', detail: { first: told, finding: 0 } })
  const stated = warned(5, {
    help_first: 'declined',
    actions: [action('warning', { document_number: '八道警字900号', reason: '劝离后又返回' })],
  })
  expect((await send(chenjing, stated, 6)).status).toBe(201)

  await app.db
    .insertInto('assignment')
    .values({
      id: fresh(),
      market_id: cast.market,
      stall_id: cast.stall(6),
      vendor_id,
      starts_on: '2026-11-20',
      slot: 1,
      maximum: 2,
      assigned_by: cast.lina,
      assigned_at: tonight,
    })
    .execute()
  const { holders } = (await wangqiang.get(`/patrols/${patrol}/round`)).body
  expect(holders).toMatchObject([{ vendor_id, penalised: ['PLOT-02'], firsts: [told] }])
})

test('of two phones that could not know of each other the second is held, both side by side; accepting needs a reason', async () => {
  const [one, two] = [warned(10), warned(8)]
  expect((await send(wangqiang, one, 30)).status).toBe(201)
  const second = await send(chenjing, two, 31)
  expect([second.status, second.body.held]).toEqual([202, 'second_penalty_unknown'])
  expect((await send(chenjing, two, 32)).body).toEqual(second.body)
  expect(await actionOf(two)).toBeUndefined()
  expect(await held()).toMatchObject([
    {
      id: two.id,
      code: 'second_penalty_unknown',
      squad: { name: '八道中队' },
      number: '南口',
      findings: [
        {
          item_code: 'PLOT-02',
          twice: {
            first: { inspection_id: one.id, at: at(10).toISOString(), place: '南口' },
            kind: 'warning',
            document_number: two.findings[0]!.actions[0]!.document_number,
          },
        },
      ],
    },
  ])
  expect((await lina.post(`/held/${two.id}`, { decision: 'accepted', reason: '' })).status).toBe(400)
  const reason = '第一次警告后又把货摆出线外'
  expect((await lina.post(`/held/${two.id}`, { decision: 'accepted', reason })).status).toBe(204)
  expect((await actionOf(two))?.reason).toBe(reason)
  const event = await app.db
    .selectFrom('event')
    .select('body')
    .where('subject', '=', `capture:${two.id}`)
    .where('kind', '=', 'capture.decided')
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({ decision: 'accepted', reason })
  // What the phone sent is what it is answered for, as before.
  expect((await send(chenjing, two, 40)).body.sha256).toBe(second.body.sha256)
})

test('refusing leaves the first alone', async () => {
  const [one, two] = [warned(10), warned(9)]
  await send(wangqiang, one, 30)
  expect((await send(chenjing, two, 31)).status).toBe(202)
  await lina.post(`/held/${two.id}`, { decision: 'refused', reason: '同一次占道，只罚一次' })
  expect(await actionOf(two)).toBeUndefined()
  expect((await actionOf(one))?.reason).toBeNull()
  expect(await held()).toEqual([])
})

test('a record that came late was made without signal: it is held although the office knew of the first', async () => {
  await send(wangqiang, warned(1), 1)
  expect((await send(chenjing, warned(20), 60)).status).toBe(202)
  // Whoever penalised first knows it, with signal or without.
  expect((await send(wangqiang, warned(21), 61)).body.code).toBe('second_penalty_needs_reason')
})

test('what else is wrong is for its officer to put right, and is not held', async () => {
  await send(wangqiang, warned(10), 30)
  const alone = warned(8, {
    help_first: 'declined',
    actions: [action('warning', { document_number: '八道警字901号', officers: [cast.chenjing] })],
  })
  const answer = await send(chenjing, alone, 31)
  expect([answer.status, answer.body.code]).toEqual([422, 'two_certified_officers'])
  expect(await held()).toMatchObject([{ code: 'second_penalty_unknown' }])
})

test('another item is no second penalty; neither is one whose first was overturned or put right', async () => {
  const first = warned(10)
  await send(wangqiang, first, 30)
  const other = capture(patrol, {
    ...warned(8),
    id: fresh(),
    findings: [
      finding('HYG-01', {
        help_first: 'declined',
        actions: [action('warning', { document_number: '八道警字902号' })],
      }),
    ],
  })
  expect((await send(chenjing, other, 31)).status).toBe(201)
  const overturned = await lina.post(`/actions/${first.findings[0]!.actions[0]!.id}/overturn`, { reason: '没有越线' })
  expect(overturned.status).toBe(201)
  const third = warned(9)
  expect((await send(chenjing, third, 32)).status).toBe(201)
  const amended = capture(patrol, { ...warned(0), id: fresh(), amends: third.id, amend_reason: 'correction' })
  amended.findings = [finding('PLOT-02')]
  expect((await send(chenjing, amended, 33)).status).toBe(201)
  expect((await send(wangqiang, warned(12), 34)).status).toBe(201)
})

test('a first that was overturned meanwhile leaves an accepted record without a reason', async () => {
  const [one, two] = [warned(10), warned(8)]
  await send(wangqiang, one, 30)
  await send(chenjing, two, 31)
  await lina.post(`/actions/${one.findings[0]!.actions[0]!.id}/overturn`, { reason: '没有越线' })
  expect((await held()).find((each: { id: string }) => each.id === two.id).findings[0].twice).toBeNull()
  expect((await lina.post(`/held/${two.id}`, { decision: 'accepted', reason: '第一次已撤销' })).status).toBe(204)
  expect((await actionOf(two))?.reason).toBeNull()
})

test('a penalty that a supervisor accepted is known since then, not since it came in', async () => {
  const [one, two, three] = [warned(10), warned(8), warned(45)]
  await send(wangqiang, one, 30)
  await send(chenjing, two, 31)
  await lina.post(`/actions/${one.findings[0]!.actions[0]!.id}/overturn`, { reason: '没有越线' })
  app.time.now = at(50)
  await lina.post(`/held/${two.id}`, { decision: 'accepted', reason: '第一次已撤销' })
  expect((await send(wangqiang, three, 51)).status).toBe(202)
})

test('two phones at once: one stands, the other is held, whichever was first', async () => {
  for (let round = 0; round < 6; round++) {
    vendor_id = fresh()
    await app.db
      .insertInto('vendor')
      .values({
        id: vendor_id,
        name: '游商',
        phone: `139${vendor_id.slice(-8)}`,
        party: 'person',
        origin: 'roaming',
        category_id: 'fruit',
        created_at: tonight,
      })
      .execute()
    app.time.now = at(70)
    const answers = await Promise.all([log(wangqiang, warned(68)), log(chenjing, warned(69))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 202])
  }
})

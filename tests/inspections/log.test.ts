import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { canonical } from '../../src/shared/canonical.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'
import { action, capture, finding, fresh, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())
beforeEach(() => {
  app.time.now = tonight
})

const minutes = (n: number) => new Date(tonight.getTime() + n * 60_000)
const events = (id: string) =>
  app.db.selectFrom('event').selectAll().where('subject', '=', `inspection:${id}`).execute()

test('a stall in order: the receipt echoes id and hash, the vendor is the one who holds it, open maps hear of it', async () => {
  const rung: (string | null)[] = []
  const silence = app.given.bell.listen('yuanbao', (chain) => rung.push(chain))
  const sent = capture(patrol)
  const answer = await log(wangqiang, sent)
  silence()
  expect(answer.status).toBe(201)
  const sha256 = createHash('sha256').update(canonical(sent)).digest('hex')
  expect(answer.body).toEqual({
    id: sent.id,
    sha256,
    received_at: tonight.toISOString(),
    evening: '2026-11-23',
    position: expect.any(Number),
  })
  expect(rung).toEqual([cast.market])
  const row = await app.db.selectFrom('inspection').selectAll().where('id', '=', sent.id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    vendor_id: cast.zhangmei,
    officer_id: cast.wangqiang,
    evening: '2026-11-23',
    outcome: 'in_order',
  })
  expect(await events(sent.id)).toEqual([
    expect.objectContaining({
      kind: 'inspection.logged',
      position: answer.body.position,
      market_id: cast.market,
      actor_id: cast.wangqiang,
      body: {
        inspection_id: sent.id,
        subject_kind: 'stall',
        subject_id: cast.stall(1),
        number: 'A-001',
        outcome: 'in_order',
        status: 'seen',
        findings: [],
        officer_id: cast.wangqiang,
        sha256,
        amends: null,
      },
    }),
  ])
})

test('findings with their actions are kept whole and read back with names', async () => {
  const sent = capture(patrol, {
    note: '摊主配合',
    findings: [
      finding('PLOT-01', { actions: [action('help', { help_kind: 'carry', minutes: 5 }), action('fix_now')] }),
      finding('HYG-01', {
        note: '地面有竹签',
        help_first: 'given',
        actions: [
          action('evidence_hold', { items: ['炭炉一个'], approved_by: cast.lina }),
          action('fix_by', { deadline_at: minutes(30).toISOString() }),
        ],
      }),
    ],
  })
  const { body: receipt } = await log(wangqiang, sent)
  const { body } = await (await app.as('lina')).get(`/inspections/${sent.id}`)
  expect(body).toMatchObject({
    id: sent.id,
    market: { id: cast.market, name: '平安夜市' },
    evening: '2026-11-23',
    at: tonight.toISOString(),
    patrol: { id: patrol, squad_name: '八道中队', squad_name_en: 'Badao squad', lead: { name: '陈静' } },
    officer: { name: '王强' },
    subject: { kind: 'stall', id: cast.stall(1), number: 'A-001', at: null },
    vendor: { name: '张梅' },
    note: '摊主配合',
    amended_by: null,
    findings: [
      {
        item_code: 'PLOT-01',
        item_name: '超出摊位线',
        severity: 2,
        actions: [{ kind: 'help', help_kind: 'carry', minutes: 5 }, { kind: 'fix_now' }],
      },
      {
        item_code: 'HYG-01',
        note: '地面有竹签',
        help_first: 'given',
        actions: [
          {
            kind: 'evidence_hold',
            items: ['炭炉一个'],
            approved_by: { name: '李娜' },
            officers: [{ name: '王强' }, { name: '陈静' }],
            overturned: null,
          },
          { kind: 'fix_by', deadline_at: minutes(30).toISOString() },
        ],
      },
    ],
  })
  const [event] = await events(sent.id)
  expect(event?.position).toBe(receipt.position)
  expect(event?.body).toMatchObject({
    status: 'enforced',
    findings: [
      { item_code: 'PLOT-01', kinds: ['help', 'fix_now'] },
      { item_code: 'HYG-01', kinds: ['evidence_hold', 'fix_by'] },
    ],
  })
  expect(JSON.stringify(event?.body)).not.toMatch(/张梅|王强|139/)
})

test('the same again is answered 200 with the first receipt, and nothing is written twice', async () => {
  const sent = capture(patrol, { findings: [finding('PLOT-01')] })
  const first = await log(wangqiang, sent)
  app.time.now = minutes(10)
  const again = await log(wangqiang, Object.fromEntries(Object.entries(sent).toReversed()) as typeof sent)
  expect([again.status, again.body]).toEqual([200, first.body])
  expect(await events(sent.id)).toHaveLength(1)
  expect(await app.db.selectFrom('finding').select('id').where('inspection_id', '=', sent.id).execute()).toHaveLength(1)
})

test('a repeat is answered even when the rules would refuse it by now', async () => {
  const id = await patrolOf(await app.as('sunhao'), { members: [cast.sunhao], lead_id: cast.sunhao })
  const sunhao = await app.as('sunhao')
  const sent = capture(id, {
    findings: [finding('PLOT-01', { actions: [action('remind', { officers: [cast.sunhao] })] })],
  })
  const first = await log(sunhao, sent)
  await app.db.updateTable('squad').set({ authorities: [] }).where('id', '=', cast.bado).execute()
  expect((await log(sunhao, sent)).body).toEqual(first.body)
  await app.db
    .updateTable('squad')
    .set({ authorities: ['C', 'E'] })
    .where('id', '=', cast.bado)
    .execute()
  await endPatrol(sunhao, cast.market, id, app.time.now)
})

test('other content under the same id is refused and changes nothing', async () => {
  const sent = capture(patrol)
  await log(wangqiang, sent)
  const other = await log(wangqiang, { ...sent, note: '另一份' })
  expect(other.status).toBe(409)
  expect(other.body.code).toBe('capture_conflict')
  expect((await log(wangqiang, sent, cast.street)).body.code).toBe('capture_conflict')
  const row = await app.db.selectFrom('inspection').select('note').where('id', '=', sent.id).executeTakeFirstOrThrow()
  expect(row.note).toBeNull()
})

test('a roaming vendor at a place, with and without knowing who', async () => {
  const at = { lng: 124.39, lat: 40.13 }
  const known = capture(patrol, {
    subject: { kind: 'place', place: '夜市东口公交站旁', at, vendor_id: cast.malong },
    findings: [finding('PLOT-06', { actions: [action('help', { help_kind: 'show_to_plot' })] })],
  })
  expect((await log(wangqiang, known)).status).toBe(201)
  const unknown = capture(patrol, { subject: { kind: 'place', place: '西口', at: null, vendor_id: null } })
  expect((await log(wangqiang, unknown)).status).toBe(201)
  const { body } = await wangqiang.get(`/inspections?vendor=${cast.malong}`)
  expect(body.inspections).toMatchObject([
    { subject: { kind: 'place', id: null, number: '夜市东口公交站旁', at }, vendor: { name: '马龙' } },
  ])
  expect((await events(unknown.id))[0]?.body).toMatchObject({ subject_kind: 'place', subject_id: null, status: null })
})

test('a shop of a street', async () => {
  const guomin = await app.as('guomin')
  const id = await patrolOf(guomin, { market: cast.street, members: [cast.guomin], lead_id: cast.guomin })
  const sent = capture(id, { subject: { kind: 'shop', id: cast.shop(2) } })
  expect((await log(guomin, sent, cast.street)).status).toBe(201)
  expect((await guomin.get(`/inspections?shop=${cast.shop(2)}`)).body.inspections).toMatchObject([
    { subject: { kind: 'shop', number: '2' } },
  ])
  await endPatrol(guomin, cast.street, id, app.time.now)
})

test('the deadline of an order comes from the item when the phone names none', async () => {
  const sent = capture(patrol, {
    findings: [finding('HYG-03', { actions: [action('fix_by')] }), finding('PLOT-09', { actions: [action('fix_by')] })],
  })
  await log(wangqiang, sent)
  const { body } = await wangqiang.get(`/inspections/${sent.id}`)
  expect(body.findings.map((f: { actions: { deadline_at: string }[] }) => f.actions[0]?.deadline_at)).toEqual([
    '2026-11-24T07:00:00.000Z',
    '2026-11-26T13:00:00.000Z',
  ])
})

test('a look after midnight belongs to the evening before', async () => {
  app.time.now = new Date('2026-11-23T16:40:00Z')
  const sent = capture(patrol, { claimed_at: '2026-11-23T16:30:00Z' })
  expect((await log(wangqiang, sent)).body.evening).toBe('2026-11-23')
  const row = await app.db.selectFrom('inspection').select('at').where('id', '=', sent.id).executeTakeFirstOrThrow()
  expect(row.at.toISOString()).toBe('2026-11-23T16:30:00.000Z')
})

test('the phone’s clock counts only between the patrol’s start and the arrival', async () => {
  app.time.now = minutes(20)
  const at = async (claimed_at: Date) => {
    const sent = capture(patrol, { claimed_at: claimed_at.toISOString() })
    await log(wangqiang, sent)
    return (
      await app.db
        .selectFrom('inspection')
        .select(['at', 'claimed_at'])
        .where('id', '=', sent.id)
        .executeTakeFirstOrThrow()
    ).at
  }
  expect(await at(minutes(7))).toEqual(minutes(7))
  expect(await at(minutes(3 * 60))).toEqual(minutes(20))
  expect(await at(minutes(-24 * 60))).toEqual(minutes(-5))
})

test('a look that arrives after the patrol ended is taken when it was seen before, not when after', async () => {
  const guomin = await app.as('guomin')
  const id = await patrolOf(guomin, { members: [cast.guomin], lead_id: cast.guomin })
  app.time.now = minutes(60)
  await endPatrol(guomin, cast.market, id, app.time.now)
  app.time.now = minutes(300)
  expect((await log(guomin, capture(id, { claimed_at: minutes(59).toISOString() }))).status).toBe(201)
  expect((await log(guomin, capture(id, { claimed_at: minutes(90).toISOString() }))).body.held).toBe('patrol_ended')
})

test('the vendor is who held the stall that evening', async () => {
  await app.db.updateTable('assignment').set({ ends_on: '2026-11-23' }).where('stall_id', '=', cast.stall(2)).execute()
  await app.db
    .insertInto('assignment')
    .values({
      id: fresh(),
      market_id: cast.market,
      stall_id: cast.stall(2),
      vendor_id: cast.malong,
      starts_on: '2026-11-24',
      slot: 1,
      maximum: 2,
      assigned_by: cast.lina,
      assigned_at: tonight,
    })
    .execute()
  app.time.now = new Date('2026-11-23T16:30:00Z')
  const sent = capture(patrol, {
    subject: { kind: 'stall', id: cast.stall(2) },
    claimed_at: app.time.now.toISOString(),
  })
  await log(wangqiang, sent)
  expect((await wangqiang.get(`/inspections/${sent.id}`)).body.vendor.id).toBe(cast.yangfan)
})

test('R4: a second penalty on the vendor for the item this evening says why; the next evening starts anew', async () => {
  const warn = (fields = {}) =>
    capture(patrol, {
      subject: { kind: 'place', place: '南口', at: null, vendor_id: cast.malong },
      findings: [
        finding('PLOT-02', {
          help_first: 'declined',
          actions: [action('warning', { document_number: '八道警字7号', ...fields })],
        }),
      ],
    })
  expect((await log(wangqiang, warn())).status).toBe(201)
  const second = await log(wangqiang, warn())
  expect(second.body).toMatchObject({ code: 'second_penalty_needs_reason', detail: { item_code: 'PLOT-02' } })
  expect((await log(wangqiang, warn({ reason: '劝离后又返回' }))).status).toBe(201)
  app.time.now = new Date(tonight.getTime() + 86_400_000)
  const tomorrow = { ...warn(), claimed_at: app.time.now.toISOString() }
  expect((await log(await app.as('wangqiang'), tomorrow)).status).toBe(201)
})

test('the checklist is the one valid today and is not sent twice', async () => {
  const officer = await app.as('wangqiang')
  const first = await officer.get('/checklist')
  expect(first.body.version).toBe(1)
  expect(first.body.items).toHaveLength(36)
  expect(first.body.items[0]).toMatchObject({
    code: 'PLOT-01',
    name: '超出摊位线',
    severity: 2,
    authorities: ['C'],
    categories: null,
  })
  const etag = first.headers.get('etag') ?? ''
  expect((await officer.get('/checklist', { 'if-none-match': etag })).status).toBe(304)
  expect((await (await app.as('zhangmei')).get('/checklist')).status).toBe(403)
})

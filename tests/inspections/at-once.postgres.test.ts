import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { action, capture, finding, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

test('the same capture fifty times at once is written once: one 201, forty-nine 200, one receipt', async () => {
  const sent = capture(patrol, { findings: [finding('PLOT-01'), finding('HYG-01')] })
  const answers = await Promise.all(Array.from({ length: 50 }, () => log(wangqiang, sent)))
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([...Array<number>(49).fill(200), 201])
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  const counted = await app.db
    .selectNoFrom((e) => [
      e
        .selectFrom('finding')
        .select((o) => o.fn.countAll<number>().as('n'))
        .where('inspection_id', '=', sent.id)
        .as('findings'),
      e
        .selectFrom('event')
        .select((o) => o.fn.countAll<number>().as('n'))
        .where('subject', '=', `inspection:${sent.id}`)
        .as('events'),
    ])
    .executeTakeFirstOrThrow()
  expect(counted).toEqual({ findings: 2, events: 1 })
})

test('fifty different contents under one id at once: one is kept, the others are told so', async () => {
  const sent = capture(patrol)
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => log(wangqiang, { ...sent, note: `第${n}份` })))
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  expect(answers.filter((answer) => answer.status === 409 && answer.body.code === 'capture_conflict')).toHaveLength(49)
})

test('fifty amendments of one entry at once: one replaces it', async () => {
  const first = capture(patrol)
  await log(wangqiang, first)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => log(wangqiang, capture(patrol, { amends: first.id, amend_reason: 'correction' }))),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  expect(answers.filter((answer) => answer.body.code === 'already_amended')).toHaveLength(49)
})

const warned = (fields: Parameters<typeof capture>[1], document_number: string, from = patrol) =>
  capture(from, {
    ...fields,
    findings: [
      finding('PLOT-01', {
        help_first: 'given',
        actions: [action('warning', { document_number })],
      }),
    ],
  })

test('R4: of two penalties at once on one vendor for one item, in two markets, the second must say why', async () => {
  const sunhao = await app.as('sunhao')
  const members = [cast.sunhao, cast.wangqiang, cast.chenjing]
  const other = await patrolOf(sunhao, { market: cast.street, members, lead_id: cast.sunhao })
  for (let evening = 0; evening < 8; evening++) {
    const vendor_id = `01900000-0000-7000-8000-00000000090${evening}`
    await app.db
      .insertInto('vendor')
      .values({
        id: vendor_id,
        name: '游商',
        phone: `1390415090${evening}`,
        party: 'person',
        origin: 'roaming',
        category_id: 'fruit',
        created_at: tonight,
      })
      .execute()
    const subject = { kind: 'place', place: '路口', at: null, vendor_id } as const
    const answers = await Promise.all([
      log(wangqiang, warned({ subject }, `一${evening}`)),
      log(sunhao, warned({ subject }, `二${evening}`, other), cast.street),
      log(wangqiang, warned({ subject }, `三${evening}`)),
      log(sunhao, warned({ subject }, `四${evening}`, other), cast.street),
    ])
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    expect(answers.filter((answer) => answer.body.code === 'second_penalty_needs_reason')).toHaveLength(3)
  }
})

test('R15: an amendment and the setting aside of what it repeats do not miss each other', async () => {
  const lina = await app.as('lina')
  for (let round = 0; round < 8; round++) {
    const subject = { kind: 'place', place: '路口', at: null, vendor_id: null } as const
    const first = warned({ subject }, `甲${round}`)
    expect((await log(wangqiang, first)).status).toBe(201)
    const again = { ...warned({ subject }, `乙${round}`), amends: first.id, amend_reason: 'correction' as const }
    const id = first.findings[0]?.actions[0]?.id
    const answers = await Promise.all([
      lina.post(`/actions/${id}/overturn`, { reason: '照片显示未越线' }),
      log(wangqiang, again),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  }
})

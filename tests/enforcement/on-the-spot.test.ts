import { afterAll, beforeAll, expect, test } from 'vitest'
import { blankSpot } from '../../src/enforcement/rules-spot.ts'
import { settings } from '../documents/settings.ts'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  await (await app.as('lina')).put('/documents/settings', settings)
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const refused = {
  ...blankSpot,
  rights_told: true,
  answer: 'heard',
  statement: '我马上就收',
  receipt: 'refused',
  refusal: '当事人说“我不签”',
  witness: '孙桂兰',
  handed_over: true,
} as const

const fined = (spot: object | undefined, item = 'HYG-01') =>
  finding(item, {
    help_first: 'declined',
    actions: [
      action('fix_now'),
      action('fine_on_spot', {
        amount_yuan: 50,
        document_number: `八道罚${fresh().slice(-4)}`,
        ...(spot && { spot: spot as typeof refused }),
      }),
    ],
  })

test('a refusal to sign is on the record, in the timeline, on the printed decision and on the vendor’s page', async () => {
  const one = fined(refused)
  expect((await log(wangqiang, capture(patrol, { findings: [one] }))).status).toBe(201)
  const { timeline } = (await wangqiang.get(`/matters/${one.id}`)).body
  const entry = timeline.find(({ name }: { name: string }) => name === 'fine_on_spot')
  expect(entry.said).toMatchObject({
    spot_answer: 'heard',
    spot_statement: '我马上就收',
    spot_receipt: 'refused',
    refusal: '当事人说“我不签”',
    witness: '孙桂兰',
  })
  const id = fresh()
  const request = { id, kind: 'spot_decision', words: {}, reason: null }
  const issued = await wangqiang.post(`/findings/${one.id}/documents`, request)
  expect(issued.status).toBe(201)
  const paper = (await wangqiang.get(`/documents/${id}`)).text
  expect(paper).toContain('拒绝签收本决定书')
  expect(paper).toContain('当事人说“我不签”；见证人：孙桂兰。')
  expect(paper).toContain('我马上就收')
  const zhangmei = await app.as('zhangmei')
  const { actions } = (await zhangmei.get(`/own/matters/${one.id}`)).body
  expect(actions).toContainEqual(
    expect.objectContaining({ kind: 'fine_on_spot', statement: '我马上就收', refusal: '当事人说“我不签”' }),
  )
  const history = (await wangqiang.get(`/inspections?patrol=${patrol}`)).body.inspections
  expect(JSON.stringify(history)).toContain('"receipt":"refused"')
})

test('what the law asks on the spot cannot be skipped, and the article is named', async () => {
  const answer = await log(
    wangqiang,
    capture(patrol, { findings: [fined({ ...refused, rights_told: false }, 'HYG-02')] }),
  )
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('notice_first')
  expect(answer.text).toContain('penalty-44')
})

test('what an older phone kept, without these words, is still taken', async () => {
  const one = fined(undefined, 'HYG-03')
  expect((await log(wangqiang, capture(patrol, { findings: [one] }))).status).toBe(201)
  const rows = await app.db
    .selectFrom('action')
    .select(['spot_answer', 'spot_receipt', 'refusal'])
    .where('finding_id', '=', one.id)
    .where('kind', '=', 'fine_on_spot')
    .execute()
  expect(rows).toEqual([{ spot_answer: null, spot_receipt: null, refusal: null }])
})

test('the database itself takes no refusal without its words', async () => {
  const one = fined(refused, 'HYG-05')
  await log(wangqiang, capture(patrol, { findings: [one] }))
  const [row] = await app.db.selectFrom('action').selectAll().where('finding_id', '=', one.id).execute()
  if (!row) throw new Error('no action')
  await expect(
    app.db
      .insertInto('action')
      .values({
        ...row,
        id: fresh(),
        position: 9,
        kind: 'warning',
        document_number: '9',
        spot_answer: 'waived',
        spot_receipt: 'refused',
      })
      .execute(),
  ).rejects.toMatchObject({ constraint: 'action_refusal_says_why' })
})

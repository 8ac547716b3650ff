import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { capture, finding, log, patrolOf } from './captures.ts'

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

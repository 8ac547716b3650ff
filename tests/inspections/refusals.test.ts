import { afterAll, beforeAll, expect, test } from 'vitest'
import { isHeldCode } from '../../src/offline/rules.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
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

test('who may log: members of that patrol in that market, nobody else', async () => {
  expect((await log(await app.as('guomin'), capture(patrol))).body.held).toBe('not_a_member')
  expect((await log(await app.as('lina'), capture(patrol))).body.code).toBe('not_allowed')
  expect((await log(await app.as('zhangmei'), capture(patrol))).status).toBe(403)
  expect((await log(app.anyone, capture(patrol))).status).toBe(401)
  expect((await log(wangqiang, capture(patrol), cast.street)).body.held).toBe('unknown_reference')
  expect((await log(wangqiang, capture(fresh()))).body.held).toBe('unknown_reference')
})

test.each([
  ['a stall of no market', { subject: { kind: 'stall', id: cast.shop(1) } }, 'unknown_reference'],
  ['a shop of another market', { subject: { kind: 'shop', id: cast.shop(1) } }, 'unknown_reference'],
  [
    'an unknown vendor',
    { subject: { kind: 'place', place: '东口', at: null, vendor_id: fresh() } },
    'unknown_reference',
  ],
  ['an unknown checklist', { checklist_version: 999 }, 'unknown_reference'],
  ['findings that are not said', { outcome: 'findings' }, 'invalid_request'],
  ['an unknown field', { officer_id: cast.chenjing }, 'invalid_request'],
  ['a time that is none', { claimed_at: '2026-13-45T00:00:00Z' }, 'invalid_request'],
  ['hostile text', { note: '\u202e反转' }, 'invalid_request'],
  ['text without end', { note: '长'.repeat(501) }, 'invalid_request'],
  ['an item that is on no list', { outcome: 'findings', findings: [finding('NONE-99')] }, 'item_not_open'],
  [
    'an item of another trade',
    { subject: { kind: 'stall', id: cast.stall(2) }, outcome: 'findings', findings: [finding('FOOD-03')] },
    'item_not_open',
  ],
  [
    'a finding nothing was done about',
    { outcome: 'findings', findings: [finding('PLOT-01', { actions: [] })] },
    'action_missing',
  ],
  [
    'a document that is missing',
    { outcome: 'findings', findings: [finding('PLOT-01', { help_first: 'given', actions: [action('warning')] })] },
    'action_incomplete',
  ],
  [
    'R1',
    {
      outcome: 'findings',
      findings: [
        finding('PLOT-01', {
          help_first: 'given',
          actions: [action('warning', { document_number: '1', officers: [cast.wangqiang, cast.liuyang] })],
        }),
      ],
    },
    'two_certified_officers',
  ],
  [
    'R2',
    { outcome: 'findings', findings: [finding('PLOT-01', { help_first: 'given', actions: [action('confiscate')] })] },
    'needs_case',
  ],
  [
    'R3',
    {
      outcome: 'findings',
      findings: [
        finding('PLOT-01', {
          help_first: 'given',
          actions: [action('fine_on_spot', { document_number: '1', amount_yuan: 201 })],
        }),
      ],
    },
    'fine_over_limit',
  ],
  [
    'R4',
    {
      outcome: 'findings',
      findings: [
        finding('PLOT-01', {
          help_first: 'given',
          actions: [
            action('fine_on_spot', { document_number: '1', amount_yuan: 20 }),
            action('fine_on_spot', { document_number: '2', amount_yuan: 20 }),
          ],
        }),
      ],
    },
    'one_fine_per_finding',
  ],
  ['R17', { outcome: 'findings', findings: [finding('FOOD-03')] }, 'outside_competence'],
  [
    'R22',
    { outcome: 'findings', findings: [finding('PLOT-01', { actions: [action('warning', { document_number: '1' })] })] },
    'help_first_unanswered',
  ],
  [
    'officers of elsewhere',
    {
      outcome: 'findings',
      findings: [finding('PLOT-01', { actions: [action('remind', { officers: [cast.guomin] })] })],
    },
    'not_a_member',
  ],
  [
    'an approver who is none',
    {
      outcome: 'findings',
      findings: [
        finding('PLOT-01', {
          help_first: 'given',
          actions: [action('evidence_hold', { items: ['车'], approved_by: cast.chenjing })],
        }),
      ],
    },
    'action_incomplete',
  ],
] as const)('not logged, be it refused or held for a supervisor: %s', async (_, fields, code) => {
  const before = await app.db
    .selectFrom('event')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const sent = { ...capture(patrol), ...(fields as object) } as ReturnType<typeof capture>
  const answer = await log(wangqiang, sent)
  // A checklist that was never published is refused by the database itself: no version of the app can have had it.
  const held = isHeldCode(code) && !('checklist_version' in fields)
  expect(held ? answer.body.held : answer.body.code).toBe(code)
  expect(held ? answer.status === 202 : answer.status >= 400 && answer.status < 500).toBe(true)
  expect(await app.db.selectFrom('inspection').select('id').where('id', '=', sent.id).execute()).toEqual([])
  const after = await app.db
    .selectFrom('event')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(after.n) - Number(before.n)).toBe(held ? 1 : 0)
})

test('a refusal says which finding and action it is about, and lists the others', async () => {
  const sent = capture(patrol, {
    findings: [
      finding('PLOT-01'),
      finding('HYG-01', { actions: [action('remind'), action('warning', { officers: [cast.wangqiang] })] }),
    ],
  })
  const { body } = await log(wangqiang, sent)
  expect(body).toMatchObject({
    code: 'action_incomplete',
    detail: { finding: 1, action: 1, fields: ['document_number'] },
  })
  expect(body.detail.problems.map((problem: { code: string }) => problem.code)).toEqual([
    'action_incomplete',
    'two_certified_officers',
    'help_first_unanswered',
  ])
})

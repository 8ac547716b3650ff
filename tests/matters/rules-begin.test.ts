import { expect, test } from 'vitest'
import { beginning } from '../../src/matters/rules-begin.ts'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'

const closes_at = new Date('2026-11-23T13:00:00Z')
const deadline_at = new Date('2026-11-26T13:00:00Z')
const begins = (kinds: ActionKind[], after_photo = false) =>
  beginning({
    actions: kinds.map((kind) => ({ kind, deadline_at: kind === 'fix_by' ? deadline_at : null })),
    after_photo,
    closes_at,
  })

test.for([
  [[], 'open', null],
  [['help'], 'closed', null],
  [['remind', 'educate'], 'closed', null],
  [['warning'], 'closed', null],
  [['clear_now'], 'closed', null],
  [['fine_on_spot'], 'acted', null],
  [['spared', 'educate'], 'spared', null],
  [['transfer', 'remind'], 'transferred', null],
  [['fix_by'], 'awaiting_fix', deadline_at],
  [['warning', 'fix_by'], 'awaiting_fix', deadline_at],
  [['transfer', 'fix_by'], 'awaiting_fix', deadline_at],
  [['fix_now'], 'awaiting_fix', closes_at],
  [['fix_by', 'evidence_hold'], 'escalated', null],
] as [ActionKind[], string, Date | null][])('after %j a matter is %s', ([kinds, state, due_at]) => {
  expect(begins(kinds)).toEqual({ state, due_at })
})

test('what was put right at once, with a photo of after, is settled', () => {
  expect(begins(['fix_now'], true)).toEqual({ state: 'closed', due_at: null })
})

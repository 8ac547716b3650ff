import { describe, expect, test } from 'vitest'
import { blankSpot, spotByTheLaw } from '../../src/enforcement/rules-spot.ts'
import type { ActionEntry } from '../../src/enforcement/schema.ts'
import { action } from '../inspections/captures.ts'

const whole = { ...blankSpot, rights_told: true, answer: 'waived', receipt: 'signed', handed_over: true } as const
const order = { kind: 'fix_now' } as const
const judged = (spot: ActionEntry['spot'] | undefined, actions: { kind: ActionEntry['kind'] }[] = [order]) => {
  const one = action('warning', { document_number: '1号', ...(spot && { spot }) })
  return spotByTheLaw(one, [...actions, one])
}

test('a penalty that went as the law asks is taken, one of an older phone is not asked', () => {
  expect(judged(whole)).toEqual([])
  expect(judged(undefined, [])).toEqual([])
  expect(judged({ ...whole, answer: 'heard', statement: '下次注意' })).toEqual([])
})

// 行政处罚法 Art. 44–45: 应当告知……当事人有权进行陈述和申辩。
test('rights are told and an answer is noted before anything else', () => {
  expect(judged(blankSpot)).toMatchObject([{ code: 'notice_first', detail: { article: 'penalty-44' } }])
  for (const said of [
    { answer: null, statement: null },
    { answer: 'heard', statement: null },
    { answer: 'waived', statement: '其实说了' },
  ] as const)
    expect(judged({ ...whole, ...said })).toMatchObject([
      { code: 'statement_first', detail: { article: 'penalty-45' } },
    ])
})

// Art. 28: 应当责令当事人改正或者限期改正违法行为。
test('an order to correct goes with it', () => {
  expect(judged(whole, [{ kind: 'remind' }])).toMatchObject([
    { code: 'order_first', detail: { article: 'penalty-28' } },
  ])
  expect(judged(whole, [{ kind: 'fix_by' }])).toEqual([])
})

// Art. 52: 当场交付当事人。当事人拒绝签收的，应当在行政处罚决定书上注明。
describe('Art. 52', () => {
  const missing = (change: object) => judged({ ...whole, ...change })[0]?.detail
  test('the decision is handed over and signed for, or the refusal is noted', () => {
    expect(missing({ receipt: null })).toMatchObject({ article: 'penalty-52', fields: ['receipt'] })
    expect(missing({ receipt: 'refused' })).toMatchObject({ fields: ['refusal'] })
    expect(missing({ handed_over: false })).toMatchObject({ fields: ['handed_over'] })
    expect(judged({ ...whole, receipt: 'refused', refusal: '不签', witness: '孙桂兰' })).toEqual([])
  })

  test('what was signed for was not refused, and has no witness of it', () => {
    expect(missing({ refusal: '不签' })).toMatchObject({ fields: ['refusal'] })
    expect(missing({ witness: '孙桂兰' })).toMatchObject({ fields: ['refusal'] })
  })
})

test('it belongs to a warning or a fine on the spot only', () => {
  const held = action('evidence_hold', { spot: whole })
  expect(spotByTheLaw(held, [order, held])).toMatchObject([{ code: 'invalid_request', detail: { fields: ['spot'] } }])
})

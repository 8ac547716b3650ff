import { expect, test } from 'vitest'
import { stallLossDecidable } from '../../src/matters/rules-measures.ts'

// 个人信息保护法 Art. 24: 有权要求说明，并有权拒绝仅通过自动化决策的方式作出决定 (rule R14).
test('a stall is lost by a person’s decision, after an answer or the time for one, and not by who proposed it', () => {
  const until = new Date('2026-11-28T16:00:00Z')
  const course = { answered: false, answer_until: until, proposer: 'li' }
  const before = new Date(until.getTime() - 1)
  expect(stallLossDecidable(course, 'zhao', before)).toMatchObject([{ code: 'answer_first', detail: { rule: 'R14' } }])
  expect(stallLossDecidable(course, 'zhao', until)).toEqual([])
  expect(stallLossDecidable({ ...course, answered: true }, 'zhao', before)).toEqual([])
  expect(stallLossDecidable({ ...course, answered: true }, 'li', until)).toMatchObject([{ code: 'involved_yourself' }])
})

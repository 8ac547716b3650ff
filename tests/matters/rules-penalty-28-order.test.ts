import { expect, test } from 'vitest'
import { orderedToCorrect } from '../../src/matters/rules-case.ts'

// 行政处罚法 Art. 28: 实施行政处罚时，应当责令当事人改正或者限期改正违法行为。
test('a penalty comes with an order to correct, given before or with the decision', () => {
  expect(orderedToCorrect(['remind'], false)).toEqual([{ code: 'order_first', detail: { article: 'penalty-28' } }])
  expect(orderedToCorrect(['remind', 'fix_now'], false)).toEqual([])
  expect(orderedToCorrect(['fix_by'], false)).toEqual([])
  expect(orderedToCorrect([], true)).toEqual([])
})

import { expect, test } from 'vitest'
import { decidedInTime } from '../../src/matters/rules-case.ts'
import { caseDecisionDue } from '../../src/matters/rules-clocks.ts'

// 行政处罚法 Art. 60: 行政机关应当自行政处罚案件立案之日起九十日内作出行政处罚决定。
test('ninety days from filing, to the end of the market’s own day', () => {
  // Monday 23 November 2026, 23:30 in the market, is the 23rd there.
  const due = caseDecisionDue('Asia/Shanghai', new Date('2026-11-23T15:30:00Z'))
  expect(due.toISOString()).toBe('2027-02-21T16:00:00.000Z')
  expect(decidedInTime(due, due)).toEqual([])
  expect(decidedInTime(due, new Date(due.getTime() + 1))).toMatchObject([
    { code: 'decision_too_late', detail: { article: 'penalty-60' } },
  ])
})

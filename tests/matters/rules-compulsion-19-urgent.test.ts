import { expect, test } from 'vitest'
import { approvalDue } from '../../src/matters/rules-clocks.ts'
import { approvedInTime } from '../../src/matters/rules-measures.ts'

// 行政强制法 Art. 19: 情况紧急，需要当场实施的，应当在二十四小时内向行政机关负责人报告，并补办批准手续。
test('an urgent seizure is approved within twenty-four hours, to the second', () => {
  const due = approvalDue(new Date('2026-11-23T11:05:00Z'))
  expect(due.toISOString()).toBe('2026-11-24T11:05:00.000Z')
  expect(approvedInTime(due, due)).toEqual([])
  expect(approvedInTime(due, new Date(due.getTime() + 1000))).toMatchObject([
    { code: 'approval_too_late', detail: { article: 'compulsion-19' } },
  ])
})

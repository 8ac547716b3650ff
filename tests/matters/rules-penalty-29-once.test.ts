import { expect, test } from 'vitest'
import { notFinedYet } from '../../src/matters/rules-case.ts'

// 行政处罚法 Art. 29: 对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚。
test('a finding is fined once, on the spot or in a case', () => {
  for (const fined of ['fine', 'fine_on_spot'] as const)
    expect(notFinedYet('fine', ['fix_by', fined])).toMatchObject([{ code: 'one_fine_per_finding' }])
  expect(notFinedYet('fine', ['warning', 'fix_by'])).toEqual([])
  expect(notFinedYet('confiscate', ['fine'])).toEqual([])
})

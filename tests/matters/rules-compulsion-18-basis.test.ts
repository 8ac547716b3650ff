import { expect, test } from 'vitest'
import { approvedByAnother, hasBasis } from '../../src/matters/rules-measures.ts'

// 行政强制法 Art. 18: 实施前须向行政机关负责人报告并经批准；由两名以上行政执法人员实施。
test('a seizure has its article in the list, in force and for its item', () => {
  const basis = { instrument: 'seizure', item_codes: ['GAS-01'], ended: false }
  expect(hasBasis(basis, 'seizure', 'GAS-01')).toEqual([])
  expect(hasBasis({ ...basis, item_codes: [] }, 'seizure', 'HYG-01')).toEqual([])
  for (const wrong of [
    undefined,
    { ...basis, ended: true },
    { ...basis, instrument: 'penalty' },
    { ...basis, item_codes: ['GAS-02'] },
  ])
    expect(hasBasis(wrong, 'seizure', 'GAS-01')).toMatchObject([
      { code: 'legal_basis_missing', detail: { article: 'compulsion-18' } },
    ])
})

test('it is approved by somebody in charge who does not carry it out', () => {
  const supervisors = new Set(['li'])
  expect(approvedByAnother('li', supervisors, ['wang', 'chen'])).toEqual([])
  for (const [approver, officers] of [
    ['wang', ['chen']],
    ['li', ['li', 'chen']],
    ['', ['wang']],
  ] as const)
    expect(approvedByAnother(approver, supervisors, officers)).toMatchObject([{ code: 'approval_missing' }])
})

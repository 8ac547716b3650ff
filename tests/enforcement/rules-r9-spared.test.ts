import { expect, test } from 'vitest'
import { sparedIsEducated } from '../../src/enforcement/rules-check.ts'

// Art. 33: minor and corrected in time, first time and slight and corrected, or no fault; and who is spared is educated.
test('spared with a reason of the law and education', () => {
  for (const reason of ['minor_corrected', 'first_slight_corrected', 'no_fault']) {
    expect(sparedIsEducated([{ kind: 'spared', reason }, { kind: 'educate' }])).toEqual([])
  }
})

test('no other reason, and not without education', () => {
  expect(sparedIsEducated([{ kind: 'spared', reason: '熟人' }, { kind: 'educate' }])[0]?.detail['fields']).toEqual([
    'reason',
  ])
  expect(sparedIsEducated([{ kind: 'spared', reason: 'no_fault' }])[0]?.detail['fields']).toEqual(['educate'])
  expect(sparedIsEducated([{ kind: 'spared' }])[0]?.detail['fields']).toEqual(['reason', 'educate'])
})

test('nothing is asked of findings that are not spared', () => {
  expect(sparedIsEducated([{ kind: 'warning' }])).toEqual([])
})

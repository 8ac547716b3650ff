import { expect, test } from 'vitest'
import { isEnforcing } from '../../src/enforcement/rules.ts'
import { twoCertifiedOfficers } from '../../src/enforcement/rules-check.ts'
import { actionKinds } from '../../src/enforcement/rules-kinds.ts'

// Administrative Penalty Law (2021) Art. 42: law enforcement is carried out by officers with a certificate, at least two.
const certified = new Set(['wang', 'chen'])

test.each(actionKinds.filter(isEnforcing))('%s needs two', (kind) => {
  expect(twoCertifiedOfficers({ kind, officers: ['wang', 'chen'] }, certified)).toEqual([])
  expect(twoCertifiedOfficers({ kind, officers: ['wang', 'chen', 'liu'] }, certified)).toEqual([])
  expect(twoCertifiedOfficers({ kind, officers: ['wang', 'liu'] }, certified)).toEqual([
    { code: 'two_certified_officers', detail: { kind, certified: 1 } },
  ])
})

test('the same officer twice is one', () => {
  expect(twoCertifiedOfficers({ kind: 'warning', officers: ['wang', 'wang'] }, certified)).toHaveLength(1)
})

test.each(actionKinds.filter((kind) => !isEnforcing(kind)))('an auxiliary alone may %s', (kind) => {
  expect(twoCertifiedOfficers({ kind, officers: ['liu'] }, certified)).toEqual([])
})

import { expect, test } from 'vitest'
import { needsNoCase, spotFineWithinLimit } from '../../src/enforcement/rules-check.ts'

// Art. 51: on the spot only a warning, or a fine of at most 200 yuan (person) or 3,000 yuan (organisation).
test.each([
  ['person', 200, true],
  ['person', 201, false],
  ['organisation', 3000, true],
  ['organisation', 3001, false],
] as const)('a fine of a %s over %i yuan: %s', (party, amount_yuan, allowed) => {
  const refusals = spotFineWithinLimit({ kind: 'fine_on_spot', amount_yuan }, party)
  const limit_yuan = party === 'person' ? 200 : 3000
  expect(refusals).toEqual(allowed ? [] : [{ code: 'fine_over_limit', detail: { limit_yuan, amount_yuan, party } }])
})

test('a warning has no limit', () => {
  expect(spotFineWithinLimit({ kind: 'warning' }, 'person')).toEqual([])
})

test.each([
  'fine',
  'confiscate',
  'stop_business',
  'revoke_permit',
  'criticism',
  'seize',
  'seal',
  'remove',
  'perform',
  'pause_stall',
  'end_stall',
] as const)('%s is decided in a case, not on the spot', (kind) => {
  expect(needsNoCase(kind)).toEqual([{ code: 'needs_case', detail: { kind } }])
})

test('a warning and a fine on the spot need no case', () => {
  expect([...needsNoCase('warning'), ...needsNoCase('fine_on_spot')]).toEqual([])
})

import { expect, test } from 'vitest'
import { perhapsTwice } from '../../src/inspections/rules-twice.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 6, 1, 12, minute)).toISOString()
const look = (id: string, officer: string, minute: number, items: string[] = [], fields = {}) => ({
  id,
  at: at(minute),
  officer: { id: officer, name: officer },
  subject: { kind: 'stall' as const, id: 'A-001' as string | null },
  outcome: items.length > 0 ? ('findings' as const) : ('in_order' as const),
  amended_by: null,
  findings: items.map((item_code) => ({ item_code })),
  ...fields,
})
const pairs = (...looks: ReturnType<typeof look>[]) =>
  [...perhapsTwice(looks)].map(([id, other]) => `${id} ${other.id}`)

test('two officers, one stall, opposite outcomes: both are marked, each with the other', () => {
  expect(pairs(look('a', '王强', 0, ['PLOT-01']), look('b', '国民', 20))).toEqual(['a b', 'b a'])
})
test('the same item found by two is marked, two items are not', () => {
  expect(pairs(look('a', '王强', 0, ['PLOT-01']), look('b', '国民', 5, ['PLOT-01', 'FIRE-01']))).toHaveLength(2)
  expect(pairs(look('a', '王强', 0, ['PLOT-01']), look('b', '国民', 5, ['FIRE-01']))).toEqual([])
})
test.for([
  ['in order twice', look('b', '国民', 5), look('a', '王强', 0)],
  ['the officer came back', look('b', '王强', 5), look('a', '王强', 0, ['PLOT-01'])],
  ['it was put right since', look('b', '国民', 31), look('a', '王强', 0, ['PLOT-01'])],
  ['one was taken out', look('b', '国民', 5, [], { amended_by: { id: 'c' } }), look('a', '王强', 0, ['PLOT-01'])],
  ['one takes another out', look('b', '国民', 5, [], { outcome: 'void' }), look('a', '王强', 0, ['PLOT-01'])],
  [
    'another stall',
    look('b', '国民', 5, [], { subject: { kind: 'stall', id: 'A-002' } }),
    look('a', '王强', 0, ['PLOT-01']),
  ],
  [
    'no stall at all',
    look('b', '国民', 5, [], { subject: { kind: 'place', id: null } }),
    look('a', '王强', 0, ['PLOT-01'], { subject: { kind: 'place', id: null } }),
  ],
] as const)('%s: nothing is marked', ([, ...looks]) => {
  expect(pairs(...looks)).toEqual([])
})

import { expect, test } from 'vitest'
import { oneFinePerFinding, secondPenaltySaysWhy } from '../../src/enforcement/rules-check.ts'

// Art. 29: no one is fined twice for the same unlawful act.
test('one finding, one fine', () => {
  expect(oneFinePerFinding([{ kind: 'warning' }, { kind: 'fine_on_spot' }])).toEqual([])
  expect(oneFinePerFinding([{ kind: 'fine_on_spot' }, { kind: 'fine_on_spot' }])).toEqual([
    { code: 'one_fine_per_finding', detail: { fines: 2 } },
  ])
})

const penalised = new Set(['PLOT-01'])

test('a second penalty for the item in one evening says why', () => {
  expect(secondPenaltySaysWhy({ kind: 'warning' }, 'PLOT-01', penalised)).toEqual([
    { code: 'second_penalty_needs_reason', detail: { item_code: 'PLOT-01', kind: 'warning' } },
  ])
  expect(secondPenaltySaysWhy({ kind: 'warning', reason: '劝离后又返回' }, 'PLOT-01', penalised)).toEqual([])
})

test('another item, or an action that is no penalty, needs no reason', () => {
  expect(secondPenaltySaysWhy({ kind: 'warning' }, 'HYG-01', penalised)).toEqual([])
  for (const kind of ['remind', 'evidence_hold', 'clear_now'] as const) {
    expect(secondPenaltySaysWhy({ kind }, 'PLOT-01', penalised)).toEqual([])
  }
})

import { describe, expect, test } from 'vitest'
import { compareSeverity, isEnforcement, isEnforcing, ladder } from '../../src/enforcement/rules.ts'
import { carriesItsFields } from '../../src/enforcement/rules-check.ts'
import { actionKinds, type ActionKind } from '../../src/enforcement/rules-kinds.ts'
import type { ActionEntry } from '../../src/enforcement/schema.ts'

const action = (kind: ActionKind, fields: Partial<ActionEntry> = {}): ActionEntry => ({
  id: 'a',
  kind,
  officers: ['o'],
  ...fields,
})

describe('domain section 3: the ladder', () => {
  test('penalties, compulsory measures and evidence holds count in the numerator, nothing else', () => {
    expect(actionKinds.filter(isEnforcing).map((kind) => ladder[kind].class)).toEqual(
      actionKinds.map((kind) => ladder[kind].class).filter(isEnforcement),
    )
    expect(actionKinds.filter((kind) => !isEnforcing(kind))).toEqual([
      'help',
      'remind',
      'educate',
      'spared',
      'fix_now',
      'fix_by',
      'points',
      'pause_stall',
      'end_stall',
      'transfer',
    ])
  })

  test('only these may be recorded on patrol', () => {
    expect(actionKinds.filter((kind) => ladder[kind].on_patrol)).toEqual([
      'help',
      'remind',
      'educate',
      'spared',
      'fix_now',
      'fix_by',
      'points',
      'transfer',
      'evidence_hold',
      'warning',
      'fine_on_spot',
      'clear_now',
    ])
  })

  test('kinds are put in order of severity, whatever the order they come in', () => {
    const mildestFirst: ActionKind[] = ['help', 'remind', 'fix_now', 'warning', 'fine_on_spot']
    expect([...mildestFirst].reverse().sort(compareSeverity)).toEqual(mildestFirst)
    expect(compareSeverity('evidence_hold', 'transfer')).toBeGreaterThan(0)
  })
})

describe('domain section 3: what each must have', () => {
  const missing = (entry: ActionEntry) => carriesItsFields(entry)[0]?.detail['fields']
  test.each([
    ['help', ['help_kind']],
    ['transfer', ['authority']],
    ['warning', ['document_number']],
    ['fine_on_spot', ['amount_yuan', 'document_number']],
    ['evidence_hold', ['items', 'approved_by']],
    ['clear_now', ['reason']],
  ] as const)('%s', (kind, fields) => {
    expect(carriesItsFields(action(kind))).toEqual([{ code: 'action_incomplete', detail: { kind, fields } }])
  })

  test('an empty list of items is none', () => {
    expect(missing(action('evidence_hold', { items: [], approved_by: 'p' }))).toEqual(['items'])
  })

  test('a reminder, education and an order need nothing more', () => {
    for (const kind of ['remind', 'educate', 'fix_now', 'fix_by'] as const)
      expect(carriesItsFields(action(kind))).toEqual([])
  })

  test('what belongs to another kind is refused, so that no fine hides in a reminder', () => {
    expect(carriesItsFields(action('remind', { amount_yuan: 50 }))).toEqual([
      { code: 'invalid_request', detail: { kind: 'remind', fields: ['amount_yuan'] } },
    ])
    expect(carriesItsFields(action('help', { help_kind: 'carry', minutes: 10 }))).toEqual([])
  })
})

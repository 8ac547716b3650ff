import { expect, test } from 'vitest'
import type { ActionEntry } from '../../src/enforcement/schema.ts'
import { check, itemsFor, type CaptureContext } from '../../src/inspections/rules.ts'
import type { Capture, FindingEntry } from '../../src/inspections/schema.ts'

const item = (code: string, severity = 2, authorities = ['C'] as ('C' | 'M')[], categories: string[] | null = null) =>
  ({ code, severity, authorities, categories }) as const
const items = [item('PLOT-01'), item('PLOT-04', 4), item('FOOD-03', 2, ['M'], ['snacks'])]
const context: CaptureContext = {
  items: new Map(items.map((each) => [each.code, { ...each, authorities: [...each.authorities] }])),
  categories: ['snacks'],
  party: 'person',
  authorities: ['C'],
  author: 'wang',
  members: new Set(['wang', 'chen', 'liu']),
  certified: new Set(['wang', 'chen']),
  supervisors: new Set(['lina']),
  penalised: new Set(),
  at: new Date('2026-11-23T11:05:00Z'),
}
const action = (kind: ActionEntry['kind'], fields: Partial<ActionEntry> = {}): ActionEntry => ({
  id: 'a',
  kind,
  officers: ['wang', 'chen'],
  ...fields,
})
const finding = (item_code: string, ...actions: ActionEntry[]): FindingEntry => ({
  id: 'f',
  item_code,
  note: null,
  help_first: 'given',
  actions,
})
const capture = (...findings: FindingEntry[]): Capture => ({
  id: 'i',
  patrol_id: 'p',
  subject: { kind: 'stall', id: 's' },
  outcome: findings.length > 0 ? 'findings' : 'in_order',
  checklist_version: 1,
  note: null,
  claimed_at: '2026-11-23T11:05:00Z',
  amends: null,
  amend_reason: null,
  findings,
})
const codes = (sent: Capture, over: Partial<CaptureContext> = {}) =>
  check(sent, { ...context, ...over }).map(({ code, finding: f, action: a }) => [code, f, a])

test('in order, a reminder, a warning as the law wants it', () => {
  expect(codes(capture())).toEqual([])
  expect(codes(capture(finding('PLOT-01', action('remind', { officers: ['liu'] }))))).toEqual([])
  expect(codes(capture(finding('PLOT-01', action('warning', { document_number: '1' }))))).toEqual([])
})

test('the same item twice in one look is a second penalty', () => {
  const warned = () => finding('PLOT-01', action('warning', { document_number: '1' }))
  expect(codes(capture(warned(), warned()))).toEqual([['second_penalty_needs_reason', 1, 0]])
})

test('an unknown trade opens every item, a known one its own', () => {
  const food = capture(finding('FOOD-03', action('transfer', { authority: 'M' })))
  expect(codes(food)).toEqual([])
  expect(codes(food, { categories: [] })).toEqual([])
  expect(codes(food, { categories: ['clothes', 'snacks'] })).toEqual([])
  expect(codes(food, { categories: ['clothes'] })).toEqual([['item_not_open', 0, undefined]])
})

test('a deadline lies ahead, and not beyond ninety days', () => {
  const by = (deadline_at: string) => codes(capture(finding('PLOT-01', action('fix_by', { deadline_at }))))
  expect(by('2026-11-23T11:35:00Z')).toEqual([])
  expect(by('2026-11-23T11:00:00Z')).toEqual([['action_incomplete', 0, 0]])
  expect(by('2027-03-01T00:00:00Z')).toEqual([['action_incomplete', 0, 0]])
})

test('an officer named twice, or from elsewhere', () => {
  expect(codes(capture(finding('PLOT-01', action('remind', { officers: ['wang', 'wang'] }))))).toEqual([
    ['not_a_member', 0, 0],
  ])
  expect(codes(capture(finding('PLOT-01', action('remind', { officers: ['guo'] }))))).toEqual([['not_a_member', 0, 0]])
})

test('problems keep the order of the findings', () => {
  const sent = capture(finding('PLOT-01'), finding('FOOD-03', action('remind')))
  expect(codes(sent)).toEqual([
    ['action_missing', 0, undefined],
    ['outside_competence', 1, 0],
  ])
})

test('outcome, findings and amendment fit together', () => {
  expect(codes({ ...capture(), outcome: 'findings' })).toEqual([['invalid_request', undefined, undefined]])
  expect(codes({ ...capture(), outcome: 'void' })).toEqual([['invalid_request', undefined, undefined]])
  expect(codes({ ...capture(), outcome: 'void', amends: 'x', amend_reason: 'mistake' })).toEqual([])
})

test('itemsFor: by trade, and the short list of a closing round', () => {
  const list = [
    { code: 'a', categories: null, closing_round: false },
    { code: 'b', categories: ['snacks'], closing_round: true },
  ]
  const shown = (category: string | null, closing = false) => itemsFor(list, category, closing).map(({ code }) => code)
  expect(shown('clothes')).toEqual(['a'])
  expect(shown('snacks')).toEqual(['a', 'b'])
  expect(shown(null)).toEqual(['a', 'b'])
  expect(shown('snacks', true)).toEqual(['b'])
})

test('an action is confirmed by its own officers, and not by whoever logs it', () => {
  const confirmed = (...confirmed_by: string[]) => {
    const warning: ActionEntry = {
      id: '1',
      kind: 'warning',
      officers: ['wang', 'chen'],
      document_number: '7',
      confirmed_by,
    }
    const finding = {
      id: '2',
      item_code: 'PLOT-01',
      note: null,
      help_first: 'given',
      actions: [warning],
    } as FindingEntry
    return check(capture(finding), context).map(({ code }) => code)
  }
  expect(confirmed('chen')).toEqual([])
  expect(confirmed('wang')).toEqual(['invalid_request'])
  expect(confirmed('liu', 'chen')).toEqual(['invalid_request'])
})

import { expect, test } from 'vitest'
import { checklistChanges, nothingChanged, type ChecklistItem } from '../../src/checklist/rules.ts'

const item = (code: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  code,
  name: code,
  name_en: code,
  severity: 2,
  deadline: 'now',
  authorities: ['C', 'F'],
  categories: null,
  closing_round: false,
  ...more,
})
const [a, b, c] = [item('A'), item('B'), item('C')]

test('what was added, ended, changed and moved', () => {
  const changes = checklistChanges([a, b], [item('B', { severity: 4, categories: ['snacks'] }), c])
  expect(changes.added).toEqual([c])
  expect(changes.ended).toEqual([a])
  expect(changes.changed.map(({ fields }) => fields)).toEqual([['severity', 'categories']])
  expect(changes.moved).toBe(false)
  expect(checklistChanges([a, b, c], [a, c, b])).toMatchObject({ added: [], changed: [], moved: true })
})

test('the order of authorities and trades is no difference', () => {
  expect(nothingChanged(checklistChanges([a], [item('A', { authorities: ['F', 'C'] })]))).toBe(true)
  expect(nothingChanged(checklistChanges([a, b], [b, a]))).toBe(false)
})

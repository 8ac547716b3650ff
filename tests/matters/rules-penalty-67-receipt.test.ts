import { expect, test } from 'vitest'
import { deadlineAhead, receiptGiven, withinItsCompetence } from '../../src/matters/rules-move.ts'

// 行政处罚法 Art. 67: 作出罚款决定的行政机关应当与收缴罚款的机构分离。
test('a fine’s matter is closed by the bank’s receipt, never by money (rule R19)', () => {
  expect(receiptGiven(['fix_by', 'fine_on_spot'], null)).toMatchObject([{ code: 'action_incomplete' }])
  expect(receiptGiven(['fine_on_spot'], '0091')).toEqual([])
  expect(receiptGiven(['warning'], null)).toEqual([])
})

test('a deadline lies ahead, and within ninety days', () => {
  const now = new Date('2026-11-23T11:05:00Z')
  const after = (ms: number) => new Date(now.getTime() + ms)
  expect(deadlineAhead(now, now)).toMatchObject([{ code: 'deadline_past' }])
  expect(deadlineAhead(after(1), now)).toEqual([])
  expect(deadlineAhead(after(90 * 86_400_000), now)).toEqual([])
  expect(deadlineAhead(after(90 * 86_400_000 + 1), now)).toHaveLength(1)
})

test('what a squad is not competent for it hands over (rule R17)', () => {
  const food = { item_authorities: ['M'], squad_authorities: ['C', 'E'] }
  expect(withinItsCompetence('order', food)).toMatchObject([{ code: 'outside_competence' }])
  expect(withinItsCompetence('transfer', food)).toEqual([])
  expect(withinItsCompetence('order', { ...food, squad_authorities: ['M'] })).toEqual([])
})

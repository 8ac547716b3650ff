import { expect, test } from 'vitest'
import { withinCompetence } from '../../src/enforcement/rules-check.ts'
import { actionKinds } from '../../src/enforcement/rules-kinds.ts'

test('one authority in common is enough', () => {
  expect(withinCompetence('warning', ['F', 'C'], ['C', 'E'])).toEqual([])
})

test.each(actionKinds.filter((kind) => kind !== 'transfer'))('outside its competence a squad cannot %s', (kind) => {
  expect(withinCompetence(kind, ['M'], ['C', 'E'])).toEqual([
    { code: 'outside_competence', detail: { kind, authorities: ['M'] } },
  ])
})

test('handing over is always possible', () => {
  expect(withinCompetence('transfer', ['M'], ['C'])).toEqual([])
  expect(withinCompetence('transfer', ['P'], [])).toEqual([])
})

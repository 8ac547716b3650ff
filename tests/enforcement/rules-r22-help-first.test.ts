import { expect, test } from 'vitest'
import { isEnforcing } from '../../src/enforcement/rules.ts'
import { helpCameFirst } from '../../src/enforcement/rules-check.ts'
import { actionKinds, helpFirst } from '../../src/enforcement/rules-kinds.ts'

test.each(actionKinds.filter(isEnforcing))('before %s it is said what came of offering help', (kind) => {
  expect(helpCameFirst({ help_first: null, actions: [{ kind }] }, 3)).toEqual([
    { code: 'help_first_unanswered', detail: { severity: 3 } },
  ])
  for (const help_first of helpFirst) expect(helpCameFirst({ help_first, actions: [{ kind }] }, 3)).toEqual([])
})

test('danger does not wait', () => {
  expect(helpCameFirst({ help_first: null, actions: [{ kind: 'clear_now' }] }, 4)).toEqual([])
})

test('nothing is asked where nothing is enforced', () => {
  expect(helpCameFirst({ help_first: null, actions: [{ kind: 'remind' }, { kind: 'fix_by' }] }, 2)).toEqual([])
})

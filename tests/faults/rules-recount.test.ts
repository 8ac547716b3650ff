import { expect, test } from 'vitest'
import { recount } from './recount.ts'

const look = (inspection_id: string, kinds: string[], fields: { amends?: string; outcome?: string } = {}) => ({
  inspection_id,
  outcome: 'findings',
  amends: null,
  findings: [{ item_code: 'PLOT-01', kinds }],
  ...fields,
})

test('a finding counts once, at its most severe action that stands; a transfer not at all', () => {
  const logged = [look('a', ['remind', 'warning']), look('b', ['educate', 'spared']), look('c', ['remind', 'transfer'])]
  expect(recount(logged, [])).toEqual({ enforced: 1, handled: 2 })
})
test('what was set aside leaves the numerator only, what was amended leaves both', () => {
  const logged = [
    look('a', ['fine_on_spot']),
    look('b', ['clear_now']),
    look('c', ['remind'], { amends: 'b' }),
    look('d', ['warning']),
    { ...look('e', [], { amends: 'd', outcome: 'void' }), findings: [] },
  ]
  const aside = [{ inspection_id: 'a', item_code: 'PLOT-01', kind: 'fine_on_spot' }]
  expect(recount(logged, aside)).toEqual({ enforced: 0, handled: 2 })
})

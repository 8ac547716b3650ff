import { expect, test } from 'vitest'
import { publicStatus, staffStatus, type StatusFacts } from '../../src/plan/rules-status.ts'

const held: StatusFacts = { closed: false, held: true, tonight: null, deadline_open: false }
const found = { outcome: 'findings', enforced: false } as const

test.each<[Partial<StatusFacts>, string]>([
  [{}, 'assigned'],
  [{ held: false }, 'vacant'],
  [{ tonight: { outcome: 'in_order', enforced: false } }, 'seen'],
  [{ tonight: found }, 'to_put_right'],
  [{ tonight: { ...found, enforced: true } }, 'enforced'],
  [{ deadline_open: true }, 'to_put_right'],
  [{ deadline_open: true, held: false }, 'to_put_right'],
  [{ deadline_open: true, tonight: { outcome: 'in_order', enforced: false } }, 'seen'],
  [{ closed: true, tonight: { ...found, enforced: true }, deadline_open: true }, 'closed'],
])('staff: %j is %s', (facts, status) => {
  expect(staffStatus({ ...held, ...facts })).toBe(status)
})

test('the public sees who trades, never what was found', () => {
  expect(publicStatus(held)).toBe('trading')
  expect(publicStatus({ ...held, held: false })).toBe('free')
  expect(publicStatus({ ...held, closed: true })).toBe('closed')
})

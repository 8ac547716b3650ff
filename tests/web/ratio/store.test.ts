import { expect, test } from 'vitest'
import { addressOf, askedOf, daysOf, rowsOf } from '../../../web/ratio/store.ts'

const today = '2026-03-02'

test('named periods end today or with last month', () => {
  expect(daysOf('this_month', today)).toEqual({ from: '2026-03-01', to: '2026-03-02' })
  expect(daysOf('last_month', today)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(daysOf('last_7_days', today)).toEqual({ from: '2026-02-24', to: '2026-03-02' })
  expect(daysOf('last_30_days', today)).toEqual({ from: '2026-02-01', to: '2026-03-02' })
})

test('an address without anything, or with nonsense, is this month everywhere', () => {
  const month = { period: 'this_month', from: '2026-03-01', to: '2026-03-02', market: '', squad: '' }
  expect(askedOf({}, today)).toEqual(month)
  expect(askedOf({ period: 'forever', from: '2020-01-01' }, today)).toEqual(month)
  expect(askedOf({ period: 'custom', from: '0002-03-01', to: '' }, today)).toEqual({ ...month, period: 'custom' })
})

test('an address says everything that was chosen, and is read back the same', () => {
  const asked = { period: 'custom', from: '2025-12-01', to: '2026-01-31', market: 'pingan', squad: 'x' } as const
  const address = addressOf(asked)
  expect(address).toBe('/ratio?period=custom&from=2025-12-01&to=2026-01-31&market=pingan&squad=x')
  const query = Object.fromEntries(new URLSearchParams(address.split('?')[1]))
  expect(askedOf(query, today)).toEqual(asked)
})

test('the usual page has the plain address', () => {
  expect(addressOf(askedOf({}, today))).toBe('/ratio')
})

test('a figure leads to the list of its rows; where it counts none it leads nowhere', () => {
  const lead = { kind: 'findings', filter: { from: '2026-03-01', counted: 'enforced' } } as const
  expect(rowsOf(22, lead)).toBe('/ask/findings?from=2026-03-01&counted=enforced')
  expect(rowsOf(0, lead)).toBeUndefined()
})

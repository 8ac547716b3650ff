import { expect, test } from 'vitest'
import { isDay } from '../../src/shared/day.ts'

test.each(['2026-11-28', '2028-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (day) => {
  expect(isDay(day)).toBe(true)
})

test.each([
  '',
  'abc',
  '2026',
  '2026-1',
  '2026-11',
  '2026-11-2',
  '2026-11-31',
  '2026-02-29',
  '1899-12-31',
  '2200-01-01',
])('an address cut short or wrong gives no day: %s', (day) => {
  expect(isDay(day)).toBe(false)
})

import { expect, test } from 'vitest'
import { isFor, monthsOn } from '../../src/trainings/rules.ts'

test('months on, the last day of a shorter month', () => {
  expect(monthsOn('2026-11-23', 12)).toBe('2027-11-23')
  expect(monthsOn('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsOn('2027-08-31', 6)).toBe('2028-02-29')
})

test('whom a lesson is for', () => {
  expect([isFor('all', 'vendor'), isFor('vendors', 'vendor'), isFor('officers', 'vendor')]).toEqual([true, true, false])
})

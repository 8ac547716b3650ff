import { expect, test } from 'vitest'
import { certificatesState } from '../../src/people/rules.ts'

const day = '2026-11-23'
const period = (valid_from: string, valid_until: string) => ({ valid_from, valid_until })
const old = period('2021-12-01', '2026-11-30')

test('by one certificate as ever', () => {
  expect(certificatesState([], day)).toBe('auxiliary')
  expect(certificatesState([old], day)).toBe('expiring')
  expect(certificatesState([old], day, 5)).toBe('certified')
  expect(certificatesState([period('2021-01-01', '2026-11-22')], day)).toBe('expired')
  expect(certificatesState([period('2026-11-24', '2031-11-23')], day)).toBe('coming')
})

test('a renewal that follows at once counts with what it renews; after a gap the end is told of', () => {
  expect(certificatesState([period('2026-12-01', '2031-11-30'), old], day)).toBe('certified')
  expect(certificatesState([period('2026-12-02', '2031-11-30'), old], day)).toBe('expiring')
  expect(certificatesState([period('2016-01-01', '2020-12-31'), period('2021-01-01', '2026-01-01')], day)).toBe(
    'expired',
  )
})

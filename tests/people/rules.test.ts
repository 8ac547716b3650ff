import { expect, test } from 'vitest'
import { certificateState } from '../../src/people/rules.ts'

const certificate = { valid_from: '2024-07-01', valid_until: '2026-12-31' }

test('R1: a certificate counts from its first to its last day, both included', () => {
  expect(certificateState(certificate, '2024-06-30')).toBe('coming')
  expect(certificateState(certificate, '2024-07-01')).toBe('certified')
  expect(certificateState(certificate, '2026-12-31')).toBe('expiring')
  expect(certificateState(certificate, '2027-01-01')).toBe('expired')
  expect(certificateState(null, '2026-01-01')).toBe('auxiliary')
})

test('sixty days before its last day it is said to be expiring', () => {
  expect(certificateState(certificate, '2026-11-01')).toBe('certified')
  expect(certificateState(certificate, '2026-11-02')).toBe('expiring')
})

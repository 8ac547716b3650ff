import { expect, test } from 'vitest'
import { deadlineWord } from '../../src/own/rules.ts'

const zone = 'Asia/Shanghai'
// 19:05 on 2026-11-23 in the market.
const now = new Date('2026-11-23T11:05:00Z')

test('a deadline is said as the vendor would say it', () => {
  const word = (at: string) => deadlineWord(at, now, zone)
  expect(word('2026-11-23T13:00:00Z')).toBe('tonight')
  expect(word('2026-11-23T15:59:00Z')).toBe('tonight')
  // 24:00 is still tonight, whatever a clock calls it.
  expect(word('2026-11-23T16:00:00Z')).toBe('tonight')
  expect(word('2026-11-23T16:00:01Z')).toBe('tomorrow')
  expect(word('2026-11-24T13:00:00Z')).toBe('tomorrow')
  expect(word('2026-11-24T16:00:00Z')).toBe('tomorrow')
  expect(word('2026-11-24T16:00:01Z')).toBe('later')
  expect(word('2026-11-23T11:04:59Z')).toBe('overdue')
  expect(word('2026-11-23T11:05:00Z')).toBe('tonight')
})

test('before five in the afternoon it is today, from then on tonight', () => {
  const morning = new Date('2026-11-23T01:00:00Z')
  expect(deadlineWord('2026-11-23T08:59:00Z', morning, zone)).toBe('today')
  expect(deadlineWord('2026-11-23T09:00:00Z', morning, zone)).toBe('tonight')
})

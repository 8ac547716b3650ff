import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ending, knownUntil, leaving, overlaps, slotsFor, stateOn, type Period } from '../../src/assignments/rules.ts'
import { addDays } from '../../src/shared/evening.ts'

const today = '2026-11-23'
const held = (starts_on: string, ends_on: string | null = null, cancelled = false) => ({
  starts_on,
  ends_on,
  cancelled,
})

test('periods that touch do not overlap, and open-ended ones reach for ever', () => {
  expect(overlaps(held('2026-01-01', '2026-01-10'), held('2026-01-11'))).toBe(false)
  expect(overlaps(held('2026-01-01', '2026-01-10'), held('2026-01-10'))).toBe(true)
  expect(overlaps(held('2026-01-01'), held('2031-01-01', '2031-01-02'))).toBe(true)
})

test('an assignment is coming, current, past or cancelled', () => {
  expect(stateOn(held('2026-11-24'), today)).toBe('coming')
  expect(stateOn(held('2026-11-23', '2026-11-23'), today)).toBe('current')
  expect(stateOn(held('2026-01-01', '2026-11-22'), today)).toBe('past')
  expect(stateOn(held('2026-11-24', null, true), today)).toBe('cancelled')
})

test('ending shortens; before the first day of what has not begun it takes back', () => {
  expect(ending(held('2026-01-01'), '2026-11-30', today)).toEqual({ ends_on: '2026-11-30' })
  expect(ending(held('2026-12-01'), '2026-11-30', today)).toEqual({ cancelled: true })
  expect(ending(held('2026-11-23'), '2026-11-22', today)).toEqual({ cancelled: true })
  expect(ending(held('2026-01-01'), '2025-12-31', today)).toBe('period_reversed')
  expect(ending(held('2026-01-01', '2026-11-30'), '2026-12-01', today)).toBe('period_reversed')
  expect(ending(held('2026-01-01', '2026-11-22'), '2026-11-01', today)).toBe('assignment_over')
  expect(ending(held('2026-12-01', null, true), '2026-12-05', today)).toBe('assignment_over')
})

test('moving ends the old one the day before', () => {
  expect(leaving(held('2026-01-01'), '2026-12-01', today)).toEqual({ ends_on: '2026-11-30' })
  expect(leaving(held('2026-11-23'), '2026-11-23', today)).toEqual({ cancelled: true })
  expect(leaving(held('2026-01-01', '2026-11-30'), '2026-12-01', today)).toBe('period_reversed')
  expect(leaving(held('2026-12-01'), '2026-11-25', today)).toBe('period_reversed')
})

test('an ending as of a day that is over counts until the last evening that had begun, unless it puts a slip right', () => {
  const begun = { evening: today, opened_at: new Date('2026-11-23T07:00:00Z') }
  const before = (starts_on: string, ends_on: string | null = null, assigned_at = '2026-01-01T00:00:00Z') => ({
    ...held(starts_on, ends_on),
    assigned_at: new Date(assigned_at),
  })
  expect(knownUntil(before('2026-01-01'), { ends_on: '2026-11-10' }, begun)).toBe(today)
  expect(knownUntil(before('2026-01-01', '2026-11-20'), { ends_on: '2026-11-10' }, begun)).toBe('2026-11-20')
  expect(knownUntil(before('2026-01-01'), { ends_on: today }, begun)).toBeNull()
  expect(knownUntil(before('2026-11-01', null, '2026-11-23T07:00:00Z'), { ends_on: '2026-11-10' }, begun)).toBeNull()
  expect(knownUntil(before(today), { cancelled: true }, begun)).toBe(today)
  expect(knownUntil(before('2026-11-24'), { cancelled: true }, begun)).toBeNull()
})

const period: fc.Arbitrary<Period> = fc.tuple(fc.nat(60), fc.option(fc.nat(30))).map(([start, length]) => {
  const starts_on = addDays('2026-01-01', start)
  return { starts_on, ends_on: length === null ? null : addDays(starts_on, length) }
})
const days = Array.from({ length: 100 }, (_, n) => addDays('2026-01-01', n))
const onDay = (periods: readonly Period[], day: string) =>
  periods.filter(({ starts_on, ends_on }) => starts_on <= day && (ends_on === null || day <= ends_on)).length

test('slots: refused exactly when some day holds more than the maximum, never two alike on one day', () => {
  fc.assert(
    fc.property(fc.array(period, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (periods, maximum) => {
      const slots = slotsFor(periods, maximum)
      const fullest = Math.max(...days.map((day) => onDay(periods, day)))
      expect(slots === null).toBe(fullest > maximum)
      if (!slots) return
      for (const [a, slot] of slots) {
        expect(slot).toBeLessThanOrEqual(maximum)
        for (const [b, other] of slots) if (a !== b && overlaps(a, b)) expect(slot).not.toBe(other)
      }
    }),
  )
})

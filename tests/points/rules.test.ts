import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { balanceOf, counts, expiresOn, type PointsSetting } from '../../src/points/rules.ts'
import { addDays } from '../../src/shared/evening.ts'

const setting = (more: Partial<PointsSetting>): PointsSetting => ({
  mode: 'month',
  window_days: 30,
  max_points: 12,
  alert_at: 9,
  ...more,
})

test('points of a month go on the first of the next, those of a window after so many days', () => {
  const month = (evening: string) => expiresOn(setting({}), evening)
  expect(['2026-11-01', '2026-11-30', '2026-12-31', '2028-02-29', '2027-02-28'].map(month)).toEqual([
    '2026-12-01',
    '2026-12-01',
    '2027-01-01',
    '2028-03-01',
    '2027-03-01',
  ])
  expect(expiresOn(setting({ mode: 'window', window_days: 30 }), '2026-11-03')).toBe('2026-12-03')
})

test('“记分 4 / 12，2 分于 12月3日 到期”', () => {
  const entries = [
    { evening: '2026-11-20', points: 2 },
    { evening: '2026-11-03', points: 2 },
    { evening: '2026-10-01', points: 6 },
  ]
  expect(balanceOf(setting({ mode: 'window' }), entries, '2026-11-23')).toEqual({
    points: 4,
    standing: 'clear',
    next: { on: '2026-12-03', points: 2 },
  })
})

test('a word before the limit and at it; a market that gives none counts none', () => {
  const stands = (points: number, more: Partial<PointsSetting> = {}) =>
    balanceOf(setting(more), [{ evening: '2026-11-02', points }], '2026-11-23').standing
  expect([8, 9, 11, 12, 13].map((points) => stands(points))).toEqual(['clear', 'near', 'near', 'full', 'full'])
  expect(balanceOf(setting({ mode: 'off' }), [{ evening: '2026-11-02', points: 12 }], '2026-11-23')).toEqual({
    points: 0,
    standing: 'clear',
    next: null,
  })
})

const evening = fc.integer({ min: 0, max: 900 }).map((day) => addDays('2025-06-01', day))
const anySetting = fc.record({
  mode: fc.constantFrom('month' as const, 'window' as const),
  window_days: fc.integer({ min: 1, max: 730 }),
  max_points: fc.constant(12),
  alert_at: fc.constant(9),
})
const entries = fc.array(fc.record({ evening, points: fc.integer({ min: 1, max: 12 }) }), { maxLength: 20 })

test.prop([anySetting, evening])(
  'points count from their evening up to the one they expire on, and not a day longer',
  (set, given) => {
    const gone = expiresOn(set, given)
    expect(gone > given).toBe(true)
    expect([counts(set, given, addDays(given, -1)), counts(set, given, given)]).toEqual([false, true])
    expect([counts(set, given, addDays(gone, -1)), counts(set, given, gone)]).toEqual([true, false])
  },
)

test.prop([anySetting, entries, evening])(
  'points are never negative, and on the evening named the number named is gone',
  (set, given, tonight) => {
    const before = balanceOf(set, given, tonight)
    expect(before.points).toBeGreaterThanOrEqual(0)
    expect(before.points === 0).toBe(before.next === null)
    if (before.next === null) return
    expect(before.next.on > tonight).toBe(true)
    // Of those that count tonight: nothing goes before that evening, and then exactly so many.
    const here = given.filter((entry) => counts(set, entry.evening, tonight))
    expect(balanceOf(set, here, addDays(before.next.on, -1)).points).toBe(before.points)
    expect(balanceOf(set, here, before.next.on).points).toBe(before.points - before.next.points)
  },
)

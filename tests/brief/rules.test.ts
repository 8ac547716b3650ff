import { expect, test } from 'vitest'
import { changesOf, countStanding, daysOfWeek, figures, shareStanding, type Counts } from '../../src/brief/rules.ts'

test('two counts differ only where a fair coin would hardly divide them so', () => {
  expect(countStanding(7, 4)).toBe('not_distinguishable')
  expect(countStanding(0, 5)).toBe('not_distinguishable') // 2 × 1/32 = 6.25 %
  expect(countStanding(0, 6)).toBe('low') // 2 × 1/64 = 3.1 %
  expect(countStanding(6, 0)).toBe('high')
  expect(countStanding(0, 0)).toBe('not_distinguishable')
})

test('two shares are compared exactly; a small sample says nothing', () => {
  expect(shareStanding({ enforced: 2, handled: 9 }, { enforced: 4, handled: 10 })).toBe('not_distinguishable')
  expect(shareStanding({ enforced: 10, handled: 100 }, { enforced: 30, handled: 100 })).toBe('low')
  expect(shareStanding({ enforced: 30, handled: 100 }, { enforced: 10, handled: 100 })).toBe('high')
  // R: fisher.test(matrix(c(3, 0, 0, 3), 2)) gives 0.1
  expect(shareStanding({ enforced: 3, handled: 3 }, { enforced: 0, handled: 3 })).toBe('not_distinguishable')
  expect(shareStanding({ enforced: 0, handled: 0 }, { enforced: 30, handled: 30 })).toBe('not_distinguishable')
})

test('every figure is told with both counts', () => {
  const counts = (n: number) => Object.fromEntries(figures.map((figure) => [figure, n])) as unknown as Counts
  const changes = changesOf({ ...counts(3), help_given: 12 }, { ...counts(3), help_given: 2 })
  expect(changes.map(({ figure }) => figure)).toEqual([...figures])
  expect(changes.find(({ figure }) => figure === 'help_given')).toEqual({
    figure: 'help_given',
    now: 12,
    before: 2,
    standing: 'high',
  })
})

test('a week that runs is compared up to its last evening that is over with the same evenings of the one before', () => {
  expect(daysOfWeek('2026-11-23', '2026-11-25')).toEqual({
    from: '2026-11-23',
    to: '2026-11-25',
    before: { from: '2026-11-16', to: '2026-11-18' },
    over: false,
  })
  expect(daysOfWeek('2026-11-16', '2026-11-25')).toEqual({
    from: '2026-11-16',
    to: '2026-11-22',
    before: { from: '2026-11-09', to: '2026-11-15' },
    over: true,
  })
})

import { expect, test } from 'vitest'
import { cutIntoMonths } from '../../src/ratio/rules-months.ts'

const today = '2026-11-23'

test('the month to date is whole: nothing is recorded of days to come', () => {
  expect(cutIntoMonths({ from: '2026-11-01', to: today }, today)).toEqual({ months: ['2026-11-01'], rest: [] })
})

test('a period is cut into whole months and what is left over at its ends', () => {
  expect(cutIntoMonths({ from: '2025-12-15', to: '2026-03-04' }, today)).toEqual({
    months: ['2026-01-01', '2026-02-01'],
    rest: [
      { from: '2025-12-15', to: '2025-12-31' },
      { from: '2026-03-01', to: '2026-03-04' },
    ],
  })
  expect(cutIntoMonths({ from: '2026-02-01', to: '2026-02-28' }, today).months).toEqual(['2026-02-01'])
  expect(cutIntoMonths({ from: '2026-11-01', to: '2026-11-20' }, today).rest).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { endOfWorkday, holdDecisionDue, serviceDue } from '../../src/matters/rules-clocks.ts'
import { isWorkday } from '../../src/shared/workdays.ts'

const china = { time_zone: 'Asia/Shanghai', isWorkday }
const day = (text: string) => new Date(`${text}T04:00:00Z`)
/** The last day of a term, on the market's calendar: it ends at that day's midnight. */
const lastDay = (end: Date) => new Date(end.getTime() + 8 * 3_600_000 - 1).toISOString().slice(0, 10)

// 行政处罚法 Art. 85: 本法中“二日”“三日”“五日”“七日”的规定是指工作日，不含法定节假日.
test.for([
  // National Day 2025: 1–8 October are free, Saturday 11 October is worked.
  ['2025-09-29', '2025-10-15'],
  // Spring Festival 2025: 28 January to 4 February are free, Sunday 26 January and Saturday 8 February are worked.
  ['2025-01-24', '2025-02-10'],
  // An ordinary fortnight.
  ['2026-11-23', '2026-12-02'],
  // National Day 2026: 1–7 October are free.
  ['2026-09-29', '2026-10-14'],
] as const)('seven working days after %s end with %s', ([from, until]) => {
  expect(lastDay(holdDecisionDue(china, day(from)))).toBe(until)
  expect(lastDay(serviceDue(china, day(from)))).toBe(until)
})

test('the calendar of 2025 to 2027 knows holidays and make-up days', () => {
  const free = ['2025-01-01', '2025-05-01', '2025-10-08', '2026-01-01', '2026-02-17', '2026-10-07']
  const worked = ['2025-01-26', '2025-02-08', '2025-09-28', '2025-10-11', '2026-02-14', '2026-02-28']
  expect(free.filter(isWorkday)).toEqual([])
  expect(worked.filter((each) => !isWorkday(each))).toEqual([])
  // Of a year that is not announced yet only the weekend is known to be free.
  expect([isWorkday('2027-11-22'), isWorkday('2027-11-21')]).toEqual([true, false])
})

test('the day it happens does not count, whatever the hour', () => {
  const late = new Date('2026-11-23T15:59:59Z')
  expect(endOfWorkday(china, late, 1).toISOString()).toBe('2026-11-24T16:00:00.000Z')
})

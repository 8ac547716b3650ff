import { describe, expect, test } from 'vitest'
import { afterPatrol, deadlineOf, observedAt, workdaysAfter } from '../../src/inspections/rules-time.ts'
import type { Deadline } from '../../src/inspections/rules-kinds.ts'
import { isWorkday } from '../../src/shared/workdays.ts'

const hours = { time_zone: 'Asia/Shanghai', opens: '15:00', closes: '21:00', seasons: [] }
const at = (text: string) => new Date(text)

describe('when a look counts as taken', () => {
  const start = at('2026-11-23T10:00:00Z')
  const received = at('2026-11-23T12:00:00Z')
  test.each([
    ['2026-11-23T11:00:00Z', '2026-11-23T11:00:00.000Z'],
    ['2026-11-22T11:00:00Z', '2026-11-23T09:55:00.000Z'],
    ['2026-11-23T15:00:00Z', '2026-11-23T12:00:00.000Z'],
  ])('claimed %s is %s', (claimed, seen) => {
    expect(observedAt(at(claimed), received, start).toISOString()).toBe(seen)
  })
  test('a patrol that lies in the future does not carry a look there', () => {
    expect(observedAt(received, received, at('2026-11-24T00:00:00Z'))).toEqual(received)
  })
  test('an open patrol has no end; five minutes after one still belong to it', () => {
    expect(afterPatrol(received, null)).toBe(false)
    expect(afterPatrol(at('2026-11-23T12:05:00Z'), received)).toBe(false)
    expect(afterPatrol(at('2026-11-23T12:05:01Z'), received)).toBe(true)
  })
})

describe('deadlines, on a Monday at 19:05', () => {
  const now = at('2026-11-23T11:05:00Z')
  test.each<[Deadline, string]>([
    ['now', '2026-11-23T11:05:00.000Z'],
    ['30m', '2026-11-23T11:35:00.000Z'],
    ['tonight', '2026-11-23T13:00:00.000Z'],
    ['next_evening', '2026-11-24T07:00:00.000Z'],
    ['3wd', '2026-11-26T13:00:00.000Z'],
    ['7d', '2026-11-30T13:00:00.000Z'],
  ])('%s is %s', (deadline, by) => {
    expect(deadlineOf(deadline, now, hours, isWorkday).toISOString()).toBe(by)
  })
  test('tonight leaves half an hour once the market has closed', () => {
    expect(deadlineOf('tonight', at('2026-11-23T13:20:00Z'), hours, isWorkday).toISOString()).toBe(
      '2026-11-23T13:50:00.000Z',
    )
  })
  test('a market that trades past midnight closes on its own evening', () => {
    const late = { ...hours, opens: '18:00', closes: '01:30' }
    expect(deadlineOf('tonight', at('2026-11-23T16:30:00Z'), late, isWorkday).toISOString()).toBe(
      '2026-11-23T17:30:00.000Z',
    )
    expect(deadlineOf('next_evening', at('2026-11-23T16:30:00Z'), late, isWorkday).toISOString()).toBe(
      '2026-11-24T10:00:00.000Z',
    )
  })
})

// Art. 85: deadlines of up to ten days are working days; holidays and make-up days as the State Council announced them.
describe('working days (R16)', () => {
  test.each([
    ['a weekend does not count', '2026-11-20', 3, '2026-11-25'],
    ['National Day week does not count', '2026-09-30', 1, '2026-10-08'],
    ['a Saturday that is made up for counts', '2026-10-08', 2, '2026-10-10'],
    ['neither does a Sunday in lieu before it', '2026-09-18', 1, '2026-09-20'],
  ])('%s', (_, day, count, expected) => {
    expect(workdaysAfter(day, count, isWorkday)).toBe(expected)
  })
})

import { expect, test } from 'vitest'
import { askedOf } from '../../../web/calendar/asked.ts'

test('an address says which month or year, and of which market', () => {
  expect(askedOf({ month: '2026-11', market: 'pingan' })).toEqual({
    view: 'month',
    month: '2026-11',
    year: '',
    market: 'pingan',
  })
  expect(askedOf({ view: 'year', year: '2027' })).toMatchObject({ view: 'year', year: '2027' })
})

test.each(['abc', '2026-1', '2026-13', '2026', '26-11'])('a month cut short is the current one: %s', (month) => {
  expect(askedOf({ month }).month).toBe('')
})

test.each(['abc', '202', '20260', '1'])('a year cut short is the current one: %s', (year) => {
  expect(askedOf({ view: 'year', year }).year).toBe('')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, eveningAt, eveningBounds, type Hours } from '../../src/shared/evening.ts'

const pingan: Hours = { time_zone: 'Asia/Shanghai', opens: '15:00', closes: '21:00' }
const late: Hours = { time_zone: 'Asia/Shanghai', opens: '18:00', closes: '02:00' }
const at = (local: string) => new Date(`${local}+08:00`)

test('these tests run in a zone that is no market’s', () => {
  expect(process.env['TZ']).toBe('Pacific/Auckland')
  expect(new Date('2026-11-23T00:00:00Z').getHours()).toBe(13)
})

describe('the evening an instant belongs to', () => {
  test('is the day it opens on, from setting up early to clearing up late', () => {
    for (const local of [
      '2026-11-23T06:00',
      '2026-11-23T14:30',
      '2026-11-23T19:05',
      '2026-11-24T00:30',
      '2026-11-24T05:59',
    ]) {
      expect(eveningAt(pingan, at(local)), local).toBe('2026-11-23')
    }
    expect(eveningAt(pingan, at('2026-11-24T06:00'))).toBe('2026-11-24')
  })

  test('goes on past midnight where the market does', () => {
    expect(eveningAt(late, at('2026-11-24T01:30'))).toBe('2026-11-23')
    expect(eveningAt(late, at('2026-11-24T09:59'))).toBe('2026-11-23')
    expect(eveningAt(late, at('2026-11-24T10:00'))).toBe('2026-11-24')
    expect(eveningBounds(late, '2026-11-23')).toEqual({
      opens_at: at('2026-11-23T18:00'),
      closes_at: at('2026-11-24T02:00'),
    })
  })

  test('belongs to the market, not to the machine', () => {
    const elsewhere = { ...pingan, time_zone: 'Europe/Rome' }
    expect(eveningAt(pingan, new Date('2026-11-23T22:30:00Z'))).toBe('2026-11-24')
    expect(eveningAt(elsewhere, new Date('2026-11-23T22:30:00Z'))).toBe('2026-11-23')
  })

  test('holds through a change of clocks', () => {
    const rome = { ...late, time_zone: 'Europe/Rome' }
    // 2026-10-25: clocks go back from 03:00 to 02:00 during the night.
    expect(eveningBounds(rome, '2026-10-24').closes_at.toISOString()).toBe('2026-10-25T00:00:00.000Z')
    expect(eveningBounds(rome, '2026-10-25').closes_at.toISOString()).toBe('2026-10-26T01:00:00.000Z')
    expect(eveningAt(rome, new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-24')
  })
})

const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Europe/Rome', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia']
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
})
const hours = fc
  .record({ time_zone: fc.constantFrom(...zones), opens: clock, closes: clock })
  .filter(({ opens, closes }) => opens !== closes)
const instant = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((seconds) => new Date(seconds * 1000))

test('every instant of trading belongs to the evening that is trading', () => {
  fc.assert(
    fc.property(hours, instant, fc.double({ min: 0, max: 0.999, noNaN: true }), (market, moment, part) => {
      const evening = dayIn(market.time_zone, moment)
      const { opens_at, closes_at } = eveningBounds(market, evening)
      const during = new Date(opens_at.getTime() + part * (closes_at.getTime() - opens_at.getTime()))
      expect(eveningAt(market, during)).toBe(evening)
    }),
  )
})

test('evenings follow each other: time never goes back to an earlier one', () => {
  fc.assert(
    fc.property(hours, instant, fc.integer({ min: 0, max: 200_000 }), (market, moment, later) => {
      expect(eveningAt(market, new Date(moment.getTime() + later * 1000)) >= eveningAt(market, moment)).toBe(true)
    }),
  )
})

test('the calendar day is what a wall clock there shows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (timeZone, moment) => {
      const shown = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }).format(moment)
      expect(dayIn(timeZone, moment)).toBe(shown)
    }),
  )
})

test('days are added across months and leap years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
})

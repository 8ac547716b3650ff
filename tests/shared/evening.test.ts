import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, eveningAt, eveningBounds, type Hours } from '../../src/shared/evening.ts'

const pingan: Hours = { time_zone: 'Asia/Shanghai', opens: '15:00', closes: '21:00', seasons: [] }
const late: Hours = { time_zone: 'Asia/Shanghai', opens: '18:00', closes: '02:00', seasons: [] }
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
const clocks = fc.record({ opens: clock, closes: clock }).filter(({ opens, closes }) => opens !== closes)
/** Seasons one after the other from late 2023 on, each some days after the last, single evenings among them. */
const seasons = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 40 }),
      length: fc.integer({ min: 0, max: 200 }),
      clocks,
      special: fc.option(clocks),
    }),
  )
  .map((found) => {
    let day = '2023-11-10'
    return found.flatMap(({ gap, length, clocks: of, special }) => {
      const first_day = addDays(day, gap)
      day = addDays(first_day, length)
      const within = addDays(first_day, Math.floor(length / 2))
      return [
        { first_day, last_day: day, ...of },
        ...(special && length > 0 ? [{ first_day: within, last_day: within, ...special }] : []),
      ]
    })
  })
const hours = fc
  .record({ time_zone: fc.constantFrom(...zones), clocks, seasons })
  .map(({ clocks: own, ...market }): Hours => ({ ...market, ...own }))
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

test('around the border of a season every instant has one evening, half-way through the closed hours that lie there', () => {
  const around = fc
    .tuple(hours, fc.nat(), fc.integer({ min: -72 * 60, max: 72 * 60 }))
    .filter(([market]) => market.seasons.length > 0)
  fc.assert(
    fc.property(around, ([market, which, minutes]) => {
      const { seasons: all } = market
      const season = all[which % all.length]!
      const border = which % 2 === 0 ? season.first_day : addDays(season.last_day, 1)
      const moment = new Date(Date.parse(`${border}T00:00:00Z`) + minutes * 60_000)
      const evening = eveningAt(market, moment)
      const middle = (of: string) => {
        const closed = eveningBounds(market, addDays(of, -1)).closes_at.getTime()
        const opens = eveningBounds(market, of).opens_at.getTime()
        expect(closed).toBeLessThanOrEqual(opens)
        return (closed + opens) / 2
      }
      expect(middle(evening)).toBeLessThanOrEqual(moment.getTime())
      expect(middle(addDays(evening, 1))).toBeGreaterThan(moment.getTime())
    }),
  )
})

describe('a summer', () => {
  const summer: Hours = {
    ...pingan,
    seasons: [
      { first_day: '2026-05-01', last_day: '2026-09-30', opens: '16:00', closes: '22:30' },
      { first_day: '2026-12-31', last_day: '2026-12-31', opens: '15:00', closes: '00:30' },
    ],
  }

  test('holds from its first evening to its last, and a special evening for itself', () => {
    expect(eveningBounds(summer, '2026-04-30').closes_at).toEqual(at('2026-04-30T21:00'))
    expect(eveningBounds(summer, '2026-05-01')).toEqual({
      opens_at: at('2026-05-01T16:00'),
      closes_at: at('2026-05-01T22:30'),
    })
    expect(eveningBounds(summer, '2026-09-30').closes_at).toEqual(at('2026-09-30T22:30'))
    expect(eveningBounds(summer, '2026-10-01').closes_at).toEqual(at('2026-10-01T21:00'))
    expect(eveningBounds(summer, '2026-12-31').closes_at).toEqual(at('2027-01-01T00:30'))
    expect(eveningBounds(summer, '2027-01-01').opens_at).toEqual(at('2027-01-01T15:00'))
  })

  test('has special evenings of its own', () => {
    const fair = { first_day: '2026-06-19', last_day: '2026-06-19', opens: '14:00', closes: '01:00' }
    for (const seasons of [
      [fair, ...summer.seasons],
      [...summer.seasons, fair],
    ]) {
      const bounds = eveningBounds({ ...summer, seasons }, '2026-06-19')
      expect(bounds).toEqual({ opens_at: at('2026-06-19T14:00'), closes_at: at('2026-06-20T01:00') })
      expect(eveningBounds({ ...summer, seasons }, '2026-06-20').opens_at).toEqual(at('2026-06-20T16:00'))
    }
  })

  test('meets the evenings before and after half-way through the hours in between', () => {
    // 21:00 to 16:00, 22:30 to 15:00, 00:30 to 15:00.
    for (const [border, day] of [
      ['2026-05-01T06:30', '2026-05-01'],
      ['2026-10-01T06:45', '2026-10-01'],
      ['2027-01-01T07:45', '2027-01-01'],
    ] as const) {
      expect(eveningAt(summer, at(border)), border).toBe(day)
      expect(eveningAt(summer, new Date(at(border).getTime() - 1)), border).toBe(addDays(day, -1))
    }
  })

  test('that opens before the last evening has closed ends that one', () => {
    const early = {
      ...late,
      seasons: [{ first_day: '2026-05-01', last_day: '2026-05-01', opens: '01:00', closes: '06:00' }],
    }
    expect(eveningBounds(early, '2026-04-30').closes_at).toEqual(at('2026-05-01T01:00'))
    expect(eveningAt(early, at('2026-05-01T00:59'))).toBe('2026-04-30')
    expect(eveningAt(early, at('2026-05-01T01:00'))).toBe('2026-05-01')
  })
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closureEvenings, leavesBegunAlone, weekdayOf } from '../../src/calendar/rules-seasons.ts'
import { addDays, clocksOn, type Season } from '../../src/shared/evening.ts'

const dayOf = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-11-01', n))
const clock = fc.constantFrom('15:00', '16:00', '21:00', '00:30')
const season = fc
  .record({ days: fc.tuple(dayOf, dayOf), opens: clock, closes: clock })
  .map(({ days: [a, b], ...clocks }): Season => ({
    first_day: a < b ? a : b,
    last_day: a < b ? b : a,
    ...clocks,
  }))

test('a change that is let through leaves the hours of every begun evening as they were', () => {
  const own = { opens: '15:00', closes: '21:00' }
  const hoursOn = (one: Season | null, day: string) => {
    const { opens, closes } = clocksOn({ ...own, seasons: one ? [one] : [] }, day)
    return `${opens} ${closes}`
  }
  // Often the same season with another end, which is what a season under way may become.
  const pair = fc.oneof(
    fc.tuple(fc.option(season), fc.option(season)),
    fc
      .tuple(season, dayOf)
      .map(([before, last_day]): [Season, Season] => [
        before,
        { ...before, last_day: last_day > before.first_day ? last_day : before.first_day },
      ]),
  )
  fc.assert(
    fc.property(pair, dayOf, ([before, after], from) => {
      if (!leavesBegunAlone(before, after, from)) return
      for (let day = '2026-10-30'; day < from; day = addDays(day, 1))
        expect(hoursOn(after, day), day).toBe(hoursOn(before, day))
    }),
  )
})

test('a season to come may become any other to come; one under way ends with the last begun evening at the earliest', () => {
  const running = { first_day: '2026-11-01', last_day: '2026-11-30', opens: '16:00', closes: '22:30' }
  const ending = (last_day: string) => ({ ...running, last_day })
  expect(leavesBegunAlone(running, ending('2026-11-09'), '2026-11-10')).toBe(true)
  expect(leavesBegunAlone(running, ending('2026-11-08'), '2026-11-10')).toBe(false)
  expect(leavesBegunAlone(running, ending('2026-12-31'), '2026-11-10')).toBe(true)
  expect(leavesBegunAlone(running, ending('2026-12-31'), '2026-12-01')).toBe(false)
  expect(leavesBegunAlone(running, null, '2026-11-10')).toBe(false)
  expect(leavesBegunAlone(running, null, '2026-11-01')).toBe(true)
  expect(leavesBegunAlone(null, running, '2026-11-02')).toBe(false)
})

test('closed evenings are the weekdays named within the days named, each once and in order', () => {
  fc.assert(
    fc.property(
      dayOf,
      dayOf,
      fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }))),
      (first_day, last_day, weekdays) => {
        const found = closureEvenings({ first_day, last_day, weekdays })
        const expected: string[] = []
        for (let day = first_day; day <= last_day; day = addDays(day, 1))
          if (!weekdays || weekdays.includes(weekdayOf(day))) expected.push(day)
        expect(found).toEqual(expected)
      },
    ),
  )
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('2026-11-29')).toBe(7)
})

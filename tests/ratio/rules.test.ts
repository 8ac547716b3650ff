import { fc, test } from '@fast-check/vitest'
import { expect, describe } from 'vitest'
import {
  intervalOf,
  percentOf,
  perHundredStalls,
  readingsOf,
  shareOf,
  shownOf,
  verdictOf,
  type KindCount,
} from '../../src/ratio/rules.ts'
import { alarms, chance, standingOf, tails, weeksOf } from '../../src/ratio/rules-compare.ts'
import { defaultSettings } from '../../src/settings/rules.ts'

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((handled) => fc.integer({ min: 0, max: handled }).map((enforced) => ({ enforced, handled })))

const { ratio_limit: limit } = defaultSettings

describe('the verdict', () => {
  test('is a breach from exactly one in five on, for every number of findings up to 2,000', () => {
    for (let handled = 1; handled <= 2000; handled++) {
      const least = Math.ceil(handled / 5)
      expect(verdictOf({ enforced: least, handled }, limit)).toBe('breach')
      if (least > 0) expect(verdictOf({ enforced: least - 1, handled }, limit)).toBe('under')
    }
  })
  test('is no data without findings', () => {
    expect(verdictOf({ enforced: 0, handled: 0 }, limit)).toBe('no_data')
    expect(percentOf(0, 0)).toBeNull()
    expect(intervalOf({ enforced: 0, handled: 0 })).toBeNull()
  })
  test('follows another limit', () => {
    expect(verdictOf({ enforced: 3, handled: 20 }, { numerator: 3, denominator: 20 })).toBe('breach')
    expect(verdictOf({ enforced: 2, handled: 20 }, { numerator: 3, denominator: 20 })).toBe('under')
  })
})

describe('small numbers', () => {
  test('have no percentage below ten and no colour below thirty', () => {
    expect([9, 10, 29, 30].map((handled) => shownOf({ enforced: 0, handled }))).toEqual([
      { percent: false, colour: false },
      { percent: true, colour: false },
      { percent: true, colour: false },
      { percent: true, colour: true },
    ])
  })
})

describe('percentages', () => {
  test('round half up', () => {
    expect(percentOf(22, 149)).toBe('14.8%')
    expect(percentOf(1, 8)).toBe('12.5%')
    expect(percentOf(1, 16)).toBe('6.3%')
    expect(percentOf(1, 2000)).toBe('0.1%')
    expect(percentOf(1, 1)).toBe('100.0%')
  })
  test.prop([share])('are within half a tenth of the share', ({ enforced, handled }) => {
    const shown = Number(percentOf(enforced, handled)?.slice(0, -1))
    expect(Math.abs(shown - (100 * enforced) / handled)).toBeLessThanOrEqual(0.05 + 1e-9)
  })
})

describe('a rate for a hundred stalls over thirty evenings', () => {
  test('is of the evenings on which they were open, however many days went by', () => {
    expect(perHundredStalls(1, 100 * 30)).toBe('1.00')
    // Of 300 stalls a week with two closed evenings, and of two markets with evenings of their own.
    expect(perHundredStalls(2, 300 * 5)).toBe('4.00')
    expect(perHundredStalls(3, 300 * 5 + 80 * 7)).toBe('4.37')
    expect(perHundredStalls(0, 1)).toBe('0.00')
    expect(perHundredStalls(1, 0)).toBeNull()
  })
})

describe("Wilson's interval", () => {
  test('of the invented week is 10.0 to 21.4 %', () => {
    const interval = intervalOf({ enforced: 22, handled: 149 })
    expect(interval?.low).toBeCloseTo(0.0997, 3)
    expect(interval?.high).toBeCloseTo(0.2136, 3)
  })
  test.prop([share])('lies within 0 and 1 and contains the share', ({ enforced, handled }) => {
    const { low, high } = intervalOf({ enforced, handled }) ?? { low: NaN, high: NaN }
    expect(low).toBeGreaterThanOrEqual(0)
    expect(low).toBeLessThanOrEqual(enforced / handled)
    expect(high).toBeGreaterThanOrEqual(enforced / handled)
    expect(high).toBeLessThanOrEqual(1)
  })
  test.prop([share])('moves up with the numerator and narrows with more of the same', ({ enforced, handled }) => {
    const at = intervalOf({ enforced, handled })!
    if (enforced < handled) {
      const more = intervalOf({ enforced: enforced + 1, handled })!
      expect(more.low).toBeGreaterThanOrEqual(at.low)
      expect(more.high).toBeGreaterThanOrEqual(at.high)
    }
    const tenfold = intervalOf({ enforced: enforced * 10, handled: handled * 10 })!
    expect(tenfold.high - tenfold.low).toBeLessThan(at.high - at.low)
  })
})

describe('the readings', () => {
  const kinds: KindCount[] = [
    { counted_as: 'S', kind: 'help', count: 60 },
    { counted_as: 'E', kind: 'educate', count: 45 },
    { counted_as: 'O', kind: 'fix_now', count: 22 },
    { counted_as: 'P', kind: 'warning', count: 9 },
    { counted_as: 'P', kind: 'fine_on_spot', count: 8 },
    { counted_as: 'H', kind: 'evidence_hold', count: 4 },
    { counted_as: 'C', kind: 'clear_now', count: 1 },
    { counted_as: 'T', kind: 'transfer', count: 1 },
  ]
  const rest = {
    inspections: 400,
    actions: 211,
    enforcement_actions: 22,
    vendors_with_findings: 130,
    vendors_enforced: 20,
    vendors: 3600,
  }
  test('of the invented week are the seven of the definition', () => {
    expect(readingsOf({ kinds, ...rest }).map((each) => percentOf(each.numerator, each.denominator ?? 0))).toEqual([
      '14.8%',
      '8.7%',
      '12.1%',
      '5.5%',
      '10.4%',
      '15.4%',
      '0.6%',
    ])
  })
  test.prop([fc.shuffledSubarray(kinds, { minLength: kinds.length })])(
    'do not depend on the order of counting',
    (shuffled) => {
      expect(readingsOf({ kinds: shuffled, ...rest })).toEqual(readingsOf({ kinds, ...rest }))
    },
  )
  test('leave an overturned warning in the denominator only', () => {
    const one = [{ counted_as: 'overturned', kind: 'warning', count: 1 }]
    expect(shareOf(one)).toEqual({ enforced: 0, handled: 1 })
    expect(readingsOf({ kinds: one, ...rest })[1]).toMatchObject({ numerator: 0, denominator: 1 })
  })
})

describe('a squad against the whole', () => {
  const whole = { enforced: 200, handled: 1000 }
  test('with few findings is not distinguishable, whatever they were', () => {
    expect(standingOf({ enforced: 0, handled: 10 }, whole)).toBe('not_distinguishable')
    expect(standingOf({ enforced: 6, handled: 10 }, whole)).toBe('not_distinguishable')
    expect(standingOf({ enforced: 0, handled: 0 }, whole)).toBe('not_distinguishable')
    expect(standingOf({ enforced: 0, handled: 5 }, { enforced: 0, handled: 0 })).toBe('not_distinguishable')
  })
  test('differs where the exact tail is below 0.1 %', () => {
    // 0.8^30 = 0.00124 and 0.8^31 = 0.00099: the boundary of a squad without enforcement.
    expect(standingOf({ enforced: 0, handled: 30 }, whole)).toBe('not_distinguishable')
    expect(standingOf({ enforced: 0, handled: 31 }, whole)).toBe('low')
    expect(standingOf({ enforced: 7, handled: 10 }, whole)).toBe('high')
  })
  test('may differ at 95 % before it differs at 99.8 %', () => {
    const squad = { enforced: 0, handled: 20 }
    expect(standingOf(squad, whole)).toBe('not_distinguishable')
    expect(standingOf(squad, whole, alarms.may_differ)).toBe('low')
  })
  test('is high where nobody enforces but it', () => {
    expect(standingOf({ enforced: 1, handled: 5 }, { enforced: 0, handled: 50 })).toBe('high')
    expect(standingOf({ enforced: 5, handled: 5 }, { enforced: 50, handled: 50 })).toBe('not_distinguishable')
    expect(standingOf({ enforced: 4, handled: 5 }, { enforced: 50, handled: 50 })).toBe('low')
  })
  test.prop([share, fc.double({ min: 0.001, max: 0.999, noNaN: true })])(
    'has tails that overlap in exactly one chance',
    (part, p) => {
      const { at_most, at_least } = tails(part, p)
      expect(at_most + at_least).toBeGreaterThanOrEqual(1 - 1e-9)
      if (part.enforced > 0) {
        const below = tails({ ...part, enforced: part.enforced - 1 }, p).at_most
        expect(below + at_least).toBeCloseTo(1, 8)
      }
    },
  )
  test.prop([share, fc.double({ min: 0.001, max: 0.999, noNaN: true })])(
    'has the tails that adding up gives',
    (part, p) => {
      const { enforced, handled } = part
      const chances = Array.from({ length: handled + 1 }, (_, count) => chance(count, handled, p))
      const sum = (terms: readonly number[]) => terms.reduce((all, term) => all + term, 0)
      const { at_most, at_least } = tails(part, p)
      const [low, high] = [sum(chances.slice(0, enforced + 1)), sum(chances.slice(enforced))]
      // Relatively, so that it holds of tiny tails too.
      expect(Math.abs(at_most - low)).toBeLessThanOrEqual(1e-9 * low)
      expect(Math.abs(at_least - high)).toBeLessThanOrEqual(1e-9 * high)
    },
  )
  test.prop([share])('never stands out from itself', (part) => {
    expect(standingOf(part, part)).toBe('not_distinguishable')
  })
})

describe('weeks', () => {
  test('begin on Monday and keep every finding', () => {
    const evenings = [
      { evening: '2026-11-22', enforced: 1, handled: 4 },
      { evening: '2026-11-23', enforced: 0, handled: 2 },
      { evening: '2026-11-16', enforced: 2, handled: 5 },
    ]
    expect(weeksOf(evenings)).toEqual([
      { evening: '2026-11-16', enforced: 3, handled: 9 },
      { evening: '2026-11-23', enforced: 0, handled: 2 },
    ])
  })
})

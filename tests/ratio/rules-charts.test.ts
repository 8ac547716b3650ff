import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { alarms, chance, standingOf, tails } from '../../src/ratio/rules-compare.ts'
import { funnelOf, limitsOf, pChartOf, runLength } from '../../src/ratio/rules-charts.ts'

const count = fc.integer({ min: 1, max: 400 })
const probability = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100)
const alarm = fc.constantFrom(alarms.differs, alarms.may_differ)
const between = (n: number, p: number, from: number, to: number) => {
  let sum = 0
  for (let k = from; k <= to; k++) sum += chance(k, n, p)
  return sum
}

describe('exact limits', () => {
  test.each([
    // Critical values of the sign test (Dixon and Mood 1946, as in every table of it): at most r is significant.
    { n: 10, p: 0.5, alarm: 0.05, fewest: 2, most: 8 },
    { n: 20, p: 0.5, alarm: 0.05, fewest: 6, most: 14 },
    { n: 25, p: 0.5, alarm: 0.05, fewest: 8, most: 17 },
    { n: 100, p: 0.5, alarm: 0.05, fewest: 40, most: 60 },
    { n: 9, p: 0.5, alarm: 0.002, fewest: 0, most: 9 },
    { n: 10, p: 0.5, alarm: 0.002, fewest: 1, most: 9 },
    { n: 20, p: 0.5, alarm: 0.002, fewest: 3, most: 17 },
    // Tables of the binomial distribution: P(X ≤ 4) = 0.0237 and P(X ≥ 17) = 0.0206 for n = 100, p = 0.1.
    { n: 100, p: 0.1, alarm: 0.05, fewest: 5, most: 16 },
  ])('agree with published tables: n = $n, p = $p, $alarm', ({ n, p, alarm: at, fewest, most }) => {
    expect(limitsOf(n, p, at)).toMatchObject({ fewest, most })
  })

  test.prop([count, probability, alarm])(
    'hold at least 1 − alarm, and no narrower ones would in either tail',
    (n, p, at) => {
      const { fewest, most } = limitsOf(n, p, at)!
      expect(between(n, p, fewest, most)).toBeGreaterThanOrEqual(1 - at - 1e-12)
      expect(between(n, p, 0, fewest)).toBeGreaterThanOrEqual(at / 2 - 1e-12)
      expect(between(n, p, most, n)).toBeGreaterThanOrEqual(at / 2 - 1e-12)
    },
  )

  test.prop([count, probability, alarm, fc.nat(400)])(
    'say what the exact test says of every part',
    (n, p, at, seed) => {
      const part = { enforced: seed % (n + 1), handled: n }
      const whole = { enforced: Math.round(p * 100), handled: 100 }
      const limits = limitsOf(n, p, at)!
      const share = part.enforced / n
      const said = part.enforced < limits.fewest ? 'low' : part.enforced > limits.most ? 'high' : 'not_distinguishable'
      const { at_most, at_least } = tails(part, p)
      // Where a tail is the alarm itself, to the last digit, the two may round apart.
      if (Math.min(Math.abs(at_most - at / 2), Math.abs(at_least - at / 2)) > 1e-12) {
        expect(said).toBe(standingOf(part, whole, at))
        expect(share < limits.low - 1e-12 ? 'low' : share > limits.high + 1e-12 ? 'high' : 'not_distinguishable').toBe(
          said,
        )
      }
    },
  )

  test.prop([count, probability, alarm])('are mirrored when what counts is mirrored', (n, p, at) => {
    const [limits, mirrored] = [limitsOf(n, p, at)!, limitsOf(n, 1 - p, at)!]
    expect(Math.abs(limits.low - (1 - mirrored.high))).toBeLessThan(1e-6)
    expect(Math.abs(limits.high - (1 - mirrored.low))).toBeLessThan(1e-6)
  })

  test.prop([count, probability])('are narrower at 95 % than at 99.8 %, and hold the average', (n, p) => {
    const [wide, narrow] = [limitsOf(n, p, alarms.differs)!, limitsOf(n, p, alarms.may_differ)!]
    expect(wide.low).toBeLessThanOrEqual(narrow.low)
    expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
    expect(narrow.low).toBeLessThanOrEqual(p)
    expect(narrow.high).toBeGreaterThanOrEqual(p)
  })

  test.prop([count, probability, alarm])('never come down when findings or the average go up', (n, p, at) => {
    const here = limitsOf(n, p, at)!
    const [more, higher] = [limitsOf(n + 1, p, at)!, limitsOf(n, Math.min(1, p + 0.01), at)!]
    expect(more.fewest).toBeGreaterThanOrEqual(here.fewest)
    expect(more.most).toBeGreaterThanOrEqual(here.most)
    expect(higher.fewest).toBeGreaterThanOrEqual(here.fewest)
    expect(higher.most).toBeGreaterThanOrEqual(here.most)
  })

  test('of nothing are none, of never and always are a point', () => {
    expect(limitsOf(0, 0.2)).toBeNull()
    expect(limitsOf(30, 0)).toEqual({ fewest: 0, most: 0, low: 0, high: 0 })
    expect(limitsOf(30, 1)).toEqual({ fewest: 30, most: 30, low: 1, high: 1 })
  })

  test('of a million findings lie where the normal distribution has them', () => {
    const { low, high } = limitsOf(1_000_000, 0.2, 0.002)!
    expect(Math.abs(low - (0.2 - 3.0902 * 0.0004))).toBeLessThan(1e-5)
    expect(Math.abs(high - (0.2 + 3.0902 * 0.0004))).toBeLessThan(1e-5)
  })
})

const week = (at: number, enforced: number, handled: number) => ({
  evening: new Date(Date.UTC(2026, 0, 5 + 7 * at)).toISOString().slice(0, 10),
  enforced,
  handled,
})

describe('the p-chart', () => {
  test('names the week that chance does not explain', () => {
    const { centre, points } = pChartOf([week(0, 20, 100), week(1, 18, 100), week(2, 60, 100), week(3, 22, 100)])
    expect(centre).toBe(0.3)
    expect(points.map(({ standing }) => standing)).toEqual([
      'not_distinguishable',
      'not_distinguishable',
      'high',
      'not_distinguishable',
    ])
  })

  test('draws no share under ten findings, and no limit that no count could pass', () => {
    const { points } = pChartOf([week(0, 9, 9), week(1, 1, 12), week(2, 100, 600)])
    expect(points[0]).toMatchObject({ share: null, low: null, high: null, standing: 'not_distinguishable' })
    expect(points[1]).toMatchObject({ share: 1 / 12, low: null })
    expect(points[1]?.high).toBeGreaterThan(0.3)
    expect(points[2]?.low).toBeGreaterThan(0.1)
  })

  test('without any finding has neither centre nor signal', () => {
    expect(pChartOf([])).toEqual({ centre: null, points: [], runs: [] })
    expect(pChartOf([week(0, 0, 0)]).centre).toBeNull()
  })

  test('names eight in a row on one side, passing over weeks with too few', () => {
    const low = Array.from({ length: runLength }, (_, at) => week(at < 4 ? at : at + 1, 9, 100))
    const few = week(4, 4, 5)
    const high = Array.from({ length: 3 }, (_, at) => week(20 + at, 30, 100))
    const weeks = [...low.slice(0, 4), few, ...low.slice(4), ...high]
    expect(pChartOf(weeks).runs).toEqual([{ side: 'low', from: low[0]!.evening, to: low[7]!.evening, length: 8 }])
    expect(pChartOf([...low.slice(1), ...high]).runs).toEqual([])
  })

  test('a week on the line itself ends a row', () => {
    const weeks = [...Array(4).fill(10), 20, ...Array(4).fill(10), 30, 30, 30, 30, 20, 30, 30, 30, 30] as number[]
    const { centre, runs } = pChartOf(weeks.map((enforced, at) => week(at, enforced, 100)))
    expect(centre).toBe(0.2)
    expect(runs).toEqual([])
  })
})

describe('the funnel', () => {
  test('runs from ten findings to the most, each edge at its own number', () => {
    const edges = funnelOf({ enforced: 200, handled: 1000 }, 500)
    expect(edges[0]?.handled).toBe(10)
    expect(edges.at(-1)?.handled).toBe(500)
    for (const { handled, low, high, low_95, high_95 } of edges) {
      expect(limitsOf(handled, 0.2)).toMatchObject({ low, high })
      expect(limitsOf(handled, 0.2, alarms.may_differ)).toMatchObject({ low: low_95, high: high_95 })
    }
  })

  test('is empty without an average, or where nobody has ten', () => {
    expect(funnelOf({ enforced: 0, handled: 0 }, 500)).toEqual([])
    expect(funnelOf({ enforced: 2, handled: 9 }, 9)).toEqual([])
  })
})

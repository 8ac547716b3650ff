import { smallNumbers, type Share } from './rules.ts'
import { alarms, chance, type Dated, type Standing } from './rules-compare.ts'

/** How many of `n` chance alone explains: `fewest` to `most` as counts, `low` and `high` as shares between them to draw. */
export interface Limits {
  fewest: number
  most: number
  low: number
  high: number
}

// Beyond this many standard deviations, and some more for skew, nothing is left that double precision would see.
const reach = (n: number, p: number) => Math.ceil(10 * Math.sqrt(n * p * (1 - p)) + 30)

/** The smallest count that at least `tail` of all samples do not exceed, and how far below it the tail ends, 0 to 1. */
function lowerEnd(n: number, p: number, tail: number): { count: number; between: number } {
  let count = Math.max(0, Math.floor(n * p) - reach(n, p))
  let one = chance(count, n, p)
  let all = one
  while (all < tail && count < n) {
    one *= ((n - count) / (count + 1)) * (p / (1 - p))
    count += 1
    all += one
  }
  return { count, between: Math.min(1, (all - tail) / one) }
}

/**
 * Exact binomial limits of `n` findings that each have the chance `p`: outside of them `standingOf` says low or high. The
 * shares lie between the last count inside and the first outside, after Spiegelhalter, Statistics in Medicine 24 (2005),
 * 1185, so that a funnel is smooth; null for n = 0.
 */
export function limitsOf(n: number, p: number, alarm: number = alarms.differs): Limits | null {
  if (n <= 0) return null
  if (p <= 0) return { fewest: 0, most: 0, low: 0, high: 0 }
  if (p >= 1) return { fewest: n, most: n, low: 1, high: 1 }
  const lower = lowerEnd(n, p, alarm / 2)
  const upper = lowerEnd(n, 1 - p, alarm / 2)
  return {
    fewest: lower.count,
    most: n - upper.count,
    low: Math.max(0, (lower.count - lower.between) / n),
    high: Math.min(1, (n - upper.count + upper.between) / n),
  }
}

/** One evening or week of a p-chart; nothing but E and H below ten findings, no limit where no count could pass it. */
export interface ChartPoint extends Dated {
  share: number | null
  low: number | null
  high: number | null
  standing: Standing
}

/** Points in a row on one side of the centre line, first to last by their evening. */
export interface Run {
  side: 'low' | 'high'
  from: string
  to: string
  length: number
}

export interface PChart {
  /** The average of all findings drawn; null when there are none. */
  centre: number | null
  points: ChartPoint[]
  runs: Run[]
}

/** So many in a row on one side are worth a word (Western Electric, rule 4); of eight points chance does it once in 128. */
export const runLength = 8

function pointOf(each: Dated, centre: number): ChartPoint {
  const { enforced, handled } = each
  const limits = handled < smallNumbers.percent ? null : limitsOf(handled, centre)
  if (!limits) return { ...each, share: null, low: null, high: null, standing: 'not_distinguishable' }
  return {
    ...each,
    share: enforced / handled,
    low: limits.fewest > 0 ? limits.low : null,
    high: limits.most < handled ? limits.high : null,
    standing: enforced < limits.fewest ? 'low' : enforced > limits.most ? 'high' : 'not_distinguishable',
  }
}

/** Rows of at least `runLength`; what lies on the line ends a row, what has too few findings is passed over. */
function runsOf(points: readonly ChartPoint[], centre: number): Run[] {
  const rows: (Run & { at: boolean })[] = []
  for (const { share, evening } of points) {
    if (share === null) continue
    const side = share < centre ? 'low' : 'high'
    const last = rows.at(-1)
    if (share === centre) rows.push({ side, from: evening, to: evening, length: 0, at: true })
    else if (last && !last.at && last.side === side) {
      last.to = evening
      last.length += 1
    } else rows.push({ side, from: evening, to: evening, length: 1, at: false })
  }
  return rows.flatMap(({ at, ...run }) => (!at && run.length >= runLength ? [run] : []))
}

/** The p-chart of evenings or weeks: centre line, 99.8 % limits for each one's own number of findings, runs. */
export function pChartOf(evenings: readonly Dated[]): PChart {
  const handled = evenings.reduce((sum, each) => sum + each.handled, 0)
  const enforced = evenings.reduce((sum, each) => sum + each.enforced, 0)
  const centre = handled === 0 ? null : enforced / handled
  const points = evenings.map((each) => pointOf(each, centre ?? 0))
  return { centre, points, runs: centre === null ? [] : runsOf(points, centre) }
}

/** One place on the funnel's edges; shares. */
export interface FunnelEdge {
  handled: number
  low: number
  high: number
  low_95: number
  high_95: number
}

const edges = 80

/** The funnel around `average` from ten findings to `most`, at about eighty numbers that lie closer where it is wide. */
export function funnelOf(average: Share, most: number): FunnelEdge[] {
  const { percent: least } = smallNumbers
  if (average.handled === 0 || most < least) return []
  const p = average.enforced / average.handled
  const places = Array.from({ length: edges + 1 }, (_, at) => Math.round(least + (most - least) * (at / edges) ** 2))
  return [...new Set(places)].flatMap((handled) => {
    const [differs, may_differ] = [limitsOf(handled, p, alarms.differs), limitsOf(handled, p, alarms.may_differ)]
    if (!differs || !may_differ) return []
    return { handled, low: differs.low, high: differs.high, low_95: may_differ.low, high_95: may_differ.high }
  })
}

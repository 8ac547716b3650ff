import { percentOf, shownOf, smallNumbers, type Share } from '../../src/ratio/rules.ts'
import { funnelOf, type PChart } from '../../src/ratio/rules-charts.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { inStrip, topOf, type Drawing, type Point } from '../charts/index.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { limitWords, shareWords } from './figures.tsx'

const fractionOf = (page: RatioPage) => page.limit.numerator / page.limit.denominator
const percentWords = (share: Share) => percentOf(share.enforced, share.handled) ?? ''

/** 3/1 */
const shortDay = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** The p-chart: shares with the target, the average and each one's limits; what has too few findings stands below zero. */
export function trendDrawing(page: RatioPage, chart: PChart, unit: string): Drawing {
  const { points, centre } = chart
  const limit = fractionOf(page)
  const words = t.ratio.charts
  const shares = points.flatMap(({ share, high }) => [share ?? 0, high ?? 0])
  const to = topOf(shares, limit)
  const level = (y: number | null): Point[] => points.map((_, x) => ({ x, y }))
  const told = points.map((point, x): Point => {
    const said = [formatShortDay(point.evening), percentWords(point), shareWords(point)]
    return { x, y: point.share, words: [...said, t.ratio.standings[point.standing]].join('\n') }
  })
  const few: Point[] = points.flatMap((point, x) =>
    point.share === null
      ? { x, y: inStrip(to), words: `${formatShortDay(point.evening)}\n${shareWords(point)}\n${t.ratio.noPercent}` }
      : [],
  )
  const outside = told.filter(({ x }) => points[x]?.standing !== 'not_distinguishable')
  return {
    x: { name: unit, ticks: points.map(({ evening }) => shortDay(evening)) },
    y: { name: '', to, share: true },
    strip: few.length > 0,
    marks: [
      { name: words.share, look: 'line', points: told },
      { name: words.target(limitWords(page.limit)), look: 'target', points: level(limit) },
      { name: words.average, look: 'center', points: level(centre) },
      { name: words.limits, look: 'limit_wide', stepped: true, points: points.map(({ low }, x) => ({ x, y: low })) },
      { name: words.limits, look: 'limit_wide', stepped: true, points: points.map(({ high }, x) => ({ x, y: high })) },
      ...(outside.length > 0 ? [{ name: words.outside, look: 'outside' as const, points: outside }] : []),
      ...(few.length > 0 ? [{ name: words.few, look: 'hollow' as const, points: few }] : []),
    ],
  }
}

/** The whole that squads or markets are compared with. */
const wholeOf = (parts: readonly Share[]): Share =>
  parts.reduce((sum, each) => ({ enforced: sum.enforced + each.enforced, handled: sum.handled + each.handled }), {
    enforced: 0,
    handled: 0,
  })

/** The funnel plot of squads around their average; null where fewer than two have findings enough for a percentage. */
export function funnelDrawing(page: RatioPage): Drawing | null {
  const shown = page.by_squad.filter((squad) => shownOf(squad).percent)
  const most = Math.max(0, ...shown.map(({ handled }) => handled))
  const whole = wholeOf(page.by_squad)
  const edges = funnelOf(whole, Math.ceil(Math.max(most * 1.15, smallNumbers.percent * 4)))
  if (shown.length < 2 || edges.length === 0) return null
  const words = t.ratio.charts
  const line = (y: (edge: (typeof edges)[number]) => number) => edges.map((edge) => ({ x: edge.handled, y: y(edge) }))
  const to = topOf(
    [...shown.map(({ enforced, handled }) => enforced / handled), Math.min(0.6, edges[0]?.high ?? 0)],
    fractionOf(page),
  )
  // What the top of the chart cuts off is left out, not drawn along it.
  const below = (points: Point[]) => points.map(({ x, y }) => ({ x, y: y !== null && y > to ? null : y }))
  const squads = (out: boolean): Point[] =>
    shown
      .filter(({ standing }) => (standing !== 'not_distinguishable') === out)
      .map((squad) => ({
        x: squad.handled,
        y: squad.enforced / squad.handled,
        words: `${localName(squad)}\n${percentWords(squad)}\n${shareWords(squad)}\n${t.ratio.standings[squad.standing]}`,
      }))
  const outside = squads(true)
  return {
    x: { name: words.handled },
    y: { name: '', to, share: true },
    marks: [
      { name: words.squad, look: 'dots', points: squads(false) },
      ...(outside.length > 0 ? [{ name: words.squadOutside, look: 'outside' as const, points: outside }] : []),
      { name: words.average, look: 'center', points: line(() => whole.enforced / whole.handled) },
      { name: words.limits95, look: 'limit', points: below(line((edge) => edge.low_95)) },
      { name: words.limits95, look: 'limit', points: below(line((edge) => edge.high_95)) },
      { name: words.limits, look: 'limit_wide', points: below(line((edge) => edge.low)) },
      { name: words.limits, look: 'limit_wide', points: below(line((edge) => edge.high)) },
    ],
  }
}

/** Findings by the hour they were seen, those that ended in enforcement apart. */
export function hoursDrawing(hours: RatioPage['by_hour']): Drawing {
  const words = t.ratio.charts
  const told = (hour: (typeof hours)[number]) => `${t.ratio.hourWords(hour.hour)}\n${shareWords(hour)}`
  return {
    x: { name: t.ratio.hourHead, ticks: hours.map(({ hour }) => String(hour)) },
    y: { name: words.handled, share: false },
    marks: [
      {
        name: words.enforced,
        look: 'bars',
        points: hours.map((each, x) => ({ x, y: each.enforced, words: told(each) })),
      },
      {
        name: words.milder,
        look: 'bars_hatched',
        points: hours.map((each, x) => ({ x, y: each.handled - each.enforced, words: told(each) })),
      },
    ],
  }
}

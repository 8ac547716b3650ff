import { percentOf } from '../../src/ratio/rules.ts'
import { pChartOf, type ChartPoint, type PChart } from '../../src/ratio/rules-charts.ts'
import { weeksOf } from '../../src/ratio/rules-compare.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { Chart } from '../charts/index.ts'
import { formatPercent, formatShortDay, listed, t } from '../i18n/index.ts'
import { aside } from '../i18n/punctuation.ts'
import { Table } from '../kit/index.ts'
import { trendDrawing } from './drawings.ts'
import { captionOf, limitWords, Part, Percent, periodWords, ShareLinks } from './figures.tsx'

/** Lowest and highest, what lies outside its limits, and rows on one side, by name. */
function trendWords({ points, runs }: PChart, page: RatioPage): string {
  const shown = points.filter(({ share }) => share !== null)
  const sorted = [...shown].sort((a, b) => a.enforced * b.handled - b.enforced * a.handled)
  const percent = (point: ChartPoint | undefined) => (point ? (percentOf(point.enforced, point.handled) ?? '') : '')
  const days = (standing: 'low' | 'high') => {
    const outside = shown.filter((point) => point.standing === standing).map(({ evening }) => formatShortDay(evening))
    return outside.length > 0 ? t.ratio.trendBeyond[standing](listed(outside)) : ''
  }
  const beyond = days('low') + days('high')
  return [
    t.ratio.trendWords(shown.length, percent(sorted[0]), percent(sorted.at(-1)), limitWords(page.limit)),
    beyond || (shown.length > 1 ? t.ratio.trendWithin : ''),
    ...runs.map(({ side, from, to, length }) =>
      t.ratio.trendRun[side](formatShortDay(from), formatShortDay(to), length),
    ),
  ].join('')
}

const limitsWords = ({ low, high, share }: ChartPoint) =>
  share === null ? '—' : `${formatPercent(low ?? 0)} – ${formatPercent(high ?? 1)}`

/** How the ratio went: evening by evening for up to a fortnight, week by week beyond; the table says what the chart shows. */
export function Trend({ page }: { page: RatioPage }) {
  if (page.trend.length === 0) return null
  const byEvening = addDays(page.from, 14) > page.to
  const chart = pChartOf(byEvening ? page.trend : weeksOf(page.trend))
  const unit = byEvening ? t.ratio.eveningHead : t.ratio.weekHead
  const last = (day: string) => (byEvening ? day : addDays(day, 6))
  // The week that a period begins or ends in is only as long as the period.
  const spanOf = ({ evening }: ChartPoint) => ({
    ...page,
    from: evening < page.from ? page.from : evening,
    to: last(evening) > page.to ? page.to : last(evening),
  })
  const name = aside(t.ratio.trend, byEvening ? t.ratio.trendByEvening : t.ratio.trendByWeek)
  const table = (
    <Table<ChartPoint>
      caption={captionOf(t.ratio.trendTable, page)}
      rows={chart.points}
      rowKey={(row) => row.evening}
      columns={[
        { head: unit, cell: (row) => formatShortDay(row.evening) },
        { head: t.ratio.share, numeric: true, cell: (row) => <Percent share={row} /> },
        { head: t.ratio.count, numeric: true, cell: (row) => <ShareLinks share={row} of={spanOf(row)} /> },
        { head: t.ratio.limitsHead, numeric: true, cell: limitsWords },
        { head: t.ratio.comparedHead, cell: (row) => t.ratio.standings[row.standing] },
      ]}
    />
  )
  return (
    <Part title={name}>
      {chart.points.every(({ share }) => share === null) ? (
        <>
          <p class="ratio__hint">{t.ratio.tooFew}</p>
          {table}
        </>
      ) : (
        <Chart
          title={name}
          period={periodWords(page)}
          summary={trendWords(chart, page)}
          drawing={trendDrawing(page, chart, unit)}
        >
          {table}
        </Chart>
      )}
    </Part>
  )
}

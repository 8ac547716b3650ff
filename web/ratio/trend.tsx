import { percentOf, shownOf } from '../../src/ratio/rules.ts'
import { standingOf, weeksOf, type Dated } from '../../src/ratio/rules-compare.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { formatShortDay, t } from '../i18n/index.ts'
import { Table } from '../kit/index.ts'
import { captionOf, limitWords, Part, Percent, shareWords } from './figures.tsx'

const size = { width: 400, height: 220, left: 48, right: 8, top: 12, bottom: 30 } as const
const ticks = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

function Chart({ points, page, name }: { points: readonly Dated[]; page: RatioPage; name: string }) {
  const drawn = points.map((point, at) => ({ ...point, at })).filter((point) => shownOf(point).percent)
  if (drawn.length === 0) return <p class="ratio__hint">{t.ratio.tooFew}</p>
  const limit = page.limit.numerator / page.limit.denominator
  const shares = drawn.map(({ enforced, handled }) => enforced / handled)
  const top = Math.min(1, Math.max(limit * 2, Math.ceil(Math.max(...shares) * 10) / 10))
  const x = (at: number) => size.left + ((at + 0.5) / points.length) * (size.width - size.left - size.right)
  const y = (share: number) => size.height - size.bottom - (share / top) * (size.height - size.top - size.bottom)
  const line = drawn
    .map((point) => `${x(point.at).toFixed(1)},${y(point.enforced / point.handled).toFixed(1)}`)
    .join(' ')
  const sorted = [...drawn].sort((a, b) => a.enforced * b.handled - b.enforced * a.handled)
  const percent = (point: Dated | undefined) => (point ? (percentOf(point.enforced, point.handled) ?? '') : '')
  const words = t.ratio.trendWords(drawn.length, percent(sorted[0]), percent(sorted.at(-1)), limitWords(page.limit))
  const every = Math.ceil(points.length / 5)
  return (
    <svg class="ratio__chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`${name} ${words}`}>
      {ticks
        .filter((tick) => tick <= top + 1e-9)
        .map((tick) => (
          <g key={tick}>
            <line class="ratio__grid" x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} />
            <text class="ratio__tick ratio__tick_y" x={size.left - 8} y={y(tick) + 5}>
              {`${Math.round(tick * 100)}%`}
            </text>
          </g>
        ))}
      <line class="ratio__limit" x1={size.left} x2={size.width - size.right} y1={y(limit)} y2={y(limit)} />
      <polyline class="ratio__line" points={line} />
      {drawn.map((point) => (
        <circle key={point.evening} class="ratio__dot" r={5} cx={x(point.at)} cy={y(point.enforced / point.handled)} />
      ))}
      {points.map(
        (point, at) =>
          at % every === 0 && (
            <text key={point.evening} class="ratio__tick ratio__tick_x" x={x(at)} y={size.height - 10}>
              {`${Number(point.evening.slice(5, 7))}/${Number(point.evening.slice(8))}`}
            </text>
          ),
      )}
    </svg>
  )
}

/** How the ratio went: evening by evening for up to a fortnight, week by week beyond; the table says what the line shows. */
export function Trend({ page }: { page: RatioPage }) {
  if (page.trend.length === 0) return null
  const byEvening = addDays(page.from, 14) > page.to
  const points = byEvening ? page.trend : weeksOf(page.trend)
  const name = `${t.ratio.trend} (${byEvening ? t.ratio.trendByEvening : t.ratio.trendByWeek})`
  return (
    <Part title={name}>
      <div class="ratio__drawing">
        <Chart points={points} page={page} name={name} />
        <p class="ratio__hint">{t.ratio.limitLegend(limitWords(page.limit))}</p>
      </div>
      <details class="ratio__twin">
        <summary>{t.ratio.trendTable}</summary>
        <Table<Dated>
          caption={captionOf(t.ratio.trendTable, page)}
          rows={points}
          rowKey={(row) => row.evening}
          columns={[
            {
              head: byEvening ? t.ratio.eveningHead : t.ratio.weekHead,
              cell: (row) => formatShortDay(row.evening),
            },
            { head: t.ratio.share, numeric: true, cell: (row) => <Percent share={row} /> },
            { head: t.ratio.count, numeric: true, cell: shareWords },
            {
              head: t.ratio.comparedHead,
              cell: (row) => t.ratio.standings[standingOf(row, page.headline)],
            },
          ]}
        />
      </details>
    </Part>
  )
}

import type { IncidentTrend } from '../../src/incidents/schema.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Table } from '../kit/index.ts'

const size = { width: 400, height: 150, bottom: 28, top: 22 } as const

const calmWords = (calm: number | null) => (calm === null ? t.incidents.notWalked : t.incidents.calm(calm))

function Weeks({ weeks }: Pick<IncidentTrend, 'weeks'>) {
  const most = Math.max(1, ...weeks.map(({ count }) => count))
  const total = weeks.reduce((sum, { count }) => sum + count, 0)
  const words = t.incidents.weeksWords(total, weeks.length)
  const step = size.width / weeks.length
  const every = Math.ceil(weeks.length / 4)
  return (
    <div class="incident-weeks">
      <h2>{t.incidents.weeks}</h2>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={labelled(t.incidents.weeks, words)}>
        {weeks.map(({ monday, count }, at) => {
          const height = (count / most) * (size.height - size.bottom - size.top)
          const foot = size.height - size.bottom
          return (
            <g key={monday}>
              <rect x={at * step + 4} y={foot - height} width={step - 8} height={height} />
              {count > 0 && (
                <text x={(at + 0.5) * step} y={foot - height - 5}>
                  {count}
                </text>
              )}
              {at % every === 0 && (
                <text x={(at + 0.5) * step} y={size.height - 8}>
                  {`${Number(monday.slice(5, 7))}/${Number(monday.slice(8))}`}
                </text>
              )}
            </g>
          )
        })}
        <line x1={0} x2={size.width} y1={size.height - size.bottom} y2={size.height - size.bottom} />
      </svg>
      <p>{words}</p>
      <details>
        <summary>{t.incidents.inNumbers}</summary>
        <Table<IncidentTrend['weeks'][number]>
          caption={t.incidents.weeks}
          rows={weeks}
          rowKey={({ monday }) => monday}
          columns={[
            { head: t.incidents.weekHead, cell: ({ monday }) => formatShortDay(monday) },
            { head: t.incidents.countHead, numeric: true, cell: ({ count }) => count },
          ]}
        />
      </details>
    </div>
  )
}

/** For how many evenings each market has been without an incident, by name, and how many there were each week. */
export function Trend({ trend }: { trend: IncidentTrend }) {
  const [only] = trend.markets.length === 1 ? trend.markets : []
  return (
    <div class="incident-trend">
      <div>
        <h2>{t.incidents.calmTitle}</h2>
        {only ? (
          <>
            <p class="incident-calm">{calmWords(only.calm)}</p>
            <p class="incident-hint">{t.incidents.calmHint}</p>
          </>
        ) : (
          <Table<IncidentTrend['markets'][number]>
            caption={t.incidents.calmHint}
            rows={trend.markets}
            rowKey={({ id }) => id}
            columns={[
              { head: t.incidents.market, cell: localName },
              {
                head: t.incidents.calmHead,
                numeric: true,
                cell: ({ calm }) => (calm === null ? t.incidents.notWalked : t.incidents.evenings(calm)),
              },
              { head: t.incidents.openHead, numeric: true, cell: ({ open }) => open },
            ]}
          />
        )}
      </div>
      <Weeks weeks={trend.weeks} />
    </div>
  )
}

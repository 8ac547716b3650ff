import type { ComponentChildren } from 'preact'
import { percentOf, smallNumbers, type Reading } from '../../src/ratio/rules.ts'
import type { FindingPart, RatioPage } from '../../src/ratio/schema.ts'
import { formatCount, localName, t } from '../i18n/index.ts'
import { Cell, List, StatusMark, Table } from '../kit/index.ts'
import { captionOf, Part, Percent, shareWords, VerdictMark } from './figures.tsx'
import { addressOf, type Asked } from './store.ts'

interface PartProps {
  page: RatioPage
  asked: Asked
}

const readingShare = ({ numerator, denominator }: Reading) =>
  denominator === null || denominator < smallNumbers.percent ? '—' : percentOf(numerator, denominator)

/** The same week counted seven ways, ours first. */
export function OtherReadings({ page }: PartProps) {
  return (
    <Part title={t.ratio.otherReadings} hint={t.ratio.otherReadingsHint}>
      <Table<Reading>
        caption={captionOf(t.ratio.otherReadings, page)}
        rows={page.readings}
        rowKey={(row) => row.name}
        columns={[
          {
            head: t.ratio.reading,
            cell: (row) => (
              <>
                {t.ratio.readings[row.name].name}
                <span class="ratio__how">{t.ratio.readings[row.name].how}</span>
              </>
            ),
          },
          {
            head: t.ratio.share,
            numeric: true,
            cell: (row) => (
              <>
                {readingShare(row)}
                {row.denominator !== null && (
                  <span class="ratio__count">
                    {t.ratio.shareOf(formatCount(row.numerator), formatCount(row.denominator))}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </Part>
  )
}

/** What keeps a low ratio honest; what is made of findings opens them. */
export function Guard({ page, asked }: PartProps) {
  const { guard } = page
  const { guardLabels: label } = t.ratio
  const times = (n: number) => t.ratio.times(formatCount(n))
  const items = (n: number) => t.ratio.items(formatCount(n))
  const covered = percentOf(guard.stalls_seen, guard.stalls_assigned)
  const coverage = t.ratio.coverageOf(formatCount(guard.stalls_seen), formatCount(guard.stalls_assigned))
  const row = (title: string, value: ComponentChildren, count: number, part?: FindingPart) => (
    <Cell
      key={title}
      title={title}
      value={value}
      {...(part !== undefined && count > 0 && { href: addressOf(asked, part) })}
    />
  )
  return (
    <Part title={t.ratio.guard} hint={t.ratio.guardHint}>
      <List>
        {row(label.coverage, covered === null ? t.ratio.noData : `${covered} · ${coverage}`, 0)}
        {row(label.inspections, times(guard.inspections), 0)}
        {row(label.help, times(guard.help_given), guard.help_given, 'helped')}
        {row(label.repeat, items(guard.repeat_findings), guard.repeat_findings, 'repeat')}
        {row(
          label.overdue,
          t.ratio.ordersOf(formatCount(guard.overdue), formatCount(guard.orders)),
          guard.overdue,
          'overdue',
        )}
        {row(label.incidents, times(guard.incidents), 0)}
        {row(label.complaints, times(guard.complaints), 0)}
        {row(label.spared, items(guard.spared), guard.spared, 'spared')}
        {row(label.overturned, times(guard.overturned), guard.overturned, 'overturned')}
        {row(label.transferred, items(guard.transferred), guard.transferred, 'transferred')}
      </List>
    </Part>
  )
}

type KindRow = RatioPage['headline']['by_class'][number]

const kindName = ({ counted_as, kind }: KindRow) => {
  if (counted_as === 'overturned') return t.ratio.allOverturned
  const name = (t.enforcement.kinds as Record<string, string>)[kind] ?? kind
  return counted_as === 'T' ? `${name}（${t.ratio.notCounted}）` : name
}

/** Findings by the action they count at; findings whose every action was overturned are one line. */
export function ByKind({ page }: PartProps) {
  const lines = new Map<string, number>()
  for (const row of page.headline.by_class) lines.set(kindName(row), (lines.get(kindName(row)) ?? 0) + row.count)
  const rows = [...lines].sort((a, b) => b[1] - a[1])
  if (rows.length === 0) return null
  return (
    <Part title={t.ratio.byKind}>
      <Table
        caption={captionOf(t.ratio.byKind, page)}
        rows={rows}
        rowKey={([name]) => name}
        columns={[
          { head: t.ratio.kind, cell: ([name]) => name },
          { head: t.ratio.count, numeric: true, cell: ([, count]) => formatCount(count) },
        ]}
      />
    </Part>
  )
}

type SquadRow = RatioPage['by_squad'][number]

function Compared({ squad }: { squad: SquadRow }) {
  const words = t.ratio.standings
  if (squad.handled === 0) return <>{t.ratio.noData}</>
  if (squad.standing !== 'not_distinguishable') {
    return (
      <StatusMark
        tone={squad.handled < smallNumbers.colour ? 'plain' : 'attention'}
        icon={squad.standing === 'low' ? 'down' : 'up'}
        word={words[squad.standing]}
      />
    )
  }
  if (squad.standing_95 !== 'not_distinguishable') return <>{words[`may_${squad.standing_95}`]}</>
  return <>{words.not_distinguishable}</>
}

/** Squads by name, never ranked: whether chance alone explains a difference (rule R11). */
export function BySquad({ page, asked }: PartProps) {
  return (
    <Part title={t.ratio.bySquad} hint={t.ratio.bySquadHint}>
      <Table<SquadRow>
        caption={captionOf(t.ratio.bySquad, page)}
        rows={page.by_squad}
        rowKey={(row) => row.id}
        columns={[
          {
            head: t.ratio.squadHead,
            cell: (row) => <a href={addressOf({ ...asked, squad: row.id })}>{localName(row)}</a>,
          },
          {
            head: t.ratio.share,
            numeric: true,
            cell: (row) => (
              <>
                <Percent share={row} />
                <a class="ratio__count" href={addressOf({ ...asked, squad: row.id }, 'handled')}>
                  {shareWords(row)}
                </a>
              </>
            ),
          },
          { head: t.ratio.comparedHead, cell: (row) => <Compared squad={row} /> },
        ]}
      />
    </Part>
  )
}

type MarketRow = RatioPage['by_market'][number]

/** Markets by name. */
export function ByMarket({ page, asked }: PartProps) {
  return (
    <Part title={t.ratio.byMarket}>
      <Table<MarketRow>
        caption={captionOf(t.ratio.byMarket, page)}
        rows={page.by_market}
        rowKey={(row) => row.id}
        columns={[
          {
            head: t.ratio.market,
            cell: (row) => <a href={addressOf({ ...asked, market: row.id })}>{localName(row)}</a>,
          },
          {
            head: t.ratio.share,
            numeric: true,
            cell: (row) => (
              <>
                <Percent share={row} />
                <a class="ratio__count" href={addressOf({ ...asked, market: row.id }, 'handled')}>
                  {shareWords(row)}
                </a>
              </>
            ),
          },
          {
            head: t.ratio.verdictHead,
            cell: (row) => <VerdictMark short share={row} verdict={row.verdict} limit={page.limit} />,
          },
        ]}
      />
    </Part>
  )
}

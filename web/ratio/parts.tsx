import { isActionKind } from '../../src/ask/rules-kinds.ts'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import { percentOf, smallNumbers, type Reading } from '../../src/ratio/rules.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { aside, formatCount, localName, t } from '../i18n/index.ts'
import { Table } from '../kit/index.ts'
import { captionOf, Part, Percent, shareWords, VerdictMark } from './figures.tsx'
import { addressOf, listOf, type Asked } from './store.ts'

export interface PartProps {
  page: RatioPage
  asked: Asked
}

/** A reading's percentage where it has findings enough for one. */
export const readingShare = ({ numerator, denominator }: Reading) =>
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

type KindRow = RatioPage['headline']['by_class'][number]

const kindName = ({ counted_as, kind }: KindRow) => {
  if (counted_as === 'overturned') return t.ratio.allOverturned
  const name = (t.enforcement.kinds as Record<string, string>)[kind] ?? kind
  return counted_as === 'T' ? aside(name, t.ratio.notCounted) : name
}

/** What a list of findings calls the line; those with every action overturned have no list that leaves the others out. */
const countedBy = ({ counted_as, kind }: KindRow): ActionKind | undefined =>
  counted_as === 'overturned' || !isActionKind(kind) ? undefined : kind

/** Findings by the action they count at; findings whose every action was overturned are one line. */
export function ByKind({ page, asked }: PartProps) {
  const lines = new Map<string, { count: number; counted: ActionKind | undefined }>()
  for (const row of page.headline.by_class)
    lines.set(kindName(row), { count: (lines.get(kindName(row))?.count ?? 0) + row.count, counted: countedBy(row) })
  const rows = [...lines].sort((a, b) => b[1].count - a[1].count)
  if (rows.length === 0) return null
  return (
    <Part title={t.ratio.byKind}>
      <Table
        caption={captionOf(t.ratio.byKind, page)}
        rows={rows}
        rowKey={([name]) => name}
        columns={[
          { head: t.ratio.kind, cell: ([name]) => name },
          {
            head: t.ratio.count,
            numeric: true,
            cell: ([, { count, counted }]) =>
              counted === undefined ? (
                formatCount(count)
              ) : (
                <a href={listOf(asked, 'findings', { counted })}>{formatCount(count)}</a>
              ),
          },
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

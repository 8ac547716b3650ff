import { percentOf, smallNumbers, type Reading } from '../../src/ratio/rules.ts'
import { guardLeads, kindLead, readingLeads, type Lead } from '../../src/ratio/rules-leads.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { aside } from '../i18n/punctuation.ts'
import { Table } from '../kit/index.ts'
import { captionOf, Count, Part, Percent, ShareLinks, VerdictMark } from './figures.tsx'
import { addressOf, type Asked } from './store.ts'

export interface PartProps {
  page: RatioPage
}

/** A part whose lines narrow the page to themselves. */
export interface NarrowingProps extends PartProps {
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
                  <span class="ratio__count ratio__pair">
                    <Count count={row.numerator} lead={readingLeads[row.name][0](page)} />
                    {' / '}
                    <Count count={row.denominator} lead={readingLeads[row.name][1](page)} />
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

/** Findings by the action they count at; findings whose every action was overturned are one line. */
export function ByKind({ page }: PartProps) {
  const lines = new Map<string, { count: number; lead: Lead }>()
  for (const row of page.headline.by_class) {
    const count = (lines.get(kindName(row))?.count ?? 0) + row.count
    lines.set(kindName(row), { count, lead: kindLead(page, row) })
  }
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
          { head: t.ratio.count, numeric: true, cell: ([, line]) => <Count {...line} /> },
        ]}
      />
    </Part>
  )
}

type MarketRow = RatioPage['by_market'][number]

/** Markets by name. */
export function ByMarket({ page, asked }: NarrowingProps) {
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
                <span class="ratio__count">
                  <ShareLinks share={row} of={{ ...page, market: row.id }} />
                </span>
              </>
            ),
          },
          {
            head: t.ratio.guardLabels.inspections,
            numeric: true,
            cell: (row) => <Count count={row.inspections} lead={guardLeads.inspections({ ...page, market: row.id })} />,
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

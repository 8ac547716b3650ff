import type { ComponentChildren } from 'preact'
import {
  guardLeads,
  lockedLead,
  lockedReadings,
  readingLeads,
  type Counted,
  type GuardFigure,
} from '../../src/ratio/rules-leads.ts'
import type { Snapshot, SnapshotBody } from '../../src/ratio/schema-snapshots.ts'
import { addDays } from '../../src/shared/evening.ts'
import { formatCount, localName, t } from '../i18n/index.ts'
import { DefinitionList, Table } from '../kit/index.ts'
import { Count, Part, Percent } from './figures.tsx'
import { readingShare } from './parts.tsx'
import { LockedShare } from './snapshot-figure.tsx'
import { listOf } from './store.ts'

/** The month and market that was locked, for the lists of what its other figures count today. */
function countedOf({ month, market }: Snapshot): Counted {
  const from = `${month}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 8)}01`, -1), market, squad: null }
}

type Named = SnapshotBody['by_squad'][number] | SnapshotBody['by_market'][number]

/** Squads or markets by name, as they were; never ranked (rule R11). */
function Parts(props: { of: Snapshot; title: string; head: string; rows: readonly Named[]; by: 'squad' | 'market' }) {
  const { of, title, head, rows, by } = props
  if (rows.length === 0) return null
  return (
    <Part title={title}>
      <Table<Named>
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head, cell: (row) => localName(row) },
          { head: t.ratio.share, numeric: true, cell: (row) => <Percent share={row} /> },
          {
            head: t.ratio.count,
            numeric: true,
            cell: (row) => <LockedShare of={of} share={row} more={{ [by]: row.id }} />,
          },
        ]}
      />
    </Part>
  )
}

/** What stood beside the figure when it was locked: guard numbers, other readings, squads, markets and the ends of the log. */
export function Kept({ of }: { of: Snapshot }) {
  const { guard, readings, by_squad, by_market, heads } = of.body
  const label = t.ratio.guardLabels
  const nameOfMarket = (id: string) => {
    const market = by_market.find((each) => each.id === id)
    return market ? localName(market) : id
  }
  const counted = countedOf(of)
  const open = (figure: GuardFigure, word: string): [string, ComponentChildren] => [
    word,
    <Count key={figure} count={guard[figure]} lead={guardLeads[figure](counted)} word={word} />,
  ]
  const reading = (row: (typeof readings)[number], line: 0 | 1) => {
    const kept = (lockedReadings as Partial<Record<string, readonly [string, string]>>)[row.name]?.[line]
    return kept === undefined ? readingLeads[row.name][line](counted) : lockedLead(of.id, { counted: kept })
  }
  return (
    <div class="ratio__parts">
      <Part title={t.ratio.guard} hint={t.snapshots.liveLists}>
        <DefinitionList
          items={[
            [
              label.coverage,
              <a key="coverage" href={listOf(guardLeads.stalls_assigned(counted))}>
                {t.ratio.coverageOf(formatCount(guard.stalls_seen), formatCount(guard.stalls_assigned))}
              </a>,
            ],
            open('inspections', label.inspections),
            open('repeat_findings', label.repeat(guard.repeat_days)),
            open('overdue', label.overdue),
            open('orders', t.ratio.ofOrders),
            open('incidents', label.incidents),
            open('complaints', label.complaints),
            open('overturned', label.overturned),
            open('help_given', label.help),
            open('spared', label.spared),
          ]}
        />
      </Part>
      <Part title={t.ratio.otherReadings}>
        <Table
          caption={t.ratio.otherReadings}
          rows={readings}
          rowKey={(row) => row.name}
          columns={[
            { head: t.ratio.reading, cell: (row) => t.ratio.readings[row.name].name },
            { head: t.ratio.share, numeric: true, cell: readingShare },
            {
              head: t.ratio.count,
              numeric: true,
              cell: (row) =>
                row.denominator === null ? (
                  '—'
                ) : (
                  <span class="ratio__pair">
                    <Count count={row.numerator} lead={reading(row, 0)} />
                    {' / '}
                    <Count count={row.denominator} lead={reading(row, 1)} />
                  </span>
                ),
            },
          ]}
        />
      </Part>
      <Parts of={of} by="squad" title={t.ratio.bySquad} head={t.ratio.squadHead} rows={by_squad} />
      <Parts of={of} by="market" title={t.ratio.byMarket} head={t.ratio.market} rows={by_market} />
      <Part title={t.snapshots.heads} hint={t.snapshots.headsHint}>
        <Table
          caption={t.snapshots.heads}
          rows={heads}
          rowKey={(row) => row.chain}
          columns={[
            {
              head: t.snapshots.chain,
              cell: (row) => (row.chain === '-' ? t.snapshots.district : nameOfMarket(row.chain)),
            },
            { head: t.snapshots.position, numeric: true, cell: (row) => formatCount(row.position) },
            { head: t.snapshots.hash, cell: (row) => <code class="ratio__hash">{row.hash}</code> },
          ]}
        />
      </Part>
    </div>
  )
}

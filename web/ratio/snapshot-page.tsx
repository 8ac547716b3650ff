import './ratio.css'
import type { ComponentChildren } from 'preact'
import { useRoute } from 'preact-iso'
import { percentOf, shownOf } from '../../src/ratio/rules.ts'
import type { Snapshot, SnapshotBody, SnapshotDifference } from '../../src/ratio/schema-snapshots.ts'
import { api, withQuery } from '../api.ts'
import {
  formatCount,
  formatDateTime,
  formatPercent,
  formatShortDateTime,
  language,
  localName,
  t,
} from '../i18n/index.ts'
import { Button, DefinitionList, EmptyState, Show, Table, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import {
  guardLeads,
  lockedLead,
  lockedReadings,
  readingLeads,
  type Counted,
  type GuardFigure,
  type Lead,
} from '../../src/ratio/rules-leads.ts'
import { addDays } from '../../src/shared/evening.ts'
import { Count, limitWords, Part, Percent, shareWords, VerdictMark } from './figures.tsx'
import { readingShare } from './parts.tsx'
import { monthWords } from './month-words.ts'
import { countedWords } from './snapshot-words.ts'
import { listOf } from './store.ts'

/** The month and market that was locked, for the lists of what its other figures count today. */
function countedOf({ month, market }: Snapshot): Counted {
  const from = `${month}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 8)}01`, -1), market, squad: null }
}

/** 'E / H' as it was locked, each number opening the findings that were counted then. */
function LockedShare({
  of,
  share,
  more = {},
}: {
  of: Snapshot
  share: { enforced: number; handled: number }
  more?: Lead['filter']
}) {
  const lead = (counted: string) => lockedLead(of.id, { counted, ...more })
  return (
    <span class="ratio__pair">
      <Count count={share.enforced} lead={lead('enforced')} word={t.ratio.enforcedWord} />
      {' / '}
      <Count count={share.handled} lead={lead('handled')} word={t.ratio.handledWord} />
    </span>
  )
}

/** The figure as it was locked; it never changes. */
function Locked({ of }: { of: Snapshot }) {
  const shown = shownOf(of)
  const { interval } = of.body.headline
  return (
    <section class="ratio__headline" aria-label={t.snapshots.locked}>
      <p class="ratio__period">
        {[monthWords(of.month), of.market === null ? t.snapshots.district : nameOf(of)].join(' · ')}
      </p>
      <p class="ratio__figures">
        {shown.percent && <strong class="ratio__percent">{percentOf(of.enforced, of.handled)}</strong>}
        <strong class={shown.percent ? 'ratio__share' : 'ratio__percent'}>
          {of.handled > 0 ? <LockedShare of={of} share={of} /> : t.ratio.noData}
        </strong>
      </p>
      <p>
        <VerdictMark share={of} verdict={of.verdict} limit={of.limit} />
      </p>
      {shown.percent && interval && (
        <p class="ratio__hint">{t.ratio.interval(formatPercent(interval.low), formatPercent(interval.high))}</p>
      )}
      <p class="ratio__hint">
        {[t.ratio.limitLine(limitWords(of.limit)), t.ratio.definitionVersion(of.definition_version)].join(' · ')}
      </p>
      <p class="ratio__hint">{t.snapshots.lockedBy(of.locked_by_name, formatDateTime(of.locked_at, timeZone.value))}</p>
    </section>
  )
}

const nameOf = ({ market_name, market_name_en }: { market_name: string | null; market_name_en: string | null }) =>
  localName({ name: market_name ?? '', name_en: market_name_en })

/** What counts otherwise today, finding by finding, with the reason and since when. */
function Differences({ of }: { of: Snapshot }) {
  if (of.differing === 0) {
    return (
      <Part title={t.snapshots.today}>
        <EmptyState icon="check" title={t.snapshots.same} />
      </Part>
    )
  }
  return (
    <Part title={t.snapshots.today} hint={t.snapshots.todayHint(shareWords(of.today), formatCount(of.differing))}>
      <Table<SnapshotDifference>
        caption={t.snapshots.differences}
        rows={of.differences}
        rowKey={(row) => row.finding_id}
        columns={[
          {
            head: t.snapshots.finding,
            cell: (row) => (
              <>
                <a href={`/matters/${row.finding_id}`}>{language.value === 'en' ? row.item_name_en : row.item_name}</a>
                <span class="ratio__how">{nameOf(row)}</span>
              </>
            ),
          },
          {
            head: t.snapshots.thenNow,
            cell: (row) => t.snapshots.change(countedWords(row.locked), countedWords(row.today)),
          },
          {
            head: t.snapshots.why,
            cell: (row) => (
              <>
                {t.snapshots.reasons[row.why]}
                <span class="ratio__how">{t.snapshots.since(formatShortDateTime(row.since, timeZone.value))}</span>
              </>
            ),
          },
        ]}
      />
      {of.differing > of.differences.length && (
        <p class="ratio__hint">{t.kit.shownOf(of.differences.length, of.differing)}</p>
      )}
    </Part>
  )
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

function Kept({ of }: { of: Snapshot }) {
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

/** A locked month: what it was, what it would be today and why, and what stood beside it. */
export default function SnapshotPage() {
  const { params } = useRoute()
  const id = params['snapshot'] ?? ''
  const snapshot = useLoad((signal) => api.get<Snapshot>(`/api/ratio/snapshots/${id}`, signal), [id])
  return (
    <Page
      title={t.snapshots.one}
      back={withQuery('/ratio/snapshots', { market: snapshot.data?.market ?? undefined })}
      width="wide"
      actions={
        <Button size="small" icon="print" onClick={() => print()}>
          {t.ratio.print}
        </Button>
      }
    >
      <div class="ratio">
        <Show of={snapshot}>
          {(shown) => (
            <>
              <Locked of={shown} />
              <Differences of={shown} />
              <Kept of={shown} />
            </>
          )}
        </Show>
      </div>
    </Page>
  )
}

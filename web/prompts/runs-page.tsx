import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import { patterns } from '../../src/prompts/rules-kinds.ts'
import { runsAddress } from '../../src/prompts/rules-leads.ts'
import type { PromptRuns } from '../../src/prompts/schema.ts'
import { api, withQuery } from '../api.ts'
import { addressOf as rowsAt } from '../ask/store.ts'
import { formatCount, formatDay, localName, t } from '../i18n/index.ts'
import { EmptyState, Pager, SelectField, Show, Table, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import './prompts.css'

type Run = PromptRuns['rows'][number]

/** The evening or month, opening the inspections that stand in it. */
function When({ run: { from, to, market } }: { run: Run }) {
  return (
    <a href={rowsAt('inspections', { from, to, market: market.id, stands: 'yes' })}>
      {from === to ? formatDay(from) : t.prompts.month(from)}
    </a>
  )
}

function Runs({ rows }: { rows: readonly Run[] }) {
  const { runs, tested, times } = t.prompts
  return (
    <Table
      caption={runs.caption}
      rows={rows}
      rowKey={({ from, market }) => `${from}_${market.id}`}
      columns={[
        { head: runs.when, cell: (run) => <When run={run} /> },
        { head: t.prompts.market, cell: ({ market }) => localName(market) },
        { head: tested, cell: (run) => times(formatCount(run.tested)), numeric: true },
      ]}
    />
  )
}

/** The evenings or months behind "compared n times" of a pattern, which is in the address. */
export default function RunsPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const pattern = patterns.find((each) => each === query['pattern']) ?? patterns[0]
  const [sum, setSum] = useState('')
  const list = usePages(
    async (after, signal) => {
      const { days, alarms, rows, next } = await api.get<PromptRuns>(
        withQuery('/api/prompts/runs', { pattern, after }),
        signal,
      )
      setSum(t.prompts.compared(days, formatCount(alarms.tested)))
      return { rows, next }
    },
    [pattern],
  )
  return (
    <Page title={t.prompts.runs.title} back="/prompts">
      <div class="prompts">
        <section class="prompts__filters" aria-label={t.prompts.filters}>
          <SelectField
            label={t.prompts.pattern}
            required
            value={pattern}
            options={patterns.map((value) => ({ value, label: t.prompts.patterns[value] }))}
            onChange={(value) => route(runsAddress(patterns.find((each) => each === value) ?? pattern), true)}
          />
        </section>
        <Show of={list.first}>
          {() =>
            list.page?.rows.length ? (
              <section class="prompts__part" aria-label={t.prompts.runs.title}>
                <p role="status">{sum}</p>
                <Runs rows={list.page.rows} />
                {list.pager && <Pager {...list.pager} />}
              </section>
            ) : (
              <EmptyState title={t.prompts.runs.none}>{t.prompts.runs.noneHint}</EmptyState>
            )
          }
        </Show>
      </div>
    </Page>
  )
}

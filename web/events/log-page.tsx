import './log.css'
import { useLocation } from 'preact-iso'
import { eventKinds, type EventKind } from '../../src/events/rules.ts'
import type { LogEntry, LogHeads, LogPage as LogAnswer } from '../../src/events/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatCount, formatDateTime, localName, t } from '../i18n/index.ts'
import { Button, EmptyState, List, Pager, SelectField, Show, Table, useLoad, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { Verification } from './verification.tsx'

const all = 'all'
const kindName = (kind: string) => (t.events.kinds as Record<string, string>)[kind] ?? kind
const chainName = (head: LogHeads['rows'][number]) =>
  head.chain === '-' ? t.events.district : localName({ name: head.name ?? head.chain, name_en: head.name_en })
const actorName = ({ actor_kind, actor_name }: LogEntry) => {
  if (actor_kind === 'system') return t.events.system
  return actor_kind === 'vendor' ? `${t.events.byVendor} ${actor_name ?? ''}` : (actor_name ?? '')
}

function Entry({ entry }: { entry: LogEntry }) {
  const position = t.events.position(formatCount(entry.position))
  return (
    <li class="log__entry">
      <p class="log__what">{kindName(entry.kind)}</p>
      <p class="log__who">{`${formatDateTime(entry.at, timeZone.value)} · ${actorName(entry)} · ${position}`}</p>
      <details>
        <summary>
          {t.events.details}
          <span class="unseen">{position}</span>
        </summary>
        <dl class="log__details">
          <dt>{t.events.subject}</dt>
          <dd>{entry.subject}</dd>
          <dt>{t.events.body}</dt>
          <dd>
            <pre>{JSON.stringify(entry.body, null, 1)}</pre>
          </dd>
          <dt>{t.events.hash}</dt>
          <dd>{entry.hash}</dd>
        </dl>
      </details>
    </li>
  )
}

function Heads({ heads }: { heads: LogHeads }) {
  return (
    <section class="log__heads" aria-labelledby="heads">
      <h2 id="heads">{t.events.headsTitle}</h2>
      <p>{t.events.headsHint}</p>
      <Table<LogHeads['rows'][number]>
        caption={formatDateTime(heads.as_of, timeZone.value)}
        rows={heads.rows}
        rowKey={(row) => row.chain}
        columns={[
          { head: t.events.chain, cell: chainName },
          { head: t.events.head, numeric: true, cell: (row) => formatCount(row.position) },
          { head: t.events.at, cell: (row) => formatDateTime(row.at, timeZone.value) },
          { head: t.events.hash, cell: (row) => <code class="log__hash">{row.hash}</code> },
        ]}
      />
    </section>
  )
}

/** The log as it is kept: read by market and kind, recomputed on request, its ends ready to be noted elsewhere. */
export default function LogPage() {
  const { query, route } = useLocation()
  const chain = query['chain'] ?? '-'
  const kind = eventKinds.find((each) => each === query['kind']) ?? ''
  const go = (next: { chain: string; kind: string }) =>
    route(withQuery('/log', { chain: next.chain === '-' ? '' : next.chain, kind: next.kind }), true)
  const heads = useLoad((signal) => api.get<LogHeads>('/api/log/heads', signal), [])
  const list = usePages(
    async (before, signal) => {
      const page = await api.get<LogAnswer>(withQuery('/api/log', { chain, kind, before }), signal)
      return { rows: page.rows, next: page.next === null ? null : String(page.next) }
    },
    [chain, kind],
  )
  return (
    <Page
      title={t.events.title}
      back="/ratio"
      actions={
        <Button size="small" icon="print" onClick={() => print()}>
          {t.events.print}
        </Button>
      }
    >
      <p class="log__about">{t.events.about}</p>
      <Show of={heads}>
        {(known) => {
          const own = known.rows.find((row) => row.chain === chain)
          const chains = known.rows.map((row) => ({ value: row.chain, label: chainName(row) }))
          return (
            <>
              <SelectField
                label={t.events.chain}
                required
                value={chain}
                options={own ? chains : [{ value: chain, label: chain === '-' ? t.events.district : chain }, ...chains]}
                onChange={(next) => go({ chain: next, kind })}
              />
              <SelectField<EventKind | typeof all>
                label={t.events.kind}
                required
                value={kind || all}
                options={[
                  { value: all, label: t.events.allKinds },
                  ...eventKinds.map((value) => ({ value, label: kindName(value) })),
                ]}
                onChange={(next) => go({ chain, kind: next === all ? '' : next })}
              />
              <Verification key={chain} chain={chain} total={own?.position ?? 0} onDone={heads.reload} />
            </>
          )
        }}
      </Show>
      <Show of={list.first}>
        {() =>
          list.page?.rows.length ? (
            <>
              <List>
                {list.page.rows.map((entry) => (
                  <Entry key={entry.position} entry={entry} />
                ))}
              </List>
              {list.pager && <Pager {...list.pager} />}
            </>
          ) : (
            <EmptyState title={t.events.none}>{t.events.noneHint}</EmptyState>
          )
        }
      </Show>
      {heads.data && heads.data.rows.length > 0 && <Heads heads={heads.data} />}
    </Page>
  )
}

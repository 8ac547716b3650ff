import { useState } from 'preact/hooks'
import { readHead, writtenHead } from '../../src/events/rules-heads.ts'
import type { HeadState, LogHeads, PublishedHeads } from '../../src/events/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatCount, formatDay, formatDateTime, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorState,
  Pager,
  Show,
  StatusMark,
  Table,
  TextArea,
  toast,
  type Tone,
  usePages,
  useSubmit,
} from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'

type Row = PublishedHeads['rows'][number]
const tones: Record<HeadState['state'], Tone> = { same: 'good', differs: 'danger', missing: 'danger' }
export const chainName = (head: { chain: string; name: string | null; name_en: string | null }) =>
  head.chain === '-' ? t.events.district : localName({ name: head.name ?? head.chain, name_en: head.name_en })

/** The end of every chain now: tonight's is published when its evening is over. */
export function Heads({ heads }: { heads: LogHeads }) {
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

/** Compares a line that somebody kept on paper or in a message with what stands there now. */
function Compare() {
  const [line, setLine] = useState('')
  const [state, setState] = useState<HeadState['state'] | 'unreadable' | null>(null)
  const comparing = useSubmit(async () => {
    const head = readHead(line)
    if (!head) return setState('unreadable')
    const { chain, position, hash } = head
    setState((await api.get<HeadState>(withQuery('/api/log/compare', { chain, position, hash }))).state)
  })
  return (
    <form
      noValidate
      class="log__compare"
      onSubmit={(event) => {
        event.preventDefault()
        comparing.submit()
      }}
    >
      <TextArea
        label={t.events.keptLine}
        hint={t.events.keptHint}
        rows={2}
        max={200}
        value={line}
        error={state === 'unreadable' ? t.events.unreadable : undefined}
        onInput={(next) => {
          setLine(next)
          setState(null)
        }}
      />
      {comparing.problem !== undefined && <ErrorState problem={comparing.problem} />}
      <div role="status" class="log__compared">
        {state !== null && state !== 'unreadable' && (
          <StatusMark tone={tones[state]} solid={state !== 'same'} word={t.events.compared[state]} />
        )}
      </div>
      <ButtonRow>
        <Button type="submit" busy={comparing.busy}>
          {t.events.compare}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** Where each evening ended, as it was published when it was over, beside what stands there now. */
export function Published({ chain }: { chain: string }) {
  const list = usePages(
    (before, signal) => api.get<PublishedHeads>(withQuery('/api/log/published', { chain, before }), signal),
    [chain],
  )
  const copy = (row: Row) =>
    void navigator.clipboard.writeText(writtenHead(row)).then(
      () => toast(t.events.copied),
      () => toast(t.events.notCopied),
    )
  return (
    <section class="log__heads" aria-labelledby="published">
      <h2 id="published">{t.events.publishedTitle}</h2>
      <p>{t.events.publishedHint}</p>
      <Show of={list.first}>
        {() =>
          list.page?.rows.length ? (
            <>
              <Table<Row>
                caption={t.events.publishedCaption}
                rows={list.page.rows}
                rowKey={(row) => `${row.chain} ${row.evening}`}
                columns={[
                  { head: t.events.evening, cell: (row) => <span class="log__evening">{formatDay(row.evening)}</span> },
                  {
                    head: t.events.now,
                    cell: (row) => (
                      <StatusMark
                        tone={tones[row.state]}
                        solid={row.state !== 'same'}
                        word={t.events.states[row.state]}
                      />
                    ),
                  },
                  { head: t.events.head, numeric: true, cell: (row) => formatCount(row.position) },
                  { head: t.events.line, cell: (row) => <code class="log__hash">{writtenHead(row)}</code> },
                  {
                    head: t.events.copy,
                    cell: (row) => (
                      <Button
                        size="small"
                        label={`${t.events.copy} ${formatDay(row.evening)}`}
                        onClick={() => copy(row)}
                      >
                        {t.events.copy}
                      </Button>
                    ),
                  },
                ]}
              />
              {list.pager && <Pager {...list.pager} />}
            </>
          ) : (
            <EmptyState title={t.events.nonePublished}>{t.events.nonePublishedHint}</EmptyState>
          )
        }
      </Show>
      <Compare />
    </section>
  )
}

import './ask.css'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { isPlaced, type AskKind } from '../../src/ask/rules-kinds.ts'
import type { AskCount, AskPage } from '../../src/ask/schema.ts'
import type { RowOf } from '../../src/ask/schema-rows.ts'
import type { SavedView } from '../../src/ask/schema-views.ts'
import { api, withQuery } from '../api.ts'
import { formatCount, t } from '../i18n/index.ts'
import { Button, EmptyState, List, Pager, Show, Tabs, useLoad, usePages } from '../kit/index.ts'
import { useHere } from '../shell/here.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Page } from '../shell/page.tsx'
import { cameFrom } from '../shell/trail.ts'
import { ExportDialog } from './export-dialog.tsx'
import { askedWords, Filters, useNames } from './filters.tsx'
import { StallEvenings } from './stall-evenings.tsx'
import { Row } from './rows.tsx'
import { addressOf, addressOfView, askedOf, kindOf, queryOf, type Asked } from './store.ts'
import { newView, useViews, ViewDialog, Views } from './views.tsx'

function Found({ kind, asked, count }: { kind: AskKind; asked: Asked; count: string }) {
  const list = usePages<RowOf[AskKind]>(
    (after, signal) => api.get<AskPage>(withQuery(`/api/ask/${kind}`, { ...asked, after }), signal),
    [kind, queryOf(asked)],
  )
  return (
    <Show of={list.first}>
      {() =>
        list.page?.rows.length ? (
          <>
            <List title={count}>
              {list.page.rows.map((row) => (
                <Row key={row.id} kind={kind} row={row} asked={asked} />
              ))}
            </List>
            {list.pager && <Pager {...list.pager} />}
          </>
        ) : (
          <EmptyState icon="search" title={t.ask.none}>
            {t.ask.noneHint}
          </EmptyState>
        )
      }
    </Show>
  )
}

/** Pages whose figures lead to lists. */
const figures = ['/ratio', '/tonight', '/brief', '/prompts']

const countWords = ({ count, more, sum }: AskCount) =>
  sum === undefined
    ? t.ask.count(formatCount(count), more)
    : t.ask.coverageCount(formatCount(sum.seen), formatCount(sum.evenings), formatCount(count))

function ListPage({ kind }: { kind: AskKind }) {
  const { query } = useRoute()
  const { route } = useLocation()
  const here = useHere()
  const asked = askedOf(kind, query)
  const address = queryOf(asked)
  const names = useNames()
  const views = useViews()
  const counted = useLoad(
    (signal) => api.get<AskCount>(withQuery(`/api/ask/${kind}/count`, asked), signal),
    [kind, address],
  )
  const [exporting, setExporting] = useState(false)
  const [filtering, setFiltering] = useState(false)
  const [back, setBack] = useState('/ask')
  // Back to the page whose figure was opened; the trail knows it once this page is drawn.
  useEffect(() => {
    const before = cameFrom()
    if (before !== undefined && figures.some((page) => before.startsWith(page))) setBack(before)
  }, [])
  const [edited, setEdited] = useState<{ view: SavedView; isNew: boolean } | null>(null)
  const go = (next: Asked) => route(addressOf(kind, next), true)
  const all = views.data?.views ?? []
  // An address with ?all is one's own word that no view shall open first.
  const first = all.find((view) => view.kind === kind && view.opens_first)
  const bare = Object.keys(query).length === 0
  useEffect(() => {
    if (bare && first && here()) route(addressOfView(first), true)
  }, [bare, first?.id])
  const count = counted.data === undefined ? t.ask.counting : countWords(counted.data)
  const words = askedWords(kind, asked, names.data)
  return (
    <Page title={t.ask.kinds[kind]} back={back} width="wide">
      <div class="ask">
        <Tabs
          label={t.ask.lists}
          tabs={(Object.keys(t.ask.kinds) as AskKind[]).map((id) => ({ id, label: t.ask.kinds[id] }))}
          value={kind}
          onChange={(next) => route(addressOf(next, askedOf(next, asked)))}
        />
        {words !== '' && <p class="ask__asked">{words}</p>}
        <Filters kind={kind} asked={asked} names={names.data} id="ask-filters" open={filtering} onChange={go} />
        <div class="ask__actions">
          <span class="ask__fold">
            <Button
              size="small"
              icon="filter"
              expanded={filtering}
              controls="ask-filters"
              onClick={() => setFiltering(!filtering)}
            >
              {t.ask.filtersTitle}
            </Button>
          </span>
          {address !== '' && (
            <Button size="small" icon="close" onClick={() => route(`/ask/${kind}?all=1`, true)}>
              {t.ask.clear}
            </Button>
          )}
          {isPlaced(kind) &&
            (asked.market ? (
              <Button size="small" icon="market" href={addressOf(kind, asked, '/map')}>
                {t.ask.onMap}
              </Button>
            ) : (
              <span class="ask__hint">{t.ask.mapNeedsMarket}</span>
            ))}
          <Button size="small" icon="record" onClick={() => setEdited({ view: newView(kind, address), isNew: true })}>
            {t.ask.save}
          </Button>
          <Button size="small" icon="list" onClick={() => setExporting(true)}>
            {t.ask.export}
          </Button>
        </div>
        <Found kind={kind} asked={asked} count={count} />
        {kind === 'coverage' && asked.place !== undefined && <StallEvenings asked={asked} stall={asked.place} />}
        {all.some((view) => view.kind === kind) && (
          <Views
            views={all.filter((view) => view.kind === kind)}
            onEdit={(view) => setEdited({ view, isNew: false })}
          />
        )}
      </div>
      <ExportDialog open={exporting} kind={kind} asked={asked} count={count} onClose={() => setExporting(false)} />
      <ViewDialog
        view={edited?.view ?? null}
        isNew={edited?.isNew ?? true}
        onSaved={views.set}
        onClose={() => setEdited(null)}
      />
    </Page>
  )
}

/** Records of one kind as a list, narrowed by what stands in the address. */
export default function AskListPage() {
  const { params } = useRoute()
  const kind = kindOf(params['kind'])
  return kind === undefined ? <NotFoundPage /> : <ListPage key={kind} kind={kind} />
}

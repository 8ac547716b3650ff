import { useLocation, useRoute } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import type { History } from '../../src/history/schema.ts'
import { addDays, dayIn } from '../../src/shared/evening.ts'
import { api, withQuery } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, later, Show, Tabs, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { Evenings } from './evenings.tsx'
import './history.css'
import { LayerView } from './layer-view.tsx'
import { addressOf, type Asked, askedOf, firstDay, told, type Told, views } from './store.ts'

const Inspections = later(() => import('../inspections/history.tsx').then((chunk) => chunk.History))

/** What is known of the chosen place: its inspections, newest first. */
function Chosen({ all, asked, onChange }: { all: Told; asked: Asked; onChange: (asked: Asked) => void }) {
  const place = all.layouts.findLast((layout) => layout.places.some(({ id }) => id === asked.place))
  const found = place?.places.find(({ id }) => id === asked.place)
  if (found === undefined) return null
  return (
    <section class="history__chosen" aria-label={t.history.inspectionsOf(found.number)}>
      <div class="history__chosen-head">
        <h2>{t.history.inspectionsOf(found.number)}</h2>
        <Button size="small" icon="close" onClick={() => onChange({ ...asked, place: null })}>
          {t.history.close}
        </Button>
      </div>
      <Inspections subject={{ kind: found.kind, id: found.id }} short={5} />
    </section>
  )
}

function Body({ history, asked, onChange }: { history: History; asked: Asked; onChange: (asked: Asked) => void }) {
  const all = useMemo(() => told(history), [history])
  const part = { all, asked, onChange }
  return (
    <>
      <Tabs
        label={t.history.show}
        tabs={views.map((id) => ({ id, label: t.history.views[id] }))}
        value={asked.view}
        onChange={(view) => onChange({ ...asked, view })}
      >
        {asked.view === 'evenings' ? <Evenings {...part} /> : <LayerView {...part} layer={asked.view} />}
      </Tabs>
      <Chosen {...part} />
    </>
  )
}

/** A market looked back on: any evening as it was, and what a period adds up to. */
export default function HistoryPage() {
  const { params, query } = useRoute()
  const { route } = useLocation()
  const market = params['market'] ?? ''
  // The market's evening may not be the calendar's day yet; the answer says which is the last.
  const today = dayIn(timeZone.value, new Date())
  const from = firstDay(askedOf(query, today), addDays(today, -1))
  const history = useLoad(
    (signal) => api.get<History>(withQuery(`/api/markets/${market}/history`, { from }), signal),
    [market, from],
  )
  const name = history.data && localName(history.data.market)
  return (
    <Page title={name ? t.history.titleOf(name) : t.history.title} back={`/markets/${market}`} width="wide">
      <div class="history-page">
        <Show of={history}>
          {(shown) => (
            <Body
              history={shown}
              asked={askedOf(query, shown.market.evening)}
              onChange={(asked) => route(addressOf(market, asked), true)}
            />
          )}
        </Show>
      </div>
    </Page>
  )
}

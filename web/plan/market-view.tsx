import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import {
  Button,
  EmptyState,
  ErrorState,
  Loading,
  Progress,
  SearchBox,
  Sheet,
  type SheetHeight,
  Tabs,
  useRoomBelow,
} from '../kit/index.ts'
import { loadCategories } from './categories.ts'
import { holderWord, Legend, statusWord, StatusWord } from './legend.tsx'
import { MarketCanvas } from './market-canvas.tsx'
import './market-view.css'
import { PlaceList } from './place-list.tsx'
import type { MapAnswer, MarketStore } from './store.ts'
import { loadMap } from './use-market-map.ts'

type Face = 'map' | 'list'

interface MarketViewProps {
  store: MarketStore
  /** What the sheet tells of the selected place, below its number and status. */
  panel: (place: Place) => ComponentChildren
  /** At most one button beside previous and next, seen at the sheet's lowest height. */
  action?: (place: Place) => ComponentChildren
  /** What to do about a market without places. */
  whenEmpty?: ComponentChildren
}

/** From this width map, list and panel stand side by side. */
function useWide() {
  const query = '(min-width: 900px)'
  const [wide, setWide] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const change = () => setWide(list.matches)
    list.addEventListener('change', change)
    return () => list.removeEventListener('change', change)
  }, [])
  return wide
}

/** Pixels of the map's foot that the sheet lies over once it has come to rest. */
function coveredBy(sheet: Element | null | undefined, map: Element | null, height: SheetHeight): number {
  if (!sheet || map === null || getComputedStyle(sheet).position !== 'fixed') return 0
  const { bottom } = getComputedStyle(sheet)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const top = parseFloat(getComputedStyle(sheet).getPropertyValue('--sheet-top'))
  const tall = { peek: Math.max(9.5 * rem, top + 1.25 * rem), half: innerHeight * 0.46, full: innerHeight * 0.88 }[
    height
  ]
  return Math.max(0, map.getBoundingClientRect().bottom - (innerHeight - parseFloat(bottom) - tall))
}

/** Tells in words whether what is on screen follows the server. */
function Live({ store }: { store: MarketStore }) {
  const { value: state } = store.live
  if (store.audience === 'public') return null
  return (
    <p class={`live live_${state}`} role="status">
      {state === 'off' ? '' : state === 'live' ? t.map.live : t.map.lost}
    </p>
  )
}

function PlaceSheet({
  store,
  place,
  panel,
  action,
  height,
  onHeight,
}: {
  store: MarketStore
  place: Place
  panel: MarketViewProps['panel']
  action: MarketViewProps['action']
  height: SheetHeight
  onHeight: (height: SheetHeight) => void
}) {
  return (
    <Sheet
      title={
        <span class="place-title">
          <span>{[place.number, holderWord(place)].join(' ')}</span>
          <StatusWord status={place.status} audience={store.audience} />
        </span>
      }
      summary={
        <div class="place-steps">
          <Button icon="back" size="large" disabled={!store.canStep(-1)} onClick={() => store.step(-1)}>
            {t.map.previous}
          </Button>
          <Button icon="next" size="large" disabled={!store.canStep(1)} onClick={() => store.step(1)}>
            {t.map.next}
          </Button>
          {action?.(place)}
        </div>
      }
      height={height}
      onHeight={onHeight}
      onClose={() => store.select(null)}
    >
      {panel(place)}
    </Sheet>
  )
}

function Mapped({ store, answer, panel, action }: MarketViewProps & { answer: MapAnswer }) {
  const wide = useWide()
  const room = useRoomBelow('--market-view-top')
  const canvas = useRef<HTMLDivElement>(null)
  const [face, setFace] = useState<Face>('map')
  const [height, setHeight] = useState<SheetHeight>('peek')
  const [covered, setCovered] = useState(0)
  const { value: place } = store.selected
  const { value: hits } = store.hits
  const open = place !== null

  // After the sheet has been painted: the map may follow a frame later, the answer to the tap may not wait for it.
  useEffect(() => {
    setCovered(open ? coveredBy(room.current?.querySelector('.sheet'), canvas.current, height) : 0)
  }, [place, height, wide, face])

  return (
    <div class={open ? 'market-view market-view_open' : 'market-view'} ref={room}>
      <div class="market-view__head">
        {answer.market.shut && <p class="market-view__shut">{t.map.shutTonight(answer.market.shut)}</p>}
        <div class="market-view__search">
          <SearchBox
            label={answer.market.kind === 'street' ? t.map.searchShops : t.map.searchStalls}
            value={store.query.value}
            onInput={(query) => store.search(query)}
            {...(hits === null ? {} : { found: t.map.found(hits.length) })}
          />
          <Live store={store} />
        </div>
        {store.problem.value !== undefined && (
          <ErrorState problem={store.problem.value} onRetry={() => void store.load()} />
        )}
        {store.coming.value !== null && (
          <Progress
            value={store.coming.value.here}
            max={store.coming.value.of}
            words={t.map.areas(store.places.value.length, store.coming.value.here, store.coming.value.of)}
          />
        )}
        {!wide && (
          <Tabs
            label={t.map.faces}
            tabs={[
              { id: 'map', label: t.map.map },
              { id: 'list', label: t.map.list, count: store.listed.value.length },
            ]}
            value={face}
            onChange={setFace}
          />
        )}
        <Legend store={store} />
      </div>
      <div class="market-view__map" ref={canvas} hidden={!wide && face !== 'map'}>
        <MarketCanvas
          store={store}
          answer={answer}
          covered={covered}
          onSelect={(id) => store.select(id)}
          onRow={(nearest) => {
            store.select(nearest)
            setFace('list')
          }}
        />
      </div>
      <section class="market-view__list" aria-label={t.map.list} hidden={!wide && face !== 'list'}>
        {(wide || face === 'list') && <PlaceList store={store} />}
      </section>
      <p class="unseen" role="status">
        {place === null ? '' : t.map.selected(place.number, holderWord(place) ?? '', statusWord(place.status))}
      </p>
      {place !== null && (
        <div class="market-view__panel">
          <PlaceSheet
            store={store}
            place={place}
            panel={panel}
            action={action}
            height={wide ? 'full' : height}
            onHeight={setHeight}
          />
        </div>
      )}
    </div>
  )
}

/** A market as map and list, one selection for both; loads itself. */
export function MarketView(props: MarketViewProps) {
  const { store, whenEmpty } = props
  useEffect(() => {
    void store.load()
    void loadMap().catch(() => undefined)
    loadCategories().catch(() => undefined)
  }, [store])
  const { value: answer } = store.answer
  if (answer === null) {
    return store.problem.value === undefined ? (
      <Loading words={t.map.loading} />
    ) : (
      <ErrorState problem={store.problem.value} onRetry={() => void store.load()} />
    )
  }
  if (store.places.value.length === 0) {
    return (
      <EmptyState icon="map" title={t.map.noPlaces} action={whenEmpty}>
        {t.map.noPlacesHint}
      </EmptyState>
    )
  }
  return <Mapped {...props} answer={answer} />
}

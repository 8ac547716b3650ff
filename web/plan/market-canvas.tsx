import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { Button, ErrorState, Loading } from '../kit/index.ts'
import type { MarketMap } from '../map/index.ts'
import './market-canvas.css'
import { createOwnPosition } from './own-position.ts'
import type { MapAnswer, MarketStore } from './store.ts'
import { useMarketMap } from './use-market-map.ts'

/** Hands on what changed: a few states one by one, the next area as it comes, another layout as a whole. */
function hand(map: MarketMap, before: readonly Place[], after: readonly Place[], ground: MapAnswer) {
  if (before === after) return
  const more = before.length > 0 && after.length > before.length && before.every((place, i) => place === after[i])
  if (more) {
    map.addPlaces(after.slice(before.length))
    return
  }
  const moved = before.length !== after.length || after.some((place, i) => place.id !== before[i]!.id)
  if (moved || after.some((place, i) => place !== before[i] && !sameShape(place, before[i]!)))
    map.setPlaces(after, ground)
  else map.update(after.filter((place, i) => place !== before[i]))
}

const sameShape = (a: Place, b: Place) => a.outline === b.outline || String(a.outline) === String(b.outline)

interface CanvasProps {
  store: MarketStore
  answer: MapAnswer
  /** Pixels at the map's foot under the sheet. */
  covered: number
  onSelect: (id: string | null) => void
  /** A place too small to be sure of was tapped. */
  onRow?: (nearest: string) => void
  /** A long press on a place. */
  onHold?: (place: Place) => void
}

/** The Leaflet map, fetched when first shown, kept in step with the store. Silent to readers: the list is its twin. */
export function MarketCanvas({ store, answer, covered, ...on }: CanvasProps) {
  const drawn = useRef<readonly Place[]>([])
  const told = useRef(on)
  told.current = on
  const { axis_bearing, center_lng, center_lat } = answer.market

  const { element, map, problem, retry } = useMarketMap(() => {
    drawn.current = store.places.peek()
    return {
      places: drawn.current,
      ground: answer,
      axis_bearing,
      center: [center_lng, center_lat],
      audience: store.audience,
      onSelect: (id) => told.current.onSelect(id),
      onRow: (_row, nearest) => (told.current.onRow ?? told.current.onSelect)(nearest),
      onHold: (id) => {
        const place = store.places.peek().find((each) => each.id === id)
        if (place !== undefined) told.current.onHold?.(place)
      },
    }
  }, [store, axis_bearing, center_lng, center_lat])

  const { value: places } = store.places
  const { value: kept } = store.kept
  const { value: hits } = store.hits
  const selected = store.selected.value?.id ?? null
  useEffect(() => {
    if (map === null) return
    hand(map, drawn.current, places, answer)
    drawn.current = places
  }, [map, places])
  useEffect(() => map?.filter(kept), [map, kept])
  useEffect(() => map?.setInset({ top: 0, right: 0, bottom: covered, left: 0 }), [map, covered])
  useEffect(() => map?.select(selected), [map, selected])
  const pinned =
    hits === null || hits.length < 2
      ? ''
      : hits
          .slice(0, most)
          .map((place) => place.id)
          .join(' ')
  useEffect(() => {
    const ids = pinned === '' ? [] : pinned.split(' ')
    map?.mark(ids.map((id, i) => ({ id, label: String(i + 1) })))
  }, [map, pinned])

  const own = useMemo(() => createOwnPosition(globalThis.navigator.geolocation as Geolocation | undefined), [])
  const { value: at } = own.at
  const { value: finding } = own.state
  useEffect(() => own.stop, [own])
  useEffect(() => map?.position(at), [map, at])

  return (
    <div class="market-canvas">
      <div class="market-canvas__map" ref={element} />
      {map !== null && (
        <div class="market-canvas__own">
          <Button size="small" icon="patrol" pressed={finding === 'shown'} onClick={() => own.toggle()}>
            {t.map.ownPosition}
          </Button>
          <p role="status">
            {finding === 'shown' && at !== null
              ? t.map.within(Math.round(at.accuracy_m))
              : finding === 'off' || finding === 'shown'
                ? ''
                : t.map.position[finding]}
          </p>
        </div>
      )}
      {map === null && (
        <div class="market-canvas__words">
          {problem === undefined ? (
            <Loading words={t.map.drawing} />
          ) : (
            <>
              <ErrorState problem={problem} onRetry={retry} />
              <p>{t.map.useList}</p>
            </>
          )}
        </div>
      )}
    </div>
  )
}

/** More pins than this only hide each other; the list has them all. */
const most = 60

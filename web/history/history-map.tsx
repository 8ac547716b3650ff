import { useEffect, useRef } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { ErrorState, Loading } from '../kit/index.ts'
import type { Restyled } from '../map/restyle.ts'
import { useMarketMap } from '../plan/use-market-map.ts'
import type { Layout } from './store.ts'

interface MapProps {
  market: Market
  layout: Layout | undefined
  /** The layout's places in the states to draw. */
  places: readonly Place[]
  /** What a layer says of each place; null draws the states. */
  restyled: Restyled
  selected: string | null
  onSelect: (id: string | null) => void
}

/** The map of one evening or one period. Only a change of layout draws new outlines; states restyle them. */
export function HistoryMap({ market, layout, places, restyled, selected, onSelect }: MapProps) {
  const drawn = useRef<Layout | undefined>(undefined)
  const shown = useRef<readonly Place[]>([])
  const select = useRef(onSelect)
  select.current = onSelect
  const { axis_bearing, center_lng, center_lat } = market

  const { element, map, problem, retry } = useMarketMap(() => {
    drawn.current = layout
    shown.current = places
    return {
      places,
      ground: layout ?? { zones: [], features: [] },
      axis_bearing,
      center: [center_lng, center_lat],
      audience: 'staff',
      onSelect: (id) => select.current(id),
    }
  }, [axis_bearing, center_lng, center_lat])

  useEffect(() => {
    if (map === null) return
    const before = shown.current
    // Of thousands a few have another state than on the evening before.
    if (drawn.current === layout) map.update(places.filter(({ status }, i) => status !== before[i]?.status))
    else map.setPlaces(places, layout ?? { zones: [], features: [] })
    drawn.current = layout
    shown.current = places
  }, [map, places, layout])
  useEffect(() => map?.restyle(restyled), [map, restyled])
  useEffect(() => map?.select(selected), [map, selected])

  return (
    <div class="history-map">
      <div class="history-map__paper" ref={element} />
      {map === null &&
        (problem === undefined ? <Loading words={t.map.drawing} /> : <ErrorState problem={problem} onRetry={retry} />)}
    </div>
  )
}

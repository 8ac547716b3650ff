import { useEffect, useRef, useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { language, t } from '../i18n/index.ts'
import { ErrorState, Loading } from '../kit/index.ts'
import type { MarketMap } from '../map/index.ts'
import type { Restyled } from '../map/restyle.ts'
import { mapLabels } from '../plan/map-labels.ts'
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
  const element = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MarketMap | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [attempt, setAttempt] = useState(0)
  const drawn = useRef<Layout | undefined>(undefined)
  const shown = useRef<readonly Place[]>([])
  const select = useRef(onSelect)
  select.current = onSelect
  const { axis_bearing, center_lng, center_lat } = market

  useEffect(() => {
    let made: MarketMap | null = null
    let gone = false
    import('../map/index.ts').then(
      ({ createMarketMap }) => {
        if (gone || element.current === null) return
        drawn.current = layout
        shown.current = places
        made = createMarketMap(element.current, {
          places,
          ground: layout ?? { zones: [], features: [] },
          axis_bearing,
          center: [center_lng, center_lat],
          audience: 'staff',
          labels: mapLabels(),
          onSelect: (id) => select.current(id),
        })
        setProblem(undefined)
        setMap(made)
      },
      (error: unknown) => !gone && setProblem(error),
    )
    return () => {
      gone = true
      made?.destroy()
      setMap(null)
    }
  }, [axis_bearing, center_lng, center_lat, language.value, attempt])

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
        (problem === undefined ? (
          <Loading words={t.map.drawing} />
        ) : (
          <ErrorState problem={problem} onRetry={() => setAttempt(attempt + 1)} />
        ))}
    </div>
  )
}

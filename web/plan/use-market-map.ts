import { useEffect, useRef, useState } from 'preact/hooks'
import { language } from '../i18n/index.ts'
import type { MarketMap, MarketMapOptions } from '../map/index.ts'
import { mapLabels } from './map-labels.ts'

/** Fetches what draws the map; asked for early, it is here when the places are. */
export const loadMap = () => import('../map/index.ts')

/**
 * The Leaflet map inside `element`, fetched when first shown; null until it is there, with `problem` where it cannot be. It
 * is made anew by what `options` answers then (null: nothing to draw yet) when one of `of` or the language changes.
 */
export function useMarketMap(options: () => Omit<MarketMapOptions, 'labels'> | null, of: readonly unknown[]) {
  const element = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MarketMap | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let made: MarketMap | null = null
    let gone = false
    loadMap().then(
      ({ createMarketMap }) => {
        if (gone || element.current === null) return
        const given = options()
        if (given === null) return
        made = createMarketMap(element.current, { ...given, labels: mapLabels() })
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
  }, [...of, language.value, attempt])
  return { element, map, problem, retry: () => setAttempt(attempt + 1) }
}

import { useEffect, useRef } from 'preact/hooks'
import { language } from '../i18n/index.ts'
import { createStrip, type Strip as Drawn } from '../map/strip.ts'
import { mapLabels } from '../plan/map-labels.ts'
import type { MapAnswer, MarketStore } from '../plan/store.ts'
import { calm_ms } from './store.ts'

/** The stalls on both sides of where one stands; it follows the walk, and a tap goes there. */
export function Strip({ store, answer }: { store: MarketStore; answer: MapAnswer }) {
  const element = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const { center_lng, center_lat, axis_bearing } = answer.market
  const { value: places } = store.places
  const selected = store.selected.value?.id ?? null
  const laidOut = places.some(({ outline }) => outline.length > 2)

  useEffect(() => {
    if (element.current === null) return
    const strip = createStrip(element.current, {
      ground: answer,
      center: [center_lng, center_lat],
      axis_bearing,
      initial: mapLabels().initial,
      onSelect: (id) => store.select(id),
    })
    drawn.current = strip
    return () => strip.destroy()
  }, [store, center_lng, center_lat, axis_bearing, answer.plan, laidOut, language.value])
  useEffect(() => {
    const timer = setTimeout(() => drawn.current?.show(places, selected), calm_ms)
    return () => clearTimeout(timer)
  }, [places, selected, answer.plan, laidOut, language.value])

  return laidOut ? <div ref={element} /> : null
}

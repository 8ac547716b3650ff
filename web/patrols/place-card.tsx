import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { later, StatusMark } from '../kit/index.ts'
import { categoryName } from '../plan/categories.ts'
import { holderWord, StatusWord } from '../plan/legend.tsx'
import { calm_ms } from './store.ts'

/** What was found here before; the place and its two buttons do not wait for it. */
export const History = later(
  () => import('../inspections/history.tsx').then((chunk) => chunk.History),
  ['enforcement', 'inspections'],
)

/** The place one stands at, large: number, who, what is sold, how it was found. */
export function PlaceCard(props: { place: Place; market: string; kept: boolean; children?: ComponentChildren }) {
  const { place, market, kept, children } = props
  const [calm, setCalm] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(true), calm_ms)
    return () => clearTimeout(timer)
  }, [])
  return (
    <article class="place-card">
      <h2 class="place-card__number">{place.number}</h2>
      <StatusWord status={place.status} audience="staff" />
      {kept && <StatusMark tone="attention" word={t.patrols.keptHere} />}
      <p class="place-card__holder">{holderWord(place)}</p>
      <p class="place-card__category">{categoryName(place.category)}</p>
      {children}
      {calm && <History subject={{ kind: place.kind, id: place.id }} stamp={place.status} short={2} market={market} />}
    </article>
  )
}

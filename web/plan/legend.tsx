import type { Place } from '../../src/plan/schema.ts'
import { formatCount, t } from '../i18n/index.ts'
import { Swatch } from '../map/swatch.tsx'
import { type AnyStatus, type Audience, statusesOf } from '../map/status.ts'
import './legend.css'
import type { MarketStore } from './store.ts'

/** A status in words: staff's and the public's `closed` read alike. */
export const statusWord = (status: AnyStatus) => t.map.status[status]

/** A status as swatch and word, as in the legend. */
export function StatusWord({ status, audience }: { status: AnyStatus; audience: Audience }) {
  return (
    <span class="status-word">
      <Swatch status={status} audience={audience} />
      {statusWord(status)}
    </span>
  )
}

/** Who trades here in words; null where somebody does whose name is not for this reader. */
export const holderWord = (place: Place) =>
  place.holder ?? (place.status === 'vacant' || place.status === 'free' ? t.map.nobody : null)

/** What the colours mean, how many there are of each, and a filter: pressed ones stay, the rest fades. */
export function Legend({ store }: { store: MarketStore }) {
  return (
    <div class="legend" role="group" aria-label={t.map.legend}>
      {statusesOf(store.audience).map((status) => (
        <button
          key={status}
          type="button"
          class="legend__item"
          aria-pressed={store.kept.value?.has(status) ?? false}
          onClick={() => store.toggle(status)}
        >
          <Swatch status={status} audience={store.audience} />
          <span>{statusWord(status)}</span>
          <span class="legend__count">{formatCount(store.counts.value.get(status) ?? 0)}</span>
        </button>
      ))}
    </div>
  )
}

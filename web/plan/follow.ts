import type { MarketStore } from './store.ts'

/** Follows a market live, from a chunk of its own: what others see meanwhile comes after the first screen. */
export function followSoon(store: MarketStore): () => void {
  let stop: (() => void) | null = null
  let gone = false
  import('./live.ts').then(
    ({ followMarket }) => {
      if (!gone) stop = followMarket(store)
    },
    () => undefined,
  )
  return () => {
    gone = true
    stop?.()
  }
}

/**
 * The stall map. Load it lazily, it brings Leaflet along:
 *   const { createMarketMap } = await import('../map/index.ts')
 *   const map = createMarketMap(element, { … })
 * It draws what it is given and reports taps; swatches for legends are in `swatch.tsx` and `status.ts`, without Leaflet.
 * The studio's drawing surface is a map of its own, in `editor.ts`.
 */
import { openMarketMap, type MarketMap, type MarketMapOptions } from './market-map.ts'

export type { MapLabels } from './controls.ts'
export type { MarketMap, MarketMapOptions } from './market-map.ts'
export type { OwnPosition } from './position.ts'

/** Makes a map inside `element`, which needs a height of its own. */
export const createMarketMap = (element: HTMLElement, options: MarketMapOptions): MarketMap =>
  openMarketMap(element, options).api

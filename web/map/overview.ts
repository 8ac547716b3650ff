/**
 * All markets on one map, north up, on tiles where there are any and on plain paper where not. Load it lazily:
 *   const { createOverview } = await import('../map/overview.ts')
 * Readers and the keyboard use the list beside it: nothing inside the drawing takes focus.
 */
import * as L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { TileSettings } from '../../src/markets/schema.ts'
import type { LngLat } from '../../src/plan/schema.ts'
import { clearNames } from './clear-names.ts'
import { type ControlLabels, mapControls } from './controls.ts'
import { mapFrame, mapOptions } from './frame.ts'
import './map.css'
import './overview.css'
import { overviewCrs } from './overview-crs.ts'

export interface OverviewOptions {
  markets: readonly { id: string; name: string; center: LngLat }[]
  tiles: TileSettings | null
  labels: ControlLabels
  /** A market was tapped. */
  onOpen: (id: string) => void
}

export interface Overview {
  destroy(): void
}

/** Servers of tiles commonly draw down to 18; beyond that a market has a map of its own. */
const nearest = 18
const farthest = 3
/** Pixels across which the scale is measured. */
const ruler = 100
/** As near as a lone market is shown: a few streets around it. */
const around = 16
/** Pixels left free around the dots; names take theirs to the right. */
const margin = { x: 44, y: 68 }

function nameMarker({ id, name, center: [lng, lat] }: OverviewOptions['markets'][number], open: (id: string) => void) {
  const pin = document.createElement('div')
  pin.className = 'overview-pin'
  const dot = document.createElement('i')
  const words = document.createElement('span')
  words.textContent = name
  pin.append(dot, words)
  const icon = L.divIcon({ className: 'overview-market', html: pin, iconSize: [0, 0] })
  const marker = L.marker([lat, lng], { icon, keyboard: false, title: name }).on('click', () => open(id))
  return { marker, pin, words }
}

function tileLayer({ url, subdomains }: TileSettings) {
  return L.tileLayer(url, {
    subdomains,
    minZoom: farthest,
    maxZoom: nearest,
    // The pages tell other hosts nothing; servers of tiles want to know which site asks, and get no more than that.
    referrerPolicy: 'strict-origin',
  })
}

/** Whose map it is, as plain text: what is set on the server never becomes part of the page's HTML. */
function attribution(words: string) {
  const element = document.createElement('p')
  element.className = 'overview-attribution'
  element.textContent = words
  return element
}

/** Makes the overview inside `element`, which needs a height of its own. */
export function createOverview(element: HTMLElement, { markets, tiles, labels, onOpen }: OverviewOptions): Overview {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const { frame, paper } = mapFrame(element)

  const map = L.map(paper, {
    crs: overviewCrs(tiles?.coordinates ?? 'wgs84'),
    // tiles are sharp at whole steps only; plain paper fits the markets exactly
    zoomSnap: tiles === null ? 0 : 1,
    minZoom: farthest,
    maxZoom: nearest,
    ...mapOptions(calm),
  })
  const bounds = L.latLngBounds(markets.map(({ center: [lng, lat] }) => L.latLng(lat, lng)))
  const names = markets.map((market) => nameMarker(market, onOpen))
  function fit(animate: boolean) {
    const widest = Math.max(0, ...names.map(({ words }) => words.offsetWidth))
    const right = Math.min(margin.x + widest, map.getSize().x / 2)
    const paddingBottomRight = L.point(right, margin.y)
    map.fitBounds(bounds, { paddingTopLeft: [margin.x, margin.y], paddingBottomRight, maxZoom: around, animate })
  }
  const controls = mapControls(labels, 0, {
    zoom: (steps) => map.setZoom(map.getZoom() + steps, { animate: !calm }),
    fit: () => fit(!calm),
  })
  frame.append(...controls.elements)
  if (tiles !== null) frame.append(attribution(tiles.attribution))

  /** The scale holds for the middle: on Mercator's paper a metre grows towards the poles. */
  function show() {
    const middle = map.getCenter()
    const aside = map.containerPointToLatLng(map.latLngToContainerPoint(middle).add([ruler, 0]))
    const zoom = map.getZoom()
    controls.show(ruler / map.distance(middle, aside), { nearest: zoom >= nearest, farthest: zoom <= farthest })
    const clear = clearNames(names.map(({ words }) => words.getBoundingClientRect()))
    names.forEach(({ pin, marker }, at) => {
      pin.classList.toggle('overview-pin_bare', !clear[at])
      // above the others, so that a tap opens what it says there
      marker.setZIndexOffset(clear[at] ? 1000 : 0)
    })
  }

  // A face that is not on screen has no size yet, and nothing can be fitted into none.
  let shown = false
  const resized = new ResizeObserver(() => {
    map.invalidateSize({ animate: false })
    // asked of the element: Leaflet would keep its first answer
    if (shown || frame.clientWidth === 0 || frame.clientHeight === 0) return
    shown = true
    fit(false)
    if (tiles !== null) tileLayer(tiles).addTo(map)
    for (const { marker } of names) marker.addTo(map)
    // once more, now that the names are there to be measured
    fit(false)
    map.on('zoomend moveend resize', show)
    show()
  })
  resized.observe(frame)

  return {
    destroy() {
      resized.disconnect()
      map.remove()
      frame.remove()
    },
  }
}

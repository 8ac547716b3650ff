import * as L from 'leaflet'
import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'
import type { LngLat } from '../../src/plan/schema.ts'
import { UnderlayLayer, type Underlay } from './underlay.ts'

/** Where a check points to. */
export interface CheckPin {
  level: 'error' | 'warning'
  at: LngLat
}

/** More pins than this only hide each other; the list has them all. */
const mostPins = 150

const toLatLng = ([lng, lat]: LngLat) => L.latLng(lat, lng)
const still = { interactive: false, pmIgnore: true, snapIgnore: true } as const

/** What lies over (or under) the plan while it is edited: rows to be, checks, the baseline, a picture. */
export function editorOverlay(map: L.Map, plane: MarketPlane) {
  const ghosts = L.layerGroup().addTo(map)
  const pins = L.layerGroup().addTo(map)
  const lines = L.layerGroup().addTo(map)
  map.createPane('underlay').style.zIndex = '250'
  let underlay: UnderlayLayer | null = null
  const onEarth = (point: PlanePoint) => toLatLng(plane.toLngLat(point))

  return {
    /** Stalls that a row would have. */
    ghosts(rings: readonly (readonly LngLat[])[]) {
      ghosts.clearLayers()
      const line = { ...still, color: '#1D4ED8', weight: 2, dashArray: '5 4', fillOpacity: 0.12 }
      for (const ring of rings) ghosts.addLayer(L.polygon(ring.map(toLatLng), line))
    },
    checks(found: readonly CheckPin[], focus: readonly (readonly LngLat[])[]) {
      pins.clearLayers()
      for (const ring of focus) {
        pins.addLayer(L.polygon(ring.map(toLatLng), { ...still, color: '#B91C1C', weight: 4, fill: false }))
      }
      for (const { level, at } of found.slice(0, mostPins)) {
        const icon = L.divIcon({
          className: `editor-check editor-check_${level}`,
          html: level === 'error' ? '!' : '',
          iconSize: level === 'error' ? [18, 18] : [9, 9],
        })
        pins.addLayer(L.marker(toLatLng(at), { icon, keyboard: false, ...still }))
      }
    },
    /** A line being laid: a baseline, or one side of a rectangle to be. */
    line(points: readonly PlanePoint[], closed = false) {
      lines.clearLayers()
      const look = { ...still, color: '#1D4ED8', weight: 3, dashArray: '8 5', fillOpacity: 0.1 }
      const corners = points.map(onEarth)
      if (corners.length === 1) lines.addLayer(L.circleMarker(corners[0]!, { ...look, radius: 6 }))
      if (corners.length > 1) lines.addLayer(closed ? L.polygon(corners, look) : L.polyline(corners, look))
    },
    underlay(next: Underlay | null) {
      underlay?.remove()
      underlay = next === null ? null : new UnderlayLayer(plane, next).addTo(map)
    },
  }
}

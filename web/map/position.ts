import * as L from 'leaflet'
import type { MarketPlane } from '../../src/plan/rules-plane.ts'
import { circle } from './ground.ts'

/** Where this device believes to be: true to `accuracy_m` metres, which on a street is several stalls. */
export interface OwnPosition {
  lng: number
  lat: number
  accuracy_m: number
}

const look = { interactive: false, color: '#1D4ED8' } as const

/** Shows the own position as the circle it is known to; it never takes a tap and never chooses a stall. */
export function positionLayer(map: L.Map, plane: MarketPlane) {
  const group = L.layerGroup().addTo(map)
  return (at: OwnPosition | null) => {
    group.clearLayers()
    if (at === null) return
    const ring = circle(plane.toPlane([at.lng, at.lat]), Math.max(1, at.accuracy_m)).map((point) => {
      const [lng, lat] = plane.toLngLat(point)
      return L.latLng(lat, lng)
    })
    group.addLayer(L.polygon(ring, { ...look, weight: 2, fillOpacity: 0.12 }))
    group.addLayer(
      L.circleMarker([at.lat, at.lng], { ...look, radius: 5, weight: 3, fillColor: '#FFFFFF', fillOpacity: 1 }),
    )
  }
}

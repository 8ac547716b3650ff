import * as L from 'leaflet'
import type { MarketPlane } from '../../src/plan/rules-plane.ts'

/**
 * A market's plane as Leaflet's coordinate system: metres scaled by 2^zoom, WGS-84 at its outside. Turned maps have no
 * north-south edges, so Leaflet's own bounds (fitBounds, maxBounds) mean nothing here: measure on the plane instead.
 */
export function marketCrs(plane: MarketPlane): L.CRS {
  const projection: L.Projection = {
    project: ({ lng, lat }) => L.point(...plane.toPlane([lng, lat])),
    unproject: (at) => {
      const { x, y } = L.point(at)
      const [lng, lat] = plane.toLngLat([x, y])
      return L.latLng(lat, lng)
    },
    bounds: L.bounds([-Infinity, -Infinity], [Infinity, Infinity]),
  }
  return L.extend({}, L.CRS.Simple, { projection })
}

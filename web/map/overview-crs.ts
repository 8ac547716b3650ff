import * as L from 'leaflet'
import type { TileSettings } from '../../src/markets/schema.ts'
import { fromGcj02, toGcj02 } from '../../src/shared/gcj02.ts'

const mercator = L.Projection.SphericalMercator

/**
 * Web Mercator, with WGS-84 at its outside whatever the tiles are drawn in: for GCJ-02 tiles a position is shifted on its
 * way to the paper and back again, so that data stay as they are and still lie where the tiles show them.
 */
export function overviewCrs(coordinates: TileSettings['coordinates']): L.CRS {
  if (coordinates === 'wgs84') return L.CRS.EPSG3857
  const projection: L.Projection = {
    project: ({ lng, lat }) => {
      const [x, y] = toGcj02([lng, lat])
      return mercator.project(L.latLng(y, x))
    },
    unproject: (at) => {
      const { lng, lat } = mercator.unproject(at)
      const [x, y] = fromGcj02([lng, lat])
      return L.latLng(y, x)
    },
    bounds: mercator.bounds,
  }
  return L.extend({}, L.CRS.EPSG3857, { projection })
}

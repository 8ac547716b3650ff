import type { LngLat } from './schema.ts'

/** Metres on a market's plane: along the street (to the right) and across it (up). */
export type PlanePoint = readonly [number, number]

/** A market's plane and the way back to WGS-84. */
export interface MarketPlane {
  toPlane(point: LngLat): PlanePoint
  toLngLat(point: PlanePoint): [number, number]
  /** Degrees clockwise from the top of the screen to true north, −90 < n ≤ 90. */
  north: number
}

const semiMajor = 6_378_137
const eccentricity2 = 0.006_694_379_990_141_316
const degree = Math.PI / 180

/** Radius of the parallel's circle of curvature (prime vertical) on the WGS-84 ellipsoid, in metres. */
const primeVertical = (lat: number) => semiMajor / Math.sqrt(1 - eccentricity2 * Math.sin(lat) ** 2)

/** Radius of curvature along the meridian, in metres. */
const meridian = (lat: number) => (semiMajor * (1 - eccentricity2)) / (1 - eccentricity2 * Math.sin(lat) ** 2) ** 1.5

/**
 * The plane of a market around `center`, turned so that a street of `axisBearing` (degrees clockwise from north,
 * 0 ≤ b < 180) lies horizontal. Scale is taken at each point's own latitude and the convergence of the meridians is
 * kept, so that within 2 km distances agree with the ellipsoid's to better than a centimetre; a plain equirectangular
 * plane is half a metre off at its corners.
 */
export function marketPlane(center: LngLat, axisBearing: number): MarketPlane {
  const [lng0, lat0] = [center[0] * degree, center[1] * degree]
  const [sin, cos] = [Math.sin(axisBearing * degree), Math.cos(axisBearing * degree)]
  const convergence = Math.tan(lat0) / (2 * primeVertical(lat0))
  return {
    north: 90 - axisBearing,
    toPlane(point) {
      const [lng, lat] = [point[0] * degree, point[1] * degree]
      const east = (lng - lng0) * primeVertical(lat) * Math.cos(lat)
      const north = (lat - lat0) * meridian((lat + lat0) / 2) + east * east * convergence
      return [east * sin + north * cos, north * sin - east * cos]
    },
    toLngLat([along, across]) {
      const east = along * sin - across * cos
      const arc = along * cos + across * sin - east * east * convergence
      let lat = lat0
      // the radius changes by 1e-5 of itself within 10 km, so each round wins five digits
      for (let round = 0; round < 5; round++) lat = lat0 + arc / meridian((lat + lat0) / 2)
      const lng = lng0 + east / (primeVertical(lat) * Math.cos(lat))
      return [lng / degree, lat / degree]
    },
  }
}

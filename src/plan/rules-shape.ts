import polygonClipping from 'polygon-clipping'
import { onGrid } from './rules-pack.ts'
import type { LngLat } from './schema.ts'

/** Metres east and north of a frame's origin. */
export type Metres = readonly [east: number, north: number]

/** A flat piece of the WGS-84 ellipsoid around an origin; true to a millimetre over a market. */
export interface Frame {
  toMetres: (place: LngLat) => Metres
  toDegrees: (point: Metres) => LngLat
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The frame around `origin`; degrees it gives back are on the 1e-8 grid. */
export function frameAt(origin: LngLat): Frame {
  const phi = radians(origin[1])
  const perLat = 111132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)
  const perLng = 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi)
  return {
    toMetres: ([lng, lat]) => [(lng - origin[0]) * perLng, (lat - origin[1]) * perLat],
    toDegrees: ([east, north]) => [onGrid(origin[0] + east / perLng), onGrid(origin[1] + north / perLat)],
  }
}

/** Metres between two places, on a sphere; for plausibility, not for plots. */
export function distance(a: LngLat, b: LngLat): number {
  const [lat1, lat2] = [radians(a[1]), radians(b[1])]
  const half = Math.sin((lat2 - lat1) / 2) ** 2
  const turn = Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(b[0] - a[0]) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(half + turn)))
}

/** The unit vector that a compass bearing (degrees clockwise from north) points along. */
export const heading = (bearing: number): Metres => [Math.sin(radians(bearing)), Math.cos(radians(bearing))]

/** The bearing of a line from `a` to `b` without its sense, 0 up to 180 degrees. */
export function lineBearing(a: Metres, b: Metres): number {
  const bearing = (Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI
  return ((bearing % 180) + 180) % 180
}

/** The angle between two lines given by bearings, 0 to 90 degrees. */
export function between(a: number, b: number): number {
  const angle = Math.abs(a - b) % 180
  return angle > 90 ? 180 - angle : angle
}

/** The four corners of a rectangle `along` × `across` metres whose first side points along `bearing`. */
export function rectangle(center: Metres, along: number, across: number, bearing: number): Metres[] {
  const [east, north] = heading(bearing)
  const corner = (a: number, b: number): Metres => [
    center[0] + (a * along * east) / 2 + (b * across * north) / 2,
    center[1] + (a * along * north) / 2 - (b * across * east) / 2,
  ]
  return [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)]
}

const cross = (o: Metres, a: Metres, b: Metres) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

const at = (ring: readonly Metres[], index: number): Metres => ring[(index + ring.length) % ring.length] ?? [0, 0]

/** Square metres, positive for counter-clockwise rings. */
export function signedArea(ring: readonly Metres[]): number {
  const origin = at(ring, 0)
  return ring.reduce((sum, point, index) => sum + cross(origin, point, at(ring, index + 1)), 0) / 2
}

/** The middle of a ring's corners. */
export function middle(ring: readonly Metres[]): Metres {
  const sum = ring.reduce(([east, north], point) => [east + point[0], north + point[1]] as const, [0, 0] as Metres)
  return [sum[0] / ring.length, sum[1] / ring.length]
}

/** Whether two sides of a ring that are not neighbours touch or cross, or two neighbours lie on each other. */
export function crossesItself(ring: readonly Metres[]): boolean {
  const count = ring.length
  for (let i = 0; i < count; i++) {
    const [a, b] = [at(ring, i), at(ring, i + 1)]
    const next = at(ring, i + 2)
    const back = (a[0] - b[0]) * (next[0] - b[0]) + (a[1] - b[1]) * (next[1] - b[1]) > 0
    if (back && Math.abs(cross(a, b, next)) < 1e-6) return true
    for (let j = i + 2; j < count; j++) {
      if ((j + 1) % count !== i && meet(a, b, at(ring, j), at(ring, j + 1))) return true
    }
  }
  return false
}

function meet(a: Metres, b: Metres, c: Metres, d: Metres): boolean {
  const within = (p: Metres, q: Metres, r: Metres) =>
    Math.min(p[0], q[0]) <= r[0] &&
    r[0] <= Math.max(p[0], q[0]) &&
    Math.min(p[1], q[1]) <= r[1] &&
    r[1] <= Math.max(p[1], q[1])
  const [abc, abd, cda, cdb] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)]
  if (abc * abd < 0 && cda * cdb < 0) return true
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  )
}

function hull(points: readonly Metres[]): Metres[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: readonly Metres[]) => {
    const chain: Metres[] = []
    for (const point of list) {
      while (chain.length > 1 && cross(at(chain, -2), at(chain, -1), point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** The smallest rectangle around points: bearing of its longer side, that side and the other in metres. */
export function orientedBox(points: readonly Metres[]): { bearing: number; length: number; breadth: number } {
  const around = hull(points)
  let best = { bearing: 0, length: 0, breadth: 0 }
  let least = Infinity
  around.forEach((point, index) => {
    const bearing = lineBearing(point, at(around, index + 1))
    const along = extent(around, bearing)
    const across = extent(around, bearing + 90)
    if (along * across >= least - 1e-9) return
    least = along * across
    best =
      along >= across
        ? { bearing, length: along, breadth: across }
        : { bearing: (bearing + 90) % 180, length: across, breadth: along }
  })
  return best
}

/** Metres that points stretch along a bearing. */
function extent(points: readonly Metres[], bearing: number): number {
  const [east, north] = heading(bearing)
  const along = points.map((point) => point[0] * east + point[1] * north)
  return Math.max(...along) - Math.min(...along)
}

/** A painted line's width: two plots sharing less than this along their border do not overlap. */
const paintedLine = 0.05

/** Square metres that two rings share, 0 when it is no more than a painted line between neighbours. */
export function sharedArea(a: readonly Metres[], b: readonly Metres[]): number {
  const pieces = isConvex(a) && isConvex(b) ? [clipConvex(a, b)] : clip(a, b)
  let area = 0
  for (const piece of pieces) {
    const size = piece.length < 3 ? 0 : Math.abs(signedArea(piece))
    if (size > 0.01 && size / orientedBox(piece).length > paintedLine) area += size
  }
  return area
}

/** Has a ring no dent? */
export function isConvex(ring: readonly Metres[]): boolean {
  const turns = ring.map((point, index) => cross(point, at(ring, index + 1), at(ring, index + 2)))
  return turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)
}

/** What two convex rings share: one ring, cut by the line of each side of the other in turn. */
function clipConvex(a: readonly Metres[], b: readonly Metres[]): Metres[] {
  const sense = Math.sign(signedArea(b))
  let piece = [...a]
  b.forEach((from, index) => {
    const to = at(b, index + 1)
    const inside = (point: Metres) => sense * cross(from, to, point)
    piece = piece.flatMap((point, corner) => {
      const next = at(piece, corner + 1)
      const [here, there] = [inside(point), inside(next)]
      const kept = here >= 0 ? [point] : []
      if (here * there >= 0) return kept
      const share = here / (here - there)
      return [...kept, [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])] as Metres]
    })
  })
  return piece
}

function clip(a: readonly Metres[], b: readonly Metres[]): Metres[][] {
  // millimetres keep the sweep line free of the near-coincidences that it cannot resolve
  const round = (metres: number) => Math.round(metres * 1e3) / 1e3
  const coarse = (ring: readonly Metres[]) => [ring.map(([x, y]): [number, number] => [round(x), round(y)])]
  try {
    return polygonClipping.intersection([coarse(a)], [coarse(b)]).map(([outer]) => outer ?? [])
  } catch {
    // it gives up only on rings that lie almost on each other
    return [[...a]]
  }
}

import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'
import type { FeatureKind } from '../../src/plan/rules-kinds.ts'
import type { LngLat, PlanFeature, PlanZone } from '../../src/plan/schema.ts'
import { type Box, boxAround } from './scene.ts'

/** What lies around the stalls, as a plan version tells it. */
export interface Ground {
  zones: readonly PlanZone[]
  features: readonly PlanFeature[]
}
export const bareGround: Ground = { zones: [], features: [] }

/** A zone or a feature on the plane, measured once. */
export interface GroundShape {
  id: string
  kind: FeatureKind | 'zone'
  label: string | null
  /** Closed rings: areas, wide lines as strips, a point's circle where it has a radius. */
  rings: PlanePoint[][]
  /** Lines without a width. */
  lines: PlanePoint[][]
  center: PlanePoint
  box: Box
}

const corners = 20

/** A circle around a point, metres. */
export const circle = ([x, y]: PlanePoint, radius: number): PlanePoint[] =>
  Array.from({ length: corners }, (_, i) => {
    const turn = (2 * Math.PI * i) / corners
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)]
  })

/** A line's strips, one for each of its pieces, `width` metres across. */
const strips = (line: readonly PlanePoint[], width: number): PlanePoint[][] =>
  line.slice(1).map(([bx, by], i) => {
    const [ax, ay] = line[i]!
    const length = Math.hypot(bx - ax, by - ay) || 1
    const [dx, dy] = [((by - ay) / length) * (width / 2), ((ax - bx) / length) * (width / 2)]
    return [
      [ax + dx, ay + dy],
      [bx + dx, by + dy],
      [bx - dx, by - dy],
      [ax - dx, ay - dy],
    ]
  })

const boxOf = (points: readonly PlanePoint[]) =>
  boxAround(points.map(([x, y]) => ({ left: x, right: x, bottom: y, top: y })))

const middle = ({ left, right, bottom, top }: Box): PlanePoint => [(left + right) / 2, (bottom + top) / 2]

function featureShape(feature: PlanFeature, plane: MarketPlane): GroundShape {
  const points = feature.coordinates.map((corner: LngLat) => plane.toPlane(corner))
  const [point] = points
  const { shape, size_m, kind, label, id } = feature
  const rings =
    shape === 'area'
      ? [points]
      : shape === 'line'
        ? size_m === null
          ? []
          : strips(points, size_m)
        : size_m === null || point === undefined
          ? []
          : [circle(point, size_m)]
  const lines = shape === 'line' && size_m === null ? [points] : []
  const box = boxOf(rings.length > 0 ? rings.flat() : points)
  return { id, kind, label, rings, lines, center: middle(box), box }
}

/** Zones first, then areas, lines and points, so that what is small lies on top. */
export function groundShapes({ zones, features }: Ground, plane: MarketPlane): GroundShape[] {
  const rank = { area: 0, line: 1, point: 2 }
  const sorted = [...features].sort((a, b) => rank[a.shape] - rank[b.shape])
  return [
    ...zones.map((zone): GroundShape => {
      const ring = zone.outline.map((corner: LngLat) => plane.toPlane(corner))
      const box = boxOf(ring)
      return { id: zone.id, kind: 'zone', label: zone.name, rings: [ring], lines: [], center: middle(box), box }
    }),
    ...sorted.map((feature) => featureShape(feature, plane)),
  ]
}

/** Parallel lines at 45° through a ring, `step` apart, cut off at its border: hatching that every painter and printer can draw. */
export function hatching(ring: readonly PlanePoint[], step: number): PlanePoint[][] {
  const along = ring.map(([x, y]) => x + y)
  const [least, most] = [Math.min(...along), Math.max(...along)]
  const count = Math.floor((most - least) / step)
  if (!(count < 400)) return []
  return Array.from({ length: count }, (_, i) => least + (i + 0.5) * step).flatMap((level) => {
    const hits: PlanePoint[] = []
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length]!
      const [a, b] = [ax + ay - level, bx + by - level]
      if (a > 0 === b > 0) return
      const share = a / (a - b)
      hits.push([ax + share * (bx - ax), ay + share * (by - ay)])
    })
    hits.sort((p, q) => p[0] - q[0])
    return Array.from({ length: hits.length >> 1 }, (_, i) => [hits[2 * i]!, hits[2 * i + 1]!])
  })
}

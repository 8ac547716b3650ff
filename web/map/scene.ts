import type { Place } from '../../src/plan/schema.ts'
import { byRow } from './by-row.ts'
import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'

/** A rectangle on the plane, metres. */
export interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

/** A place on the market's plane. */
export interface Shape {
  place: Place
  ring: PlanePoint[]
  box: Box
  center: PlanePoint
  /** Metres free for writing, along and across. */
  room: PlanePoint
  /** The narrow side in metres. */
  breadth: number
}

/** Neighbours of one row in walking order. */
export interface Run {
  row: string
  shapes: Shape[]
  box: Box
}

/** Everything drawn, measured once in metres so that zooming costs no trigonometry. */
export interface Scene {
  shapes: Shape[]
  byId: Map<string, Shape>
  /** Rows, cut where they leap over 20 m or more. */
  runs: Run[]
  /** Runs in parts of up to 40, drawn as one when stalls are too small to tell apart. */
  blocks: Run[]
  /** The median place's narrow side in metres: decides the detail shown. */
  frontage: number
  box: Box
}

const blockSize = 40

/** How much is drawn, by pixels per place. */
export type Detail = 'blocks' | 'fills' | 'digits' | 'full'
export const detailAt = (pixels: number): Detail =>
  pixels < 10 ? 'blocks' : pixels < 24 ? 'fills' : pixels < 44 ? 'digits' : 'full'

const boxOf = (points: readonly PlanePoint[]): Box => {
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.bottom = Math.min(box.bottom, y)
    box.top = Math.max(box.top, y)
  }
  return box
}

/** The smallest box around others; a 100 m square around the centre when there are none. */
export function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { left: -50, bottom: -50, right: 50, top: 50 }
  return boxOf(
    boxes.flatMap((box): PlanePoint[] => [
      [box.left, box.bottom],
      [box.right, box.top],
    ]),
  )
}

/** Signed area and centroid by the shoelace sum; the mean of the vertices when there is no area. */
function measure(ring: readonly PlanePoint[]) {
  let area = 0
  let [x, y, perimeter] = [0, 0, 0]
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!
    const cross = ax * by - bx * ay
    area += cross / 2
    x += (ax + bx) * cross
    y += (ay + by) * cross
    perimeter += Math.hypot(ax - bx, ay - by)
  })
  if (Math.abs(area) < 1e-6) {
    const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length
    return { area: 0, perimeter, center: [mean(0), mean(1)] as const }
  }
  return { area: Math.abs(area), perimeter, center: [x / (6 * area), y / (6 * area)] as const }
}

function shapeOf(place: Place, plane: MarketPlane): Shape {
  const raw = place.outline.map((vertex) => plane.toPlane(vertex))
  // shoelace sums lose digits far from the origin, so measure around the first vertex
  const [ox, oy] = raw[0]!
  const local = measure(raw.map(([x, y]): PlanePoint => [x - ox, y - oy]))
  const box = boxOf(raw)
  const [width, height] = [box.right - box.left, box.top - box.bottom]
  const upright = local.area > 0.85 * width * height
  const breadth = local.perimeter > 0 ? Math.min(width, height, (4 * local.area) / local.perimeter) : 0
  return {
    place,
    ring: raw,
    box,
    center: [local.center[0] + ox, local.center[1] + oy],
    // what lies askew is narrower above and below its middle
    room: upright ? [width, height] : [breadth * 0.8, breadth * 0.8],
    breadth,
  }
}

function runsOf(shapes: readonly Shape[], frontage: number): Run[] {
  const leap = Math.max(20, frontage * 8)
  return byRow(shapes, (shape) => shape.place.row).flatMap(([row, members]) => {
    const walked = [...members].sort((a, b) => a.place.position - b.place.position)
    const runs: Shape[][] = []
    walked.forEach((shape, i) => {
      const before = walked[i - 1]
      if (before === undefined || distance(before.center, shape.center) > leap) runs.push([shape])
      else runs[runs.length - 1]!.push(shape)
    })
    return runs.map((run) => runOf(row, run))
  })
}

const runOf = (row: string, shapes: Shape[]): Run => ({ row, shapes, box: boxAround(shapes.map((shape) => shape.box)) })

function inEvenParts({ row, shapes }: Run): Run[] {
  const parts = Math.ceil(shapes.length / blockSize)
  const cut = (part: number) => Math.round((part * shapes.length) / parts)
  return Array.from({ length: parts }, (_, i) => runOf(row, shapes.slice(cut(i), cut(i + 1))))
}

const distance = (a: PlanePoint, b: PlanePoint) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Lays places out on their market's plane. Places without an outline are left to the list. */
export function sceneOf(places: readonly Place[], plane: MarketPlane): Scene {
  const shapes = places.filter((place) => place.outline.length > 2).map((place) => shapeOf(place, plane))
  const sides = shapes.map((shape) => shape.breadth).sort((a, b) => a - b)
  const frontage = Math.max(0.5, sides[sides.length >> 1] ?? 2.5)
  const runs = runsOf(shapes, frontage)
  return {
    shapes,
    byId: new Map(shapes.map((shape) => [shape.place.id, shape])),
    runs,
    blocks: runs.flatMap(inEvenParts),
    frontage,
    box: boxAround(shapes.map((shape) => shape.box)),
  }
}

/** Whether a point lies within a ring. */
export const inside = (ring: readonly PlanePoint[], [x, y]: PlanePoint) => {
  let odd = false
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
  })
  return odd
}

/** The place under a finger: the one hit, else the nearest within `tolerance` metres, else null. */
export function shapeAt(scene: Scene, point: PlanePoint, tolerance: number): Shape | null {
  const [x, y] = point
  let best: Shape | null = null
  let least = tolerance
  for (const shape of scene.shapes) {
    const { left, right, bottom, top } = shape.box
    const gap = Math.hypot(Math.max(left - x, 0, x - right), Math.max(bottom - y, 0, y - top))
    if (gap === 0 && inside(shape.ring, point)) return shape
    if (
      gap < least ||
      (gap === least && best !== null && distance(shape.center, point) < distance(best.center, point))
    ) {
      best = shape
      least = gap
    }
  }
  return best
}

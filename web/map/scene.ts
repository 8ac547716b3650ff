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

/** A run short enough to be drawn as one, with the line through its middles that stands for it from far away. */
export interface Block extends Run {
  spine: PlanePoint[]
}

/** Everything drawn, measured once in metres so that zooming costs no trigonometry. */
export interface Scene {
  shapes: Shape[]
  byId: Map<string, Shape>
  /** Rows, cut where they leap over 20 m or more. */
  runs: Run[]
  /** Runs in parts of up to 40, drawn as one when stalls are too small to tell apart. */
  blocks: Block[]
  /** The median place's narrow side in metres: decides the detail shown. */
  frontage: number
  box: Box
}

const blockSize = 40

/** How much is drawn, by pixels per place. */
export type Detail = 'blocks' | 'fills' | 'digits' | 'full'
/** Blocks below 10 pixels a place, the end of its number from 24, the whole of it from 44. */
export const detailAt = (pixels: number): Detail =>
  pixels < 10 ? 'blocks' : pixels < 24 ? 'fills' : pixels < 44 ? 'digits' : 'full'

/** The smallest box around others; a 100 m square around the centre when there are none. */
export function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { left: -50, bottom: -50, right: 50, top: 50 }
  const around = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  for (const box of boxes) {
    if (box.left < around.left) around.left = box.left
    if (box.right > around.right) around.right = box.right
    if (box.bottom < around.bottom) around.bottom = box.bottom
    if (box.top > around.top) around.top = box.top
  }
  return around
}

/**
 * A place in metres: its box, and area and centroid by the shoelace sum (the mean of the vertices where there is no area).
 * One pass without intermediate lists: a phone lays out thousands before it can draw the first.
 */
function shapeOf(place: Place, plane: MarketPlane): Shape {
  const { outline } = place
  const count = outline.length
  const ring: PlanePoint[] = new Array<PlanePoint>(count)
  for (let i = 0; i < count; i++) ring[i] = plane.toPlane(outline[i]!)
  // sums lose digits far from the origin, so everything is measured around the first vertex
  const ox = ring[0]![0]
  const oy = ring[0]![1]
  const box = { left: ox, bottom: oy, right: ox, top: oy }
  let twice = 0
  let cx = 0
  let cy = 0
  let perimeter = 0
  let sx = 0
  let sy = 0
  for (let i = 0; i < count; i++) {
    const from = ring[i]!
    const to = ring[i + 1 === count ? 0 : i + 1]!
    const ax = from[0] - ox
    const ay = from[1] - oy
    const bx = to[0] - ox
    const by = to[1] - oy
    const cross = ax * by - bx * ay
    twice += cross
    cx += (ax + bx) * cross
    cy += (ay + by) * cross
    perimeter += Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))
    sx += ax
    sy += ay
    if (from[0] < box.left) box.left = from[0]
    if (from[0] > box.right) box.right = from[0]
    if (from[1] < box.bottom) box.bottom = from[1]
    if (from[1] > box.top) box.top = from[1]
  }
  const area = Math.abs(twice) / 2
  const flat = area < 1e-6
  const width = box.right - box.left
  const height = box.top - box.bottom
  const upright = area > 0.85 * width * height
  const breadth = perimeter > 0 && !flat ? Math.min(width, height, (4 * area) / perimeter) : 0
  return {
    place,
    ring,
    box,
    center: flat ? [sx / count + ox, sy / count + oy] : [cx / (3 * twice) + ox, cy / (3 * twice) + oy],
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

const straightWithin = 0.5

/** A line through the middles of neighbours without what lies on a straight way, and half a stall longer at either end. */
function spineOf(shapes: readonly Shape[]): PlanePoint[] {
  const [first, last] = [shapes[0]!, shapes[shapes.length - 1]!]
  if (first === last) {
    const { left, right } = first.box
    return [[left, first.center[1]], [right, first.center[1]]] // prettier-ignore
  }
  const line: PlanePoint[] = [first.center]
  for (let i = 1; i < shapes.length - 1; i++) {
    const [from, here, next] = [line[line.length - 1]!, shapes[i]!.center, shapes[i + 1]!.center]
    const length = distance(from, next)
    const aside = (next[0] - from[0]) * (from[1] - here[1]) - (from[0] - here[0]) * (next[1] - from[1])
    if (length > 0 && Math.abs(aside) / length > straightWithin) line.push(here)
  }
  line.push(last.center)
  const longer = (end: PlanePoint, from: PlanePoint, by: number): PlanePoint => {
    const length = distance(end, from) || 1
    return [end[0] + ((end[0] - from[0]) / length) * by, end[1] + ((end[1] - from[1]) / length) * by]
  }
  line[0] = longer(line[0]!, line[1]!, first.breadth / 2)
  line[line.length - 1] = longer(last.center, line[line.length - 2]!, last.breadth / 2)
  return line
}

function inEvenParts({ row, shapes }: Run): Block[] {
  const parts = Math.ceil(shapes.length / blockSize)
  const cut = (part: number) => Math.round((part * shapes.length) / parts)
  return Array.from({ length: parts }, (_, i) => {
    const run = runOf(row, shapes.slice(cut(i), cut(i + 1)))
    return { ...run, spine: spineOf(run.shapes) }
  })
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

/** Two scenes of one market as one; the second is another stretch of the walk, so that no run goes on in it. */
export function joined(a: Scene, b: Scene): Scene {
  if (a.shapes.length === 0 || b.shapes.length === 0) return a.shapes.length === 0 ? b : a
  for (const [id, shape] of b.byId) a.byId.set(id, shape)
  return {
    shapes: [...a.shapes, ...b.shapes],
    byId: a.byId,
    runs: [...a.runs, ...b.runs],
    blocks: [...a.blocks, ...b.blocks],
    frontage: a.frontage,
    box: boxAround([a.box, b.box]),
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

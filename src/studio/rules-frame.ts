import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import { onGrid } from '../plan/rules-pack.ts'
import { middle, orientedBox } from '../plan/rules-shape.ts'
import type { LngLat, PlanStall } from '../plan/schema.ts'

/** How a stall lies on the market's plane: its middle, the direction of its width, and its sides in metres. */
export interface StallFrame {
  center: PlanePoint
  /** Degrees counter-clockwise from along the street, −90 < a ≤ 90, that the width runs along. */
  angle: number
  width_m: number
  depth_m: number
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** A direction without its sense, −90 < a ≤ 90 degrees. */
export function halfTurn(degrees: number): number {
  const angle = ((degrees % 180) + 180) % 180
  return angle > 90 ? angle - 180 : angle
}

/** The ring of a place on the plane, metres along and across the street. */
export const onPlane = (plane: MarketPlane, ring: readonly LngLat[]): PlanePoint[] =>
  ring.map((corner) => plane.toPlane(corner))

/** A ring of the plane in degrees, on the 1e-8 grid. */
export const onEarth = (plane: MarketPlane, ring: readonly PlanePoint[]): [number, number][] =>
  ring.map((point) => {
    const [lng, lat] = plane.toLngLat(point)
    return [onGrid(lng), onGrid(lat)]
  })

/** Where a stall lies; of a ring that is no rectangle the smallest rectangle around it. A square's width is its first side. */
export function frameOf(stall: Pick<PlanStall, 'outline' | 'width_m' | 'depth_m'>, plane: MarketPlane): StallFrame {
  const ring = onPlane(plane, stall.outline)
  const box = ring.length === 4 ? sidesOf(ring) : boxOf(ring)
  const { angle, length, breadth } = box ?? boxOf(ring)
  const wide = Math.abs(length - stall.width_m) + Math.abs(breadth - stall.depth_m)
  const deep = Math.abs(length - stall.depth_m) + Math.abs(breadth - stall.width_m)
  return wide <= deep + 0.05
    ? { center: middle(ring), angle: halfTurn(angle), width_m: length, depth_m: breadth }
    : { center: middle(ring), angle: halfTurn(angle + 90), width_m: breadth, depth_m: length }
}

interface Box {
  /** Of `length`, counter-clockwise from along the street. */
  angle: number
  length: number
  breadth: number
}

/** Of four corners the first side and the one after it; null when they do not stand square on each other. */
function sidesOf(ring: readonly PlanePoint[]): Box | null {
  const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = ring
  const [first, second] = [[b[0] - a[0], b[1] - a[1]] as const, [c[0] - b[0], c[1] - b[1]] as const]
  const [length, breadth] = [Math.hypot(...first), Math.hypot(...second)]
  const slant = Math.abs(first[0] * second[0] + first[1] * second[1])
  const closes = Math.hypot(a[0] + c[0] - b[0] - d[0], a[1] + c[1] - b[1] - d[1])
  if (length < 0.01 || breadth < 0.01 || slant > 0.05 * length * breadth || closes > 0.05) return null
  return { angle: (Math.atan2(first[1], first[0]) * 180) / Math.PI, length, breadth }
}

function boxOf(ring: readonly PlanePoint[]): Box {
  const { bearing, length, breadth } = orientedBox(ring)
  // A compass bearing runs clockwise from the second axis, an angle counter-clockwise from the first.
  return { angle: 90 - bearing, length, breadth }
}

/** A point turned by `degrees` counter-clockwise about another. */
export function turned([x, y]: PlanePoint, degrees: number, [cx, cy]: PlanePoint): PlanePoint {
  const [sin, cos] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))]
  return [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos]
}

/** The four corners of a frame: front left, front right, back right, back left as one stands before it. */
export function ringOf({ center: [x, y], angle, width_m, depth_m }: StallFrame): PlanePoint[] {
  const corner = (u: number, v: number) => turned([x + (u * width_m) / 2, y + (v * depth_m) / 2], angle, [x, y])
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

/** Whether so many metres can be a side of a stall in a file. */
export const soundSide = (metres: number) => metres >= 0.3 && metres <= 60

/** Metres to the centimetre, as sides are stored. */
export const centimetres = (metres: number) => Math.round(metres * 100) / 100

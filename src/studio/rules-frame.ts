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

/** Where a stall lies; of a ring that is no rectangle the smallest rectangle around it. */
export function frameOf(stall: Pick<PlanStall, 'outline' | 'width_m' | 'depth_m'>, plane: MarketPlane): StallFrame {
  const ring = onPlane(plane, stall.outline)
  const box = orientedBox(ring)
  // A compass bearing runs clockwise from the second axis, an angle counter-clockwise from the first.
  const along = 90 - box.bearing
  const wide = Math.abs(box.length - stall.width_m) + Math.abs(box.breadth - stall.depth_m)
  const deep = Math.abs(box.length - stall.depth_m) + Math.abs(box.breadth - stall.width_m)
  return wide <= deep
    ? { center: middle(ring), angle: halfTurn(along), width_m: box.length, depth_m: box.breadth }
    : { center: middle(ring), angle: halfTurn(along + 90), width_m: box.breadth, depth_m: box.length }
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

/** Metres to the centimetre, as sides are stored. */
export const centimetres = (metres: number) => Math.round(metres * 100) / 100

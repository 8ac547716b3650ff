import type { PlanePoint } from '../../src/plan/rules-plane.ts'

const toSegment = ([x, y]: PlanePoint, [ax, ay]: PlanePoint, [bx, by]: PlanePoint): PlanePoint => {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return [ax + share * dx, ay + share * dy]
}

const apart = (a: PlanePoint, b: PlanePoint) => Math.hypot(a[0] - b[0], a[1] - b[1])

/**
 * What to add to `moved` corners so that one of them comes to lie on a corner of `rings`, or else on a side, when that is
 * nearer than `reach` metres; [0, 0] when nothing is near.
 */
export function snapBy(
  moved: readonly PlanePoint[],
  rings: readonly (readonly PlanePoint[])[],
  reach: number,
): PlanePoint {
  let best: PlanePoint = [0, 0]
  let least = reach
  const tryPoint = (corner: PlanePoint, target: PlanePoint) => {
    const distance = apart(corner, target)
    if (distance >= least) return
    least = distance
    best = [target[0] - corner[0], target[1] - corner[1]]
  }
  for (const corner of moved) for (const ring of rings) for (const target of ring) tryPoint(corner, target)
  if (least < reach) return best
  for (const corner of moved) {
    for (const ring of rings) {
      ring.forEach((from, i) => tryPoint(corner, toSegment(corner, from, ring[(i + 1) % ring.length]!)))
    }
  }
  return best
}

/** A rectangle along the street between two opposite corners, counter-clockwise from the one nearest the origin's side. */
export function alignedRectangle([ax, ay]: PlanePoint, [bx, by]: PlanePoint): PlanePoint[] {
  const [left, right] = [Math.min(ax, bx), Math.max(ax, bx)]
  const [bottom, top] = [Math.min(ay, by), Math.max(ay, by)]
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ]
}

/** The similarity (turn, scale, shift) that takes two points to two others, as a·x − b·y + c, b·x + a·y + d; null for one point twice. */
export function similarity(
  [p, q]: readonly [PlanePoint, PlanePoint],
  [r, s]: readonly [PlanePoint, PlanePoint],
): { a: number; b: number; c: number; d: number } | null {
  const [px, py] = [q[0] - p[0], q[1] - p[1]]
  const [rx, ry] = [s[0] - r[0], s[1] - r[1]]
  const length = px * px + py * py
  if (length < 1e-9) return null
  const a = (px * rx + py * ry) / length
  const b = (px * ry - py * rx) / length
  return { a, b, c: r[0] - a * p[0] + b * p[1], d: r[1] - b * p[0] - a * p[1] }
}

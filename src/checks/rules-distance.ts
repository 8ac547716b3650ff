import type { PlanePoint } from '../plan/rules-plane.ts'

const cross = (o: PlanePoint, a: PlanePoint, b: PlanePoint) =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

function toSegment([x, y]: PlanePoint, [ax, ay]: PlanePoint, [bx, by]: PlanePoint): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

function segments(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint): number {
  if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return 0
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b))
}

/** The sides of a line or, closed, of a ring. */
function sides(points: readonly PlanePoint[], closed: boolean): (readonly [PlanePoint, PlanePoint])[] {
  const found = points.slice(1).map((point, index) => [points[index] ?? point, point] as const)
  const [first, last] = [points[0], points.at(-1)]
  if (closed && first !== undefined && last !== undefined) found.push([last, first])
  return found
}

/** Whether a point lies within a ring. */
export function isInside(ring: readonly PlanePoint[], [x, y]: PlanePoint): boolean {
  let odd = false
  for (const [[ax, ay], [bx, by]] of sides(ring, true)) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
  }
  return odd
}

/** Metres from a ring to a point; 0 inside it. */
export function ringToPoint(ring: readonly PlanePoint[], point: PlanePoint): number {
  if (isInside(ring, point)) return 0
  return Math.min(...sides(ring, true).map(([a, b]) => toSegment(point, a, b)))
}

/** Metres from a ring to a line; 0 where the line touches or crosses it or runs within. */
export function ringToLine(ring: readonly PlanePoint[], line: readonly PlanePoint[]): number {
  const [start] = line
  if (start === undefined) return Infinity
  if (isInside(ring, start)) return 0
  const around = sides(ring, true)
  return Math.min(...sides(line, false).flatMap(([a, b]) => around.map(([c, d]) => segments(a, b, c, d))))
}

/** Metres between two rings; 0 where they touch or overlap. */
export function ringToRing(a: readonly PlanePoint[], b: readonly PlanePoint[]): number {
  const [inner, outer] = [a[0], b[0]]
  if (inner === undefined || outer === undefined) return Infinity
  if (isInside(b, inner) || isInside(a, outer)) return 0
  const others = sides(b, true)
  return Math.min(...sides(a, true).flatMap(([p, q]) => others.map(([r, s]) => segments(p, q, r, s))))
}

import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import type { PlanStall } from '../plan/schema.ts'
import { centimetres, halfTurn, onEarth, ringOf } from './rules-frame.ts'

/** A stall of which a file knows its place in a row and no position; sides are null where the file has none. */
export interface SchematicStall {
  number: string
  category_id: string | null
  width_m: number | null
  depth_m: number | null
  closed: boolean
  /** The row is broken before this stall: a passage, a crossing, a tree. */
  gap_before: boolean
}
export interface SchematicRow {
  label: string
  stalls: SchematicStall[]
}

/** How a schematic row is laid along a line. Metres on the market's plane. */
export interface LayForm {
  /** The line the fronts stand on, walked from one end to the other; it may bend. */
  line: readonly PlanePoint[]
  /** On which hand of someone walking the line the stalls stand. */
  side: 'left' | 'right'
  /** Sides of stalls the file gives none. */
  width_m: number
  depth_m: number
  gap_m: number
  /** Where the file breaks the row. */
  passage_m: number
  /** Whether gaps grow so that the row fills the line. */
  spread: boolean
  /** Whether the row begins at the beginning of the line or at its end. */
  direction: 'forward' | 'backward'
}

/** A place on a line: the point and the part of the line it lies on. */
interface Spot {
  part: number
  point: PlanePoint
}

const apart = (a: PlanePoint, b: PlanePoint) => Math.hypot(b[0] - a[0], b[1] - a[1])

/** Metres from end to end of a line along its bends. */
export const lineLength = (line: readonly PlanePoint[]) =>
  line.slice(1).reduce((sum, point, i) => sum + apart(line[i] ?? point, point), 0)

const widthOf = ({ width_m }: SchematicStall, form: LayForm) => width_m ?? form.width_m

/** Metres a row needs on a straight line with the gaps that are asked for. */
export const metresNeeded = ({ stalls }: SchematicRow, form: LayForm): number =>
  stalls.reduce((sum, stall, i) => sum + (i === 0 ? 0 : gapBefore(stall, form)) + widthOf(stall, form), 0)

const gapBefore = (stall: SchematicStall, form: LayForm) => (stall.gap_before ? form.passage_m : form.gap_m)

/**
 * The place a stride further along the line, straight through the air as a stall's front is: the first one that is so far
 * away. Beyond its end the line goes on as straight as it ended, so that a row too long for it is seen and not cut.
 */
function stride(line: readonly PlanePoint[], from: Spot, metres: number): Spot {
  if (metres <= 0) return from
  const [x, y] = from.point
  for (let part = from.part; ; part++) {
    const [begin, end] = [line[part]!, line[part + 1]!]
    const length = apart(begin, end)
    const [east, north] = [(end[0] - begin[0]) / length, (end[1] - begin[1]) / length]
    const a = part === from.part ? from.point : begin
    // |a + u·direction − from| = metres; the larger root is where the line leaves the circle.
    const half = (a[0] - x) * east + (a[1] - y) * north
    const rest = (a[0] - x) ** 2 + (a[1] - y) ** 2 - metres * metres
    const u = -half + Math.sqrt(Math.max(0, half * half - rest))
    const left = (end[0] - a[0]) * east + (end[1] - a[1]) * north
    if (u <= left || part === line.length - 2) return { part, point: [a[0] + u * east, a[1] + u * north] }
  }
}

/** How far beyond the end of the line a place lies, metres; 0 for a place on it. */
function beyond(line: readonly PlanePoint[], { part, point }: Spot): number {
  const [from, end] = [line[part]!, line[part + 1]!]
  return part < line.length - 2 ? 0 : Math.max(0, apart(from, point) - apart(from, end))
}

/** Points that stand on each other make no line. */
const withoutTwins = (line: readonly PlanePoint[]) =>
  line.filter((point, i) => i === 0 || apart(point, line[i - 1]!) > 0.001)

export interface LaidRow {
  stalls: PlanStall[]
  /** Metres the row sticks out beyond the end of the line; 0 when it fits. */
  over_m: number
}

/**
 * Lays a row without coordinates along a line: fronts on the line, each beginning where the one before ended and its gap
 * let off. A line of fewer than two different points lays nothing.
 */
export function layAlong(row: SchematicRow, form: LayForm, plane: MarketPlane, newId: () => string): LaidRow {
  const line = withoutTwins(form.direction === 'forward' ? form.line : [...form.line].reverse())
  if (line.length < 2) return { stalls: [], over_m: 0 }
  // The stalls stay on their side of the line whichever way the row runs.
  const hand = (form.side === 'left') === (form.direction === 'forward') ? 1 : -1
  const spare = lineLength(line) - metresNeeded(row, form)
  const more = form.spread && row.stalls.length > 1 ? Math.max(0, spare) / (row.stalls.length - 1) : 0
  let at: Spot = { part: 0, point: line[0]! }
  const stalls = row.stalls.map((stall, index): PlanStall => {
    if (index > 0) at = stride(line, at, gapBefore(stall, form) + more)
    const begin = at.point
    const [width_m, depth_m] = [widthOf(stall, form), stall.depth_m ?? form.depth_m]
    at = stride(line, at, width_m)
    const [east, north] = [(at.point[0] - begin[0]) / width_m, (at.point[1] - begin[1]) / width_m]
    const center: PlanePoint = [
      (begin[0] + at.point[0]) / 2 - (hand * north * depth_m) / 2,
      (begin[1] + at.point[1]) / 2 + (hand * east * depth_m) / 2,
    ]
    const angle = halfTurn((Math.atan2(north, east) * 180) / Math.PI)
    return {
      stall_id: newId(),
      number: stall.number,
      row_label: row.label,
      position: index + 1,
      category_id: stall.category_id,
      outline: onEarth(plane, ringOf({ center, angle, width_m, depth_m })),
      width_m: centimetres(width_m),
      depth_m: centimetres(depth_m),
      closed: stall.closed,
    }
  })
  return { stalls, over_m: centimetres(beyond(line, at)) }
}

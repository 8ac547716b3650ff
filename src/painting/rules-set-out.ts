import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import { byNumber } from '../plan/rules-number.ts'
import type { LngLat, PlanDocument, PlanFeature } from '../plan/schema.ts'

/** A fixed mark that the crew can find again: a manhole cover, the corner of a wall. */
export interface Mark {
  id: string
  label: string
  at: PlanePoint
}

/** A corner as the crew measures it: metres along the line from the first mark to the second, and aside of it (left is positive). */
export interface Offset {
  along_m: number
  aside_m: number
}

export interface SetOutStall {
  stall_id: string
  number: string
  /** The stall's corners in the order they are painted. */
  corners: Offset[]
  /** The two diagonals, which are equal when a rectangle stands square; empty for other shapes. */
  diagonals_m: number[]
}

export interface SetOutRow {
  row: string
  stalls: SetOutStall[]
  /** From the first corner of its first stall to the farthest corner of its last: whether a tape reached. */
  length_m: number
}

export interface SetOutSheet {
  from: Mark
  to: Mark
  /** Between the marks, the first thing to check. */
  base_m: number
  rows: SetOutRow[]
}

/** Metres to the centimetre, as a tape shows them. */
const onTape = (metres: number) => Math.round(metres * 100) / 100 + 0

/** Fixed marks by label, or numbered where they have none. */
export function fixedMarks(
  marks: readonly { id: string; label: string | null; at: LngLat }[],
  plane: MarketPlane,
): Mark[] {
  return marks
    .map(({ id, label, at }, index) => ({ id, label: label ?? `M${index + 1}`, at: plane.toPlane(at) }))
    .sort((a, b) => byNumber(a.label, b.label))
}

/** The plan's fixed marks. */
export function marksOf(features: readonly PlanFeature[], plane: MarketPlane): Mark[] {
  const marks = features.filter(({ kind, shape }) => kind === 'mark' && shape === 'point')
  return fixedMarks(
    marks.map(({ id, label, coordinates }) => ({ id, label, at: coordinates[0] as LngLat })),
    plane,
  )
}

/** Turns points of the plane into offsets from the line between two marks, exact. */
function offsetsFrom(from: PlanePoint, to: PlanePoint) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const base = Math.hypot(dx, dy)
  const [east, north] = [dx / base, dy / base]
  return ([x, y]: PlanePoint): Offset => {
    const [px, py] = [x - from[0], y - from[1]]
    return { along_m: px * east + py * north, aside_m: py * east - px * north }
  }
}

const between = (a: PlanePoint, b: PlanePoint) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Marks nearer to each other than this turn a centimetre at the mark into decimetres at the end of the market. */
export const leastBase_m = 5

/** One outline as it is measured from the line between two marks; null when they are too near to measure from. */
export function measured(
  outline: readonly LngLat[],
  plane: MarketPlane,
  from: Mark,
  to: Mark,
): Pick<SetOutStall, 'corners' | 'diagonals_m'> | null {
  if (between(from.at, to.at) < leastBase_m) return null
  const offset = offsetsFrom(from.at, to.at)
  const ring = outline.map((corner) => plane.toPlane(corner))
  return {
    corners: ring.map((corner) => {
      const { along_m, aside_m } = offset(corner)
      return { along_m: onTape(along_m), aside_m: onTape(aside_m) }
    }),
    diagonals_m: ring.length === 4 ? [onTape(between(ring[0]!, ring[2]!)), onTape(between(ring[1]!, ring[3]!))] : [],
  }
}

/**
 * Everything the paint crew measures: rows in walking order, stalls in walking order, each corner as an offset from two
 * marks. Closed stalls are painted too, their ground is theirs. Null when the marks are too near to measure from.
 */
export function setOut(document: PlanDocument, plane: MarketPlane, from: Mark, to: Mark): SetOutSheet | null {
  const base = between(from.at, to.at)
  if (base < leastBase_m) return null
  const walked = [...document.stalls].sort((a, b) => a.position - b.position)
  const rows = [...Map.groupBy(walked, (stall) => stall.row_label)].map(([row, stalls]): SetOutRow => {
    const ringOf = (stall: PlanDocument['stalls'][number] | undefined) =>
      (stall?.outline ?? []).map((corner) => plane.toPlane(corner))
    const first = ringOf(stalls[0])[0] ?? [0, 0]
    const last = ringOf(stalls.at(-1))
    return {
      row,
      length_m: onTape(Math.max(0, ...last.map((corner) => between(first, corner)))),
      stalls: stalls.flatMap((stall) => {
        const told = measured(stall.outline, plane, from, to)
        return told === null ? [] : [{ stall_id: stall.stall_id, number: stall.number, ...told }]
      }),
    }
  })
  return { from, to, base_m: onTape(base), rows }
}

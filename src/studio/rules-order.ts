import { byNumber } from '../plan/rules-number.ts'
import { walk, type Laid } from '../plan/rules-order.ts'
import { marketPlane } from '../plan/rules-plane.ts'
import type { LngLat, PlanDocument, PlanStall } from '../plan/schema.ts'
import { frameOf } from './rules-frame.ts'

/** Where a market lies: the middle of its plane and the bearing of its street. */
export interface MarketPlace {
  center: LngLat
  axis_bearing: number
}

/**
 * The document in walking order, positions from 1. A row whose stalls are those of `base`, where they were, keeps the
 * order it had, which somebody may have chosen; any other row is walked along the street.
 */
export function inWalkingOrder(document: PlanDocument, base: PlanDocument, place: MarketPlace): PlanDocument {
  const plane = marketPlane(place.center, 90)
  const before = new Map(base.stalls.map((stall) => [stall.stall_id, stall]))
  const sizes = Map.groupBy(base.stalls, (stall) => stall.row_label)
  const rows = Map.groupBy(document.stalls, (stall) => stall.row_label)
  const untouched = new Set(
    [...rows].flatMap(([row, stalls]) =>
      stalls.length === sizes.get(row)?.length && stalls.every((stall) => stayed(before.get(stall.stall_id), stall))
        ? [row]
        : [],
    ),
  )
  const laid = document.stalls.map((stall): Laid & { row_label: string } => {
    // With the street east-west the plane is that of the compass: along is east, across is north.
    const { center, angle, width_m, depth_m } = frameOf(stall, plane)
    const { number, row_label } = stall
    const order = untouched.has(row_label) ? (before.get(stall.stall_id)?.position ?? null) : null
    return { number, row_label, order, center, bearing: 90 - angle, along_m: width_m, across_m: depth_m }
  })
  const order = walk(laid, place.axis_bearing)
  return {
    ...document,
    stalls: order.flatMap((index, position) => {
      const stall = document.stalls[index]
      return stall === undefined ? [] : [{ ...stall, position: position + 1 }]
    }),
  }
}

const stayed = (before: PlanStall | undefined, now: PlanStall) =>
  before !== undefined &&
  before.row_label === now.row_label &&
  JSON.stringify(before.outline) === JSON.stringify(now.outline)

/** Ids in the order in which one walks along the street, for giving out numbers; the same place by number. */
export function alongStreet(document: PlanDocument, ids: readonly string[], place: MarketPlace): string[] {
  const plane = marketPlane(place.center, place.axis_bearing)
  const chosen = new Set(ids)
  return document.stalls
    .filter((stall) => chosen.has(stall.stall_id))
    .map((stall) => ({ stall, at: frameOf(stall, plane).center[0] }))
    .sort((a, b) => a.at - b.at || byNumber(a.stall.number, b.stall.number))
    .map(({ stall }) => stall.stall_id)
}

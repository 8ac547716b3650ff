import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import type { LngLat, PlanDocument, PlanFeature, PlanStall, PlanZone } from '../plan/schema.ts'
import { centimetres, frameOf, halfTurn, onEarth, onPlane, turned } from './rules-frame.ts'

/** Ids of stalls, zones and features alike. */
export type Selection = readonly string[]

type Move = (point: PlanePoint) => PlanePoint

const idOf = (thing: { stall_id: string } | { id: string }) => ('stall_id' in thing ? thing.stall_id : thing.id)

/** Every chosen thing with its corners moved on the plane; what is not chosen keeps its object. */
function moveCorners(document: PlanDocument, plane: MarketPlane, ids: Selection, move: Move): PlanDocument {
  const chosen = new Set(ids)
  const along = (ring: readonly LngLat[]) => onEarth(plane, onPlane(plane, ring).map(move))
  const each = <T extends { stall_id: string } | { id: string }>(things: T[], change: (thing: T) => T) =>
    things.some((thing) => chosen.has(idOf(thing)))
      ? things.map((thing) => (chosen.has(idOf(thing)) ? change(thing) : thing))
      : things
  return {
    stalls: each(document.stalls, (stall) => ({ ...stall, outline: along(stall.outline) })),
    zones: each(document.zones, (zone) => ({ ...zone, outline: along(zone.outline) })),
    features: each(document.features, (feature) => ({ ...feature, coordinates: along(feature.coordinates) })),
  }
}

/** Moves by metres along and across the street. */
export const moveBy = (document: PlanDocument, plane: MarketPlane, ids: Selection, [along, across]: PlanePoint) =>
  moveCorners(document, plane, ids, ([x, y]) => [x + along, y + across])

/** The middle of everything chosen, on the plane; null when nothing is. */
function middleOf(document: PlanDocument, plane: MarketPlane, ids: Selection): PlanePoint | null {
  const points = ringsOf(document, ids).flatMap((ring) => onPlane(plane, ring))
  if (points.length === 0) return null
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [half(xs), half(ys)]
}

/** The corners of everything chosen. */
function ringsOf(document: PlanDocument, ids: Selection): (readonly LngLat[])[] {
  const chosen = new Set(ids)
  return [
    ...document.stalls.filter((stall) => chosen.has(stall.stall_id)).map((stall) => stall.outline),
    ...document.zones.filter((zone) => chosen.has(zone.id)).map((zone) => zone.outline),
    ...document.features.filter((feature) => chosen.has(feature.id)).map((feature) => feature.coordinates),
  ]
}

/** Turns by degrees counter-clockwise, about the middle of what is chosen unless a point is given. */
export function turnBy(
  document: PlanDocument,
  plane: MarketPlane,
  ids: Selection,
  degrees: number,
  about: PlanePoint | null = middleOf(document, plane, ids),
): PlanDocument {
  if (about === null) return document
  return moveCorners(document, plane, ids, (point) => turned(point, degrees, about))
}

/** Gives stalls a width along the row and a depth, metres, about their own middles. */
export function resize(
  document: PlanDocument,
  plane: MarketPlane,
  ids: Selection,
  sides: { width_m?: number; depth_m?: number },
): PlanDocument {
  return eachStall(document, ids, (stall) => {
    const { center, angle, width_m, depth_m } = frameOf(stall, plane)
    const [width, depth] = [sides.width_m ?? width_m, sides.depth_m ?? depth_m]
    const scaled = onPlane(plane, stall.outline).map((point): PlanePoint => {
      const [u, v] = turned(point, -angle, center)
      const at: PlanePoint = [
        center[0] + ((u - center[0]) * width) / width_m,
        center[1] + ((v - center[1]) * depth) / depth_m,
      ]
      return turned(at, angle, center)
    })
    return {
      ...stall,
      outline: onEarth(plane, scaled),
      width_m: centimetres(sides.width_m ?? stall.width_m),
      depth_m: centimetres(sides.depth_m ?? stall.depth_m),
    }
  })
}

/** Gives one thing other corners; a stall's sides follow, its width staying nearest to the direction it had. */
export function setOutline(
  document: PlanDocument,
  plane: MarketPlane,
  id: string,
  outline: readonly LngLat[],
): PlanDocument {
  const ring = onEarth(plane, onPlane(plane, outline))
  const withSides = (stall: PlanStall): PlanStall => {
    const before = frameOf(stall, plane)
    const after = frameOf({ outline: ring, width_m: stall.width_m, depth_m: stall.depth_m }, plane)
    const across = Math.abs(halfTurn(after.angle - before.angle)) > 45
    const [width_m, depth_m] = across ? [after.depth_m, after.width_m] : [after.width_m, after.depth_m]
    return { ...stall, outline: ring, width_m: centimetres(width_m), depth_m: centimetres(depth_m) }
  }
  return {
    stalls: document.stalls.map((stall) => (stall.stall_id === id ? withSides(stall) : stall)),
    zones: document.zones.map((zone) => (zone.id === id ? { ...zone, outline: ring } : zone)),
    features: document.features.map((feature) => (feature.id === id ? { ...feature, coordinates: ring } : feature)),
  }
}

/** Changes chosen stalls one by one. */
export function eachStall(
  document: PlanDocument,
  ids: Selection,
  change: (stall: PlanStall) => PlanStall,
): PlanDocument {
  const chosen = new Set(ids)
  return {
    ...document,
    stalls: document.stalls.map((stall) => (chosen.has(stall.stall_id) ? change(stall) : stall)),
  }
}

/** What may be said of many stalls at once. */
export type StallPatch = Partial<Pick<PlanStall, 'category_id' | 'closed' | 'row_label'>>

/** Says the same of all chosen stalls. */
export const change = (document: PlanDocument, ids: Selection, patch: StallPatch) =>
  eachStall(document, ids, (stall) => ({ ...stall, ...patch }))

/** Adds stalls behind the others. */
export const addStalls = (document: PlanDocument, stalls: readonly PlanStall[]): PlanDocument => ({
  ...document,
  stalls: [...document.stalls, ...stalls],
})

/** Takes things off the plan; what was published before keeps them. */
export function remove(document: PlanDocument, ids: Selection): PlanDocument {
  const chosen = new Set(ids)
  return {
    stalls: document.stalls.filter((stall) => !chosen.has(stall.stall_id)),
    zones: document.zones.filter((zone) => !chosen.has(zone.id)),
    features: document.features.filter((feature) => !chosen.has(feature.id)),
  }
}

const put = <T extends { id: string }>(things: readonly T[], thing: T): T[] =>
  things.some(({ id }) => id === thing.id)
    ? things.map((each) => (each.id === thing.id ? thing : each))
    : [...things, thing]

/** Adds a zone, or puts it in the place of the one with its id. */
export const putZone = (document: PlanDocument, zone: PlanZone): PlanDocument => ({
  ...document,
  zones: put(document.zones, zone),
})

/** Adds a feature, or puts it in the place of the one with its id. */
export const putFeature = (document: PlanDocument, feature: PlanFeature): PlanDocument => ({
  ...document,
  features: put(document.features, feature),
})

import { numberKey } from '../plan/rules-check.ts'
import { crossesItself, distance, signedArea } from '../plan/rules-shape.ts'
import { marketPlane } from '../plan/rules-plane.ts'
import type { LngLat, PlanDocument } from '../plan/schema.ts'
import { frameOf, onPlane } from './rules-frame.ts'
import type { MarketPlace } from './rules-order.ts'

/** What keeps a document from being a plan at all, whatever the checks say. */
export interface Flaw {
  flaw: 'id_doubled' | 'number_doubled' | 'crossing' | 'size' | 'far' | 'name_doubled' | 'category_unknown'
  /** Of the stall, zone or feature. */
  id: string
  /** The stall's number or the zone's name. */
  label: string
}

const farthest_m = 5_000

/** Every flaw of a document, in its own order. Sides are measured anew: what was typed must be what is drawn. */
export function flawsOf(document: PlanDocument, place: MarketPlace, categories: ReadonlySet<string>): Flaw[] {
  const plane = marketPlane(place.center, place.axis_bearing)
  const flaws: Flaw[] = []
  const ids = new Set<string>()
  const numbers = new Set<string>()
  const names = new Set<string>()
  const once = (seen: Set<string>, value: string) => {
    const fresh = !seen.has(value)
    seen.add(value)
    return fresh
  }
  const ringIsWhole = (ring: readonly LngLat[]) => !crossesItself(onPlane(plane, ring))
  const near = (ring: readonly LngLat[]) => ring.every((corner) => distance(corner, place.center) <= farthest_m)
  const known = (category: string | null) => category === null || categories.has(category)
  for (const stall of document.stalls) {
    const tell = (flaw: Flaw['flaw']) => flaws.push({ flaw, id: stall.stall_id, label: stall.number })
    if (!once(ids, stall.stall_id)) tell('id_doubled')
    if (!once(numbers, numberKey(stall.number))) tell('number_doubled')
    if (!known(stall.category_id)) tell('category_unknown')
    if (!near(stall.outline)) tell('far')
    else if (!ringIsWhole(stall.outline)) tell('crossing')
    else {
      const { width_m, depth_m } = frameOf(stall, plane)
      const area = Math.abs(signedArea(onPlane(plane, stall.outline)))
      if (Math.min(width_m, depth_m) < 0.3 || Math.max(width_m, depth_m) > 60 || area < 0.1) tell('size')
    }
  }
  for (const zone of document.zones) {
    const tell = (flaw: Flaw['flaw']) => flaws.push({ flaw, id: zone.id, label: zone.name })
    if (!once(ids, zone.id)) tell('id_doubled')
    if (!once(names, zone.name)) tell('name_doubled')
    if (!zone.categories.every(known)) tell('category_unknown')
    if (!near(zone.outline)) tell('far')
    else if (!ringIsWhole(zone.outline)) tell('crossing')
  }
  for (const feature of document.features) {
    const tell = (flaw: Flaw['flaw']) => flaws.push({ flaw, id: feature.id, label: feature.label ?? '' })
    if (!once(ids, feature.id)) tell('id_doubled')
    if (!near(feature.coordinates)) tell('far')
    else if (feature.shape === 'area' && !ringIsWhole(feature.coordinates)) tell('crossing')
  }
  return flaws
}

/** Every coordinate on the grid plans are stored on. */
export function gridded(document: PlanDocument, onGrid: (degrees: number) => number): PlanDocument {
  const ring = (corners: readonly LngLat[]) => corners.map(([lng, lat]): [number, number] => [onGrid(lng), onGrid(lat)])
  return {
    stalls: document.stalls.map((stall) => ({ ...stall, outline: ring(stall.outline) })),
    zones: document.zones.map((zone) => ({ ...zone, outline: ring(zone.outline) })),
    features: document.features.map((feature) => ({ ...feature, coordinates: ring(feature.coordinates) })),
  }
}

/** Stalls of `before` that vendors cannot stand on any more in `after`: closed now, or gone. */
export function stallsLost(before: PlanDocument, after: PlanDocument): { stall_id: string; removed: boolean }[] {
  const now = new Map(after.stalls.map((stall) => [stall.stall_id, stall]))
  return before.stalls
    .filter(({ stall_id, closed }) => {
      const left = now.get(stall_id)
      return left === undefined || (left.closed && !closed)
    })
    .map(({ stall_id }) => ({ stall_id, removed: !now.has(stall_id) }))
}

import RBush from 'rbush'
import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import { marketPlane } from '../plan/rules-plane.ts'
import type { PlanDocument, PlanFeature, PlanStall } from '../plan/schema.ts'
import type { MarketPlace } from '../studio/rules-order.ts'
import { frameOf, onPlane, type StallFrame } from '../studio/rules-frame.ts'
import type { PlanCheck } from './schema.ts'

/** A rectangle on the plane that holds something, metres. */
export interface Bounds {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** A stall measured once for all checks. */
export interface SiteStall extends Bounds {
  stall: PlanStall
  ring: PlanePoint[]
  frame: StallFrame
}

/** A plan laid out on its market's plane, with an index of who stands where. */
export interface Site {
  plane: MarketPlane
  document: PlanDocument
  stalls: SiteStall[]
  /** Stalls whose bounds come within `reach` metres of these. */
  near: (bounds: Bounds, reach: number) => SiteStall[]
}

/** What a check finds, before its level is known. */
export type Found = Omit<PlanCheck, 'check' | 'level'>

/** The bounds of points. */
export function boundsOf(points: readonly PlanePoint[]): Bounds {
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const [x, y] of points) {
    bounds.minX = Math.min(bounds.minX, x)
    bounds.minY = Math.min(bounds.minY, y)
    bounds.maxX = Math.max(bounds.maxX, x)
    bounds.maxY = Math.max(bounds.maxY, y)
  }
  return bounds
}

/** Lays a document out for checking. */
export function siteOf(document: PlanDocument, place: MarketPlace): Site {
  const plane = marketPlane(place.center, place.axis_bearing)
  const stalls = document.stalls.map((stall): SiteStall => {
    const ring = onPlane(plane, stall.outline)
    return { stall, ring, frame: frameOf(stall, plane), ...boundsOf(ring) }
  })
  const tree = new RBush<SiteStall>()
  tree.load(stalls)
  return {
    plane,
    document,
    stalls,
    near: ({ minX, minY, maxX, maxY }, reach) =>
      tree.search({ minX: minX - reach, minY: minY - reach, maxX: maxX + reach, maxY: maxY + reach }),
  }
}

/** Metres to the centimetre, as they are told. */
export const told = (metres: number) => Math.round(metres * 100) / 100

/** A point of the plane as a check tells it. */
function toldAt(site: Site, [x, y]: PlanePoint): [number, number] {
  const [lng, lat] = site.plane.toLngLat([x, y])
  return [lng, lat]
}

/** The points of a feature on the plane. */
export const pointsOf = (site: Site, feature: Pick<PlanFeature, 'coordinates'>): PlanePoint[] =>
  onPlane(site.plane, feature.coordinates)

/** What is found about one stall. */
export const about = (site: Site, { stall, frame }: SiteStall, more: Partial<Found>): Found => ({
  stalls: [stall.stall_id],
  feature: null,
  detail: {},
  at: toldAt(site, frame.center),
  ...more,
})

/** What is found between two stalls. */
export function between(site: Site, a: SiteStall, b: SiteStall, detail: Found['detail']): Found {
  const at = [(a.frame.center[0] + b.frame.center[0]) / 2, (a.frame.center[1] + b.frame.center[1]) / 2] as const
  return { stalls: [a.stall.stall_id, b.stall.stall_id], feature: null, detail, at: toldAt(site, at) }
}

/** Each pair of stalls within `reach` metres of each other, by their bounds, once. */
export function* pairs(site: Site, reach: number, among: readonly SiteStall[] = site.stalls) {
  const order = new Map(among.map((each, index) => [each, index]))
  for (const [a, index] of order) {
    for (const b of site.near(a, reach)) {
      if ((order.get(b) ?? -1) > index) yield [a, b] as const
    }
  }
}

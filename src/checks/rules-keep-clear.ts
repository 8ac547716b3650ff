import type { PlanFeature } from '../plan/schema.ts'
import { clearKinds } from '../plan/rules-kinds.ts'
import { sharedArea } from '../plan/rules-shape.ts'
import { ringToLine, ringToPoint } from './rules-distance.ts'
import type { CheckSettings } from './rules-kinds.ts'
import { about, boundsOf, pointsOf, told, type Found, type Site, type SiteStall } from './rules-site.ts'

const kept: ReadonlySet<string> = new Set([...clearKinds, 'building'])

/** Metres around a point or on either side of a line that stay free; an area keeps itself free. */
function reachOf({ kind, shape, size_m }: PlanFeature, settings: CheckSettings): number {
  if (shape === 'area') return 0
  if (shape === 'line') return (size_m ?? 0) / 2
  return size_m ?? (kind === 'hydrant' ? settings.hydrant_m : 0)
}

/**
 * Stalls on ground that is kept clear: on a fire lane, tactile paving or a building, or too near a hydrant. A line is as
 * wide as it says, a point keeps its radius.
 */
export function checkKeepClear(site: Site, settings: CheckSettings): Found[] {
  return site.document.features.flatMap((feature) => {
    if (!kept.has(feature.kind)) return []
    const points = pointsOf(site, feature)
    const reach = reachOf(feature, settings)
    const measure = (each: SiteStall): Found['detail'] | null => {
      if (feature.shape === 'area') {
        const area_m2 = Math.round(sharedArea(each.ring, points) * 100) / 100
        return area_m2 > 0 ? { area_m2 } : null
      }
      const [point] = points
      const away =
        feature.shape === 'line' ? ringToLine(each.ring, points) : point ? ringToPoint(each.ring, point) : Infinity
      return away < reach - 0.01 || away === 0 ? { distance_m: told(away), wanted_m: told(reach) } : null
    }
    return site.near(boundsOf(points), reach).flatMap((each) => {
      const detail = measure(each)
      return detail === null
        ? []
        : [about(site, each, { feature: feature.id, detail: { kind: feature.kind, ...detail } })]
    })
  })
}

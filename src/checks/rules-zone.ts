import { onPlane } from '../studio/rules-frame.ts'
import { isInside } from './rules-distance.ts'
import { about, type Found, type Site } from './rules-site.ts'

/** Stalls whose middle lies in a zone that is for other categories than theirs. */
export function checkZone(site: Site): Found[] {
  return site.document.zones.flatMap((zone) => {
    if (zone.categories.length === 0) return []
    const ring = onPlane(site.plane, zone.outline)
    return site.stalls.flatMap((each) => {
      const { category_id } = each.stall
      if (category_id === null || zone.categories.includes(category_id) || !isInside(ring, each.frame.center)) return []
      return [about(site, each, { feature: zone.id, detail: { category: category_id, zone: zone.name } })]
    })
  })
}

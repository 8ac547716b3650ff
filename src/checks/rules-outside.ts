import { sharedArea, signedArea } from '../plan/rules-shape.ts'
import { about, pointsOf, type Found, type Site } from './rules-site.ts'

/** Less than this beyond the boundary is the width of a painted line. */
const allowance_m2 = 0.1

/** Stalls that reach over the market's boundary, with the square metres outside. Without a boundary nothing is outside. */
export function checkOutside(site: Site): Found[] {
  const boundaries = site.document.features.filter((each) => each.kind === 'boundary' && each.shape === 'area')
  if (boundaries.length === 0) return []
  const areas = boundaries.map((boundary) => pointsOf(site, boundary))
  return site.stalls.flatMap((each) => {
    const inside = areas.reduce((sum, area) => sum + sharedArea(each.ring, area), 0)
    const outside = Math.abs(signedArea(each.ring)) - inside
    if (outside <= allowance_m2) return []
    const detail = { outside_m2: Math.round(outside * 100) / 100 }
    return [about(site, each, { feature: boundaries[0]?.id ?? null, detail })]
  })
}

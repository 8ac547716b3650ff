import { sharedArea } from '../plan/rules-shape.ts'
import { between, pairs, type Found, type Site } from './rules-site.ts'

/** Two stalls that share more ground than a painted line, with the square metres. */
export function checkOverlap(site: Site): Found[] {
  const found: Found[] = []
  for (const [a, b] of pairs(site, 0)) {
    const area_m2 = Math.round(sharedArea(a.ring, b.ring) * 100) / 100
    if (area_m2 > 0) found.push(between(site, a, b, { area_m2 }))
  }
  return found
}

import { ringToRing } from './rules-distance.ts'
import type { CheckSettings } from './rules-kinds.ts'
import { between, pairs, told, type Found, type Site } from './rules-site.ts'

/** Two stalls that cook with gas and stand nearer than the market wants. */
export function checkGas(site: Site, { gas_m, gas_categories }: CheckSettings): Found[] {
  const cooking = site.stalls.filter(({ stall }) => gas_categories.includes(stall.category_id ?? ''))
  const found: Found[] = []
  for (const [a, b] of pairs(site, gas_m, cooking)) {
    const distance = ringToRing(a.ring, b.ring)
    if (distance < gas_m - 0.01) found.push(between(site, a, b, { distance_m: told(distance), wanted_m: gas_m }))
  }
  return found
}

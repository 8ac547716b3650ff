import type { CheckSettings } from './rules-kinds.ts'
import { about, type Found, type Site } from './rules-site.ts'

/** Stalls with a side shorter or longer than the market wants. */
export function checkSize(site: Site, { least_side_m, greatest_side_m }: CheckSettings): Found[] {
  return site.stalls.flatMap((each) => {
    const { width_m, depth_m } = each.stall
    const fits = [width_m, depth_m].every((side) => side >= least_side_m - 0.01 && side <= greatest_side_m + 0.01)
    return fits ? [] : [about(site, each, { detail: { width_m, depth_m, least_side_m, greatest_side_m } })]
  })
}

import { ringToLine } from './rules-distance.ts'
import type { CheckSettings } from './rules-kinds.ts'
import { about, boundsOf, pointsOf, told, type Found, type Site } from './rules-site.ts'

/** Stalls nearer to a kerb than the market wants, or across it. */
export function checkKerb(site: Site, { kerb_m }: CheckSettings): Found[] {
  const kerbs = site.document.features.filter(({ kind, shape }) => kind === 'kerb' && shape !== 'point')
  return kerbs.flatMap((kerb) => {
    const points = pointsOf(site, kerb)
    const [first] = points
    const line = kerb.shape === 'area' && first !== undefined ? [...points, first] : points
    return site.near(boundsOf(points), kerb_m).flatMap((each) => {
      const distance = ringToLine(each.ring, line)
      if (distance > 0 && distance >= kerb_m - 0.01) return []
      return [about(site, each, { feature: kerb.id, detail: { distance_m: told(distance), wanted_m: kerb_m } })]
    })
  })
}

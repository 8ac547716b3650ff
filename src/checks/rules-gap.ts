import { turned } from '../studio/rules-frame.ts'
import type { CheckSettings } from './rules-kinds.ts'
import { about, type Found, type Site, type SiteStall } from './rules-site.ts'

/** Metres free between two neighbours of a row along it; Infinity where the row turns or leaps. */
function alongRow(a: SiteStall, b: SiteStall): number {
  const { center, angle, width_m } = a.frame
  const us = b.ring.map((point) => turned(point, -angle, center)[0] - center[0])
  const vs = b.ring.map((point) => turned(point, -angle, center)[1] - center[1])
  if (Math.min(...vs) > a.frame.depth_m / 2 || Math.max(...vs) < -a.frame.depth_m / 2) return Infinity
  return Math.max(Math.min(...us) - width_m / 2, -width_m / 2 - Math.max(...us))
}

/** Rows in which more stalls stand together than the market allows without a gap; told at the first one too many. */
export function checkGap(site: Site, { gap_every, gap_m }: CheckSettings): Found[] {
  const rows = Map.groupBy(site.stalls, ({ stall }) => stall.row_label)
  return [...rows.values()].flatMap((row) => {
    const walked = [...row].sort((a, b) => a.stall.position - b.stall.position)
    const found: Found[] = []
    let run = 0
    walked.forEach((each, index) => {
      const before = walked[index - 1]
      run = before !== undefined && alongRow(before, each) < gap_m - 0.01 ? run + 1 : 1
      if (run > 1 && run % gap_every === 1) found.push(about(site, each, { detail: { every: gap_every, gap_m, run } }))
    })
    return found
  })
}

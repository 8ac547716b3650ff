import { turned } from '../studio/rules-frame.ts'
import type { CheckSettings } from './rules-kinds.ts'
import { between, told, type Found, type Site, type SiteStall } from './rules-site.ts'

/** Two stalls face each other when they overlap by this much along the row; corners that pass are no aisle. */
const facing_m = 0.3

/** Metres free from one long side of `a` straight across to `b`, and on which side; null where `b` is not across from it. */
function across(a: SiteStall, b: SiteStall): { gap: number; ahead: boolean } | null {
  const { center, angle, width_m, depth_m } = a.frame
  const local = b.ring.map((point) => turned(point, -angle, center))
  const [us, vs] = [local.map(([u]) => u - center[0]), local.map(([, v]) => v - center[1])]
  const shared = Math.min(width_m / 2, Math.max(...us)) - Math.max(-width_m / 2, Math.min(...us))
  if (shared < facing_m) return null
  const [ahead, behind] = [Math.min(...vs) - depth_m / 2, -depth_m / 2 - Math.max(...vs)]
  const gap = Math.max(ahead, behind)
  // Below nothing they overlap, which is another check.
  return gap < -0.01 ? null : { gap: Math.max(0, gap), ahead: ahead >= behind }
}

/** Neighbours of a row share their aisle, whichever way a square stall is drawn. */
const sameRow = (a: SiteStall, b: SiteStall) => a.stall.row_label !== '' && a.stall.row_label === b.stall.row_label

/**
 * Aisles that are too narrow: the free width across from a stall to the nearest one there. Rows nearer than
 * `back_to_back_m` stand back to back; a stall so placed on both sides has no aisle at all.
 */
export function checkAisle(site: Site, settings: CheckSettings): Found[] {
  const found: Found[] = []
  // Of two that face each other the first to be looked at tells of the aisle.
  const told_of = new Map<SiteStall, SiteStall>()
  for (const a of site.stalls) {
    const nearest = { ahead: Infinity, behind: Infinity }
    let partner: SiteStall | null = null
    let least = settings.aisle_m - 0.01
    for (const b of site.near(a, settings.aisle_m)) {
      const seen = b === a || sameRow(a, b) ? null : across(a, b)
      if (seen === null) continue
      const side = seen.ahead ? 'ahead' : 'behind'
      nearest[side] = Math.min(nearest[side], seen.gap)
      if (seen.gap < settings.back_to_back_m || seen.gap >= least) continue
      least = seen.gap
      partner = b
    }
    const shut = nearest.ahead < settings.back_to_back_m && nearest.behind < settings.back_to_back_m
    if (shut) {
      const widest = Math.max(nearest.ahead, nearest.behind)
      const at = site.plane.toLngLat(a.frame.center)
      const detail = { aisle_m: told(widest), wanted_m: settings.aisle_m, shut: 1 }
      found.push({ stalls: [a.stall.stall_id], feature: null, detail, at })
    } else if (partner !== null && told_of.get(partner) !== a) {
      told_of.set(a, partner)
      found.push(between(site, a, partner, { aisle_m: told(least), wanted_m: settings.aisle_m }))
    }
  }
  return found
}

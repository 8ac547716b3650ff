import gcoord from 'gcoord'
import type { LngLat } from '../../src/plan/schema.ts'

/**
 * The offset that Chinese map tiles are drawn with. Outside a box around China nothing is shifted, as on those tiles.
 */
export const toGcj02 = ([lng, lat]: LngLat): LngLat => {
  const [shiftedLng, shiftedLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return [shiftedLng, shiftedLat]
}

// The offset changes by less than a hundredth of the way, so each step leaves a hundredth of the error before it.
const steps = 6

/**
 * Back to WGS-84, to less than a millimetre. Not by gcoord's own way back: at the edge of its box that one swings from
 * side to side for ever, and whoever pushed the map there would have a dead phone.
 */
export function fromGcj02(shifted: LngLat): LngLat {
  let [lng, lat] = shifted
  for (let step = 0; step < steps; step++) {
    const [x, y] = toGcj02([lng, lat])
    lng -= x - shifted[0]
    lat -= y - shifted[1]
  }
  return [lng, lat]
}

import library from 'gcoord'
import type { LngLat } from '../plan/schema.ts'

/** What is used of it. Its own types describe an ES module, while Node loads CommonJS and bundlers the other. */
const gcoord = library as unknown as {
  transform: (at: [number, number], from: string, to: string) => [number, number]
} & Record<'WGS84' | 'GCJ02' | 'BD09', string>

/**
 * The offset that Chinese map tiles are drawn with. Outside a box around China nothing is shifted, as on those tiles.
 */
export const toGcj02 = ([lng, lat]: LngLat): LngLat => gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)

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

/** Baidu's own offset on top of GCJ-02, taken off again together with it. */
export function fromBd09([lng, lat]: LngLat): LngLat {
  return fromGcj02(gcoord.transform([lng, lat], gcoord.BD09, gcoord.GCJ02))
}

import type { LngLat, PackedPlaces, Place } from './schema.ts'

/** The grid all outlines are stored on: 1e-8 degrees, about a millimetre, so that centimetres on a set-out sheet are true. */
const stored = 1e8

/** A coordinate in degrees as it is stored: rounded to 1e-8. */
export const onGrid = (degrees: number) => Math.round(degrees * stored) / stored

/** Maps are drawn to 1e-7 degrees, about a centimetre: each digit more would be a third more to send. */
const grid = 1e7

/** Up to so many places a map is one answer; a larger one comes in areas of `areaSize`, so that no phone stands still. */
const oneAnswer = 6000
const areaSize = 1500

/** How many areas a map of so many places comes in; an empty one is one. */
export const areasOf = (places: number): number => (places <= oneAnswer ? 1 : Math.ceil(places / areaSize))

/** The stretch of the walk that an area (from 1) is; undefined where the map is one answer. */
export const stretchOf = (area: number, areas: number) =>
  areas === 1 ? undefined : { offset: (area - 1) * areaSize, limit: areaSize }

/** The next stall stands from the last one as that one stood from its own predecessor; corners follow its edges. */
function predictors() {
  let last: number[][] = []
  let step = [0, 0]
  return {
    /** Where corner `index` of the stall begun in `ring` should be; a fourth corner closes the parallelogram. */
    expect(ring: number[][], index: number): number[] {
      const [a = [0, 0], b = [0, 0], c = [0, 0]] = ring
      if (index === 0) return plus(last[0] ?? [0, 0], step)
      if (index === 3) return plus(a, minus(c, b))
      const [from = [0, 0], to = [0, 0]] = [last[index - 1], last[index]]
      return plus(ring[index - 1] ?? [0, 0], last[index] === undefined ? [0, 0] : minus(to, from))
    },
    finish(ring: number[][]) {
      step = last[0] === undefined || ring[0] === undefined ? [0, 0] : minus(ring[0], last[0])
      last = ring
    },
  }
}

const plus = ([a = 0, b = 0]: number[], [c = 0, d = 0]: number[]) => [a + c, b + d]
const minus = ([a = 0, b = 0]: number[], [c = 0, d = 0]: number[]) => [a - c, b - d]

/**
 * Places in columns. `outlines` holds, per corner, longitude and latitude as whole 1e-7 degrees minus what the place
 * before lets one expect, `positions` the steps between them: regular rows are almost all zeros and ones and compress to
 * little (5,000 stalls with everything else stay under 150 kB gzip).
 */
export function packPlaces(kind: Place['kind'], places: readonly Omit<Place, 'kind'>[]): PackedPlaces {
  const predict = predictors()
  const outlines: number[] = []
  for (const place of places) {
    const ring: number[][] = []
    for (const [lng, lat] of place.outline) {
      const corner = [Math.round(lng * grid), Math.round(lat * grid)]
      outlines.push(...minus(corner, predict.expect(ring, ring.length)))
      ring.push(corner)
    }
    predict.finish(ring)
  }
  return {
    kind,
    ids: places.map((place) => place.id),
    numbers: places.map((place) => place.number),
    rows: places.map((place) => place.row),
    positions: places.map((place, index) => place.position - (places[index - 1]?.position ?? 0)),
    categories: places.map((place) => place.category),
    corners: places.map((place) => place.outline.length),
    outlines,
    statuses: places.map((place) => place.status),
    holders: places.map((place) => place.holder),
  }
}

/**
 * The places of a packed answer, each with its ring of corners in WGS-84, exact to 1e-7 degrees. The same prediction as in
 * packing, written out without lists of its own: it stands between a phone and its first map.
 */
export function unpackPlaces(packed: PackedPlaces): Place[] {
  const { outlines } = packed
  let next = 0
  let position = 0
  let [stepLng, stepLat] = [0, 0]
  let last: number[] = []
  return packed.ids.map((id, index) => {
    const corners = packed.corners[index] ?? 0
    /** Longitude and latitude in turn, whole 1e-7 degrees. */
    const flat = new Array<number>(corners * 2)
    const outline = new Array<LngLat>(corners)
    for (let corner = 0; corner < corners; corner++) {
      const at = corner * 2
      let lng: number
      let lat: number
      if (corner === 0) {
        lng = (last[0] ?? 0) + stepLng
        lat = (last[1] ?? 0) + stepLat
      } else if (corner === 3) {
        lng = flat[0]! + flat[4]! - flat[2]!
        lat = flat[1]! + flat[5]! - flat[3]!
      } else {
        const known = last.length > at
        lng = flat[at - 2]! + (known ? last[at]! - last[at - 2]! : 0)
        lat = flat[at - 1]! + (known ? last[at + 1]! - last[at - 1]! : 0)
      }
      flat[at] = lng + (outlines[next++] ?? 0)
      flat[at + 1] = lat + (outlines[next++] ?? 0)
      outline[corner] = [flat[at] / grid, flat[at + 1]! / grid]
    }
    const steps = last.length > 0 && corners > 0
    stepLng = steps ? flat[0]! - last[0]! : 0
    stepLat = steps ? flat[1]! - last[1]! : 0
    last = flat
    position += packed.positions[index] ?? 0
    return {
      id,
      kind: packed.kind,
      number: packed.numbers[index] ?? '',
      row: packed.rows[index] ?? '',
      position,
      category: packed.categories[index] ?? null,
      outline,
      status: (packed.statuses[index] ?? 'closed') as Place['status'],
      holder: packed.holders[index] ?? null,
    }
  })
}

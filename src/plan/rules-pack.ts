import type { LngLat, PackedPlaces, Place } from './schema.ts'

/** The grid all outlines are stored on: 1e-8 degrees, about a millimetre, so that centimetres on a set-out sheet are true. */
const stored = 1e8

/** A coordinate in degrees as it is stored: rounded to 1e-8. */
export const onGrid = (degrees: number) => Math.round(degrees * stored) / stored

/** Maps are drawn to 1e-7 degrees, about a centimetre: each digit more would be a third more to send. */
const grid = 1e7

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

/** The places of a packed answer, each with its ring of corners in WGS-84, exact to 1e-7 degrees. */
export function unpackPlaces(packed: PackedPlaces): Place[] {
  const predict = predictors()
  let next = 0
  let position = 0
  return packed.ids.map((id, index) => {
    const ring: number[][] = []
    for (let corner = 0; corner < (packed.corners[index] ?? 0); corner++) {
      const delta = [packed.outlines[next++] ?? 0, packed.outlines[next++] ?? 0]
      ring.push(plus(predict.expect(ring, corner), delta))
    }
    predict.finish(ring)
    position += packed.positions[index] ?? 0
    return {
      id,
      kind: packed.kind,
      number: packed.numbers[index] ?? '',
      row: packed.rows[index] ?? '',
      position,
      category: packed.categories[index] ?? null,
      outline: ring.map(([lng = 0, lat = 0]): LngLat => [lng / grid, lat / grid]),
      status: (packed.statuses[index] ?? 'closed') as Place['status'],
      holder: packed.holders[index] ?? null,
    }
  })
}

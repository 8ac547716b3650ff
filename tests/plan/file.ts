/** Import files in pieces, for tests: a rectangle of metres somewhere in the cast's market. */
export const here: [number, number] = [124.394, 40.129]

const perLat = 111_035
const perLng = 85_210

/** A feature whose ring has these corners, in metres east and north of `here`. */
export function plot(number: unknown, corners: [number, number][], more: Record<string, unknown> = {}) {
  const ring = [...corners, corners[0] ?? [0, 0]].map(([x, y]) => [here[0] + x / perLng, here[1] + y / perLat])
  return { type: 'Feature', properties: { number, ...more }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

/** A 3 m × 2 m plot whose south-west corner is at (x, y). */
export const box = (number: unknown, x: number, y: number, more = {}) =>
  plot(
    number,
    [
      [x, y],
      [x + 3, y],
      [x + 3, y + 2],
      [x, y + 2],
    ],
    more,
  )

/** A point of the kind market editors export. */
export const point = (number: unknown, properties: Record<string, unknown>, at: unknown = here) => ({
  type: 'Feature',
  properties: { number, ...properties },
  geometry: { type: 'Point', coordinates: at },
})

export const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

/** What a merge starts from when the market has no plan yet. */
export const blank = {
  existing: [],
  center: here,
  axis_bearing: 63,
  stated_axis: null,
  categories: new Set(['snacks', 'fruit']),
}

import * as v from 'valibot'
import { isObject } from '../shared/forms.ts'
import { text } from '../shared/text.ts'
import { onGrid } from './rules-pack.ts'
import { frameAt, middle, orientedBox, rectangle, crossesItself, signedArea } from './rules-shape.ts'
import type { FeatureProblem, PlanProblem } from './schema-import.ts'
import type { LngLat } from './schema.ts'

/** A feature of an import file that has a shape. Row, order and category are null where the file does not say. */
export interface Draft {
  feature: number
  number: string
  row_label: string | null
  order: number | null
  category_id: string | null
  outline: LngLat[]
  /** The bearing of one side; of `dimensions` the second for a point, the longer side for a polygon. */
  bearing: number
  along_m: number
  across_m: number
}

export const mostFeatures = 20_000
const mostCorners = 60
const leastSide = 0.5
const greatestSide = 50
/** Longer text is no number and no amount; normalising what is megabytes long would hold everybody up. */
const longestSaid = 100
/** No market stands nearer to a pole, where a degree of longitude is no length. */
const northernmost = 85

/** A problem as data; the words for it are in `web/i18n/<language>/plan.ts`. */
export function problemOf(
  feature: number | null,
  number: string | null,
  problem: PlanProblem,
  detail: FeatureProblem['detail'] = {},
  partner: FeatureProblem['partner'] = null,
): FeatureProblem {
  return { feature, number, problem, place: null, partner, detail }
}

type Refusal = { problem: PlanProblem; detail?: FeatureProblem['detail'] }
type Shape = Pick<Draft, 'outline' | 'bearing' | 'along_m' | 'across_m'>
type Properties = Record<string, unknown>

/**
 * Reads a GeoJSON file. A feature can be both a draft and a problem (a plot without a number still has a shape to show);
 * one without a usable shape is a problem only.
 */
export function readPlan(geojson: unknown): { drafts: Draft[]; problems: FeatureProblem[] } {
  const refuse = (problem: PlanProblem, detail = {}) => ({
    drafts: [],
    problems: [problemOf(null, null, problem, detail)],
  })
  if (!isObject(geojson) || geojson.type !== 'FeatureCollection' || !Array.isArray(geojson.features))
    return refuse('not_geojson')
  const features: unknown[] = geojson.features
  if (features.length === 0) return refuse('no_features')
  if (features.length > mostFeatures)
    return refuse('too_many_features', { features: features.length, most: mostFeatures })

  const drafts: Draft[] = []
  const problems: FeatureProblem[] = []
  features.forEach((feature, index) => {
    const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {}
    const said = isObject(feature) ? numberOf(properties, feature.id) : null
    const number = said === null ? null : readNumber(said)
    if (said === null) problems.push(problemOf(index, null, 'missing_number'))
    else if (number === null) problems.push(problemOf(index, said.slice(0, 20), 'bad_number'))
    const shape = readShape(isObject(feature) ? feature.geometry : null, properties)
    if ('problem' in shape) problems.push(problemOf(index, number, shape.problem, shape.detail))
    else drafts.push({ feature: index, number: number ?? '', ...labels(properties, number ?? ''), ...shape })
  })
  return { drafts, problems }
}

const written = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== ''
    ? value
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : null

const numberOf = (properties: Properties, id: unknown) =>
  written(properties.number) ??
  written(properties.name) ??
  written(properties.ref) ??
  written(properties.id) ??
  written(id)

const Label = text(20)

/** A stall number as text, full-width forms narrowed; null when it is too long or holds characters nobody can read. */
function readNumber(said: string): string | null {
  if (said.length > longestSaid) return null
  const read = v.safeParse(Label, said.normalize('NFKC'))
  return read.success ? read.output : null
}

/** "A-07", "东区 12" and "3-12" name their row; "17" does not. */
function rowIn(number: string): string | null {
  const prefix = /^([^\d\s\-_.·/]+)[\s\-_.·/]*\d/.exec(number) ?? /^(\d+)[\-–/]\d+$/.exec(number)
  return prefix?.[1] ?? null
}

function labels(properties: Properties, number: string): Pick<Draft, 'row_label' | 'order' | 'category_id'> {
  const row = written(properties.row)
  return {
    row_label: (row === null ? null : readNumber(row)) ?? rowIn(number),
    order: readAmount(properties.order) ?? readAmount(properties.position),
    category_id: written(properties.category),
  }
}

/** A number, or text that is one, with a decimal point or comma; null for anything else. */
function readAmount(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.length > longestSaid) return null
  const match = /^\s*([+-]?\d{1,6}(?:[.,]\d{1,20})?)\s*(?:m|米|°|度)?\s*$/i.exec(value.normalize('NFKC'))
  return match?.[1] === undefined ? null : Number(match[1].replace(',', '.'))
}

/** "4.0m × 7.6m", "4x7,6", "4 * 7.6 米" → [4, 7.6] in metres; null when it does not say two lengths. */
export function readDimensions(said: string): [number, number] | null {
  const length = String.raw`(\d{1,6}(?:[.,]\d{1,20})?)\s*(cm|厘米|m|米)?`
  const match = new RegExp(String.raw`^\s*${length}\s*[x×*✕хX]\s*${length}\s*$`, 'i').exec(
    said.slice(0, longestSaid).normalize('NFKC'),
  )
  if (match === null) return null
  const metres = (amount = '', unit = '') => Number(amount.replace(',', '.')) / (/^(cm|厘米)$/i.test(unit) ? 100 : 1)
  return [metres(match[1], match[2] ?? match[4]), metres(match[3], match[4] ?? match[2])]
}

function readShape(geometry: unknown, properties: Properties): Shape | Refusal {
  if (!isObject(geometry)) return { problem: 'unsupported_geometry', detail: { geometry: 'null' } }
  const { type, coordinates } = geometry
  const parts =
    type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length === 1
      ? (coordinates[0] as unknown)
      : null
  if (type === 'Point') return readPoint(coordinates, properties)
  if (type === 'Polygon' || parts !== null) return readRing(parts ?? coordinates)
  return { problem: 'unsupported_geometry', detail: { geometry: typeof type === 'string' ? type.slice(0, 40) : '?' } }
}

function readPosition(value: unknown): LngLat | Refusal {
  const [lng, lat] = Array.isArray(value) ? (value as unknown[]) : []
  if (typeof lng !== 'number' || typeof lat !== 'number') return { problem: 'out_of_range' }
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= northernmost) return [onGrid(lng), onGrid(lat)]
  const swapped = Math.abs(lat) <= 180 && Math.abs(lng) <= northernmost
  return { problem: swapped ? 'axes_swapped' : 'out_of_range', detail: { lng, lat } }
}

/**
 * A point with `orientation` and `dimensions` "A × B": B runs along the compass bearing `orientation` (degrees clockwise
 * from north), A across it. Evidence, Grosseto's 160 stalls ("4.0m × 7.6m"): the nearest stalls of a row at orientation
 * 122.8 stand 8.4 m away at bearing 122–123 or 302–303, in rows at 239.2 (the line 59.2) 8.4 m away at 58–60 or
 * 238–240; back to back rows there are 4.8–5.0 m apart. So 7.6 m lies along the bearing with 0.8 m between neighbours and
 * 4 m across it; the other way round, or counter-clockwise, most neighbours would overlap. It is also how the file's own
 * editor draws it: height points north, then everything is turned clockwise. `width` and `depth` stand for A and B.
 */
function readPoint(coordinates: unknown, properties: Properties): Shape | Refusal {
  const center = readPosition(coordinates)
  if ('problem' in center) return center
  const sides = readSides(properties)
  if ('problem' in sides) return sides
  const bearing = readAmount(properties.orientation)
  if (bearing === null) return { problem: 'missing_orientation' }
  const [across_m, along_m] = sides
  const size = badSize(along_m, across_m)
  if (size !== null) return size
  const frame = frameAt(center)
  const outline = rectangle([0, 0], along_m, across_m, bearing).map((corner) => frame.toDegrees(corner))
  return { outline, bearing: ((bearing % 180) + 180) % 180, along_m: round(along_m), across_m: round(across_m) }
}

function readSides(properties: Properties): [number, number] | Refusal {
  const width = readAmount(properties.width) ?? readAmount(properties.width_m)
  const depth = readAmount(properties.depth) ?? readAmount(properties.depth_m)
  if (width !== null && depth !== null) return [width, depth]
  const said = properties.dimensions
  if (typeof said !== 'string' || said.trim() === '') return { problem: 'missing_dimensions' }
  return readDimensions(said) ?? { problem: 'bad_dimensions', detail: { dimensions: said.slice(0, 40) } }
}

function badSize(one: number, other: number): Refusal | null {
  const [small, large] = [Math.min(one, other), Math.max(one, other)]
  if (small >= leastSide && large <= greatestSide) return null
  return {
    problem: 'bad_size',
    detail: { width_m: round(small), depth_m: round(large), least: leastSide, greatest: greatestSide },
  }
}

const round = (metres: number) => Math.round(metres * 100) / 100

function readRing(coordinates: unknown): Shape | Refusal {
  const rings: unknown[] = Array.isArray(coordinates) ? coordinates : []
  if (rings.length > 1) return { problem: 'unsupported_geometry', detail: { geometry: 'Polygon with holes' } }
  const corners: unknown[] = Array.isArray(rings[0]) ? rings[0] : []
  if (corners.length > mostCorners + 1)
    return { problem: 'too_many_corners', detail: { corners: corners.length - 1, most: mostCorners } }
  const outline: LngLat[] = []
  for (const corner of corners) {
    const place = readPosition(corner)
    if ('problem' in place) return place
    if (!same(outline.at(-1), place)) outline.push(place)
  }
  if (outline.length > 1 && same(outline[0], outline.at(-1))) outline.pop()
  const [origin] = outline
  if (origin === undefined || outline.length < 3)
    return { problem: 'too_few_corners', detail: { corners: outline.length } }
  const frame = frameAt(origin)
  const ring = outline.map((corner) => frame.toMetres(corner))
  const { bearing, length, breadth } = orientedBox(ring)
  const size = badSize(length, breadth)
  if (size !== null) return size
  if (crossesItself(ring)) return { problem: 'self_crossing' }
  if (Math.abs(signedArea(ring)) < leastSide ** 2)
    return {
      problem: 'bad_size',
      detail: { width_m: 0, depth_m: round(length), least: leastSide, greatest: greatestSide },
    }
  return { outline, bearing, along_m: round(length), across_m: round(breadth) }
}

const same = (a: LngLat | undefined, b: LngLat | undefined) =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]

/** The middle of an outline, in degrees. */
export function centerOf(outline: readonly LngLat[]): LngLat {
  const [lng, lat] = middle(outline)
  return [lng, lat]
}

import { featureKinds, type FeatureKind } from '../plan/rules-kinds.ts'
import { numberKey } from '../plan/rules-check.ts'
import { onGrid } from '../plan/rules-pack.ts'
import { orientedBox } from '../plan/rules-shape.ts'
import type { MarketPlane } from '../plan/rules-plane.ts'
import type { LngLat, PlanDocument, PlanFeature, PlanStall, PlanZone } from '../plan/schema.ts'
import { isObject, uuid } from '../shared/forms.ts'
import { centimetres, onPlane, soundSide } from './rules-frame.ts'
import type { SchematicRow } from './rules-schematic.ts'
import { rowsOf, type Unplaced } from './rules-schematic-file.ts'

/** What a feature of a file may be on a plan. */
export type FileKind = 'stall' | 'zone' | FeatureKind
export const fileKinds: readonly FileKind[] = ['stall', 'zone', ...featureKinds]

type Json = Record<string, unknown>

const closed = (ring: readonly LngLat[]) => [...ring, ...ring.slice(0, 1)].map(([lng, lat]) => [lng, lat])

const featureOf = (id: string, kind: FileKind, properties: Json, geometry: Json) => ({
  type: 'Feature',
  id,
  properties: { kind, ...properties },
  geometry,
})

function geometryOf({ shape, coordinates }: PlanFeature): Json {
  if (shape === 'point') return { type: 'Point', coordinates: coordinates[0] }
  if (shape === 'line') return { type: 'LineString', coordinates }
  return { type: 'Polygon', coordinates: [closed(coordinates)] }
}

/** Everything a plan draws as a GeoJSON FeatureCollection in WGS-84; `fromGeojson` reads it without losing anything. */
export function toGeojson({ stalls, zones, features }: PlanDocument) {
  return {
    type: 'FeatureCollection',
    features: [
      ...stalls.map(({ stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed: shut }) =>
        featureOf(
          stall_id,
          'stall',
          { number, row: row_label, position, category: category_id, width_m, depth_m, closed: shut },
          { type: 'Polygon', coordinates: [closed(outline)] },
        ),
      ),
      ...zones.map(({ id, name, categories, outline }) =>
        featureOf(id, 'zone', { name, categories }, { type: 'Polygon', coordinates: [closed(outline)] }),
      ),
      ...features.map((feature) =>
        featureOf(feature.id, feature.kind, { label: feature.label, size_m: feature.size_m }, geometryOf(feature)),
      ),
    ],
  }
}

/** Why a feature was left out; the words are in the studio's texts. */
export type FileFlaw = 'no_shape' | 'wrong_shape' | 'out_of_range' | 'no_number' | 'number_doubled'

export interface FileReading {
  document: PlanDocument
  /** Stalls without a geometry, as RFC 7946 (3.2) allows: they can be laid along a line. */
  unplaced: SchematicRow[]
  /** Features left out, by their place in the file from 0. */
  flaws: { feature: number; flaw: FileFlaw; label: string }[]
  /** What features call themselves that the plan has no word for, with how many there are: to be asked about. */
  unknown: Map<string, number>
}

const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : null
const amount = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

const sideOf = (value: unknown) => {
  const side = amount(value)
  return side !== null && soundSide(side) ? side : null
}

const corner = (value: unknown): [number, number] | null => {
  const [lng, lat] = Array.isArray(value) ? (value as unknown[]) : []
  if (typeof lng !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85 ? [onGrid(lng), onGrid(lat)] : null
}

interface Shape {
  shape: PlanFeature['shape']
  ring: [number, number][]
}

function shapeOf(geometry: unknown): Shape | FileFlaw {
  if (!isObject(geometry)) return 'no_shape'
  const { type, coordinates } = geometry
  const list = (value: unknown): [number, number][] | null => {
    const read = Array.isArray(value) ? value.map(corner) : []
    return read.length > 0 && read.every((each) => each !== null) ? read : null
  }
  if (type === 'Point') {
    const at = corner(coordinates)
    return at === null ? 'out_of_range' : { shape: 'point', ring: [at] }
  }
  if (type === 'LineString') {
    const line = list(coordinates)
    return line === null ? 'out_of_range' : line.length < 2 ? 'wrong_shape' : { shape: 'line', ring: line }
  }
  if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return 'wrong_shape'
  const ring = list(coordinates[0])
  if (ring === null) return 'out_of_range'
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) ring.pop()
  return ring.length < 3 ? 'wrong_shape' : { shape: 'area', ring }
}

/** What a feature calls itself: our own `kind`, or what other programs write. */
const saidKind = (properties: Json) =>
  words(properties['kind']) ?? words(properties['type']) ?? words(properties['natural']) ?? words(properties['highway'])

/**
 * Reads a FeatureCollection. `as` says what features are that call themselves something the plan has no word for ('skip'
 * leaves them out); what nobody decided is counted in `unknown`. Without any word a polygon with a number is a stall.
 */
export function fromGeojson(
  value: unknown,
  plane: MarketPlane,
  newId: () => string,
  as: ReadonlyMap<string, FileKind | 'skip'> = new Map(),
): FileReading | null {
  if (!isObject(value) || value['type'] !== 'FeatureCollection' || !Array.isArray(value['features'])) return null
  const reading: FileReading = {
    document: { stalls: [], zones: [], features: [] },
    unplaced: [],
    flaws: [],
    unknown: new Map(),
  }
  const unplaced: Unplaced[] = []
  const numbers = new Set<string>()
  ;(value['features'] as unknown[]).forEach((each, feature) => {
    const properties = isObject(each) && isObject(each['properties']) ? each['properties'] : {}
    const number = words(properties['number'])
    const said = saidKind(properties) ?? (number === null ? '' : 'stall')
    const kind = fileKinds.find((one) => one === said) ?? as.get(said)
    if (kind === undefined) return void reading.unknown.set(said, (reading.unknown.get(said) ?? 0) + 1)
    if (kind === 'skip') return
    const shape = shapeOf(isObject(each) ? each['geometry'] : null)
    const nowhere = kind === 'stall' && number !== null && isObject(each) && each['geometry'] === null
    const label = number ?? words(properties['name']) ?? words(properties['label']) ?? ''
    const refuse = (flaw: FileFlaw) => void reading.flaws.push({ feature, flaw, label })
    if (nowhere) {
      if (numbers.has(numberKey(number))) return refuse('number_doubled')
      numbers.add(numberKey(number))
      return void unplaced.push({
        number,
        row: words(properties['row']) ?? '',
        category_id: words(properties['category']),
        width_m: sideOf(properties['width_m']),
        depth_m: sideOf(properties['depth_m']),
        closed: properties['closed'] === true,
        gap_before: false,
      })
    }
    if (typeof shape === 'string') return refuse(shape)
    const own = isObject(each) ? words(each['id']) : null
    const id = own !== null && uuid.test(own) ? own : newId()
    if (kind === 'stall') {
      if (shape.shape !== 'area') return refuse('wrong_shape')
      if (number === null) return refuse('no_number')
      if (numbers.has(numberKey(number))) return refuse('number_doubled')
      numbers.add(numberKey(number))
      reading.document.stalls.push(stallOf(id, number, properties, shape.ring, plane, reading.document.stalls.length))
    } else if (kind === 'zone') {
      if (shape.shape !== 'area') return refuse('wrong_shape')
      reading.document.zones.push(zoneOf(id, label, properties, shape.ring))
    } else {
      const size = amount(properties['size_m'])
      const title = words(properties['label']) ?? words(properties['name'])
      reading.document.features.push({
        ...{ id, kind, label: title, shape: shape.shape, coordinates: shape.ring },
        size_m: size !== null && size >= 0.1 && size <= 500 ? size : null,
      })
    }
  })
  return { ...reading, unplaced: rowsOf(unplaced) }
}

function stallOf(id: string, number: string, said: Json, ring: [number, number][], plane: MarketPlane, before: number) {
  const box = orientedBox(onPlane(plane, ring))
  const stall: PlanStall = {
    stall_id: id,
    number,
    row_label: words(said['row']) ?? '',
    position: amount(said['position']) ?? before + 1,
    category_id: words(said['category']),
    outline: ring,
    width_m: amount(said['width_m']) ?? centimetres(box.length),
    depth_m: amount(said['depth_m']) ?? centimetres(box.breadth),
    closed: said['closed'] === true,
  }
  return stall
}

function zoneOf(id: string, name: string, said: Json, ring: [number, number][]): PlanZone {
  const categories = Array.isArray(said['categories'])
    ? said['categories'].filter((one) => typeof one === 'string')
    : []
  return { id, name, outline: ring, categories }
}

/**
 * A plan with what a file says laid over it: a stall by its id or else its number keeps its identity, zones and features
 * by their ids; the rest is added, and what the file does not speak of stays.
 */
export function layOver(document: PlanDocument, read: PlanDocument): PlanDocument {
  const ids = new Set(document.stalls.map((stall) => stall.stall_id))
  const byNumber = new Map(document.stalls.map((stall) => [numberKey(stall.number), stall.stall_id]))
  const stalls = new Map(document.stalls.map((stall) => [stall.stall_id, stall]))
  for (const stall of read.stalls) {
    const id = ids.has(stall.stall_id) ? stall.stall_id : (byNumber.get(numberKey(stall.number)) ?? stall.stall_id)
    stalls.set(id, { ...stall, stall_id: id })
  }
  const put = <T extends { id: string }>(before: readonly T[], now: readonly T[]) => [
    ...new Map([...before, ...now].map((thing) => [thing.id, thing])).values(),
  ]
  return {
    stalls: [...stalls.values()],
    zones: put(document.zones, read.zones),
    features: put(document.features, read.features),
  }
}

import { isObject } from '../shared/forms.ts'
import { fromBd09, fromGcj02, toGcj02 } from '../shared/gcj02.ts'
import { medianPlace, numberKey } from './rules-check.ts'
import { centerOf } from './rules-read.ts'
import { distance } from './rules-shape.ts'
import type { CoordinateReading } from './rules-kinds.ts'
import type { Landing } from './schema-import.ts'
import type { LngLat, PlanStall } from './schema.ts'

/** Where a file would have to land: the stalls there are, or the market's middle while there are none. */
export interface Ground {
  center: LngLat
  stalls: readonly Pick<PlanStall, 'number' | 'outline'>[]
}

/**
 * A file that lands within so many metres is beyond doubt. GCJ-02's offset is smaller on 0.16 % of China's box, 17 m at the
 * least; elsewhere it is mostly 100 to 700 m.
 */
export const beyondDoubt = 50
/** Nothing is asked about a file that no reading brings to the market. */
const farthest = 5_000
/** So many features of a file, and stalls of a plan, tell where the whole lies. */
const samples = 200

const swap = ([lng, lat]: LngLat): LngLat => [lat, lng]
const readers: Record<CoordinateReading, (at: LngLat) => LngLat> = {
  as_is: (at) => at,
  gcj02: fromGcj02,
  bd09: fromBd09,
  swapped: swap,
  swapped_gcj02: (at) => fromGcj02(swap(at)),
  swapped_bd09: (at) => fromBd09(swap(at)),
}

const onEarth = ([lng, lat]: LngLat) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90
const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** A GeoJSON file with every position read that way; whatever is no position stays for `readPlan` to name. */
export function asRead(geojson: unknown, reading: CoordinateReading): unknown {
  if (reading === 'as_is') return geojson
  const moved = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value
    if (!isPosition(value)) return value.map(moved)
    const at = readers[reading]([value[0], value[1]])
    return onEarth(at) ? [...at] : value
  }
  return eachFeature(geojson, (feature) =>
    isObject(feature['geometry'])
      ? { ...feature, geometry: { ...feature['geometry'], coordinates: moved(feature['geometry']['coordinates']) } }
      : feature,
  )
}

/**
 * Where a GeoJSON file lands, when that is far from the market as it stands and near if its coordinates are read in
 * another way; null when nothing is to be asked. Stalls are compared with those of the same number where most have one.
 */
export function landingOf(geojson: unknown, ground: Ground): Landing | null {
  const places = placesOf(geojson)
  if (places.length === 0) return null
  const offset = distance(toGcj02(ground.center), ground.center) > 1
  const possible = (Object.keys(readers) as CoordinateReading[]).filter((reading) => offset || !reading.endsWith('09'))
  const away = awayFrom(ground, places)
  const landings = possible.map((reading) => ({ reading, away_m: away(readers[reading]) }))
  const as_is_m = landings[0]?.away_m ?? Infinity
  const likely = landings.reduce((best, each) => (each.away_m < best.away_m ? each : best))
  if (as_is_m <= beyondDoubt || likely.away_m > farthest || likely.away_m >= as_is_m / 2) return null
  return {
    as_is_m: Number.isFinite(as_is_m) ? Math.round(as_is_m) : null,
    likely: likely.reading,
    likely_m: Math.round(likely.away_m),
  }
}

interface Named {
  key: string
  at: LngLat
}

/** How many metres a file is away from the ground when its places are read in a way. */
function awayFrom({ center, stalls }: Ground, places: readonly Named[]) {
  const there = new Map(stalls.map(({ number, outline }) => [numberKey(number), centerOf(outline)]))
  const known = places.filter(({ key }) => there.has(key))
  const some = spread([...there.values()])
  const near = (at: LngLat) => Math.min(...some.map((each) => distance(at, each)))
  return (read: (at: LngLat) => LngLat): number => {
    if (there.size === 0) {
      const at = medianPlace(places.map((place) => read(place.at)))
      return onEarth(at) ? distance(at, center) : Infinity
    }
    const same = known.length * 2 > places.length
    const all = (same ? known : places).map(({ key, at }) => {
      const place = read(at)
      if (!onEarth(place)) return Infinity
      return same ? distance(place, there.get(key) ?? center) : near(place)
    })
    return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Infinity
  }
}

/** Some of many, evenly over all of them. */
const spread = <Each>(all: readonly Each[]): Each[] =>
  all.length <= samples
    ? [...all]
    : Array.from({ length: samples }, (_, i) => all[Math.floor((i * all.length) / samples)]!)

type Json = Record<string, unknown>

function eachFeature(geojson: unknown, change: (feature: Json) => unknown): unknown {
  if (!isObject(geojson) || !Array.isArray(geojson['features'])) return geojson
  return {
    ...geojson,
    features: geojson['features'].map((each) => (isObject(each) ? change(each) : (each as unknown))),
  }
}

/** The first corner of some features, with the number they give themselves. */
function placesOf(geojson: unknown): Named[] {
  if (!isObject(geojson) || !Array.isArray(geojson['features'])) return []
  return spread(geojson['features'] as unknown[]).flatMap((feature) => {
    if (!isObject(feature) || !isObject(feature['geometry'])) return []
    let at: unknown = feature['geometry']['coordinates']
    while (Array.isArray(at) && !isPosition(at)) at = at[0]
    if (!isPosition(at)) return []
    const said = isObject(feature['properties']) ? feature['properties']['number'] : null
    const number = typeof said === 'string' || typeof said === 'number' ? String(said) : ''
    return [{ key: numberKey(number.slice(0, 100)), at: [at[0], at[1]] as const }]
  })
}

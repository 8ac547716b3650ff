import { isObject } from '../shared/forms.ts'
import { mostFeatures, problemOf } from './rules-read.ts'
import type { FeatureProblem } from './schema-import.ts'

/** What `readPlan` asks of a feature; drawing programs write far more beside it. */
const kept = [
  'number', 'name', 'ref', 'id', 'row', 'order', 'position', 'category',
  'orientation', 'width', 'width_m', 'depth', 'depth_m', 'dimensions',
] as const // prettier-ignore

type Json = Record<string, unknown>

const picked = (from: Json, keys: readonly string[]): Json =>
  Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]))

/**
 * A GeoJSON file without what an import does not read, so that a file of many megabytes is sent in few. `readPlan` says
 * the same of both. A file with more features than an import takes is refused here, before it is sent.
 */
export function slim(geojson: unknown): { geojson: unknown } | { refusal: FeatureProblem } {
  if (!isObject(geojson) || !Array.isArray(geojson['features'])) return { geojson }
  const features: unknown[] = geojson['features']
  if (features.length > mostFeatures) {
    const detail = { features: features.length, most: mostFeatures }
    return { refusal: problemOf(null, null, 'too_many_features', detail) }
  }
  return {
    geojson: {
      type: geojson['type'],
      features: features.map((feature) => {
        if (!isObject(feature)) return feature
        const { properties, geometry } = feature
        return {
          ...picked(feature, ['type', 'id']),
          properties: isObject(properties) ? picked(properties, kept) : null,
          geometry: isObject(geometry) ? picked(geometry, ['type', 'coordinates']) : null,
        }
      }),
    },
  }
}

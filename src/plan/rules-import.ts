import type { Market } from '../markets/schema.ts'
import { asRead, landingOf } from './rules-landing.ts'
import { mergePlan, type PlanMerge } from './rules-merge.ts'
import { countChanges } from './rules-preview.ts'
import type { CoordinateReading } from './rules-kinds.ts'
import type { Landing } from './schema-import.ts'
import type { PlanDocument, PlanStall } from './schema.ts'

/** What stands against publishing a merge; the caller refuses with it. */
export type ImportObstacle =
  'market_without_stalls' | 'valid_from_past' | 'coordinates_in_doubt' | 'plan_has_problems' | 'plan_unchanged'

/** A file to be laid over a plan, with what the supervisor says of it: null leaves it to the file. */
export interface ImportFile {
  geojson: unknown
  axis_bearing: number | null
  coordinates: CoordinateReading | null
}

/** What is to be asked about where a file lands; null when nothing is, or it was answered. */
export const doubtOf = (
  market: Pick<Market, 'center_lng' | 'center_lat'>,
  stalls: readonly PlanStall[],
  { geojson, coordinates }: ImportFile,
): Landing | null =>
  coordinates === null ? landingOf(geojson, { center: [market.center_lng, market.center_lat], stalls }) : null

/** A file laid over a market's latest plan. */
export function mergeInto(
  market: Pick<Market, 'center_lng' | 'center_lat' | 'axis_bearing'>,
  stalls: readonly PlanStall[],
  file: ImportFile,
  categories: ReadonlySet<string>,
): PlanMerge {
  return mergePlan({
    geojson: asRead(file.geojson, file.coordinates ?? 'as_is'),
    existing: stalls,
    center: [market.center_lng, market.center_lat],
    axis_bearing: market.axis_bearing,
    stated_axis: file.axis_bearing,
    categories,
  })
}

/**
 * Why a merge may not be published, or null. A market's first plan may begin in the past, when its stalls were painted;
 * after that the past is history and stays as it was. `good_only` accepts that features with problems are left out.
 */
export function obstacle(
  market: Pick<Market, 'kind' | 'evening' | 'plan_version'>,
  merge: PlanMerge,
  wanted: { valid_from: string; good_only: boolean; doubt: Landing | null },
): ImportObstacle | null {
  if (market.kind !== 'night_market') return 'market_without_stalls'
  if (market.plan_version > 0 && wanted.valid_from < market.evening) return 'valid_from_past'
  if (wanted.doubt !== null) return 'coordinates_in_doubt'
  const whole = merge.problems.some((problem) => problem.feature === null)
  if (merge.problems.length > 0 && (whole || !wanted.good_only)) return 'plan_has_problems'
  const changes = merge.stalls.some((stall) => stall.change === 'added' || stall.change === 'changed')
  return changes ? null : 'plan_unchanged'
}

/**
 * What publishing a merge stores, but for its checks. A file of stalls says nothing of zones and features, so they stay; the market takes its
 * place from its first plan, or from an axis that was stated.
 */
export function publicationOf(
  market: string,
  merge: PlanMerge,
  latest: { version: number } & PlanDocument,
  { stated_axis, newId }: { stated_axis: boolean; newId: () => string },
) {
  const places = latest.version === 0 || stated_axis
  const stalls = merge.stalls.map((stall): PlanStall => {
    const { number, row_label, position, category_id, outline, width_m, depth_m, closed } = stall
    const stall_id = stall.stall_id ?? newId()
    return { stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed }
  })
  return {
    market,
    version: latest.version + 1,
    document: { stalls, zones: latest.zones, features: latest.features },
    place: places ? { axis_bearing: merge.axis_bearing, center: merge.center } : null,
    changes: countChanges(merge),
  }
}

/** The version in force on a day among a market's versions, newest first. */
export function markInForce<Version extends { version: number; valid_from: string }>(
  versions: readonly Version[],
  day: string,
) {
  const current = versions.find((version) => version.valid_from <= day)
  return versions.map((version) => ({ ...version, in_force: version === current }))
}

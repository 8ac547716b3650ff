import { checkNumbers, checkOverlaps, checkPlaces, medianPlace, numberKey, overlapsWith } from './rules-check.ts'
import { guessAxis, layRows, walk } from './rules-order.ts'
import type { Laid } from './rules-order.ts'
import { onGrid } from './rules-pack.ts'
import { centerOf, readPlan } from './rules-read.ts'
import type { Draft } from './rules-read.ts'
import { frameAt, middle, orientedBox } from './rules-shape.ts'
import type { Frame } from './rules-shape.ts'
import type { FeatureProblem } from './schema-import.ts'
import type { LngLat, PlanStall } from './schema.ts'

export type Change = 'added' | 'changed' | 'unchanged' | 'kept'

/** A stall of the plan to be: `stall_id` is null for an added one, `feature` for one the file does not speak of. */
export interface MergedStall extends Omit<PlanStall, 'stall_id'> {
  stall_id: string | null
  feature: number | null
  change: Change
}

export interface PlanMerge {
  /** In walking order, without the features that have problems. */
  stalls: MergedStall[]
  /** Features with problems that have a shape to show. */
  rejected: Draft[]
  problems: FeatureProblem[]
  axis_bearing: number
  center: LngLat
}

export interface MergeInput {
  geojson: unknown
  /** The stalls of the latest version; none for a market without a plan. */
  existing: readonly PlanStall[]
  /** The market's own, which a market without a plan takes from the file instead. */
  center: LngLat
  axis_bearing: number
  /** What the supervisor says the street's bearing is; wins over both. */
  stated_axis: number | null
  categories: ReadonlySet<string>
}

/**
 * What a file makes of a plan. Nothing is ever lost: stalls keep their identity by number, stalls the file does not
 * name stay as they were, and so does a stall whose feature has a problem.
 */
export function mergePlan(input: MergeInput): PlanMerge {
  const { drafts, problems } = readPlan(input.geojson)
  const { good, found } = sift(drafts, problems, input)
  const frame = frameAt(good[0] === undefined ? input.center : centerOf(good[0].outline))
  const byKey = new Map(input.existing.map((stall) => [numberKey(stall.number), stall]))
  const named = new Set(good.map((draft) => numberKey(draft.number)))
  const kept = input.existing.filter((stall) => !named.has(numberKey(stall.number)))
  const blank = input.existing.length === 0 && good.length > 0
  const guess = () => guessAxis(good.flatMap((draft) => draft.outline.map((corner) => frame.toMetres(corner))))
  const axis = input.stated_axis ?? (blank ? guess() : input.axis_bearing)

  const laid = [
    ...good.map((draft) => layDraft(draft, byKey.get(numberKey(draft.number)), frame)),
    ...kept.map((stall) => layStall(stall, frame)),
  ]
  const rows = layRows(laid, axis)
  const order = walk(
    laid.map((stall, index) => ({ ...stall, row_label: rows[index]?.row_label ?? '' })),
    axis,
  )
  const stalls = order.map((index, position): MergedStall => {
    const row = rows[index] ?? { along: true, row_label: '' }
    const draft = good[index]
    const stall = kept[index - good.length]
    const merged =
      draft === undefined ? null : mergeStall(draft, byKey.get(numberKey(draft.number)), row, input.categories)
    if (merged !== null) return { ...merged, position: position + 1 }
    return { ...(stall as PlanStall), position: position + 1, feature: null, change: 'kept' }
  })
  const accepted = new Set(good)
  return {
    stalls,
    rejected: drafts.filter((draft) => !accepted.has(draft)),
    problems: found.sort((a, b) => (a.feature ?? -1) - (b.feature ?? -1)),
    axis_bearing: axis,
    center: blank ? medianPlace(good.map((draft) => centerOf(draft.outline))) : input.center,
  }
}

/** The drafts without any problem, and all problems; checked again against old stalls that stay because theirs failed. */
function sift(drafts: readonly Draft[], readProblems: FeatureProblem[], input: MergeInput) {
  const found = [...readProblems]
  const strays = checkPlaces(drafts, { center: input.center, has_plan: input.existing.length > 0 })
  const astray = new Set(strays.map((problem) => problem.feature))
  const inFile = new Set(drafts.map((draft) => numberKey(draft.number)))
  const stay = input.existing.filter((stall) => !inFile.has(numberKey(stall.number)))
  const placed = drafts.filter((draft) => !astray.has(draft.feature))
  found.push(...strays, ...checkNumbers(drafts), ...checkOverlaps(placed, stay))
  const bad = new Set(found.map((problem) => problem.feature))
  if (bad.has(null)) return { good: [], found }
  const good = drafts.filter((draft) => !bad.has(draft.feature))
  const overlaps = overlapsWith(good)
  const byFeature = new Map(good.map((draft) => [draft.feature, draft]))
  const byKey = Map.groupBy(input.existing, (stall) => numberKey(stall.number))
  const refused = new Set<number>()
  // A stall stays whose feature failed, and may stand where another feature is to be, which fails in turn.
  let failed = drafts.filter((draft) => bad.has(draft.feature))
  while (failed.length > 0) {
    const keys = new Set(failed.map((draft) => numberKey(draft.number)))
    const more = overlaps(
      [...keys].flatMap((key) => byKey.get(key) ?? []),
      refused,
    )
    found.push(...more)
    const newly = [...new Set(more.flatMap(({ feature }) => feature ?? []))]
    newly.forEach((feature) => refused.add(feature))
    failed = newly.flatMap((feature) => byFeature.get(feature) ?? [])
  }
  return { good: good.filter((draft) => !refused.has(draft.feature)), found }
}

function layDraft(draft: Draft, existing: PlanStall | undefined, frame: Frame): Laid {
  return {
    number: draft.number,
    row_label: draft.row_label ?? existing?.row_label ?? null,
    order: draft.order,
    center: middle(draft.outline.map((corner) => frame.toMetres(corner))),
    bearing: draft.bearing,
    along_m: draft.along_m,
    across_m: draft.across_m,
  }
}

function layStall(stall: PlanStall, frame: Frame): Laid {
  const ring = stall.outline.map((corner) => frame.toMetres(corner))
  const { bearing, length, breadth } = orientedBox(ring)
  const { number, row_label } = stall
  return { number, row_label, order: null, center: middle(ring), bearing, along_m: length, across_m: breadth }
}

const sameRing = (a: readonly LngLat[], b: readonly LngLat[]) =>
  a.length === b.length && a.every(([lng, lat], i) => onGrid(lng) === b[i]?.[0] && onGrid(lat) === b[i][1])

function mergeStall(
  draft: Draft,
  existing: PlanStall | undefined,
  row: { along: boolean; row_label: string },
  categories: ReadonlySet<string>,
): Omit<MergedStall, 'position'> {
  const known = draft.category_id !== null && categories.has(draft.category_id) ? draft.category_id : null
  const moved = existing === undefined || !sameRing(existing.outline, draft.outline)
  const [width_m, depth_m] = row.along ? [draft.along_m, draft.across_m] : [draft.across_m, draft.along_m]
  const stall = {
    number: draft.number,
    row_label: row.row_label,
    category_id: known ?? existing?.category_id ?? null,
    outline: draft.outline,
    width_m: moved ? width_m : existing.width_m,
    depth_m: moved ? depth_m : existing.depth_m,
    closed: existing?.closed ?? false,
    feature: draft.feature,
  }
  if (existing === undefined) return { ...stall, stall_id: null, change: 'added' }
  const differs =
    moved ||
    existing.number !== stall.number ||
    existing.row_label !== stall.row_label ||
    existing.category_id !== stall.category_id
  return { ...stall, stall_id: existing.stall_id, change: differs ? 'changed' : 'unchanged' }
}

import type { MergedStall, PlanMerge } from './rules-merge.ts'
import { packPlaces } from './rules-pack.ts'
import type { PlanPreview, PublishedPlan } from './schema-import.ts'
import type { Place } from './schema.ts'

/** Problems told one by one; a file with more is wrong in one way, not in many. */
const mostProblems = 500

const featureId = (feature: number) => `feature-${feature}`
const idOf = (stall: MergedStall) => stall.stall_id ?? featureId(stall.feature ?? 0)

/** How many stalls a merge adds, changes, leaves and keeps, and how many features it leaves out. */
export function countChanges({ stalls, problems }: PlanMerge): Omit<PublishedPlan, 'id' | 'version' | 'valid_from'> {
  const count = (change: MergedStall['change']) => stalls.filter((stall) => stall.change === change).length
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    kept: count('kept'),
    left_out: new Set(problems.flatMap(({ feature }) => feature ?? [])).size,
  }
}

/** A merge as the supervisor looks at it before publishing, on the version it was made on. */
export function previewOf(
  merge: PlanMerge,
  version: number,
  found: Pick<PlanPreview, 'errors' | 'warnings' | 'landing'>,
): PlanPreview {
  const drawn = new Map(merge.rejected.map((draft) => [draft.feature, featureId(draft.feature)]))
  const onPlan = new Map(merge.stalls.map((stall) => [stall.number, idOf(stall)]))
  const places: Omit<Place, 'kind'>[] = merge.stalls.map((stall) => ({
    id: idOf(stall),
    number: stall.number,
    row: stall.row_label,
    position: stall.position,
    category: stall.category_id,
    outline: stall.outline,
    status: stall.closed ? 'closed' : 'vacant',
    holder: null,
  }))
  merge.rejected.forEach((draft, index) =>
    places.push({
      id: featureId(draft.feature),
      number: draft.number,
      row: draft.row_label ?? '',
      position: merge.stalls.length + index + 1,
      category: null,
      outline: draft.outline,
      status: 'to_put_right',
      holder: null,
    }),
  )
  return {
    version,
    ...countChanges(merge),
    axis_bearing: merge.axis_bearing,
    center: [...merge.center],
    problem_count: merge.problems.length,
    ...found,
    problems: merge.problems.slice(0, mostProblems).map((problem) => ({
      ...problem,
      place:
        problem.feature === null
          ? null
          : (drawn.get(problem.feature) ?? onPlan.get(problem.partner?.number ?? '') ?? null),
    })),
    places: packPlaces('stall', places),
    becomes: [...merge.stalls.map(({ change }) => change), ...merge.rejected.map(() => 'left_out' as const)],
  }
}

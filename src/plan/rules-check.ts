import RBush from 'rbush'
import { centerOf, problemOf } from './rules-read.ts'
import type { Draft } from './rules-read.ts'
import { distance, frameAt, isConvex, sharedArea } from './rules-shape.ts'
import type { Metres } from './rules-shape.ts'
import type { FeatureProblem } from './schema-import.ts'
import type { LngLat, PlanStall } from './schema.ts'

/** A market is smaller than this; whatever lies farther out is a slip of the pen. */
const farthest = 5_000
/** Neighbours whose boxes meet, per plot: real plans have about four; a heap with more would hold everybody up. */
const mostNeighbours = 15
/** Corners of one times corners of the other, summed over pairs of plots with dents, which are slow to lay over each other. */
const mostDents = 2_000_000

/** The form in which two numbers are the same number: A1, a1 and Ａ１. */
export const numberKey = (number: string) => number.normalize('NFKC').toUpperCase()

/** The middle of the middles: where most of a file lies, whatever a few strays say. */
export function medianPlace(places: readonly LngLat[]): LngLat {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return [median(places.map(([lng]) => lng)), median(places.map(([, lat]) => lat))]
}

/**
 * Features that lie more than 5 km from where the market is: its centre once it has a plan, before that the middle of
 * the file. Features that would lie in the market with longitude and latitude exchanged are named as that.
 */
export function checkPlaces(drafts: readonly Draft[], market: { center: LngLat; has_plan: boolean }): FeatureProblem[] {
  const places = drafts.map((draft) => centerOf(draft.outline))
  const reference = market.has_plan ? market.center : medianPlace(places)
  return drafts.flatMap((draft, index) => {
    const place = places[index] ?? reference
    const away = distance(place, reference)
    const inMarket = (at: LngLat) => Math.abs(at[1]) <= 90 && distance(at, market.center) <= farthest
    if (!inMarket(place) && inMarket([place[1], place[0]]))
      return [problemOf(draft.feature, draft.number, 'axes_swapped')]
    if (away <= farthest) return []
    return [problemOf(draft.feature, draft.number, 'too_far', { distance_m: Math.round(away), most: farthest })]
  })
}

/** Every feature whose number another feature has too, with the first such other one. */
export function checkNumbers(drafts: readonly Draft[]): FeatureProblem[] {
  const groups = Map.groupBy(
    drafts.filter((draft) => draft.number !== ''),
    (draft) => numberKey(draft.number),
  )
  return [...groups.values()].flatMap((group) =>
    group.length < 2
      ? []
      : group.map((draft, index) => {
          const other = group[index === 0 ? 1 : 0]
          const partner = other === undefined ? null : { feature: other.feature, number: other.number }
          return problemOf(draft.feature, draft.number, 'duplicate_number', { times: group.length }, partner)
        }),
  )
}

interface Outlined {
  minX: number
  minY: number
  maxX: number
  maxY: number
  feature: number | null
  number: string
  ring: Metres[]
  convex: boolean
}

function outlined(frame: ReturnType<typeof frameAt>) {
  return (stall: { feature: number | null; number: string; outline: readonly LngLat[] }): Outlined => {
    const ring = stall.outline.map((corner) => frame.toMetres(corner))
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    const box = { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) }
    return { ...box, feature: stall.feature, number: stall.number, ring, convex: isConvex(ring) }
  }
}

/**
 * Overlaps of more than a painted line, named for both features with the square metres shared: among `drafts`, and of
 * drafts with stalls that `stay` on the plan.
 */
export function checkOverlaps(drafts: readonly Draft[], stay: readonly PlanStall[]): FeatureProblem[] {
  const [first] = drafts
  if (first === undefined) return []
  const toOutlined = outlined(frameAt(centerOf(first.outline)))
  const tree = new RBush<Outlined>()
  tree.load([...drafts, ...stay.map(({ number, outline }) => ({ feature: null, number, outline }))].map(toOutlined))
  const problems: FeatureProblem[] = []
  let [pairs, dents] = [0, 0]
  const mostPairs = mostNeighbours * (drafts.length + 20)
  for (const draft of drafts) {
    const mine = toOutlined(draft)
    const candidates = tree.search(mine)
    pairs += candidates.length
    if (pairs > mostPairs) return [problemOf(null, null, 'too_crowded')]
    for (const other of candidates) {
      if (other.feature !== null && other.feature <= draft.feature) continue
      if (!mine.convex || !other.convex) dents += mine.ring.length * other.ring.length
      if (dents > mostDents) return [problemOf(null, null, 'too_crowded')]
      const area_m2 = Math.round(sharedArea(mine.ring, other.ring) * 100) / 100
      if (area_m2 === 0) continue
      const { feature, number } = other
      problems.push(problemOf(draft.feature, draft.number, 'overlap', { area_m2 }, { feature, number }))
      if (feature === null) continue
      problems.push(
        problemOf(feature, number, 'overlap', { area_m2 }, { feature: draft.feature, number: draft.number }),
      )
    }
  }
  return problems
}

/**
 * Asks, as often as need be, which of `drafts` overlap stalls that stay on the plan after all, leaving `out` features that
 * failed before: one look-up for each stall, for each that stays may make the next one stay.
 */
export function overlapsWith(drafts: readonly Draft[]) {
  const [first] = drafts
  const toOutlined = outlined(frameAt(first === undefined ? [0, 0] : centerOf(first.outline)))
  const tree = new RBush<Outlined & { feature: number }>()
  tree.load(drafts.map((draft) => ({ ...toOutlined(draft), feature: draft.feature })))
  return (stay: readonly PlanStall[], out: ReadonlySet<number>): FeatureProblem[] =>
    stay.flatMap(({ number, outline }) => {
      const mine = toOutlined({ feature: null, number, outline })
      return tree.search(mine).flatMap((draft) => {
        const area_m2 = out.has(draft.feature) ? 0 : Math.round(sharedArea(mine.ring, draft.ring) * 100) / 100
        if (area_m2 === 0) return []
        return [problemOf(draft.feature, draft.number, 'overlap', { area_m2 }, { feature: null, number })]
      })
    })
}

import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import type { PlanStall } from '../plan/schema.ts'
import { centimetres, halfTurn, onEarth, ringOf } from './rules-frame.ts'
import { labels, type Numbering } from './rules-numbers.ts'

/** Everything that makes a row of equal stalls. Metres on the market's plane. */
export interface RowForm extends Numbering {
  /** The baseline: the line the fronts stand on, walked from one end to the other. */
  from: PlanePoint
  to: PlanePoint
  /** On which hand of someone walking the baseline the stalls stand; they face the baseline. */
  side: 'left' | 'right'
  width_m: number
  depth_m: number
  /** Between neighbours. */
  gap_m: number
  /** How many stalls; null fills the baseline to its end. */
  count: number | null
  /** After so many stalls the row leaves a wider gap; null never. */
  gap_every: number | null
  gap_every_m: number
  /** Whether numbers rise from the beginning of the baseline or from its end. */
  direction: 'forward' | 'backward'
  row_label: string
  category_id: string | null
}

/** A row never has more stalls than this. */
export const mostInRow = 500

/** Metres from the beginning of the row to the near side of stall `index`. */
const startOf = (form: RowForm, index: number) => {
  const wide = form.gap_every === null || form.gap_every < 1 ? 0 : Math.floor(index / form.gap_every)
  return index * form.width_m + (index - wide) * form.gap_m + wide * form.gap_every_m
}

/** Metres from end to end of a row of `count` stalls. */
export const rowLength = (form: RowForm, count: number) => (count < 1 ? 0 : startOf(form, count - 1) + form.width_m)

/** How many stalls the row has: as many as asked, or as many as the baseline takes. */
export function rowCount(form: RowForm): number {
  if (form.count !== null) return Math.max(0, Math.min(mostInRow, Math.floor(form.count)))
  if (!(form.width_m > 0)) return 0
  const room = Math.hypot(form.to[0] - form.from[0], form.to[1] - form.from[1])
  let count = 0
  // A baseline typed to the centimetre shall take what fits it exactly.
  while (count < mostInRow && rowLength(form, count + 1) <= room + 0.005) count++
  return count
}

/** The stalls of a row in the order of the baseline. Positions are given when the plan is put in walking order. */
export function rowOf(form: RowForm, plane: MarketPlane, newId: () => string): PlanStall[] {
  const [dx, dy] = [form.to[0] - form.from[0], form.to[1] - form.from[1]]
  const room = Math.hypot(dx, dy)
  const [east, north] = room < 0.01 ? [1, 0] : [dx / room, dy / room]
  const hand = form.side === 'left' ? 1 : -1
  const angle = halfTurn((Math.atan2(north, east) * 180) / Math.PI)
  const count = rowCount(form)
  const numbers = labels(count, form)
  if (form.direction === 'backward') numbers.reverse()
  return numbers.map((number, index) => {
    const along = startOf(form, index) + form.width_m / 2
    const center: PlanePoint = [
      form.from[0] + along * east - (hand * north * form.depth_m) / 2,
      form.from[1] + along * north + (hand * east * form.depth_m) / 2,
    ]
    return {
      stall_id: newId(),
      number,
      row_label: form.row_label,
      position: index + 1,
      category_id: form.category_id,
      outline: onEarth(plane, ringOf({ center, angle, width_m: form.width_m, depth_m: form.depth_m })),
      width_m: centimetres(form.width_m),
      depth_m: centimetres(form.depth_m),
      closed: false,
    }
  })
}

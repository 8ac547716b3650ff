import type { LngLat } from '../plan/schema.ts'

/** What a stall's line needs. `worn`: it was reported so and not painted again since. */
export type LineState = 'to_paint' | 'worn' | 'painted'

/** What was said last of a stall's line and still stands; `outline`: where the plan had it that was painted from. */
export interface LastMark {
  kind: 'painted' | 'worn'
  outline: readonly LngLat[] | null
}

const degree_m = 111_320
/** A painted line is some centimetres wide; less than this nobody paints anew. */
const lineWidth_m = 0.02

/** Whether two outlines have the same corners, to the width of a line, wherever each begins. */
export function sameGround(a: readonly LngLat[], b: readonly LngLat[]): boolean {
  const near = ([lng, lat]: LngLat, [otherLng, otherLat]: LngLat) => {
    const east = (lng - otherLng) * degree_m * Math.cos((lat * Math.PI) / 180)
    return Math.hypot(east, (lat - otherLat) * degree_m) < lineWidth_m
  }
  return a.length === b.length && a.every((one) => b.some((other) => near(one, other)))
}

/** A stall counts as painted while nothing worn was reported since and the plan still has it on that ground. */
export function lineState(last: LastMark | null, outline: readonly LngLat[]): LineState {
  if (last === null) return 'to_paint'
  if (last.kind === 'worn') return 'worn'
  return last.outline !== null && sameGround(last.outline, outline) ? 'painted' : 'to_paint'
}

/** A stall on the paint walk, in walking order. */
export interface LineStall {
  stall_id: string
  number: string
  row_label: string
  outline: LngLat[]
  state: LineState
  /** Whether the open paint job counts it. */
  in_job: boolean
}

/** A mark that this phone made and the office's answer may not know yet; oldest first. */
export interface LocalMark {
  id: string
  stall_id: string
  kind: 'painted' | 'worn' | 'withdrawn'
  /** For `withdrawn`: the mark taken back, and what the line was before it. */
  withdraws: string | null
  before: LineState
}

/** The stalls as they are after the marks of this phone. */
export function afterMarks<Stall extends LineStall>(stalls: readonly Stall[], marks: readonly LocalMark[]): Stall[] {
  const states = new Map<string, LineState>()
  for (const mark of marks) {
    states.set(mark.stall_id, mark.kind === 'withdrawn' ? mark.before : mark.kind)
  }
  return stalls.map((stall) => {
    const state = states.get(stall.stall_id)
    return state === undefined || state === stall.state ? stall : { ...stall, state }
  })
}

/** "86 of 120": what the job counts, or without a job every stall of the plan. */
export function paintProgress(stalls: readonly LineStall[], job: boolean): { painted: number; of: number } {
  const counted = job ? stalls.filter((stall) => stall.in_job) : stalls
  return { painted: counted.filter(({ state }) => state === 'painted').length, of: counted.length }
}

const day_ms = 86_400_000

/** Which day of a job a day is: 1 is its first, 0 or less lies before it, more than its days after it. */
export const paintDay = (first_day: string, day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${first_day}T00:00:00Z`)) / day_ms) + 1

/** The next stall after one (or from the start) whose line is to be painted; goes round once, null when there is none. */
export function nextToPaint<Stall extends LineStall>(stalls: readonly Stall[], after: string | null): Stall | null {
  const from = after === null ? 0 : stalls.findIndex(({ stall_id }) => stall_id === after) + 1
  const round = [...stalls.slice(from), ...stalls.slice(0, from)]
  return round.find(({ state }) => state !== 'painted') ?? null
}

/** A phone may have been without signal this long; what it claims from earlier counts from its arrival. */
const offlineAllowance_ms = 7 * day_ms

/** When a line counts as painted: the phone's claim where it lies within the allowance, never in the future. */
export function markedAt(claimed: Date, received: Date): Date {
  const age = received.getTime() - claimed.getTime()
  return age < 0 || age > offlineAllowance_ms ? received : claimed
}

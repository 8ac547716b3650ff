import type { MatterState } from '../matters/rules-machine.ts'
import { addDays, dayIn, instantOf } from '../shared/evening.ts'
import { most, type ReviewBar } from './rules-kinds.ts'
import type { OwnReview } from './schema.ts'

/** Until when a review may be asked for: the end of the `days`-th day after the vendor learnt of what was done. */
export const reviewUntil = (time_zone: string, learnt_at: Date, days: number): Date =>
  instantOf(time_zone, addDays(dayIn(time_zone, learnt_at), days), 1440)

/** Whether one of some reviews runs, and when the newest decision was. */
export function stateOf(asked: readonly OwnReview[]): { running: boolean; decided_at: Date | null } {
  const decided = asked.filter(({ ended }) => ended !== null && ended.outcome !== 'withdrawn').at(-1)?.ended
  return { running: asked.some(({ ended }) => ended === null), decided_at: decided ? new Date(decided.at) : null }
}

/** What was asked and decided about a matter so far. */
export interface Asked {
  state: MatterState
  /** Reviews so far, taken back ones too. */
  rounds: number
  running: boolean
  /** When the newest review was decided; null for none. */
  decided_at: Date | null
  /** When the newest thing was done that a vendor may disagree with. */
  learnt_at: Date
  until: Date
}

/** What stands in the way of asking for a review. What was decided is asked about again only when something new was done since. */
export function reviewBar(asked: Asked, now: Date): ReviewBar | null {
  if (asked.running) return 'running'
  if (asked.state === 'void' || asked.state === 'overturned') return 'nothing_left'
  if (asked.decided_at !== null && asked.decided_at >= asked.learnt_at) return 'decided'
  if (asked.rounds >= most.reviews) return 'too_often'
  return now > asked.until ? 'too_late' : null
}

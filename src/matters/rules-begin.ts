import type { ActionKind } from '../enforcement/rules-kinds.ts'
import type { MatterState } from './rules-machine.ts'

/** What was done about a finding on the spot. */
export interface OnTheSpot {
  actions: readonly { kind: ActionKind; deadline_at: Date | null }[]
  /** A photo of after was declared for it. */
  after_photo: boolean
  /** Closing time of its evening, at least half an hour ahead: the end of an order to put right at once that nobody saw followed. */
  closes_at: Date
}

/**
 * Where a finding's matter begins, and by when its order is to be followed. What was helped, said or warned of is settled
 * on the spot; an order waits to be seen followed; a fine waits for its receipt; held evidence waits for a decision.
 */
export function beginning({ actions, after_photo, closes_at }: OnTheSpot): { state: MatterState; due_at: Date | null } {
  const has = (kind: ActionKind) => actions.some((action) => action.kind === kind)
  const settled = (state: MatterState) => ({ state, due_at: null })
  if (actions.length === 0) return settled('open')
  if (has('evidence_hold')) return settled('escalated')
  const deadlines = actions.flatMap(({ kind, deadline_at }) => (kind === 'fix_by' && deadline_at ? [deadline_at] : []))
  if (deadlines.length > 0)
    return { state: 'awaiting_fix', due_at: new Date(Math.max(...deadlines.map((at) => at.getTime()))) }
  if (has('fix_now') && !after_photo) return { state: 'awaiting_fix', due_at: closes_at }
  if (has('transfer')) return settled('transferred')
  if (has('spared')) return settled('spared')
  if (has('fine_on_spot')) return settled('acted')
  return settled('closed')
}

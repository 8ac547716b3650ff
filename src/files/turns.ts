import pLimit, { type LimitFunction } from 'p-limit'
import { Problem } from '../problems.ts'

/** How many pictures of one account may wait for their turn. */
export const waitingMost = 20

const turns = new Map<string, LimitFunction>()

/**
 * Works on an account's pictures one after another, so that others are served in between however many it sends. Throws
 * `too_many_requests` for one more than may wait.
 */
export async function inTurnOf<T>(account: string, work: () => Promise<T>): Promise<T> {
  const turn = turns.get(account) ?? pLimit(1)
  if (turn.pendingCount >= waitingMost) throw new Problem('too_many_requests', { retry_after_s: 10 })
  turns.set(account, turn)
  try {
    return await turn(work)
  } finally {
    if (turn.activeCount + turn.pendingCount === 0) turns.delete(account)
  }
}

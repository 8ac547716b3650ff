import { couldNotKnow } from '../enforcement/rules-second.ts'
import type { FirstPenalty } from '../enforcement/schema.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import type { Basis } from './queries-context.ts'
import { checkAmend } from './rules-amend.ts'
import { afterPatrol, observedAt } from './rules-time.ts'
import type { CaptureProblem } from './rules.ts'
import type { Capture, Receipt } from './schema.ts'

/** A capture on its way in: `sent` is the JSON as it arrived, which its hash is of. */
export interface Arrival {
  market: string
  capture: Capture
  sent: unknown
  who: { id: string; role: 'officer' | 'supervisor' }
  now: Date
  /** When it came in, where that was earlier: it was held until a supervisor accepted it. */
  accepted_from?: Date
  /** Why a second penalty stands whose officer could not know of the first: a supervisor's word (rule R4). */
  second_reason?: string
}

/**
 * Refuses what the rules refuse. Second penalties whose officer could not know of the first go to a supervisor, whose
 * reason they then carry; the content that the phone sent keeps its hash.
 */
export function accordingToRules(arrival: Arrival, problems: readonly CaptureProblem[], at: Date): Capture {
  const { capture, who, now, accepted_from, second_reason } = arrival
  const seen = { author: who.id, at, received: accepted_from ?? now }
  const unknown = problems.every(({ code, detail }) => {
    const first = detail['first'] as FirstPenalty | undefined
    return code === 'second_penalty_needs_reason' && first !== undefined && couldNotKnow(first, seen)
  })
  if (problems.length === 0) return capture
  if (!unknown) refuseFirst(problems)
  if (second_reason === undefined) throw new Problem('second_penalty_unknown', problems[0]?.detail)
  const isSecond = (finding: number, action: number) =>
    problems.some((problem) => problem.finding === finding && problem.action === action)
  return {
    ...capture,
    findings: capture.findings.map((finding, at) => ({
      ...finding,
      actions: finding.actions.map((action, nth) =>
        isSecond(at, nth) ? { ...action, reason: second_reason } : action,
      ),
    })),
  }
}

const refuseFirst = (problems: readonly CaptureProblem[]) => {
  const [first] = problems
  if (!first) return
  const { finding, action } = first
  throw new Problem(first.code, {
    ...first.detail,
    ...(finding !== undefined && { finding }),
    ...(action !== undefined && { action }),
    ...(problems.length > 1 && { problems }),
  })
}

/** The receipt of a capture that is there already; refuses other content under the same id. */
export function repeated(logged: Basis['logged'], market: string, sha256: string, id: string): Receipt | null {
  if (!logged) return null
  if (logged.sha256 !== sha256 || logged.market_id !== market)
    throw new Problem('capture_conflict', { id, sha256: logged.sha256 })
  const { received_at, evening, position } = logged
  return { id, sha256, received_at: new Date(received_at).toISOString(), evening, position }
}

/** When it was seen and on which evening: an amendment keeps those of the entry it replaces. */
export function seenAt({ market, capture, who, now, accepted_from }: Arrival, { original, patrol, members }: Basis) {
  if (capture.amends !== null) {
    refuseFirst(checkAmend(capture, market, original, who, accepted_from ?? now))
    if (original) return { at: new Date(original.at), evening: original.evening }
  }
  if (!patrol) throw new Problem('unknown_reference', { fields: [{ path: 'patrol_id' }] })
  if (who.role !== 'officer') throw new Problem('not_allowed')
  const accepted = accepted_from !== undefined
  if (!accepted && !members.some((member) => member.id === who.id))
    throw new Problem('not_a_member', { people: [who.id] })
  const at = observedAt(new Date(capture.claimed_at), accepted_from ?? now, new Date(patrol.started_at))
  const ended = patrol.ended_at === null ? null : new Date(patrol.ended_at)
  if (!accepted && afterPatrol(at, ended)) throw new Problem('patrol_ended')
  return { at, evening: eveningAt(patrol, at) }
}

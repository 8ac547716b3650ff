import { Problem } from '../problems.ts'
import type { Patrol, PatrolStart } from './schema.ts'

const hour_ms = 3_600_000
/** How long a patrol may have been under way without signal before its phone's clock is no longer believed. */
const offlineAllowance_ms = 24 * hour_ms

/** When a patrol began: the phone's claim, at most a day before its arrival and never after it. */
export function startedAt(claimed: Date | null, received: Date): Date {
  const earliest = received.getTime() - offlineAllowance_ms
  return new Date(Math.min(received.getTime(), Math.max(earliest, (claimed ?? received).getTime())))
}

/** When a patrol ended: the phone's claim, between the patrol's start and its arrival here. */
export const endedAt = (claimed: Date, started: Date, received: Date): Date =>
  new Date(Math.max(started.getTime(), Math.min(received.getTime(), claimed.getTime())))

/**
 * Refuses a patrol of another squad than the starter's, whose competence it would borrow (rule R17), one without the
 * starter or the lead among its members, and people who are no active officers.
 */
export function checkStart(
  start: PatrolStart,
  starter: { id: string; squad_id: string | null },
  activeOfficers: ReadonlySet<string>,
) {
  if (start.squad_id !== starter.squad_id) throw new Problem('not_allowed', { rule: 'R17', squad_id: start.squad_id })
  const members = new Set(start.members)
  if (!members.has(starter.id) || !members.has(start.lead_id)) {
    throw new Problem('not_a_member', { people: [starter.id, start.lead_id].filter((person) => !members.has(person)) })
  }
  const unknown = start.members.filter((person) => !activeOfficers.has(person))
  if (unknown.length > 0) throw new Problem('unknown_reference', { people: unknown })
}

/** Was a patrol whose start was not kept word for word started like this? Members may have joined it since. */
export function sameStart(patrol: Patrol, start: PatrolStart): boolean {
  const members = new Set(patrol.members.map((member) => member.id))
  return (
    patrol.squad.id === start.squad_id &&
    patrol.lead.id === start.lead_id &&
    start.members.every((person) => members.has(person))
  )
}

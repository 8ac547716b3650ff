import { Problem } from '../problems.ts'
import type { Patrol, PatrolStart } from './schema.ts'

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

/** Was this patrol started by the same request? Members may have joined it since. */
export function sameStart(patrol: Patrol, market: string, start: PatrolStart): boolean {
  const members = new Set(patrol.members.map((member) => member.id))
  return (
    patrol.market.id === market &&
    patrol.squad.id === start.squad_id &&
    patrol.lead.id === start.lead_id &&
    start.members.every((person) => members.has(person))
  )
}

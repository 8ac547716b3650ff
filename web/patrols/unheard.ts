import type { Patrol, PatrolEnd, PatrolStart, Round, Tonight } from '../../src/patrols/schema.ts'
import { ApiProblem } from '../api.ts'
import { ofTonight } from '../../src/patrols/rules-tonight.ts'
import { freshId } from '../offline/id.ts'
import type { Entry } from '../offline/database.ts'
import { keep, outcome } from '../offline/keep.ts'
import { own } from '../offline/outbox.ts'
import { remembered, type Remembered } from '../offline/answers.ts'
import { who } from '../shell/who.ts'

/** A patrol's start or end that this phone holds; what it looked like here is `shown`. */
interface Journey extends Entry {
  shown: { patrol: Patrol }
}

const of = (kind: 'patrol.start' | 'patrol.end') =>
  own
    .peek()
    .filter((entry) => entry.kind === kind && (entry.state !== 'refused' || entry.received_at !== null)) as Journey[]

/** What a patrol of one's squad needs of a market tonight, by what the office said last. */
export async function tonightAt(market: string, now: Date): Promise<Tonight> {
  const { value, fresh } = await remembered<Tonight>(`/api/markets/${market}/round`)
  return fresh ? value : ofTonight(value, now)
}

const entryOf = (kind: 'patrol.start' | 'patrol.end', id: string, path: string, body: object, patrol: Patrol) => ({
  id,
  kind,
  path,
  body,
  label: patrol.market.name,
  person_id: who.peek()?.id ?? '',
  person_name: who.peek()?.name ?? '',
  after: kind === 'patrol.end' ? patrol.id : null,
  shown: { patrol },
})

/** Starts a patrol on this phone; the office hears of it when there is signal. Rejects with `not_kept`. */
export async function startHere(patrol: Patrol): Promise<void> {
  const body: PatrolStart = {
    squad_id: patrol.squad.id,
    lead_id: patrol.lead.id,
    members: patrol.members.map(({ id }) => id),
    claimed_at: patrol.started_at,
  }
  await keep(entryOf('patrol.start', patrol.id, `/api/markets/${patrol.market.id}/patrols/${patrol.id}`, body, patrol))
}

/** Ends a patrol on this phone, with a note for the next squad; answers the entry's id. Rejects with `not_kept`. */
export async function endHere(patrol: Patrol, note: string, now: Date): Promise<string> {
  const body: PatrolEnd = {
    id: freshId(),
    claimed_at: now.toISOString(),
    note: note.trim() === '' ? null : note.trim(),
  }
  const path = `/api/markets/${patrol.market.id}/patrols/${patrol.id}/ends/${body.id}`
  const ended = { ...patrol, ended_at: body.claimed_at }
  await keep(entryOf('patrol.end', body.id, path, body, ended))
  return body.id
}

const patience_ms = 4000

/** Waits a moment for the office's word on what was kept; what it refuses at once is let go of here, and thrown. */
export async function toldOffice(id: string): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, patience_ms))
  try {
    await Promise.race([outcome(id), patience])
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'network') return
    const { discard } = await import('../offline/sender.ts')
    await discard(id)
    throw error
  }
}

/** A patrol as this phone knows it: ended as soon as its end is kept here, whether or not the office heard of it. */
export function endedHere(patrol: Patrol): Patrol {
  const end = of('patrol.end').find(({ shown }) => shown.patrol.id === patrol.id)
  return patrol.ended_at === null && end ? { ...patrol, ended_at: end.shown.patrol.ended_at } : patrol
}

/** The round of a patrol that began here; null for one that did not. */
export async function roundHere(id: string): Promise<Round | null> {
  const start = of('patrol.start').find((entry) => entry.id === id)
  if (!start) return null
  const { patrol } = start.shown
  return { ...(await tonightAt(patrol.market.id, new Date(patrol.started_at))), patrol: endedHere(patrol) }
}

/** The patrol under way: what the office says, unless this phone ended it or began another that the office did not hear of. */
export function currentHere(
  known: Pick<Remembered<{ patrol: Patrol | null }>, 'value' | 'fresh'> | null,
): Patrol | null {
  const open = (patrol: Patrol | null) => (patrol && endedHere(patrol).ended_at === null ? patrol : null)
  const told = open(known?.value.patrol ?? null)
  const begun = of('patrol.start')
    .filter(({ received_at }) => !known?.fresh || received_at === null)
    .map(({ shown }) => open(shown.patrol))
    .filter((patrol) => patrol !== null)
    .at(-1)
  if (!begun) return told
  return told && told.started_at > begun.started_at ? told : begun
}

import type { OwnDays } from '../../src/calendar/schema.ts'
import type { Market } from '../../src/markets/schema.ts'
import type { LegalBases, LegalBasis, Matter, ProcedureRead, TimelineEntry } from '../../src/matters/schema.ts'
import type { Squad, Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { remembered } from '../offline/answers.ts'
import type { Names } from './said.ts'

/** All that a guided form says beforehand and judges by. */
export interface Facts {
  matter: Matter
  market: Market
  /** What terms are counted by there; null where the office could not be asked, and this device was never told. */
  own_days: OwnDays | null
  squad: Squad | undefined
  bases: readonly LegalBasis[]
  names: Names
  /** The device's clock when it was read. */
  now: Date
}

/** Names for the ids that steps carry: everybody in a squad, who may approve, the articles. */
export const namesOf = (
  squads: readonly Squad[],
  supervisors: readonly { id: string; name: string }[],
  bases: readonly LegalBasis[] = [],
): Names =>
  new Map([
    ...squads.flatMap(({ members }) => members).map(({ id, name }) => [id, name] as const),
    ...supervisors.map(({ id, name }) => [id, name] as const),
    ...bases.map(({ id, law, article }) => [id, `《${law}》${article}`] as const),
  ])

/** Reads what a form about a matter needs. */
export async function loadFacts(id: string, signal: AbortSignal): Promise<Facts> {
  const matter = await api.get<Matter>(`/api/matters/${id}`, signal)
  const ownDays = remembered<OwnDays>(`/api/markets/${matter.market.id}/own-days`, signal)
  const [market, own_days, { squads }, { bases }] = await Promise.all([
    api.get<Market>(`/api/markets/${matter.market.id}`, signal),
    ownDays.then(
      ({ value }) => value,
      () => null,
    ),
    api.get<Squads>('/api/squads', signal),
    api.get<LegalBases>('/api/legal-bases', signal),
  ])
  return {
    matter,
    market,
    own_days,
    squad: squads.find((one) => one.id === matter.squad.id),
    bases,
    names: namesOf(squads, matter.supervisors, bases),
    now: new Date(),
  }
}

/** The steps of one procedure out of its matter's timeline: one of a kind runs at a time. */
export const stepsOf = (matter: Matter, procedure: ProcedureRead): TimelineEntry[] =>
  matter.timeline.filter(
    (entry) =>
      entry.what === 'procedure' &&
      entry.procedure === procedure.kind &&
      entry.at >= procedure.opened_at &&
      (procedure.ended_at === null || entry.at <= procedure.ended_at),
  )

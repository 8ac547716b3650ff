import { startAllowance_ms } from '../inspections/rules-time.ts'
import { dayIn } from '../shared/evening.ts'
import { complaintKinds, type IncidentKind } from './rules-kinds.ts'
import type { Talk, TalkEntry } from './schema.ts'

/** How many of a vendor's complaints may wait for an answer at a time. */
export const openComplaints = 3
/** How many of their own complaints a vendor is shown, the newest. */
export const complaintsShown = 10
/** How many weeks the chart of incidents shows. */
export const chartWeeks = 12

export const isComplaint = (kind: IncidentKind) => complaintKinds.some((each) => each === kind)

/** What of an incident decides who may do what with it; `squad_id` is of its patrol. */
export interface Concern {
  kind: IncidentKind
  squad_id: string | null
  reported_by: string | null
  named: readonly string[]
}

/** Who wants to. */
export interface Reader {
  id: string
  role: 'officer' | 'supervisor'
  squad_id: string | null
}

/**
 * Supervisors read all; officers what they logged and what befell their squad. A complaint about an officer never goes to
 * the squad: of officers only its writer reads it, and nobody who is named in it.
 */
export function mayRead(reader: Reader, { kind, squad_id, reported_by, named }: Concern): boolean {
  if (reader.role === 'supervisor') return true
  if (isComplaint(kind)) return reported_by === reader.id && !named.includes(reader.id)
  return reported_by === reader.id || (squad_id !== null && squad_id === reader.squad_id)
}

/** Takes it on or notes a talk: whoever reads it, but no officer on a complaint and nobody who is named in one. */
export function mayFollowUp(reader: Reader, concern: Concern): boolean {
  if (!mayRead(reader, concern)) return false
  return !isComplaint(concern.kind) || (reader.role === 'supervisor' && !concern.named.includes(reader.id))
}

/** Closing is a supervisor's who was no part of it (as rule R21 has it for reviews). */
export const mayClose = (reader: Reader, { named }: Concern): boolean =>
  reader.role === 'supervisor' && !named.includes(reader.id)

/** Has this day begun in the market, by a clock that is as much ahead as a phone's may be? Nobody agreed on anything tomorrow. */
export const hasBegun = (day: string, time_zone: string, now: Date): boolean =>
  day <= dayIn(time_zone, new Date(now.getTime() + startAllowance_ms))

/** Is this talk the one that was noted before under its id? */
export const sameTalk = (before: Talk, { talked_on, talked_with, agreed, answer, closes }: TalkEntry): boolean =>
  before.talked_on === talked_on &&
  before.talked_with === talked_with &&
  before.agreed === agreed &&
  before.answer === answer &&
  before.closes === closes

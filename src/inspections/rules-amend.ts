import type { Refusal } from '../enforcement/rules-check.ts'
import type { Capture, Subject } from './schema.ts'

/** The entry that an amendment replaces. */
export interface Original {
  market_id: string
  patrol_id: string
  officer_id: string
  /** The lead of its patrol. */
  lead_id: string
  subject_kind: Subject['kind']
  subject_id: string | null
  amended: boolean
}

/** May `who` put this capture in place of `original`? Its author, its patrol's lead or a supervisor may, once; rule R13. */
export function checkAmend(
  capture: Pick<Capture, 'patrol_id' | 'subject'>,
  market: string,
  original: Original | null,
  who: { id: string; role: 'officer' | 'supervisor' },
): Refusal[] {
  if (!original || original.market_id !== market)
    return [{ code: 'unknown_reference', detail: { fields: [{ path: 'amends' }] } }]
  if (who.role !== 'supervisor' && who.id !== original.officer_id && who.id !== original.lead_id) {
    return [{ code: 'not_allowed', detail: { rule: 'R13' } }]
  }
  if (original.amended) return [{ code: 'already_amended', detail: {} }]
  const subjectId = capture.subject.kind === 'place' ? null : capture.subject.id
  const moved = [
    ...(capture.patrol_id === original.patrol_id ? [] : ['patrol_id']),
    ...(capture.subject.kind === original.subject_kind && subjectId === original.subject_id ? [] : ['subject']),
  ]
  return moved.length > 0 ? [{ code: 'invalid_request', detail: { fields: moved.map((path) => ({ path })) } }] : []
}

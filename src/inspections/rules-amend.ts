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
  /** Actions of this entry, and of those it replaced, that were set aside. */
  overturned: { item_code: string; kind: string }[]
}

/** Actions that a supervisor set aside and a correction would put back for the same item: the decision stands (rules R15, R21). */
const putBack = (capture: Pick<Capture, 'findings'>, { overturned }: Original): Refusal[] =>
  capture.findings.flatMap(({ item_code, actions }, finding) =>
    actions
      .filter(({ kind }) => overturned.some((action) => action.item_code === item_code && action.kind === kind))
      .map(({ kind }) => ({ code: 'already_overturned' as const, detail: { rule: 'R15', item_code, kind, finding } })),
  )

/** May `who` put this capture in place of `original`? Its author, its patrol's lead or a supervisor may, once; rule R13. */
export function checkAmend(
  capture: Pick<Capture, 'patrol_id' | 'subject' | 'findings'>,
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
  if (moved.length > 0) return [{ code: 'invalid_request', detail: { fields: moved.map((path) => ({ path })) } }]
  return putBack(capture, original)
}

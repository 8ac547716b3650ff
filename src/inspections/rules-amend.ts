import { isEnforcing } from '../enforcement/rules.ts'
import type { Refusal } from '../enforcement/rules-check.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
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
  /** When it was seen; those that it replaced were seen then too. */
  at: string
  /** Actions of this entry, and of those it replaced, that were set aside. */
  overturned: { item_code: string; kind: string }[]
  /** Its penalties, compulsory measures and holds that stand, each with everybody who had a part in it. */
  enforced: { item_code: string; kind: string; people: string[] }[]
  /** Was a document issued about it, or about an entry it replaced? */
  documented: boolean
}

/** So long whoever wrote it puts a slip of the pen right alone. */
const slip_ms = 24 * 3_600_000

/**
 * Actions that a supervisor set aside and a correction would put back for the same item, or others as severe in their
 * place: the decision stands (rules R15, R21).
 */
const putBack = (capture: Pick<Capture, 'findings'>, { overturned }: Original): Refusal[] =>
  capture.findings.flatMap(({ item_code, actions }, finding) =>
    actions
      .filter(({ kind }) =>
        overturned.some(
          (action) =>
            action.item_code === item_code &&
            (action.kind === kind || (isEnforcing(kind) && isEnforcing(action.kind as ActionKind))),
        ),
      )
      .map(({ kind }) => ({ code: 'already_overturned' as const, detail: { rule: 'R15', item_code, kind, finding } })),
  )

/**
 * Enforcement that a correction would take away after a day, or once there is a document about it. Only a supervisor who
 * had no part in it still may: else its authors could correct their own actions out of the ratio, which they may not even
 * set aside (rules R15, R21).
 */
function takenAway(
  capture: Pick<Capture, 'findings'>,
  { at, enforced, documented }: Original,
  who: Amender,
  now: Date,
): Refusal[] {
  if (!documented && now.getTime() - new Date(at).getTime() <= slip_ms) return []
  const stays = (item_code: string, kind: string) =>
    capture.findings.some((one) => one.item_code === item_code && one.actions.some((action) => action.kind === kind))
  return enforced
    .filter(({ item_code, kind }) => !stays(item_code, kind))
    .filter(({ people }) => who.role !== 'supervisor' || people.includes(who.id))
    .map(({ item_code, kind }) => ({ code: 'enforcement_stays', detail: { rule: 'R15', item_code, kind } }))
}

interface Amender {
  id: string
  role: 'officer' | 'supervisor'
}

/** May `who` put this capture in place of `original`? Its author, its patrol's lead or a supervisor may, once; rule R13. */
export function checkAmend(
  capture: Pick<Capture, 'patrol_id' | 'subject' | 'findings'>,
  market: string,
  original: Original | null,
  who: Amender,
  now: Date,
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
  return [...putBack(capture, original), ...takenAway(capture, original, who, now)]
}

import type { ActionKind } from '../enforcement/rules-kinds.ts'
import type { Refusal } from '../enforcement/rules-check.ts'
import { executionTooEarly, isExecution } from './rules-execution.ts'
import type { ProcedureKind } from './rules-machine.ts'

/** The penalties that an ordinary case may end in: Administrative Penalty Law Art. 9. */
export const penalties = ['warning', 'criticism', 'fine', 'confiscate', 'stop_business', 'revoke_permit'] as const
export type Penalty = (typeof penalties)[number]

/** A penalty as noticed or decided. */
export interface Sanction {
  penalty: Penalty
  amount_yuan: number | null
}

/** Where a step comes too early, the article that wants something first; undefined for a step that is merely not open. */
export function tooEarly(kind: ProcedureKind, step: string, state: string): Refusal | undefined {
  if (kind === 'case' && step === 'decide') {
    if (state === 'filed' || state === 'investigating')
      return { code: 'notice_first', detail: { article: 'penalty-44' } }
    if (state === 'notice_given') return { code: 'statement_first', detail: { article: 'penalty-45' } }
    if (state === 'hearing_due') return { code: 'hearing_first', detail: { article: 'penalty-64' } }
  }
  return isExecution(kind) ? executionTooEarly(kind, step, state) : undefined
}

/** R2, Penalty Law Art. 44: a fine is noticed with its sum, any other penalty without one. */
export function sanctionComplete({ penalty, amount_yuan }: Sanction): Refusal[] {
  return (penalty === 'fine') === (amount_yuan !== null)
    ? []
    : [{ code: 'action_incomplete', detail: { kind: penalty, fields: ['amount_yuan'] } }]
}

/** Penalty Law Art. 63: for which penalties a hearing may be asked for; from which fine on is the market's setting. */
export const hearingMayBeAsked = ({ penalty, amount_yuan }: Sanction, from_yuan: number): boolean =>
  penalty === 'stop_business' ||
  penalty === 'revoke_permit' ||
  penalty === 'confiscate' ||
  (penalty === 'fine' && (amount_yuan ?? 0) >= from_yuan)

/** What a request for a hearing is refused with where none may be asked for: Administrative Penalty Law Art. 63. */
export function hearingOpen(sanction: Sanction, from_yuan: number): Refusal[] {
  return hearingMayBeAsked(sanction, from_yuan)
    ? []
    : [{ code: 'no_hearing', detail: { article: 'penalty-63', from_yuan } }]
}

/** Penalty Law Art. 44–45, Compulsion Law Art. 36: silence counts as no answer only when the time to answer is over. */
export function answerTimeOver(
  how: 'signed' | 'said' | 'silent',
  until: Date,
  now: Date,
  article = 'penalty-45',
): Refusal[] {
  return how !== 'silent' || now >= until
    ? []
    : [{ code: 'statement_first', detail: { article, until: until.toISOString() } }]
}

/** Penalty Law Art. 58: after a hearing, or where the case was flagged, the decision waits for legal review. */
export function legalReviewDone(asked: { flagged: boolean; heard_in_hearing: boolean }, state: string): Refusal[] {
  return state === 'reviewed' || (!asked.flagged && !asked.heard_in_hearing)
    ? []
    : [{ code: 'legal_review_first', detail: { article: 'penalty-58' } }]
}

const severity: readonly Penalty[] = ['warning', 'criticism', 'fine', 'confiscate', 'stop_business', 'revoke_permit']

/** Penalty Law Art. 45: nobody is punished harder than was noticed; a harder penalty needs a new notice. */
export function notHeavier(decided: Sanction, noticed: Sanction): Refusal[] {
  const harder =
    severity.indexOf(decided.penalty) > severity.indexOf(noticed.penalty) ||
    (decided.penalty === noticed.penalty && (decided.amount_yuan ?? 0) > (noticed.amount_yuan ?? 0))
  return harder
    ? [{ code: 'heavier_than_noticed', detail: { article: 'penalty-45', amount_yuan: noticed.amount_yuan } }]
    : []
}

/** Penalty Law Art. 60: decided within 90 days of filing, or within the extension that was granted. */
export function decidedInTime(due_at: Date, now: Date): Refusal[] {
  return now <= due_at
    ? []
    : [{ code: 'decision_too_late', detail: { article: 'penalty-60', due_at: due_at.toISOString() } }]
}

/** R2, Penalty Law Art. 28: who is punished is also told to put it right. */
export function orderedToCorrect(standing: readonly ActionKind[], orders_now: boolean): Refusal[] {
  return orders_now || standing.some((kind) => kind === 'fix_now' || kind === 'fix_by')
    ? []
    : [{ code: 'order_first', detail: { article: 'penalty-28' } }]
}

/** R4, Penalty Law Art. 29: a finding is fined once. */
export function notFinedYet(penalty: Penalty, standing: readonly ActionKind[]): Refusal[] {
  const fined = standing.some((kind) => kind === 'fine' || kind === 'fine_on_spot')
  return penalty === 'fine' && fined
    ? [{ code: 'one_fine_per_finding', detail: { article: 'penalty-29', fines: 2 } }]
    : []
}

/** R21 and Penalty Law Art. 57–58: who investigated does not review, decide or hold the hearing. */
export function notInvolved(person: string, officers: readonly string[]): Refusal[] {
  return officers.includes(person) ? [{ code: 'involved_yourself', detail: { rule: 'R21' } }] : []
}

import type { ActionKind } from '../enforcement/rules-kinds.ts'
import type { Refusal } from '../enforcement/rules-check.ts'

const ninetyDays_ms = 90 * 86_400_000

/** A deadline lies ahead, and within 90 days. */
export const deadlineAhead = (deadline: Date, now: Date): Refusal[] =>
  deadline > now && deadline.getTime() - now.getTime() <= ninetyDays_ms ? [] : [{ code: 'deadline_past', detail: {} }]

/** R19, Penalty Law Art. 67: a fine is paid at the bank; what closes its matter is the receipt's number. */
export const receiptGiven = (standing: readonly ActionKind[], receipt: string | null): Refusal[] =>
  receipt === null && standing.some((kind) => kind === 'fine_on_spot' || kind === 'fine')
    ? [{ code: 'action_incomplete', detail: { article: 'penalty-67', kind: 'fine_on_spot', fields: ['receipt'] } }]
    : []

/** R17: outside the squad's competence an item is handed over, and nothing else is ordered. */
export const withinItsCompetence = (
  step: string,
  {
    item_authorities,
    squad_authorities,
  }: { item_authorities: readonly string[]; squad_authorities: readonly string[] },
): Refusal[] =>
  (step === 'order' || step === 'spare') && !item_authorities.some((one) => squad_authorities.includes(one))
    ? [{ code: 'outside_competence', detail: { rule: 'R17', authorities: item_authorities } }]
    : []

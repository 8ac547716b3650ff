import type { Refusal } from './rules-check.ts'
import type { ActionKind } from './rules-kinds.ts'
import type { ActionEntry } from './schema.ts'

/** Penalties that are decided on the spot: Administrative Penalty Law (2021) Art. 51. */
export const isSpotPenalty = (kind: ActionKind): boolean => kind === 'warning' || kind === 'fine_on_spot'

/** An on-the-spot penalty as its form begins: nothing told, nothing answered, nothing handed over. */
export const blankSpot: NonNullable<ActionEntry['spot']> = {
  rights_told: false,
  answer: null,
  statement: null,
  receipt: null,
  refusal: null,
  witness: null,
  handed_over: false,
}

const incomplete = (kind: ActionKind, fields: string[]): Refusal => ({
  code: 'action_incomplete',
  detail: { article: 'penalty-52', kind, fields },
})

/**
 * Penalty Law Art. 28, 44–45, 52: who is punished on the spot is told their rights, heard, ordered to correct, and handed
 * the decision; a refusal to sign is noted on it. What older phones sent says nothing of it and is not asked.
 */
export function spotByTheLaw(action: ActionEntry, actions: readonly Pick<ActionEntry, 'kind'>[]): Refusal[] {
  const { kind, spot } = action
  if (!spot) return []
  if (!isSpotPenalty(kind)) return [{ code: 'invalid_request', detail: { kind, fields: ['spot'] } }]
  const { rights_told, answer, statement, receipt, refusal, witness, handed_over } = spot
  if (!rights_told) return [{ code: 'notice_first', detail: { article: 'penalty-44' } }]
  if (answer === null || (answer === 'heard') !== (statement !== null))
    return [{ code: 'statement_first', detail: { article: 'penalty-45' } }]
  if (!actions.some((one) => one.kind === 'fix_now' || one.kind === 'fix_by'))
    return [{ code: 'order_first', detail: { article: 'penalty-28' } }]
  if (receipt === null) return [incomplete(kind, ['receipt'])]
  if ((receipt === 'refused') !== (refusal !== null) || (witness !== null && refusal === null))
    return [incomplete(kind, ['refusal'])]
  return handed_over ? [] : [incomplete(kind, ['handed_over'])]
}

import type { Refusal } from '../enforcement/rules-check.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import type { ProcedureKind } from './rules-machine.ts'

/** 行政强制执行 that a squad may come to: 代履行 and 强制拆除, with the action that each ends in. */
export const executions = { performance: 'perform', removal: 'remove' } as const satisfies Partial<
  Record<ProcedureKind, ActionKind>
>
export type Execution = keyof typeof executions
export const isExecution = (kind: string): kind is Execution => kind in executions

/** Why an execution stands still: Compulsion Law Art. 39, and the remedies that Art. 44 waits for. */
export const suspensions = ['hardship', 'third_party', 'irreparable', 'contested', 'other'] as const

/** How many working days lie between the last demand and performing in the party's place: Art. 51, 69. */
export const lastDemandWorkdays = 3

const article = { performance: 'compulsion-50', removal: 'compulsion-44' } as const

/** Art. 44, 50: what was ordered was not done in its time; before that there is nothing to demand. */
export function orderUnmet(
  kind: Execution,
  standing: readonly ActionKind[],
  ordered_until: Date | null,
  now: Date,
): Refusal[] {
  const ordered = standing.some((one) => one === 'fix_now' || one === 'fix_by')
  return ordered && (ordered_until === null || ordered_until <= now)
    ? []
    : [{ code: 'order_unmet', detail: { article: article[kind], until: ordered_until?.toISOString() ?? null } }]
}

/** Art. 35, 51: a demand leaves time to follow it; `earliest` is the first end that it may have. */
export const demandLeavesTime = (perform_by: Date, earliest: Date, law: string): Refusal[] =>
  perform_by >= earliest ? [] : [{ code: 'demand_too_short', detail: { article: law, until: earliest.toISOString() } }]

/** Art. 37: execution is decided when the time of the demand is over. */
export const demandOver = (until: Date, now: Date): Refusal[] =>
  now >= until ? [] : [{ code: 'demand_running', detail: { article: 'compulsion-37', until: until.toISOString() } }]

/** Art. 51: the decision to perform in the party's place says who does it and what it is to cost; a removal needs neither. */
export function executionSaid(
  kind: Execution,
  { performer, cost_yuan }: { performer: string | null; cost_yuan: number | null },
): Refusal[] {
  if (kind === 'removal') return []
  const fields = [...(performer === null ? ['performer'] : []), ...(cost_yuan === null ? ['cost_yuan'] : [])]
  return fields.length === 0
    ? []
    : [{ code: 'action_incomplete', detail: { article: 'compulsion-51', kind: 'perform', fields } }]
}

/** Art. 44, 51: not before the time of the last demand, or of the public notice, is over. */
export const lastTermOver = (kind: Execution, until: Date, now: Date): Refusal[] =>
  now >= until
    ? []
    : [
        {
          code: 'execution_too_early',
          detail: { article: kind === 'removal' ? 'compulsion-44' : 'compulsion-51', until: until.toISOString() },
        },
      ]

/** Art. 44: a removal waits until nobody can go to reconsideration or court any more, and nobody did. */
export const remediesOver = (kind: Execution, until: Date, none_begun: boolean, now: Date): Refusal[] =>
  kind === 'performance'
    ? []
    : now < until
      ? [{ code: 'remedy_running', detail: { article: 'compulsion-44', until: until.toISOString() } }]
      : none_begun
        ? []
        : [{ code: 'action_incomplete', detail: { article: 'compulsion-44', kind: 'remove', fields: ['none_begun'] } }]

/** Art. 51: the record is signed by the party, or by a witness who is named. */
export const recordSigned = (how: 'party_signed' | 'witness_signed', witness: string | null): Refusal[] =>
  how === 'party_signed' || witness !== null
    ? []
    : [{ code: 'action_incomplete', detail: { article: 'compulsion-51', kind: 'perform', fields: ['witness'] } }]

/** Art. 35–38, 44, 51: what comes before an execution is executed, whichever of it is missing first. */
export function executionTooEarly(kind: Execution, step: string, state: string): Refusal | undefined {
  if (step === 'decide_execution' && state === 'demanded')
    return { code: 'statement_first', detail: { article: 'compulsion-36' } }
  if (step !== 'execute') return undefined
  const missing: Readonly<Record<string, string>> = {
    demanded: 'compulsion-36',
    heard: 'compulsion-37',
    decided: 'compulsion-38',
    served: kind === 'removal' ? 'compulsion-44' : 'compulsion-51',
    suspended: 'compulsion-39',
  }
  const law = missing[state]
  return law === undefined ? undefined : { code: 'execution_too_early', detail: { article: law } }
}

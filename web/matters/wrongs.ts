import * as v from 'valibot'
import type { Refusal } from '../../src/enforcement/rules-check.ts'
import { MatterStepEntry, ProcedureEntry, ProcedureStepEntry } from '../../src/matters/schema-steps.ts'
import { anticipated, fieldOf, finedIn, isOpening, type Known, type Target } from './anticipate.ts'
import type { AnswerName, Answers } from './answers.ts'
import { entryOf } from './entry.ts'

export type Wrong = { kind: 'fill' | 'long' | 'wrong' } | { kind: 'refused'; refusal: Refusal }

function schemaOf(target: Target) {
  if (target.machine === 'matter') return MatterStepEntry
  return isOpening(target) ? ProcedureEntry : ProcedureStepEntry
}

const someId = '00000000-0000-4000-8000-000000000000'

/** What is wrong with each answer: not given, too long, or refused by the law's rules. */
export function wrongs(
  target: Target,
  facts: Known,
  answers: Partial<Answers>,
  now: Date,
): ReadonlyMap<AnswerName, Wrong> {
  const { machine, step } = target
  const found = new Map<AnswerName, Wrong>()
  const entry = entryOf(machine, step, someId, { officers: [], items: [], ...answers })
  for (const refusal of anticipated(target, facts, answers, now)) {
    const of = fieldOf(refusal, target)
    // A fine that was noticed can only be too high.
    const field = refusal.code === 'heavier_than_noticed' && answers.penalty === 'fine' ? 'amount_yuan' : of
    if (field === undefined || found.has(field)) continue
    found.set(field, refusal.code === 'action_incomplete' ? { kind: 'fill' } : { kind: 'refused', refusal })
  }
  for (const issue of v.safeParse(schemaOf(target), entry).issues ?? []) {
    const field = issue.path?.[0]?.key as AnswerName | undefined
    if (field === undefined) continue
    const value = entry[field]
    const empty = value === null || (Array.isArray(value) && value.length === 0)
    found.set(field, { kind: empty ? 'fill' : issue.type === 'max_length' ? 'long' : 'wrong' })
  }
  const { procedure } = target
  if (procedure && step === 'fulfil' && entry['receipt'] === null && finedIn(facts, procedure))
    found.set('receipt', { kind: 'fill' })
  if (isOpening(target)) {
    if (machine === 'seizure' && answers.approved_by === undefined) found.set('approved_by', { kind: 'fill' })
    if (answers.measure === 'pause_stall' && entry['days'] === null) found.set('days', { kind: 'fill' })
  }
  return found
}

import type { Refusal } from '../../src/enforcement/rules-check.ts'
import { courseOf, judge, type Asker, type Course } from '../../src/matters/rules-judge.ts'
import { demandLeavesTime } from '../../src/matters/rules-execution.ts'
import { waysOf, type Hand, type Machine } from '../../src/matters/rules-machine.ts'
import { approvedByAnother, carriedOutByTwo, hasBasis, type Basis } from '../../src/matters/rules-measures.ts'
import { deadlineAhead, receiptGiven } from '../../src/matters/rules-move.ts'
import type { ProcedureRead } from '../../src/matters/schema.ts'
import type { ProcedureStepEntry } from '../../src/matters/schema-steps.ts'
import { stepsOf, type Facts } from './facts.ts'
import type { AnswerName, Answers } from './answers.ts'
import { entryOf } from './entry.ts'
import { openings, screensOf, type Opened } from './forms.ts'

/** Which step of what a form is for, and who fills it in. */
export interface Target {
  machine: Machine
  step: string
  /** Null for the matter itself and for an opening. */
  procedure: ProcedureRead | null
  me: { id: string; hand: Hand }
}

/** As much of the facts as the rules look at. */
export type Known = Pick<Facts, 'matter' | 'squad' | 'bases' | 'now'>

/** What an article of the district's list has to allow for a procedure of this kind to rest on it. */
export const instrumentOf = (machine: Machine) =>
  machine === 'case' ? 'penalty' : machine === 'evidence_hold' ? 'seizure' : machine

/** Does this step begin a procedure of its own? Then there is none yet that it would move on. */
export const isOpening = ({ machine, step }: Target) => openings[machine as Opened] === step

/** What has been said in a procedure so far, as the rules read it. */
export function courseSoFar({ matter }: Known, procedure: ProcedureRead): Course {
  const steps = stepsOf(matter, procedure).map(({ name, said }) => ({ step: name ?? '', actor_id: null, body: said }))
  const due = Object.fromEntries(procedure.clocks.map(({ clock, due_at }) => [clock, new Date(due_at)]))
  return courseOf(procedure.kind, procedure.state, steps, due)
}

/** Was a fine decided in it? Then only its receipt ends the case (rule R19). */
export const finedIn = ({ matter }: Known, procedure: ProcedureRead): boolean =>
  stepsOf(matter, procedure).some(({ name, said }) => name === 'decide' && said['penalty'] === 'fine')

const basisIn = ({ bases, now }: Known, id: unknown): Basis | undefined => {
  const found = bases.find((one) => one.id === id)
  return found && { ...found, ended: found.ended_at !== null && new Date(found.ended_at) <= now }
}

const certifiedIn = ({ squad }: Known) =>
  new Set(squad?.members.filter(({ certified }) => certified).map(({ id }) => id))

/**
 * What the server would refuse about a step as it is filled in, by the same rules, with what the screen knows: who was
 * involved and whose certificates count is the server's to say for other squads.
 */
export function anticipated(target: Target, facts: Known, answers: Partial<Answers>, now: Date): Refusal[] {
  const { machine, step, procedure, me } = target
  const { matter } = facts
  const entry = entryOf(machine, step, '', { officers: [], items: [], ...answers })
  const supervisors = new Set(matter.supervisors.map(({ id }) => id))
  if (machine === 'matter') {
    const ways = waysOf('matter', step, matter.state)
    if (ways.length === 0) return [{ code: 'step_not_open', detail: { machine, step, state: matter.state } }]
    if (!ways.some(({ by }) => by.includes(me.hand))) return [{ code: 'not_allowed', detail: { step } }]
    return [
      ...(typeof entry['deadline_at'] === 'string' ? deadlineAhead(new Date(entry['deadline_at']), now) : []),
      ...(step === 'close' ? receiptGiven(matter.kinds, entry['receipt'] as string | null) : []),
    ]
  }
  if (isOpening(target)) {
    if (!matter.may_open.includes(machine))
      return [
        matter.running.includes(machine)
          ? { code: 'procedure_runs', detail: {} }
          : { code: 'step_not_open', detail: {} },
      ]
    if (machine === 'stall_loss') return []
    const officers = entry['officers'] as string[]
    const approver = entry['approved_by']
    return [
      ...carriedOutByTwo(officers, certifiedIn(facts)),
      ...hasBasis(basisIn(facts, entry['legal_basis_id']), instrumentOf(machine), matter.item.code),
      ...(typeof entry['perform_by'] === 'string'
        ? demandLeavesTime(new Date(entry['perform_by']), new Date(matter.terms.answer_from), 'compulsion-35')
        : []),
      ...(typeof approver === 'string' ? approvedByAnother(approver, supervisors, officers) : []),
    ]
  }
  if (procedure === null) return [{ code: 'step_not_open', detail: {} }]
  const asker: Asker = {
    hand: me.hand,
    person: me.id,
    now,
    certified: certifiedIn(facts),
    supervisors,
    basis: basisIn(facts, entry['legal_basis_id']),
    item_code: matter.item.code,
    standing: matter.kinds,
    involved: [],
    hearing_from_yuan: matter.terms.hearing_from_yuan,
    earliest_answer_end: new Date(matter.terms.answer_from),
    earliest_last_demand_end: new Date(matter.terms.last_demand_from),
    unusual: matter.terms.unusual,
  }
  return judge(entry as ProcedureStepEntry, courseSoFar(facts, procedure), asker)
}

const ofFields: Readonly<Record<string, AnswerName>> = {
  two_certified_officers: 'officers',
  legal_basis_missing: 'legal_basis_id',
  statement_first: 'how',
  approval_missing: 'approved_by',
  heavier_than_noticed: 'penalty',
  one_fine_per_finding: 'penalty',
  answer_term_short: 'answer_until',
  order_first: 'correct_by',
  deadline_past: 'deadline_at',
  extension_not_lawful: 'days',
  demand_too_short: 'perform_by',
  urgency_reason: 'reason',
}

/** The field a refusal is about; undefined for what no answer here can mend. */
export function fieldOf({ code, detail }: Refusal, { machine, step }: Target): AnswerName | undefined {
  const asked = (screensOf(machine, step) ?? []).flatMap(({ fields }) => fields)
  const field = code === 'action_incomplete' ? (detail['fields'] as AnswerName[])[0] : ofFields[code]
  return field !== undefined && asked.includes(field) ? field : undefined
}

/** What stands in the way of a step, whatever is answered; empty when its form may be filled in. */
export const inTheWay = (target: Target, facts: Known, now: Date): Refusal[] =>
  anticipated(target, facts, {}, now).filter((refusal) => fieldOf(refusal, target) === undefined)

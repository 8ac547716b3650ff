import type { ActionKind } from '../enforcement/rules-kinds.ts'
import { urgentAtNight } from '../enforcement/rules-night.ts'
import type { Refusal } from '../enforcement/rules-check.ts'
import {
  answerTimeOver,
  decidedInTime,
  hearingOpen,
  legalReviewDone,
  notFinedYet,
  notHeavier,
  notInvolved,
  orderedToCorrect,
  sanctionComplete,
  tooEarly,
  type Sanction,
} from './rules-case.ts'
import {
  demandLeavesTime,
  demandOver,
  executions,
  executionSaid,
  isExecution,
  lastTermOver,
  recordSigned,
  remediesOver,
  type Execution,
} from './rules-execution.ts'
import type { ClockKind } from './rules-clocks.ts'
import { waysOf, type Hand, type ProcedureKind } from './rules-machine.ts'
import {
  approvedByAnother,
  approvedInTime,
  carriedOutByTwo,
  confiscationDecided,
  extensionLawful,
  hasBasis,
  restSaid,
  stallLossDecidable,
  type Basis,
} from './rules-measures.ts'
import { receiptGiven } from './rules-move.ts'
import type { ProcedureStepEntry } from './schema-steps.ts'

/** A procedure's steps so far, as far as a later one is judged by them. */
export interface Course {
  kind: ProcedureKind
  state: string
  /** Who carries it out: named when it was opened. */
  officers: readonly string[]
  proposer: string
  flagged: boolean
  noticed: Sanction | null
  answered: boolean
  heard_in_hearing: boolean
  /** How many things were taken, by the list of its first step. */
  taken: number
  /** Ends of its clocks that still count; missing where none runs. */
  due: Readonly<Partial<Record<ClockKind, Date>>>
}

/** Who wants to take the step and when, and what the law's conditions are read from. */
export interface Asker {
  hand: Hand
  person: string
  now: Date
  certified: ReadonlySet<string>
  supervisors: ReadonlySet<string>
  basis: Basis | undefined
  item_code: string
  standing: readonly ActionKind[]
  involved: readonly string[]
  hearing_from_yuan: number
  /** The earliest end of a notice's time to answer. */
  earliest_answer_end: Date
  /** The earliest end of a last demand. */
  earliest_last_demand_end: Date
  /** It is night or a public holiday in the market. */
  unusual: boolean
}

/** What a procedure's steps have said so far, out of their bodies, oldest first. */
export function courseOf(
  kind: ProcedureKind,
  state: string,
  steps: readonly { step: string; actor_id: string | null; body: Readonly<Record<string, unknown>> }[],
  due: Course['due'],
): Course {
  const last = (step: string) => steps.findLast((one) => one.step === step)
  const [first] = steps
  const notice = last('give_notice')?.body
  return {
    kind,
    state,
    officers: (first?.body['officers'] as string[] | undefined) ?? [],
    proposer: first?.actor_id ?? '',
    flagged: first?.body['flagged'] === true,
    noticed: notice
      ? { penalty: notice['penalty'] as Sanction['penalty'], amount_yuan: notice['amount_yuan'] as number | null }
      : null,
    answered: steps.some(({ step }) => step === 'answer'),
    taken: ((first?.body['items'] as string[] | undefined) ?? []).length,
    heard_in_hearing: steps.some(({ step }) => step === 'hold_hearing'),
    due,
  }
}

const far = new Date(8.64e15)

function lawOfExecution(kind: Execution, entry: ProcedureStepEntry, course: Course, asker: Asker): Refusal[] {
  const { now, person } = asker
  switch (entry.step) {
    case 'decide_execution':
      return [
        ...notInvolved(person, course.officers),
        ...demandOver(course.due.demand ?? far, now),
        ...executionSaid(kind, entry),
        ...(new Date(entry.execute_at) > now ? [] : [{ code: 'deadline_past' as const, detail: {} }]),
      ]
    case 'demand_again':
      return demandLeavesTime(new Date(entry.perform_by), asker.earliest_last_demand_end, 'compulsion-51')
    case 'announce':
      return demandLeavesTime(new Date(entry.perform_by), asker.earliest_answer_end, 'compulsion-44')
    case 'execute':
      return [
        ...carriedOutByTwo(entry.officers, asker.certified),
        ...lastTermOver(kind, course.due.last_demand ?? far, now),
        ...remediesOver(kind, course.due.remedy ?? far, entry.none_begun, now),
        ...recordSigned(entry.how, entry.witness),
        ...urgentAtNight(executions[kind], asker.unusual, entry.reason ?? undefined),
      ]
    default:
      return []
  }
}

function lawOf(entry: ProcedureStepEntry, course: Course, asker: Asker): Refusal[] {
  const { now, person } = asker
  switch (entry.step) {
    case 'give_notice': {
      const until = new Date(entry.answer_until)
      const short: Refusal[] =
        until < asker.earliest_answer_end
          ? [
              {
                code: 'answer_term_short',
                detail: { article: 'penalty-44', until: asker.earliest_answer_end.toISOString() },
              },
            ]
          : []
      return [...sanctionComplete(entry), ...notFinedYet(entry.penalty, asker.standing), ...short]
    }
    case 'ask_hearing':
      return course.noticed ? hearingOpen(course.noticed, asker.hearing_from_yuan) : []
    case 'waive':
      return isExecution(course.kind)
        ? answerTimeOver(entry.how, course.due.demand ?? far, now, 'compulsion-36')
        : answerTimeOver(entry.how, course.due.statement ?? far, now)
    case 'hold_hearing':
    case 'review_law':
      return notInvolved(person, [...course.officers, ...asker.involved])
    case 'decide':
      return [
        ...notInvolved(person, course.officers),
        ...legalReviewDone(course, course.state),
        ...sanctionComplete(entry),
        ...(course.noticed ? notHeavier(entry, course.noticed) : []),
        ...decidedInTime(course.due.case_decision ?? far, now),
        ...orderedToCorrect(asker.standing, entry.correct_by !== null),
        ...notFinedYet(entry.penalty, asker.standing),
        ...carriedOutByTwo(course.officers, asker.certified),
      ]
    case 'approve':
      return [
        ...notInvolved(person, course.officers),
        ...(course.kind === 'seizure' ? approvedInTime(course.due.approval ?? far, now) : []),
      ]
    case 'extend':
      return course.kind === 'seizure' ? extensionLawful(entry.days, course.due.seizure_end ?? far, now) : []
    case 'confiscate':
      return confiscationDecided(asker.standing.includes('confiscate'))
    case 'seize':
      return [
        ...carriedOutByTwo(entry.officers, asker.certified),
        ...hasBasis(asker.basis, 'seizure', asker.item_code),
        ...approvedByAnother(entry.approved_by, asker.supervisors, entry.officers),
      ]
    case 'give_back':
      return restSaid(course.taken, entry.items.length, entry.words)
    case 'fulfil':
      // A fine on the spot of before has a receipt of its own.
      return receiptGiven(
        asker.standing.filter((kind) => kind === 'fine'),
        entry.receipt,
      )
    case 'decide_loss':
      return stallLossDecidable(
        { answered: course.answered, answer_until: course.due.stall_answer ?? far, proposer: course.proposer },
        person,
        now,
      )
    default:
      return isExecution(course.kind) ? lawOfExecution(course.kind, entry, course, asker) : []
  }
}

/**
 * Every reason why a step may not be taken: it is not open where the procedure stands (with the article that wants
 * something first), it is not this one's to take, or the law's conditions are not met. Empty when it may.
 */
export function judge(entry: ProcedureStepEntry, course: Course, asker: Asker): Refusal[] {
  const ways = waysOf(course.kind, entry.step, course.state)
  if (ways.length === 0)
    return [
      tooEarly(course.kind, entry.step, course.state) ?? {
        code: 'step_not_open',
        detail: { machine: course.kind, step: entry.step, state: course.state },
      },
    ]
  if (!ways.some(({ by }) => by.includes(asker.hand))) return [{ code: 'not_allowed', detail: { step: entry.step } }]
  return lawOf(entry, course, asker)
}

/** Where a lawful step leads. */
export const leadsTo = (kind: ProcedureKind, step: string, state: string): string =>
  waysOf(kind, step, state)[0]?.to ?? state

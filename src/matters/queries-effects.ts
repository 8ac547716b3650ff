import { endHolding, heldAssignment } from '../assignments/queries-hold.ts'
import type { Db } from '../db/open.ts'
import { Problem } from '../problems.ts'
import { dayIn } from '../shared/evening.ts'
import { derivedId } from '../shared/ids.ts'
import { calendarOf } from '../calendar/queries.ts'
import { takeAction, type LaterAction } from './queries-actions.ts'
import { concludeMatter } from './queries-end.ts'
import { assignmentOf } from './queries-facts.ts'
import { beginSeizure } from './queries-open.ts'
import { issuePaper } from './queries-papers.ts'
import * as stored from './queries-procedures.ts'
import type { Following } from './queries-taking.ts'
import { extendedDue, remediesEnd, resumedDue, serviceDue } from './rules-clocks.ts'
import { executions, isExecution } from './rules-execution.ts'
import { isEnd } from './rules-machine.ts'

/** What a step made (its paper, its action), and what happens once it is stored. */
interface Made {
  of: { action_id?: string; document_id?: string }
  afterwards: () => Promise<void>
}

const laterAction = (
  { matter, facts, course, given, entry }: Following,
  fields: Partial<LaterAction> & Pick<LaterAction, 'kind'>,
): LaterAction => ({
  id: derivedId(entry.id, fields.kind),
  matter,
  hours: facts,
  officers: course.officers.length > 0 ? course.officers : [given.taker.actor.id],
  now: given.now,
  ...fields,
})

async function moveClock(db: Db, { entry, procedure, clocks, given }: Following) {
  const { now } = given
  const clock = procedure.kind === 'seizure' ? 'seizure_end' : 'case_decision'
  const running = clocks.find((one) => one.clock === clock)
  if (!running) return
  const { due_at, paused_at } = running
  const set = (to: { due_at: Date; paused_at: Date | null }) => stored.setClock(db, procedure.id, clock, to)
  if (entry.step === 'extend') await set({ due_at: extendedDue(due_at, entry.days), paused_at })
  if (entry.step === 'pause') await set({ due_at, paused_at: now })
  if (entry.step === 'resume' && paused_at) await set({ due_at: resumedDue(due_at, paused_at, now), paused_at: null })
}

async function decide(db: Db, following: Following): Promise<Made['of']> {
  const { entry, procedure, matter, facts, given } = following
  if (entry.step !== 'decide') return {}
  const paper = await issuePaper(db, following)
  const { penalty, amount_yuan, reasons } = entry
  const action = laterAction(following, {
    kind: penalty,
    amount_yuan: penalty === 'fine' ? amount_yuan : null,
    document_number: paper?.number ?? null,
    reason: reasons.slice(0, 300),
    approved_by: given.taker.actor.id,
  })
  await takeAction(db, action)
  if (entry.correct_by !== null) {
    const deadline_at = new Date(entry.correct_by)
    if (deadline_at <= given.now) throw new Problem('deadline_past')
    await takeAction(db, laterAction(following, { kind: 'fix_by', deadline_at }))
  }
  const base = { procedure_id: procedure.id, market_id: matter.market_id, started_at: given.now }
  await stored.stopClock(db, procedure.id, 'case_decision', given.now)
  const { isWorkday } = await calendarOf(db, matter.market_id)
  const due_at = serviceDue({ time_zone: facts.time_zone, isWorkday }, given.now)
  await stored.insertClock(db, { ...base, clock: 'service', due_at })
  return { action_id: action.id, ...(paper && { document_id: paper.id }) }
}

async function decideLoss(db: Db, following: Following): Promise<Made['of']> {
  const { entry, matter, steps, given } = following
  if (entry.step !== 'decide_loss') return {}
  const proposed = steps[0]?.body as { measure: 'pause_stall' | 'end_stall' }
  const action = laterAction(following, { kind: proposed.measure, reason: entry.reasons.slice(0, 300) })
  await takeAction(db, { ...action, approved_by: given.taker.actor.id })
  if (proposed.measure === 'end_stall') {
    const assignment = await assignmentOf(db, matter, given.now)
    if (!assignment) throw new Problem('assignment_over')
    const held = await heldAssignment(db, assignment, given.now)
    const by = { id: given.taker.actor.id, now: given.now, random: given.random }
    await endHolding(
      db,
      held,
      { last_day: dayIn(held.market.time_zone, given.now), reason: entry.reasons.slice(0, 200) },
      by,
    )
  }
  return { action_id: action.id }
}

async function spare(db: Db, following: Following): Promise<Made['of']> {
  const { entry } = following
  if (entry.step !== 'spare') return {}
  const action = laterAction(following, { kind: 'spared', reason: entry.spare_reason })
  await takeAction(db, action)
  await takeAction(db, laterAction(following, { kind: 'educate', reason: entry.education }))
  const paper = await issuePaper(db, following)
  return { action_id: action.id, ...(paper && { document_id: paper.id }) }
}

async function handOver(db: Db, following: Following): Promise<Made['of']> {
  const { entry } = following
  if (entry.step !== 'hand_over') return {}
  const { authority, reference, reason } = entry
  const action = laterAction(following, { kind: 'transfer', authority, reason, document_number: reference })
  await takeAction(db, action)
  return { action_id: action.id }
}

/** Compulsion Law Art. 51: the record of what was executed, and the action that counts from then on. */
async function execute(db: Db, following: Following): Promise<Made['of']> {
  const { entry, procedure, steps } = following
  if (entry.step !== 'execute' || !isExecution(procedure.kind)) return {}
  const paper = await issuePaper(db, following)
  const action = laterAction(following, {
    kind: executions[procedure.kind],
    officers: entry.officers,
    document_number: paper?.number ?? null,
    reason: (entry.reason ?? entry.done).slice(0, 300),
    approved_by: steps.findLast(({ step }) => step === 'decide_execution')?.actor_id ?? null,
  })
  await takeAction(db, action)
  return { action_id: action.id, ...(paper && { document_id: paper.id }) }
}

/** Clocks of an execution: the demand's until it is decided, the remedies' from its service, the last term's before it. */
async function timeExecution(db: Db, { entry, procedure, matter, facts, given: { now } }: Following) {
  const base = { procedure_id: procedure.id, market_id: matter.market_id, started_at: now }
  if (entry.step === 'decide_execution') await stored.stopClock(db, procedure.id, 'demand', now)
  if (entry.step === 'demand_again' || entry.step === 'announce')
    await stored.insertClock(db, { ...base, clock: 'last_demand', due_at: new Date(entry.perform_by) })
  if (entry.step === 'suspend') await stored.stopClock(db, procedure.id, 'last_demand', now)
  if (entry.step === 'serve' && procedure.kind === 'removal')
    await stored.insertClock(db, { ...base, clock: 'remedy', due_at: remediesEnd(facts.time_zone, now) })
}

const papered = new Set(['give_notice', 'state', 'serve', 'give_back', 'decide_execution', 'demand_again', 'announce'])
const answering = new Set(['state', 'waive', 'hold_hearing', 'ask_hearing'])

/** What a step brings about: actions that the ratio counts, papers with numbers, clocks that start, move and stop. */
export async function followStep(db: Db, following: Following): Promise<Made> {
  const { entry, procedure, matter, given, to } = following
  const { now, taker } = given
  await moveClock(db, following)
  let of: Made['of'] = {
    ...(await decide(db, following)),
    ...(await decideLoss(db, following)),
    ...(await spare(db, following)),
    ...(await handOver(db, following)),
    ...(await execute(db, following)),
  }
  if (papered.has(entry.step)) {
    const paper = await issuePaper(db, following)
    if (paper) of = { ...of, document_id: paper.id }
  }
  if (entry.step === 'give_notice') {
    const clock = { procedure_id: procedure.id, clock: 'statement' as const, market_id: matter.market_id }
    await stored.insertClock(db, { ...clock, started_at: now, due_at: new Date(entry.answer_until) })
  }
  if (isExecution(procedure.kind)) await timeExecution(db, following)
  if (answering.has(entry.step)) await stored.stopClock(db, procedure.id, 'statement', now)
  if (entry.step === 'serve') await stored.stopClock(db, procedure.id, 'service', now)
  if (entry.step === 'answer') await stored.stopClock(db, procedure.id, 'stall_answer', now)
  if ((entry.step === 'approve' || entry.step === 'refuse') && procedure.kind === 'seizure')
    await stored.stopClock(db, procedure.id, 'approval', now)
  const afterwards = async () => {
    if (entry.step === 'seize') {
      const id = derivedId(entry.id, 'seizure')
      await beginSeizure(db, {
        matter,
        facts: following.facts,
        given,
        entry: { ...entry, id, kind: 'seizure', measure: 'seize' },
      })
    }
    if (!isEnd(procedure.kind, to)) return
    const decided = following.steps.findLast(({ step }) => step === 'decide')?.body['correct_by']
    const correct_by = typeof decided === 'string' ? new Date(decided) : null
    await concludeMatter(db, matter, { step_id: entry.id, state: to, correct_by, now, actor: taker.actor })
  }
  return { of, afterwards }
}

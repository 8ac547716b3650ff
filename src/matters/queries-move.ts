import type { Db } from '../db/open.ts'
import type { Refusal } from '../enforcement/rules-check.ts'
import { holdChain } from '../events/queries.ts'
import { Problem } from '../problems.ts'
import { recountFinding } from '../tally/queries-findings.ts'
import { derivedId } from '../shared/ids.ts'
import { takeAction } from './queries-actions.ts'
import { factsOf, type MatterFacts } from './queries-facts.ts'
import { marketOfMatter, stepTaken, takeStep } from './queries-steps.ts'
import { onlyOfficersNamed, ownMatter, unlessRefused, type HeldMatter, type Proceeding } from './queries-taking.ts'
import { waysOf } from './rules-machine.ts'
import { deadlineAhead, receiptGiven, withinItsCompetence } from './rules-move.ts'
import type { MatterStepEntry } from './schema-steps.ts'

function judgeMove(
  entry: MatterStepEntry,
  matter: HeldMatter,
  facts: MatterFacts,
  { taker, now }: Proceeding,
): Refusal[] {
  const ways = waysOf('matter', entry.step, matter.state)
  if (ways.length === 0)
    return [{ code: 'step_not_open', detail: { machine: 'matter', step: entry.step, state: matter.state } }]
  if (!ways.some(({ by }) => by.includes(taker.hand))) return [{ code: 'not_allowed', detail: { step: entry.step } }]
  return [
    ...withinItsCompetence(entry.step, facts),
    ...('deadline_at' in entry ? deadlineAhead(new Date(entry.deadline_at), now) : []),
    ...(entry.step === 'close' ? receiptGiven(facts.standing, entry.receipt) : []),
  ]
}

/** The actions that a step takes: an order, sparing with its education (rule R9), a transfer with its reference. */
async function act(db: Db, entry: MatterStepEntry, matter: HeldMatter, facts: MatterFacts, now: Date) {
  const base = (kind: 'fix_by' | 'spared' | 'educate' | 'transfer', officers: readonly string[]) => ({
    id: derivedId(entry.id, kind),
    matter,
    hours: facts,
    kind,
    officers,
    now,
  })
  if (entry.step === 'order')
    await takeAction(db, {
      ...base('fix_by', entry.officers),
      deadline_at: new Date(entry.deadline_at),
      reason: entry.reason,
    })
  if (entry.step === 'spare') {
    await takeAction(db, { ...base('spared', entry.officers), reason: entry.spare_reason })
    await takeAction(db, { ...base('educate', entry.officers), reason: entry.education })
  }
  if (entry.step === 'transfer') {
    const { authority, reference, reason } = entry
    await takeAction(db, { ...base('transfer', entry.officers), authority, document_number: reference, reason })
  }
}

/**
 * Moves a matter one step on by staff, within the caller's transaction, log and matter held in that order; the same
 * again changes nothing. Throws a Problem for a step that is not open, not theirs, or lacks what its rung must have.
 */
export async function moveMatter(db: Db, id: string, entry: MatterStepEntry, given: Proceeding): Promise<void> {
  if (await stepTaken(db, id, entry)) return
  const market = await marketOfMatter(db, id)
  if (market === undefined) throw new Problem('not_found')
  await holdChain(db, market)
  const matter = await ownMatter(db, id, given.taker)
  const facts = await factsOf(db, id)
  unlessRefused(judgeMove(entry, matter, facts, given))
  await onlyOfficersNamed(db, entry)
  const { id: step_id, step, ...body } = entry
  const [way] = waysOf('matter', step, matter.state)
  if (!way) throw new Problem('step_not_open')
  await act(db, entry, matter, facts, given.now)
  await takeStep(db, matter, {
    id: step_id,
    step,
    to: way.to as HeldMatter['state'],
    at: given.now,
    actor: given.taker.actor,
    inspection_id: null,
    due_at: 'deadline_at' in entry ? new Date(entry.deadline_at) : null,
    reason: 'reason' in entry ? entry.reason : null,
    body,
  })
  // The transfer is nothing to count by any more: the finding counts at what was done before it, and from now on.
  if (step === 'return') await recountFinding(db, matter.id)
}

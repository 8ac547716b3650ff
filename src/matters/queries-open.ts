import { calendarOf } from '../calendar/queries.ts'
import type { Db } from '../db/open.ts'
import { append, holdChain } from '../events/queries.ts'
import { Problem } from '../problems.ts'
import { dayIn } from '../shared/evening.ts'
import { derivedId } from '../shared/ids.ts'
import { takeAction } from './queries-actions.ts'
import { basisOf, factsOf, standingOf, type MatterFacts } from './queries-facts.ts'
import { issueDemand } from './queries-papers-execution.ts'
import { issueSeizurePaper } from './queries-papers.ts'
import { announceThingPhotos } from './queries-photos.ts'
import { insertClock, insertProcedure, procedureStepTaken } from './queries-procedures.ts'
import { onlyOfficersNamed, ownMatter, unlessRefused, type HeldMatter, type Proceeding } from './queries-taking.ts'
import { marketOfMatter, takeStep } from './queries-steps.ts'
import { approvalDue, caseDecisionDue, endOfWorkday, seizureEnds, stallAnswerDue } from './rules-clocks.ts'
import { demandLeavesTime, orderUnmet } from './rules-execution.ts'
import { leadsTo } from './rules-judge.ts'
import { isUnsettled, waysOf } from './rules-machine.ts'
import { approvedByAnother, carriedOutByTwo, hasBasis, photosFit } from './rules-measures.ts'
import type { ProcedureEntry } from './schema-steps.ts'

interface Opening<Entry = ProcedureEntry> {
  entry: Entry
  matter: HeldMatter
  facts: MatterFacts
  given: Proceeding
}

type SeizureEntry = Extract<ProcedureEntry, { kind: 'seizure' }>
type DemandEntry = Extract<ProcedureEntry, { step: 'demand' }>

/** Opening a procedure, as its first step is judged: two certified officers, an article of the list, approval (rules R1, R5). */
async function judgeOpening(db: Db, { entry, matter, facts, given }: Opening) {
  const { now, taker } = given
  if (!waysOf(entry.kind, entry.step, 'none').some(({ by }) => by.includes(taker.hand)))
    throw new Problem('not_allowed')
  if (entry.kind === 'stall_loss') {
    if (matter.stall_id === null || matter.vendor_id === null)
      throw new Problem('unknown_reference', { fields: [{ path: 'stall' }] })
    if ((entry.measure === 'pause_stall') !== (entry.days !== null))
      throw new Problem('invalid_request', { fields: [{ path: 'days' }] })
    return
  }
  if (!facts.item_authorities.some((authority) => facts.squad_authorities.includes(authority)))
    throw new Problem('outside_competence', { kind: entry.kind, authorities: facts.item_authorities })
  const approver = entry.kind === 'seizure' && entry.approved_by !== null ? [entry.approved_by] : []
  const day = dayIn(facts.time_zone, now)
  const { certified, supervisors } = await standingOf(db, [...entry.officers, ...approver], day)
  const basis = await basisOf(db, entry.legal_basis_id, now)
  const instrument = entry.kind === 'case' ? 'penalty' : entry.kind
  unlessRefused([
    ...carriedOutByTwo(entry.officers, certified),
    ...hasBasis(basis, instrument, matter.item_code),
    ...(entry.kind === 'seizure' && entry.step === 'seize'
      ? approvedByAnother(entry.approved_by ?? '', supervisors, entry.officers)
      : []),
    ...(entry.step === 'demand' ? await judgeDemand(db, { entry, matter, facts, given }) : []),
  ])
  await onlyOfficersNamed(db, entry)
}

/** Compulsion Law Art. 35: an order of before was not followed, and the demand leaves the time that an answer has. */
async function judgeDemand(db: Db, { entry, matter, facts, given: { now } }: Opening<DemandEntry>) {
  const { isWorkday } = await calendarOf(db, matter.market_id)
  const calendar = { time_zone: facts.time_zone, isWorkday }
  return [
    ...orderUnmet(entry.kind, facts.standing, facts.ordered_until, now),
    ...demandLeavesTime(
      new Date(entry.perform_by),
      endOfWorkday(calendar, now, facts.statement_workdays),
      'compulsion-35',
    ),
  ]
}

async function startClocks(db: Db, { entry, matter, facts, given }: Opening) {
  const { now } = given
  const { time_zone } = facts
  const base = { procedure_id: entry.id, market_id: matter.market_id, started_at: now }
  if (entry.kind === 'case')
    await insertClock(db, { ...base, clock: 'case_decision', due_at: caseDecisionDue(time_zone, now) })
  if (entry.kind === 'seizure')
    await insertClock(db, { ...base, clock: 'seizure_end', due_at: seizureEnds(time_zone, now) })
  if (entry.step === 'seize_urgently') await insertClock(db, { ...base, clock: 'approval', due_at: approvalDue(now) })
  if (entry.step === 'demand') await insertClock(db, { ...base, clock: 'demand', due_at: new Date(entry.perform_by) })
  if (entry.kind === 'stall_loss')
    await insertClock(db, {
      ...base,
      clock: 'stall_answer',
      due_at: stallAnswerDue(time_zone, now, facts.stall_answer_days),
    })
}

async function store(db: Db, opening: Opening, made: { action_id?: string; document_id?: string }) {
  const { entry, matter, given } = opening
  const { now, taker } = given
  const { id, kind, step, photos, ...body } = { photos: undefined, ...entry }
  const to = leadsTo(kind, step, 'none')
  await insertProcedure(db, {
    procedure: {
      id,
      matter_id: matter.id,
      market_id: matter.market_id,
      squad_id: matter.squad_id,
      kind,
      opened_at: now,
      legal_basis_id: 'legal_basis_id' in entry ? entry.legal_basis_id : null,
    },
    step: { id, step, to, at: now, actor: taker.actor, body, ...made },
  })
  await announceThingPhotos(db, id, photos)
  await startClocks(db, opening)
  await append(db, {
    market_id: matter.market_id,
    evening: matter.evening,
    at: now,
    actor: taker.actor,
    kind: 'procedure.opened',
    subject: `matter:${matter.id}`,
    body: { procedure_id: id, procedure: kind, state: to },
  })
}

/** Opens a seizure or sealing, whose action the ratio counts at once; judged and held by the caller. */
export async function beginSeizure(
  db: Db,
  opening: Opening<Omit<SeizureEntry, 'step'> & { step?: SeizureEntry['step'] }>,
) {
  const { matter, facts, given } = opening
  const entry: SeizureEntry = { step: 'seize', ...opening.entry }
  if (!photosFit(entry.items, entry.photos ?? []))
    throw new Problem('invalid_request', { fields: [{ path: 'photos', message: 'not of this list' }] })
  const action_id = derivedId(entry.id, entry.measure)
  await takeAction(db, {
    id: action_id,
    matter,
    hours: facts,
    kind: entry.measure,
    officers: entry.officers,
    now: given.now,
    approved_by: entry.approved_by,
    items: entry.items,
    reason: entry.reason,
  })
  const paper = await issueSeizurePaper(db, { matter, entry, facts, given })
  await store(db, { ...opening, entry }, { action_id, ...(paper && { document_id: paper.id }) })
}

/**
 * Opens a procedure about a matter, which is escalated by it, within the caller's transaction. The same again changes
 * nothing; a second running one of its kind is refused by the database.
 */
export async function openProcedure(db: Db, id: string, entry: ProcedureEntry, given: Proceeding): Promise<void> {
  const { kind, ...first } = entry
  if (await procedureStepTaken(db, first, { procedure: entry.id, matter: id, kind })) return
  const market = await marketOfMatter(db, id)
  if (market === undefined) throw new Problem('not_found')
  await holdChain(db, market)
  const matter = await ownMatter(db, id, given.taker)
  if (!isUnsettled(matter.state))
    throw new Problem('step_not_open', { machine: 'matter', step: 'escalate', state: matter.state })
  const facts = await factsOf(db, id)
  const opening = { entry, matter, facts, given }
  await judgeOpening(db, opening)
  if (entry.kind === 'seizure') await beginSeizure(db, { ...opening, entry })
  else if (entry.step === 'demand') {
    const paper = await issueDemand(db, { ...opening, entry })
    await store(db, opening, { document_id: paper.id })
  } else await store(db, opening, {})
  if (matter.state === 'escalated') return
  await takeStep(db, matter, {
    id: derivedId(entry.id, 'escalate'),
    step: 'escalate',
    to: 'escalated',
    at: given.now,
    actor: given.taker.actor,
    inspection_id: null,
    due_at: null,
    reason: null,
    body: { procedure: entry.kind },
  })
}

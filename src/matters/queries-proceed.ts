import type { Db } from '../db/open.ts'
import { holdChain } from '../events/queries.ts'
import { Problem } from '../problems.ts'
import { dayIn } from '../shared/evening.ts'
import { calendarOf } from '../calendar/queries.ts'
import { lockVendor } from '../vendors/queries.ts'
import { followStep } from './queries-effects.ts'
import { basisOf, factsOf, standingOf, unusualHour, type MatterFacts } from './queries-facts.ts'
import { announceThingPhotos } from './queries-photos.ts'
import {
  clocksOf,
  holdProcedure,
  marketOfProcedure,
  procedureStepTaken,
  stepsOf,
  takeProcedureStep,
  type HeldProcedure,
} from './queries-procedures.ts'
import { onlyOfficersNamed, ownMatter, unlessRefused, type HeldMatter, type Proceeding } from './queries-taking.ts'
import { endOfWorkday } from './rules-clocks.ts'
import { lastDemandWorkdays } from './rules-execution.ts'
import { courseOf, judge, leadsTo, type Course } from './rules-judge.ts'
import type { ProcedureKind } from './rules-machine.ts'
import { photosFit } from './rules-measures.ts'
import type { ProcedureStepEntry } from './schema-steps.ts'

async function judged(
  db: Db,
  {
    procedure,
    matter,
    facts,
    course,
  }: { procedure: HeldProcedure; matter: HeldMatter; facts: MatterFacts; course: Course },
  entry: ProcedureStepEntry,
  { taker, now }: Proceeding,
) {
  const named =
    entry.step === 'seize'
      ? [...entry.officers, entry.approved_by]
      : entry.step === 'execute'
        ? entry.officers
        : course.officers
  const { certified, supervisors } = await standingOf(db, named, dayIn(facts.time_zone, now))
  const days = await calendarOf(db, matter.market_id)
  const calendar = { time_zone: facts.time_zone, isWorkday: days.isWorkday }
  unlessRefused(
    judge(entry, course, {
      hand: taker.hand,
      person: taker.actor.id,
      now,
      certified,
      supervisors,
      basis: entry.step === 'seize' ? await basisOf(db, entry.legal_basis_id, now) : undefined,
      item_code: matter.item_code,
      standing: facts.standing,
      involved: facts.involved,
      hearing_from_yuan: facts.hearing_from_yuan,
      earliest_answer_end: endOfWorkday(calendar, now, facts.statement_workdays),
      earliest_last_demand_end: endOfWorkday(calendar, now, lastDemandWorkdays),
      unusual: unusualHour(facts, days, now),
    }),
  )
  await onlyOfficersNamed(db, entry)
  return leadsTo(procedure.kind, entry.step, procedure.state)
}

/**
 * Takes a procedure's next step within the caller's transaction: judged on what the database says once vendor, log,
 * matter and procedure are held, in that order; stored, followed by what it brings about, logged. The same again
 * changes nothing. Throws a Problem that names the article for a step the law does not allow.
 */
export async function proceed(db: Db, id: string, entry: ProcedureStepEntry, given: Proceeding): Promise<void> {
  if (await procedureStepTaken(db, entry, { procedure: id })) return
  const of = await marketOfProcedure(db, id)
  if (!of) throw new Problem('not_found')
  if (of.vendor_id !== null && entry.step.startsWith('decide')) await lockVendor(db, of.vendor_id)
  await holdChain(db, of.market_id)
  const matter = await ownMatter(db, of.matter_id, given.taker)
  const procedure = await holdProcedure(db, id)
  if (!procedure) throw new Problem('not_found')
  const facts = await factsOf(db, matter.id)
  const kind: ProcedureKind = procedure.kind
  const clocks = await clocksOf(db, id)
  const due = Object.fromEntries(clocks.map(({ clock, due_at }) => [clock, due_at])) as Course['due']
  const steps = await stepsOf(db, id)
  const course = courseOf(kind, procedure.state, steps, due)
  const to = await judged(db, { procedure, matter, facts, course }, entry, given)
  const { id: step_id, step, photos, ...body } = { photos: undefined, ...entry }
  if (entry.step === 'give_back' && !photosFit(entry.items, photos ?? []))
    throw new Problem('invalid_request', { fields: [{ path: 'photos', message: 'not of this list' }] })
  const taken = { id: step_id, step, to, at: given.now, actor: given.taker.actor, body }
  const made = await followStep(db, { entry, procedure, matter, facts, course, steps, clocks, to, given })
  await takeProcedureStep(db, procedure, matter.evening, { ...taken, ...made.of })
  // What a held thing's seizure shows stands with the seizure.
  if (entry.step === 'give_back') await announceThingPhotos(db, step_id, photos)
  await made.afterwards()
}

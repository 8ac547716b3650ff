import type { Insertable } from 'kysely'
import { keepWords } from '../ask/queries-search.ts'
import type { Db } from '../db/open.ts'
import type { ProcedureClockTable, ProcedureTable } from '../db/tables.ts'
import { append } from '../events/queries.ts'
import type { Actor } from '../events/rules.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import { derivedId } from '../shared/ids.ts'
import type { ClockKind } from './rules-clocks.ts'
import { isEnd } from './rules-machine.ts'

/** A procedure's step that was found lawful, ready to be stored. */
export interface ProcedureStep {
  id: string
  step: string
  to: string
  at: Date
  actor: Actor
  body: Record<string, unknown>
  action_id?: string | null
  document_id?: string | null
}

const stepRow = (
  procedure: { id: string; kind: string },
  position: number,
  from_state: string,
  { to, actor, body, action_id = null, document_id = null, ...step }: ProcedureStep,
) => ({
  ...step,
  procedure_id: procedure.id,
  kind: procedure.kind,
  position,
  from_state,
  to_state: to,
  actor_kind: actor.kind,
  actor_id: actor.id,
  body: JSON.stringify(body),
  action_id,
  document_id,
})

/** Opens a procedure with its first step; the caller has held its matter, and logs it. */
export async function insertProcedure(
  db: Db,
  {
    procedure,
    step,
  }: { procedure: Omit<Insertable<ProcedureTable>, 'state' | 'position' | 'ended_at'>; step: ProcedureStep },
) {
  await db
    .insertInto('procedure')
    .values({ ...procedure, state: step.to, position: 1 })
    .execute()
  await db
    .insertInto('procedure_step')
    .values(stepRow(procedure, 1, 'none', step))
    .execute()
}

/** A procedure, held until the transaction ends; undefined without one. */
export async function holdProcedure(db: Db, id: string) {
  return db
    .selectFrom('procedure')
    .select(['id', 'matter_id', 'market_id', 'squad_id', 'kind', 'state', 'position', 'opened_at', 'legal_basis_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
export type HeldProcedure = NonNullable<Awaited<ReturnType<typeof holdProcedure>>>

/** Stores a procedure's next step, moves it on and logs it; it ends with a state that nothing leads out of. */
export async function takeProcedureStep(db: Db, procedure: HeldProcedure, evening: string, step: ProcedureStep) {
  const position = procedure.position + 1
  await db
    .insertInto('procedure_step')
    .values(stepRow(procedure, position, procedure.state, step))
    .execute()
  if (step.step === 'state') await keepWords(db, 'statement', [step.id])
  const ended_at = isEnd(procedure.kind, step.to) ? step.at : null
  await db.updateTable('procedure').set({ state: step.to, position, ended_at }).where('id', '=', procedure.id).execute()
  if (ended_at) await stopClock(db, procedure.id, null, step.at)
  await logProcedureStep(db, procedure, evening, step)
}

/** Says in the market's log that a procedure moved on. */
async function logProcedureStep(
  db: Db,
  { id, kind, market_id, matter_id }: { id: string; kind: string; market_id: string; matter_id: string },
  evening: string,
  step: ProcedureStep,
) {
  await append(db, {
    market_id,
    evening,
    at: step.at,
    actor: step.actor,
    kind: 'procedure.step',
    subject: `matter:${matter_id}`,
    body: { procedure_id: id, procedure: kind, step_id: step.id, step: step.step, state: step.to },
  })
}

/** A procedure's steps so far, oldest first, each with what was said in it. */
export async function stepsOf(db: Db, procedure: string) {
  const rows = await db
    .selectFrom('procedure_step')
    .select(['step', 'at', 'actor_kind', 'actor_id', 'body', 'to_state'])
    .where('procedure_id', '=', procedure)
    .orderBy('position')
    .execute()
  return rows.map(({ body, ...row }) => ({ ...row, body: body as Record<string, unknown> }))
}

/** A procedure's step as whoever takes it sends it. */
type SentStep = Readonly<Record<string, unknown>> & { id: string; step: string; photos?: unknown }

/**
 * Was this step of a procedure, or its opening about a matter, taken already in these words? Throws `conflict` where its id
 * is another's or something else was said with it: whoever put it right after a lost answer must not read that it was kept.
 */
export async function procedureStepTaken(
  db: Db,
  { id, step, photos = [], ...body }: SentStep,
  of: { procedure: string } | { procedure: string; matter: string; kind: string },
): Promise<boolean> {
  const before = await db
    .selectFrom('procedure_step as s')
    .innerJoin('procedure as r', 'r.id', 's.procedure_id')
    .select(['s.procedure_id', 's.step', 's.body', 's.kind', 'r.matter_id'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!before) return false
  const stored = { procedure: before.procedure_id, matter: before.matter_id, kind: before.kind }
  const said = canonical({ step, body, photos })
  const same = canonical({ step: before.step, body: before.body, photos: await thingPhotosSent(db, id) }) === said
  if (!same || canonical({ ...stored, ...of }) !== canonical(stored)) throw new Problem('conflict')
  return true
}

/** Photos that came with a step; those of a seizure that follows a hold stand with the seizure. */
async function thingPhotosSent(db: Db, step: string) {
  const rows = await db
    .selectFrom('procedure_step_photo')
    .select(['item_number as number', 'sha256'])
    .where('step_id', 'in', [step, derivedId(step, 'seizure')])
    .orderBy('position')
    .execute()
  return rows.map(({ number, sha256 }) => ({ number, sha256: sha256.toString('hex') }))
}

/** Procedures of a matter that still run. */
export async function runningOf(db: Db, matter: string): Promise<{ id: string; kind: string }[]> {
  return db
    .selectFrom('procedure')
    .select(['id', 'kind'])
    .where('matter_id', '=', matter)
    .where('ended_at', 'is', null)
    .execute()
}

/** Starts a clock; one of this kind that stood still or was stopped starts again. */
export async function insertClock(db: Db, row: Insertable<ProcedureClockTable>) {
  const { started_at, due_at } = row
  await db
    .insertInto('procedure_clock')
    .values(row)
    .onConflict((taken) =>
      taken.columns(['procedure_id', 'clock']).doUpdateSet({ started_at, due_at, paused_at: null, stopped_at: null }),
    )
    .execute()
}

/** Moves a clock's end, or lets it stand still or go on. */
export async function setClock(
  db: Db,
  procedure: string,
  clock: ClockKind,
  to: { due_at: Date; paused_at: Date | null },
) {
  await db
    .updateTable('procedure_clock')
    .set(to)
    .where('procedure_id', '=', procedure)
    .where('clock', '=', clock)
    .execute()
}

/** Stops one of a procedure's clocks, or all of them (null). */
export async function stopClock(db: Db, procedure: string, clock: ClockKind | null, at: Date) {
  await db
    .updateTable('procedure_clock')
    .set({ stopped_at: at })
    .where('procedure_id', '=', procedure)
    .where('stopped_at', 'is', null)
    .$if(clock !== null, (query) => query.where('clock', '=', clock as ClockKind))
    .execute()
}

/** A procedure's market, matter and its vendor, which never change; undefined when there is none by this id. */
export async function marketOfProcedure(db: Db, id: string) {
  return db
    .selectFrom('procedure as r')
    .innerJoin('matter as m', 'm.id', 'r.matter_id')
    .select(['r.market_id', 'r.matter_id', 'm.vendor_id'])
    .where('r.id', '=', id)
    .executeTakeFirst()
}

/** A procedure's clocks that still run or stand still. */
export async function clocksOf(db: Db, procedure: string) {
  return db
    .selectFrom('procedure_clock')
    .select(['clock', 'due_at', 'paused_at', 'started_at'])
    .where('procedure_id', '=', procedure)
    .where('stopped_at', 'is', null)
    .execute()
}

import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { MatterTable } from '../db/tables.ts'
import type { Actor } from '../events/rules.ts'
import { holdDecisionDue, type Calendar } from './rules-clocks.ts'
import { holdProcedure, insertClock, insertProcedure, runningOf, takeProcedureStep } from './queries-procedures.ts'
import { takeStep, waitingAt } from './queries-steps.ts'

/** Gives new findings their matters; a bulk load may do the same for many at once. */
export async function insertMatters(db: Db, rows: readonly Insertable<MatterTable>[]) {
  if (rows.length > 0) await db.insertInto('matter').values(rows).execute()
}

/** Opens the procedure that evidence held on patrol begins with; its id is the action's. Its clock runs from when it was held. */
export async function beginHold(
  db: Db,
  held: {
    action_id: string
    matter_id: string
    market_id: string
    squad_id: string
    items: string[]
    at: Date
    by: string
  },
  calendar: Calendar,
) {
  const { action_id: id, matter_id, market_id, squad_id, items, at, by } = held
  await insertProcedure(db, {
    procedure: { id, matter_id, market_id, squad_id, kind: 'evidence_hold', opened_at: at, legal_basis_id: null },
    step: { id, step: 'hold', to: 'held', at, actor: { kind: 'person', id: by }, body: { items }, action_id: id },
  })
  const due_at = holdDecisionDue(calendar, at)
  await insertClock(db, { procedure_id: id, clock: 'hold_decision', market_id, started_at: at, due_at })
}

/** A look that was logged, as far as matters are settled by it. */
export interface Look {
  inspection_id: string
  place: { kind: 'stall' | 'shop' | 'place'; id: string | null; vendor_id: string | null }
  at: Date
  by: string
  in_order: boolean
  /** New findings by their item. */
  findings: readonly { id: string; item_code: string }[]
  /** What its officer says of orders that were due here. */
  rechecks: readonly { matter_id: string; followed: boolean }[]
  /** By when an order about an item that was not followed is to be followed now. */
  newDeadline: (item_code: string) => Date
}

/**
 * What waits at a place is settled by a later look: in order confirms it, the same item found again goes on as a matter of
 * its own, and what the officer says of an order goes before both. Within the caller's transaction, which holds the
 * market's chain; a look that is older than what became of a matter changes nothing. Answers how many it moved.
 */
export async function settleBySight(db: Db, look: Look, id: (matter: string) => string, now: Date): Promise<number> {
  const actor: Actor = { kind: 'person', id: look.by }
  let moved = 0
  for (const matter of await waitingAt(db, look.place, look.at)) {
    const said = look.rechecks.find(({ matter_id }) => matter_id === matter.id)
    const again = look.findings.find(({ item_code }) => item_code === matter.item_code)
    const base = { id: id(matter.id), at: now, actor, inspection_id: look.inspection_id, reason: null }
    if (said ? said.followed : look.in_order) {
      await takeStep(db, matter, { ...base, step: 'confirm', to: 'closed', due_at: null, body: {} })
    } else if (again) {
      await takeStep(db, matter, { ...base, step: 'found_again', to: 'closed', due_at: null, body: { by: again.id } })
    } else if (said) {
      const due_at = look.newDeadline(matter.item_code)
      await takeStep(db, matter, { ...base, step: 'still_wrong', to: 'awaiting_fix', due_at, body: {} })
    } else continue
    moved += 1
  }
  return moved
}

/**
 * A record that was corrected or taken out: the matters of its findings are void, and what its look had settled is due for
 * a recheck again.
 */
export async function unsettle(db: Db, inspection: string, by: string, id: (matter: string) => string, now: Date) {
  const actor: Actor = { kind: 'person', id: by }
  const base = { at: now, actor, inspection_id: null, due_at: null, reason: null }
  const own = await db
    .selectFrom('matter as m')
    .innerJoin('finding as f', 'f.id', 'm.id')
    .select(['m.id', 'm.state', 'm.position', 'm.market_id', 'm.item_code', 'm.evening'])
    .where('f.inspection_id', '=', inspection)
    .where('m.state', '<>', 'void')
    .execute()
  for (const matter of own) {
    await takeStep(db, matter, { ...base, id: id(matter.id), step: 'set_aside', to: 'void', body: {} })
    // A hold that nobody decided on yet goes with its entry; what replaces that has one of its own.
    for (const running of await runningOf(db, matter.id)) {
      const procedure = await holdProcedure(db, running.id)
      const step = { id: id(running.id), step: 'set_aside', to: 'void', at: now, actor, body: {} }
      if (procedure) await takeProcedureStep(db, procedure, matter.evening, step)
    }
  }
  const settled = await db
    .selectFrom('matter as m')
    .innerJoin('matter_step as s', (on) => on.onRef('s.matter_id', '=', 'm.id').onRef('s.position', '=', 'm.position'))
    .select(['m.id', 'm.state', 'm.position', 'm.market_id', 'm.item_code', 'm.evening'])
    .where('s.inspection_id', '=', inspection)
    .where('m.state', '=', 'closed')
    .execute()
  for (const matter of settled)
    await takeStep(db, matter, {
      ...base,
      id: id(matter.id),
      step: 'reopen',
      to: 'recheck_due',
      body: { record: inspection },
    })
}

/** Has a procedure come of this entry, beyond a hold that nobody decided on yet? */
export async function goneOn(db: Db, inspection: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select exists (
    select from finding f join procedure r on r.matter_id = f.id
    where f.inspection_id = ${inspection} and not (r.kind = 'evidence_hold' and r.position = 1)) as gone`.execute(db)
  return rows[0]?.gone ?? false
}

import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PaintJobTable } from '../db/tables.ts'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { contentHash } from '../inspections/queries.ts'
import { Problem } from '../problems.ts'
import { eveningAt, type Hours } from '../shared/evening.ts'
import { dueStalls, openJob, planOf } from './queries.ts'
import { markedAt } from './rules-walk.ts'
import type { MarkKind } from './rules-kinds.ts'
import type { PaintJobEntry, PaintMark, PaintReceipt } from './schema.ts'

/** A mark on its way in: `sent` is the JSON as it arrived, which its hash is of. */
export interface MarkArrival {
  market: Hours & { id: string }
  mark: PaintMark
  sent: unknown
  who: { id: string; role: 'officer' | 'supervisor' }
  now: Date
}

const eventOf: Record<MarkKind, EventKind> = {
  painted: 'stall.painted',
  worn: 'line.worn',
  withdrawn: 'paint_mark.withdrawn',
}

/** The receipt of a mark that is there already; refuses other content under the same id. */
async function repeated(db: Db, market: string, id: string, sha256: string): Promise<PaintReceipt | null> {
  const row = await db
    .selectFrom('paint_mark as k')
    .select(['k.market_id', 'k.content_hash', 'k.received_at'])
    .select((e) =>
      e
        .selectFrom('event')
        .select((o) => o.fn.min('position').as('position'))
        .where('subject', '=', `paint_mark:${id}`)
        .as('position'),
    )
    .where('k.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const known = row.content_hash.toString('hex')
  if (known !== sha256 || row.market_id !== market) throw new Problem('capture_conflict', { id, sha256: known })
  return { id, sha256, received_at: row.received_at.toISOString(), position: Number(row.position) }
}

/** Whoever painted takes it back, or a supervisor. What took a mark back stands: the line is painted anew instead. */
async function mayWithdraw(db: Db, mark: PaintMark, who: MarkArrival['who']) {
  if (mark.withdraws === null) return
  const row = await db
    .selectFrom('paint_mark')
    .select(['person_id', 'kind'])
    .where('id', '=', mark.withdraws)
    .executeTakeFirst()
  if (!row || row.kind === 'withdrawn') throw new Problem('unknown_reference', { field: 'withdraws' })
  if (who.role !== 'supervisor' && row.person_id !== who.id) throw new Problem('not_allowed')
}

/** A worn line is a repaint task: the open job counts it from now on. */
async function takeIntoJob(db: Db, market: string, stall: string) {
  const open = await openJob(db, market)
  if (!open) return
  await sql`insert into paint_job_stall (job_id, stall_id, market_id)
    select ${open.job.id}, s.stall_id, s.market_id from plan_stall s
    where s.plan_id = ${open.plan.id} and s.stall_id = ${stall}
    on conflict do nothing`.execute(db)
}

/**
 * Writes a mark once, within the caller's transaction; `first` is false for a repeat, which gets the receipt of the first
 * time. Two phones that paint one stall are both right. Throws `unknown_reference`, `capture_conflict`,
 * `already_withdrawn`, `not_allowed`.
 */
export async function logMark(
  db: Db,
  { market, mark, sent, who, now }: MarkArrival,
): Promise<{ receipt: PaintReceipt; first: boolean }> {
  const hash = contentHash(sent)
  const sha256 = hash.toString('hex')
  const before = await repeated(db, market.id, mark.id, sha256)
  if (before) return { receipt: before, first: false }
  const plan = await planOf(db, market.id, mark.version)
  if (!plan) throw new Problem('unknown_reference', { field: 'version' })
  await mayWithdraw(db, mark, who)
  const { version, claimed_at, photo, ...row } = mark
  const at = markedAt(new Date(claimed_at), now)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('paint_mark')
    .values({
      ...row,
      market_id: market.id,
      plan_id: plan.id,
      photo: photo === null ? null : Buffer.from(photo, 'hex'),
      person_id: who.id,
      at,
      claimed_at: new Date(claimed_at),
      received_at: now,
      content_hash: hash,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) {
    const meanwhile = await repeated(db, market.id, mark.id, sha256)
    if (!meanwhile) throw new Problem('try_again')
    return { receipt: meanwhile, first: false }
  }
  if (mark.kind === 'worn') await takeIntoJob(db, market.id, mark.stall_id)
  const { number } = (await db
    .selectFrom('plan_stall')
    .select('number')
    .where('plan_id', '=', plan.id)
    .where('stall_id', '=', mark.stall_id)
    .executeTakeFirst()) ?? { number: null }
  const position = await append(db, {
    market_id: market.id,
    evening: eveningAt(market, at),
    at: now,
    actor: { kind: 'person', id: who.id },
    kind: eventOf[mark.kind],
    subject: `paint_mark:${mark.id}`,
    body: { stall_id: mark.stall_id, number, version, photo, withdraws: mark.withdraws, sha256 },
  })
  return { receipt: { id: mark.id, sha256, received_at: now.toISOString(), position }, first: true }
}

/** Makes a job of all stalls of a version whose line is not true. Throws `nothing_to_paint`, `paint_job_open`. */
export async function makeJob(db: Db, market: string, entry: PaintJobEntry, by: { id: string; now: Date }) {
  const plan = await planOf(db, market, entry.version)
  if (!plan) throw new Problem('not_found')
  const due = await dueStalls(db, plan.id)
  if (due.length === 0) throw new Problem('nothing_to_paint', { version: entry.version })
  const job: Insertable<PaintJobTable> = {
    id: entry.id,
    market_id: market,
    plan_id: plan.id,
    first_day: entry.first_day,
    days: entry.days,
    created_by: by.id,
    created_at: by.now,
  }
  await db.insertInto('paint_job').values(job).execute()
  await sql`insert into paint_job_stall (job_id, stall_id, market_id)
    select ${entry.id}, value::uuid, ${market} from jsonb_array_elements_text(${JSON.stringify(due)}::jsonb)`.execute(
    db,
  )
  return due.length
}

/** Ends an open job; false when there is none of that id. What is not painted yet stays to be painted. */
export async function endJob(db: Db, market: string, id: string, by: { id: string; now: Date }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('paint_job')
    .set({ ended_at: by.now, ended_by: by.id })
    .where('id', '=', id)
    .where('market_id', '=', market)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

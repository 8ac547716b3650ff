import { sql, type Insertable } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { AssignmentTable } from '../db/tables.ts'
import { stallNumber } from '../plan/queries-number.ts'
import { addDays, eveningAt, eveningBounds } from '../shared/evening.ts'
import { pageSize } from '../shared/text.ts'
import { slotsFor, stateOn, type Period } from './rules.ts'
import type { Assignment, AssignmentQuery } from './schema.ts'

/** A market as assigning needs it, with its last evening that has begun, its maximum held still until the transaction ends; undefined when unknown. */
export async function marketFor(db: Db, id: string, now: Date) {
  const market = await db
    .selectFrom('market')
    .select(['id', 'time_zone', 'opens', 'closes', 'max_stalls_per_vendor', seasonsOf('market.id').as('seasons')])
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  if (!market) return undefined
  const today = eveningAt(market, now)
  const opened = eveningBounds(market, today).opens_at
  const evening = now < opened ? addDays(today, -1) : today
  return { ...market, today, begun: { evening, opened_at: eveningBounds(market, evening).opens_at } }
}

/** Makes whoever gives this stall at the same time wait; false when the market has no such stall. */
export async function lockStall(db: Db, market: string, stall: string): Promise<boolean> {
  const row = await db
    .selectFrom('stall')
    .select('id')
    .where('id', '=', stall)
    .where('market_id', '=', market)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** A stall as the plan in force on `day` shows it; undefined when it does not. */
export async function stallOnPlan(db: Db, market: string, stall: string, day: string) {
  return db
    .selectFrom('plan_stall')
    .select(['number', 'closed'])
    .where('stall_id', '=', stall)
    .where('plan_id', '=', (e) =>
      e
        .selectFrom('plan')
        .select('id')
        .where('market_id', '=', market)
        .where('valid_from', '<=', day)
        .orderBy('version', 'desc')
        .limit(1),
    )
    .executeTakeFirst()
}

const sharesDay = ({ starts_on, ends_on }: Period) =>
  sql<boolean>`daterange(starts_on, ends_on, '[]') && daterange(${starts_on}::date, ${ends_on}::date, '[]')`

/** Who holds a stall on a day of the period, the earliest; undefined when it is free throughout. */
export async function holderDuring(db: Db, stall: string, period: Period) {
  return db
    .selectFrom('assignment')
    .innerJoin('vendor', 'vendor.id', 'assignment.vendor_id')
    .select(['vendor.id as vendor_id', 'vendor.name as held_by', 'starts_on as from', 'ends_on as until'])
    .where('stall_id', '=', stall)
    .where('cancelled', '=', false)
    .where(sharesDay(period))
    .orderBy('starts_on')
    .executeTakeFirst()
}

/**
 * Gives `entry` the number the vendor's stalls in the market leave free, renumbering the others where that is what it
 * takes, and stores it; false when the vendor has the maximum on one of its days. The caller holds the vendor's row.
 */
export async function insertAssignment(
  db: Db,
  entry: Omit<Insertable<AssignmentTable>, 'slot' | 'maximum'> & { maximum: number },
): Promise<boolean> {
  const others = await db
    .selectFrom('assignment')
    .select(['id', 'starts_on', 'ends_on', 'slot'])
    .where('market_id', '=', entry.market_id)
    .where('vendor_id', '=', entry.vendor_id)
    .where('cancelled', '=', false)
    .where('maximum', 'is not', null)
    .orderBy('slot')
    .execute()
  const wanted = { starts_on: entry.starts_on, ends_on: entry.ends_on ?? null }
  const slots = slotsFor<Period>([...others, wanted], entry.maximum)
  const slot = slots?.get(wanted)
  if (!slots || slot === undefined) return false
  const moved = others.filter((other) => slots.get(other) !== other.slot)
  if (moved.length > 0)
    await renumber(
      db,
      moved.map((other) => ({ id: other.id, slot: slots.get(other) ?? other.slot })),
    )
  await db
    .insertInto('assignment')
    .values({ ...entry, slot })
    .execute()
  return true
}

/**
 * Makes ready for a lower maximum: what is over is no longer bound by it, and who holds few enough stalls has them
 * numbered from 1. Whoever holds more keeps theirs, and the database refuses the maximum.
 */
export async function fitToMaximum(db: Db, market: string, maximum: number, today: string) {
  await db
    .updateTable('assignment')
    .set({ maximum: null })
    .where('market_id', '=', market)
    .where('maximum', '>', maximum)
    .where((e) => e.or([e('cancelled', '=', true), e('ends_on', '<', today)]))
    .execute()
  const lasting = await db
    .selectFrom('assignment as a')
    .select(['a.id', 'a.vendor_id', 'a.starts_on', 'a.ends_on', 'a.slot'])
    .where('a.market_id', '=', market)
    .where('a.maximum', 'is not', null)
    .where('a.vendor_id', 'in', (e) =>
      e
        .selectFrom('assignment as high')
        .select('high.vendor_id')
        .where('high.market_id', '=', market)
        .where('high.slot', '>', maximum)
        .where('high.maximum', 'is not', null),
    )
    .orderBy('a.slot')
    .execute()
  for (const held of Map.groupBy(lasting, ({ vendor_id }) => vendor_id).values()) {
    const slots = slotsFor(held, maximum)
    const moved = held.flatMap((one) => {
      const slot = slots?.get(one)
      return slot === undefined || slot === one.slot ? [] : [{ id: one.id, slot }]
    })
    if (moved.length > 0) await renumber(db, moved)
  }
}

// Set aside first, so that two that swap numbers do not meet half-way.
async function renumber(db: Db, moved: { id: string; slot: number }[]) {
  const ids = moved.map(({ id }) => id)
  await db.updateTable('assignment').set({ cancelled: true }).where('id', 'in', ids).execute()
  for (const { id, slot } of moved) {
    await db.updateTable('assignment').set({ slot, cancelled: false }).where('id', '=', id).execute()
  }
}

/** The numbers of the stalls a vendor holds in a market during a period, for saying what fills the maximum. */
export async function numbersHeld(db: Db, market: string, vendor: string, period: Period, day: string) {
  const rows = await db
    .selectFrom('assignment as a')
    .select(stallNumber('a.stall_id', 'a.market_id', sql`${day}::date`).as('number'))
    .where('a.market_id', '=', market)
    .where('a.vendor_id', '=', vendor)
    .where('a.cancelled', '=', false)
    .where(sharesDay(period))
    .orderBy('a.slot')
    .execute()
  return rows.flatMap(({ number }) => number ?? [])
}

/** An assignment's market and vendor, neither of which ever changes; undefined when unknown. */
export async function assignmentOwner(db: Db, id: string) {
  return db.selectFrom('assignment').select(['market_id', 'vendor_id']).where('id', '=', id).executeTakeFirst()
}

/** An assignment's row as it is once its vendor's row is held. */
export async function assignmentRow(db: Db, id: string) {
  return db.selectFrom('assignment').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow()
}

/** Ends an assignment: shortened, or cancelled before its first day. */
export async function endAssignment(
  db: Db,
  id: string,
  ending: ({ cancelled: true } | { ends_on: string }) & { known_until: string | null },
  by: { ended_by: string; ended_at: Date; end_reason: string },
) {
  await db
    .updateTable('assignment')
    .set({ ...ending, ...by })
    .where('id', '=', id)
    .execute()
}

/** Notes which assignment took an ended one's place. */
export async function linkMove(db: Db, from: string, to: string) {
  await db.updateTable('assignment').set({ moved_to: to }).where('id', '=', from).execute()
}

function selection(db: Db, now: Date) {
  // The wall clock is enough here: numbers differ between plans, and a plan begins on a day.
  const number = stallNumber('a.stall_id', 'a.market_id', sql`(${now}::timestamptz at time zone m.time_zone)::date`)
  return db
    .selectFrom('assignment as a')
    .innerJoin('market as m', 'm.id', 'a.market_id')
    .innerJoin('vendor as v', 'v.id', 'a.vendor_id')
    .innerJoin('person as giver', 'giver.id', 'a.assigned_by')
    .leftJoin('person as ender', 'ender.id', 'a.ended_by')
    .select(['a.id', 'a.market_id', 'm.name as market_name', 'm.name_en as market_name_en', 'a.stall_id'])
    .select([number.as('number'), 'a.vendor_id', 'v.name as vendor_name', 'a.starts_on', 'a.ends_on', 'a.cancelled'])
    .select(['giver.name as assigned_by', 'a.assigned_at', 'ender.name as ended_by', 'a.ended_at', 'a.end_reason'])
    .select(['a.moved_to', 'm.time_zone', 'm.opens', 'm.closes', seasonsOf('m.id').as('seasons')])
}

type Row = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number]

const shown = (now: Date, { cancelled, time_zone, opens, closes, seasons, ...row }: Row): Assignment => ({
  ...row,
  state: stateOn({ ...row, cancelled }, eveningAt({ time_zone, opens, closes, seasons }, now)),
  assigned_at: row.assigned_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
})

/** One assignment as it is answered. */
export async function assignment(db: Db, id: string, now: Date): Promise<Assignment> {
  return shown(now, await selection(db, now).where('a.id', '=', id).executeTakeFirstOrThrow())
}

/** One page of the assignments of a stall, vendor or market, latest first day first. */
export async function assignments(db: Db, wanted: AssignmentQuery, now: Date) {
  const rows = await selection(db, now)
    .$if(wanted.stall !== undefined, (all) => all.where('a.stall_id', '=', wanted.stall ?? ''))
    .$if(wanted.vendor !== undefined, (all) => all.where('a.vendor_id', '=', wanted.vendor ?? ''))
    .$if(wanted.market !== undefined, (all) => all.where('a.market_id', '=', wanted.market ?? ''))
    .$if(wanted.before !== undefined, (all) =>
      all.where(
        sql<boolean>`(a.starts_on, a.id) < (select b.starts_on, b.id from assignment b where b.id = ${wanted.before})`,
      ),
    )
    .orderBy('a.starts_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const kept = rows.slice(0, pageSize)
  return {
    assignments: kept.map((row) => shown(now, row)),
    next: rows.length > pageSize ? (kept.at(-1)?.id ?? null) : null,
  }
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { addDays } from '../shared/evening.ts'
import type { EndingTrainings, Training, TrainingEntry, Trainings } from './schema.ts'

/** What ran out longer ago than this is asked for no more. */
const askedFor_days = 365
const most = 300

/** A page of lessons, newest first. */
export async function listTrainings(
  db: Db,
  asked: { before?: { held_on: string; id: string } | undefined; limit: number },
): Promise<Trainings['rows']> {
  const { before, limit } = asked
  const { rows } = await sql<Trainings['rows'][number]>`
    select t.id, t.topic, t.audience, t.held_on, t.valid_until, t.place, t.note, t.cancelled,
      (select count(*)::int from training_officer o where o.training_id = t.id) as officers,
      (select count(*)::int from training_vendor v where v.training_id = t.id) as vendors
    from training t
    where ${before === undefined ? sql`true` : sql`(t.held_on, t.id) < (${before.held_on}::date, ${before.id}::uuid)`}
    order by t.held_on desc, t.id desc limit ${limit}`.execute(db)
  return rows
}

/** Who learnt what that runs out by `until` or has; the newest lesson of a topic counts. What is still to end first. */
export async function endingTrainings(
  db: Db,
  today: string,
  until: string,
): Promise<Pick<EndingTrainings, 'rows' | 'total'>> {
  const { rows } = await sql<EndingTrainings['rows'][number] & { total: number }>`
    with learnt as (
      select 'officer' as kind, p.id, p.name, t.topic, t.valid_until
      from training_officer o join training t on t.id = o.training_id and not t.cancelled
      join person p on p.id = o.person_id and p.active
      union all
      select 'vendor', v.id, v.name, t.topic, t.valid_until
      from training_vendor o join training t on t.id = o.training_id and not t.cancelled
      join vendor v on v.id = o.vendor_id
    ), newest as (
      select distinct on (kind, id, topic) * from learnt
      order by kind, id, topic, coalesce(valid_until, 'infinity'::date) desc
    )
    select kind, id, name, topic, valid_until, count(*) over ()::int as total from newest
    where valid_until < ${until}::date and valid_until >= ${addDays(today, -askedFor_days)}::date
    order by valid_until < ${today}::date, valid_until, name, id limit ${most}`.execute(db)
  const { total = 0 } = rows[0] ?? {}
  return { rows: rows.map(({ kind, id, name, topic, valid_until }) => ({ kind, id, name, topic, valid_until })), total }
}

/** One lesson with its attendance; null when there is none. Held until the transaction ends where it is to be changed. */
export async function training(db: Db, id: string, today: string): Promise<Training | null> {
  const row = await db
    .selectFrom('training')
    .select(['id', 'topic', 'audience', 'held_on', 'valid_until', 'place', 'note', 'cancelled'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const audience = row.audience
  const { rows: officers } = await sql<Training['officers'][number]>`
    select p.id, p.name, q.name as squad_name, q.name_en as squad_name_en, o.person_id is not null as attended
    from person p left join squad q on q.id = p.squad_id
    left join training_officer o on o.person_id = p.id and o.training_id = ${id}::uuid
    where o.person_id is not null or (p.active and ${audience !== 'vendors'}::boolean)
    order by q.name nulls first, p.name, p.id`.execute(db)
  const vendors = await db
    .selectFrom('training_vendor as o')
    .innerJoin('vendor as v', 'v.id', 'o.vendor_id')
    .select(['v.id', 'v.name', sql<boolean>`true`.as('attended')])
    .where('o.training_id', '=', id)
    .orderBy('v.name')
    .orderBy('v.id')
    .execute()
  return { ...row, audience, today, officers, vendors }
}

/** Adds a lesson. */
export async function insertTraining(db: Db, id: string, entry: TrainingEntry, by: string, now: Date) {
  await db
    .insertInto('training')
    .values({ id, ...entry, created_by: by, created_at: now })
    .execute()
}

/** Rewrites a lesson; false when there is none. */
export async function updateTraining(db: Db, id: string, entry: TrainingEntry): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('training').set(entry).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What a tick depends on, held against changes meanwhile; undefined when there is no such lesson. */
export const held = (db: Db, id: string) =>
  db
    .selectFrom('training')
    .select(['audience', 'held_on', 'cancelled'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()

/** Ticks a member of staff, or takes the tick back; false when it was so already. */
export async function tickOfficer(
  db: Db,
  at: { training: string; person: string; attended: boolean; by: string; now: Date },
) {
  if (!at.attended) {
    const { numDeletedRows } = await db
      .deleteFrom('training_officer')
      .where('training_id', '=', at.training)
      .where('person_id', '=', at.person)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('training_officer')
    .values({ training_id: at.training, person_id: at.person, ticked_by: at.by, ticked_at: at.now })
    .onConflict((there) => there.columns(['training_id', 'person_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Ticks a vendor, or takes the tick back; false when it was so already. */
export async function tickVendor(
  db: Db,
  at: { training: string; vendor: string; attended: boolean; by: string; now: Date },
) {
  if (!at.attended) {
    const { numDeletedRows } = await db
      .deleteFrom('training_vendor')
      .where('training_id', '=', at.training)
      .where('vendor_id', '=', at.vendor)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('training_vendor')
    .values({ training_id: at.training, vendor_id: at.vendor, ticked_by: at.by, ticked_at: at.now })
    .onConflict((there) => there.columns(['training_id', 'vendor_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { ActionConfirmationTable } from '../db/tables.ts'
import { notOverturned, standing } from '../inspections/queries-standing.ts'
import { enforcementClasses, type ActionKind } from './rules-kinds.ts'
import type { NamedAction, OwnActions } from './schema.ts'

/** How far back an officer is asked about what they were named in. */
const askedFor_days = 30

/** Keeps what officers say of actions they were named in. */
export async function insertConfirmations(db: Db, rows: readonly Insertable<ActionConfirmationTable>[]) {
  await db.insertInto('action_confirmation').values(rows).execute()
}

/** Actions that stand with a person named in them, newest first, each with its place and author. */
function namedActions(db: Db) {
  return db
    .selectFrom('action_officer as ao')
    .innerJoin('action as a', 'a.id', 'ao.action_id')
    .innerJoin('action_kind as k', 'k.code', 'a.kind')
    .innerJoin('finding as f', 'f.id', 'a.finding_id')
    .innerJoin('inspection as i', 'i.id', 'f.inspection_id')
    .innerJoin('checklist_item as c', (on) =>
      on.onRef('c.version', '=', 'f.checklist_version').onRef('c.code', '=', 'f.item_code'),
    )
    .innerJoin('market as m', 'm.id', 'a.market_id')
    .innerJoin('person as author', 'author.id', 'i.officer_id')
    .innerJoin('person as o', 'o.id', 'ao.person_id')
    .leftJoin('action_confirmation as ac', (on) =>
      on
        .onRef('ac.action_id', '=', 'ao.action_id')
        .onRef('ac.person_id', '=', 'ao.person_id')
        .on('ac.way', '=', 'own_phone'),
    )
    .leftJoin('action_confirmation as there', (on) =>
      on
        .onRef('there.action_id', '=', 'ao.action_id')
        .onRef('there.person_id', '=', 'ao.person_id')
        .on('there.way', '=', 'same_phone'),
    )
    .select(['a.id', 'a.kind', 'a.amount_yuan', 'a.at', 'i.stall_id', 'i.shop_id', 'ac.note'])
    .select([
      'm.id as market_id',
      'm.name',
      'm.name_en',
      'm.time_zone',
      'c.name as item_name',
      'c.name_en as item_name_en',
    ])
    .select(['author.name as author', 'o.name as officer'])
    .select(
      sql<string>`coalesce(i.place, (select s.number from shop s where s.id = i.shop_id),
        (select s.number from plan_stall s join plan n on n.id = s.plan_id
          where s.stall_id = i.stall_id order by n.version desc limit 1), '?')`.as('number'),
    )
    .where('k.class', 'in', enforcementClasses)
    .where(standing('i'))
    .where(notOverturned('a'))
    .orderBy('a.at', 'desc')
    .orderBy('a.id')
    .limit(100)
}

type Row = Awaited<ReturnType<ReturnType<typeof namedActions>['executeTakeFirstOrThrow']>>

const actionOf = (row: Row): NamedAction => ({
  action_id: row.id,
  kind: row.kind as ActionKind,
  amount_yuan: row.amount_yuan,
  at: row.at.toISOString(),
  time_zone: row.time_zone,
  market: { id: row.market_id, name: row.name, name_en: row.name_en },
  number: row.number,
  item_name: row.item_name,
  item_name_en: row.item_name_en,
  author: row.author,
  officer: row.officer,
  note: row.note,
  place: { kind: row.stall_id ? 'stall' : row.shop_id ? 'shop' : 'place', id: row.stall_id ?? row.shop_id },
})

/**
 * Penalties, measures and holds of the last 30 days that somebody else logged with a person's name and that they said nothing
 * of on their own phone: what waits for their word, and what was confirmed for them on the phone of who logged it.
 */
export async function waitingForWord(db: Db, person: string, now: Date): Promise<OwnActions> {
  const since = new Date(now.getTime() - askedFor_days * 86_400_000)
  const rows = await namedActions(db)
    .where('ao.person_id', '=', person)
    .where('i.officer_id', '<>', person)
    .where('ac.action_id', 'is', null)
    .where('a.at', '>', since)
    .select('there.at as said_there')
    .execute()
  const part = (there: boolean) => rows.filter(({ said_there }) => (said_there !== null) === there).map(actionOf)
  return { actions: part(false), same_phone: part(true) }
}

/** What officers named in it denied, and stands all the same. */
export async function disputedActions(db: Db): Promise<NamedAction[]> {
  const rows = await namedActions(db).where('ac.answer', '=', 'disputed').execute()
  return rows.map(actionOf)
}

/** The market of an action that a person is named in and somebody else logged; undefined otherwise. */
export async function marketOfNamed(db: Db, action: string, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('action_officer as ao')
    .innerJoin('action as a', 'a.id', 'ao.action_id')
    .innerJoin('finding as f', 'f.id', 'a.finding_id')
    .innerJoin('inspection as i', 'i.id', 'f.inspection_id')
    .select('a.market_id')
    .where('ao.action_id', '=', action)
    .where('ao.person_id', '=', person)
    .where('i.officer_id', '<>', person)
    .executeTakeFirst()
  return row?.market_id
}

/** Keeps a person's word of an action from their own phone; answers what they had said there before, null when this is their first. */
export async function insertWord(db: Db, row: Insertable<ActionConfirmationTable>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('action_confirmation')
    .values(row)
    .onConflict((taken) => taken.columns(['action_id', 'person_id', 'way']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) return null
  return db
    .selectFrom('action_confirmation')
    .select(['answer', 'note'])
    .where('action_id', '=', row.action_id)
    .where('person_id', '=', row.person_id)
    .where('way', '=', row.way)
    .executeTakeFirstOrThrow()
}

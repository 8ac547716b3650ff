import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'

/** The market an action was taken in, which never changes; undefined when there is none by this id. */
export async function marketOfAction(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('action').select('market_id').where('id', '=', id).executeTakeFirst())?.market_id
}

/** An action with what must be known to set it aside; undefined when there is none by this id. */
export async function actionToOverturn(db: Db, id: string) {
  return db
    .selectFrom('action as a')
    .innerJoin('finding as f', 'f.id', 'a.finding_id')
    .innerJoin('inspection as i', 'i.id', 'f.inspection_id')
    .innerJoin('market as m', 'm.id', 'a.market_id')
    .leftJoin('inspection as later', 'later.amends', 'i.id')
    .select(['a.kind', 'a.market_id', 'a.evening', 'a.finding_id', 'a.approved_by', 'f.inspection_id', 'f.item_code'])
    .select(['i.stall_id', 'i.shop_id', 'i.officer_id', 'later.id as amended_by'])
    .select(['m.time_zone', 'm.opens', 'm.closes', seasonsOf('m.id').as('seasons')])
    .select((e) =>
      e
        .selectFrom('action_officer as o')
        .select((o) => o.fn.agg<string[]>('array_agg', ['o.person_id']).as('people'))
        .whereRef('o.action_id', '=', 'a.id')
        .as('officers'),
    )
    .select((e) =>
      e
        .selectFrom('held_capture as h')
        .select((h) => h.fn.agg<(string | null)[]>('array_agg', ['h.decided_by']).as('people'))
        .whereRef('h.id', '=', 'i.id')
        .as('deciders'),
    )
    .where('a.id', '=', id)
    .executeTakeFirst()
}

/** Sets an action aside; false when it was already. */
export async function insertOverturned(
  db: Db,
  row: { action_id: string; at: Date; decided_by: string; reason: string },
) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('overturned_action')
    .values(row)
    .onConflict((conflict) => conflict.column('action_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

import type { Db } from '../db/open.ts'
import type { SavedView, ViewEntry } from './schema-views.ts'

/** Somebody's own views and those that others share, own ones first, by name. */
export async function viewsFor(db: Db, person: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_view as w')
    .innerJoin('person as p', 'p.id', 'w.person_id')
    .select(['w.id', 'w.kind', 'w.name', 'w.query', 'w.shared', 'w.opens_first', 'w.person_id', 'p.name as of'])
    .where((e) => e.or([e('w.person_id', '=', person), e('w.shared', '=', true)]))
    .orderBy((e) => e('w.person_id', '=', person), 'desc')
    .orderBy('w.name')
    .orderBy('w.id')
    .limit(500)
    .execute()
  return rows.map(({ person_id, of, opens_first, ...row }) => {
    const own = person_id === person
    return { ...row, opens_first: own && opens_first, of: own ? null : of }
  })
}

/** Saves a view under the id its page made; false when the id is somebody else's. A view that opens first takes that from another. */
export async function saveView(
  db: Db,
  id: string,
  person_id: string,
  view: ViewEntry,
  saved_at: Date,
): Promise<boolean> {
  if (view.opens_first)
    await db
      .updateTable('saved_view')
      .set({ opens_first: false })
      .where('person_id', '=', person_id)
      .where('kind', '=', view.kind)
      .where('id', '<>', id)
      .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('saved_view')
    .values({ id, person_id, ...view, saved_at })
    .onConflict((taken) =>
      taken
        .column('id')
        .doUpdateSet({ ...view, saved_at })
        .where('saved_view.person_id', '=', person_id),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Deletes one's own view; false when there is none. */
export async function deleteView(db: Db, id: string, person: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

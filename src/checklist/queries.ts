import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { ChecklistEntry, ChecklistVersion } from './schema.ts'

/** How many versions one answer has; the others are in the log. */
const shown = 30

/** The newest versions with their items in order, newest first. */
export async function versions(db: Db): Promise<ChecklistVersion[]> {
  const { rows } = await sql<ChecklistVersion>`
    select c.version, c.valid_from, p.name as published_by,
      ${iso('c.published_at')} as published_at,
      (select json_agg(json_build_object('code', i.code, 'name', i.name, 'name_en', i.name_en, 'severity', i.severity,
          'deadline', i.deadline, 'authorities', i.authorities, 'categories', i.categories,
          'closing_round', i.closing_round) order by i.position, i.code)
        from checklist_item i where i.version = c.version) as items
    from checklist c left join person p on p.id = c.published_by
    order by c.version desc limit ${shown}`.execute(db)
  return rows
}

/** Adds a version; false when its number is not the next. */
export async function insertChecklist(db: Db, entry: ChecklistEntry, by: string, now: Date): Promise<boolean> {
  const { version, valid_from, items } = entry
  const newest = await db
    .selectFrom('checklist')
    .select((e) => e.fn.max('version').as('version'))
    .executeTakeFirst()
  if (version !== (newest?.version ?? 0) + 1) return false
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('checklist')
    .values({ version, valid_from, published_at: now, published_by: by })
    .onConflict((taken) => taken.column('version').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  await db
    .insertInto('checklist_item')
    .values(items.map((item, index) => ({ version, ...item, position: index + 1 })))
    .execute()
  return true
}

/** Which of these trades the district does not have. */
export async function unknownCategories(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('category').select('id').execute()
  const known = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}

import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type {
  ActionConfirmationTable,
  ActionTable,
  FindingTable,
  InspectionPhotoTable,
  InspectionTable,
  PointsEntryTable,
} from '../db/tables.ts'
import { keepWords } from '../ask/queries-search.ts'
import type { Db } from '../db/open.ts'
import { insertPoints } from '../points/queries.ts'
import { canonical } from '../shared/canonical.ts'
import { insertConfirmations } from '../enforcement/queries-confirm.ts'
import type { Checklist, Item } from './schema.ts'

/** SHA-256 over the canonical JSON of a capture as it was sent: what tells a repeat from another content. */
export function contentHash(capture: unknown): Buffer {
  return createHash('sha256').update(canonical(capture)).digest()
}

/** The newest checklist valid on a day, with all its items. */
export async function checklistOn(db: Db, day: string): Promise<Checklist | undefined> {
  const row = await db
    .selectFrom('checklist as c')
    .select(['c.version', 'c.valid_from'])
    .select((e) =>
      jsonArrayFrom(
        e
          .selectFrom('checklist_item as i')
          .select(['i.code', 'i.name', 'i.name_en', 'i.severity', 'i.deadline', 'i.authorities', 'i.categories'])
          .select(['i.closing_round', 'i.position'])
          .whereRef('i.version', '=', 'c.version')
          .orderBy('i.position')
          .orderBy('i.code'),
      ).as('items'),
    )
    .where('c.valid_from', '<=', day)
    .orderBy('c.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, items: row.items as Item[] }
}

/** The rows of one capture; an action's officers stand beside it. */
export interface CaptureRows {
  inspection: Insertable<InspectionTable>
  findings: Insertable<FindingTable>[]
  actions: Insertable<ActionTable>[]
  officers: { action_id: string; person_id: string }[]
  confirmations: Insertable<ActionConfirmationTable>[]
  photos: Insertable<InspectionPhotoTable>[]
  points: Insertable<PointsEntryTable>[]
}

/** Writes a capture, a statement per table; false when its id is there already, and then nothing was written. */
export async function insertCapture(db: Db, rows: CaptureRows): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('inspection')
    .values(rows.inspection)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  if (rows.findings.length > 0) await db.insertInto('finding').values(rows.findings).execute()
  if (rows.actions.length > 0) await db.insertInto('action').values(rows.actions).execute()
  if (rows.officers.length > 0) await db.insertInto('action_officer').values(rows.officers).execute()
  if (rows.confirmations.length > 0) await insertConfirmations(db, rows.confirmations)
  if (rows.points.length > 0) await insertPoints(db, rows.points)
  if (rows.photos.length > 0) await db.insertInto('inspection_photo').values(rows.photos).execute()
  if (rows.inspection.note) await keepWords(db, 'inspection', [rows.inspection.id])
  const noted = rows.findings.filter(({ note }) => note)
  await keepWords(
    db,
    'finding',
    noted.map(({ id }) => id),
  )
  return true
}

/** Actions taken later than on the spot, each behind those its finding has; an action's officers stand beside it. */
export async function addActions(
  db: Db,
  actions: readonly Omit<Insertable<ActionTable>, 'position'>[],
  officers: readonly { action_id: string; person_id: string }[],
) {
  for (const action of actions) {
    const { last } = await db
      .selectFrom('action')
      .select((e) => e.fn.coalesce(e.fn.max<number>('position'), e.val(-1)).as('last'))
      .where('finding_id', '=', action.finding_id)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('action')
      .values({ ...action, position: Number(last) + 1 })
      .execute()
  }
  if (officers.length > 0)
    await db
      .insertInto('action_officer')
      .values([...officers])
      .execute()
}

import type { Db } from '../db/open.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import type { LegalBasis, LegalBasisEntry } from './schema.ts'

/** The district's legal bases, those in force first, by law and article. */
export async function legalBases(db: Db): Promise<LegalBasis[]> {
  const rows = await db
    .selectFrom('legal_basis')
    .select(['id', 'instrument', 'law', 'article', 'words', 'item_codes', 'ended_at'])
    .orderBy((e) => e('ended_at', 'is not', null))
    .orderBy('instrument')
    .orderBy('law')
    .orderBy('article')
    .orderBy('id')
    .execute()
  return rows.map(({ ended_at, ...row }) => ({ ...row, ended_at: ended_at?.toISOString() ?? null }))
}

/** Enters a legal basis; false when it is there already, in these words. Throws `conflict` for other words under its id. */
export async function insertBasis(db: Db, entry: LegalBasisEntry, by: string, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('legal_basis')
    .values({ ...entry, created_by: by, created_at: now })
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return true
  const before = await db
    .selectFrom('legal_basis')
    .select(['id', 'instrument', 'law', 'article', 'words', 'item_codes'])
    .where('id', '=', entry.id)
    .executeTakeFirst()
  if (canonical(before) !== canonical(entry)) throw new Problem('conflict')
  return false
}

/** Ends a legal basis; false when there is none by this id or it ended before. */
export async function endBasis(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('legal_basis')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { Entry } from '../events/rules.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import type { SignatureEntry } from './schema.ts'

/** The squad and market of a document; undefined when there is none by this id. */
export async function documentOwner(db: Db, id: string) {
  return db.selectFrom('document').select(['squad_id', 'market_id']).where('id', '=', id).executeTakeFirst()
}

/** What the log says of a signature: never the drawing itself. */
export const signedEntry = (
  document: { id: string; market_id: string },
  { role, way }: Pick<SignatureEntry, 'role' | 'way'>,
  by: string,
  at: Date,
): Entry => ({
  market_id: document.market_id,
  evening: null,
  at,
  actor: { kind: 'person', id: by },
  kind: 'document.signed',
  subject: `document:${document.id}`,
  body: { document_id: document.id, role, way },
})

/** Keeps a signature and says so in the log; false when this one is there already. Throws `conflict` for another's id. */
export async function sign(
  db: Db,
  document: { id: string; market_id: string },
  entry: SignatureEntry,
  by: string,
  now: Date,
): Promise<boolean> {
  const { id, role, signer, way } = entry
  const said = {
    strokes: entry.way === 'screen' ? entry.strokes : null,
    note: entry.way === 'refused' ? entry.note : null,
    witness: entry.way === 'refused' ? entry.witness : null,
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('document_signature')
    .values({
      ...{ id, role, signer, way, document_id: document.id, at: now, by },
      ...said,
      strokes: said.strokes && JSON.stringify(said.strokes),
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) {
    const known = await db
      .selectFrom('document_signature')
      .select(['document_id', 'role', 'signer', 'way', 'strokes', 'note', 'witness'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (canonical(known) !== canonical({ document_id: document.id, role, signer, way, ...said }))
      throw new Problem('conflict')
    return false
  }
  await append(db, signedEntry(document, { role, way }, by, now))
  return true
}

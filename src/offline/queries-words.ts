import type { Db } from '../db/open.ts'
import { contentHash } from '../inspections/queries.ts'
import { Problem } from '../problems.ts'
import type { WordReceipt } from './schema.ts'

/** What a word is about, which its path says and its body need not. */
type About = `${'request.answered' | 'request.done' | 'action'}:${string}`

/**
 * Notes that an officer's word is here, within the caller's transaction; `first` is false for the same again, which gets
 * the receipt of the first time. Throws `conflict` for another word under its id, and for the same about something else.
 */
export async function receiveWord(
  db: Db,
  { id, person, about, sent, now }: { id: string; person: string; about: About; sent: unknown; now: Date },
): Promise<{ receipt: WordReceipt; first: boolean }> {
  const hash = contentHash(sent)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('phone_word')
    .values({ id, person_id: person, about, content_hash: hash, received_at: now })
    .onConflict((known) => known.column('id').doNothing())
    .executeTakeFirst()
  const first = Boolean(numInsertedOrUpdatedRows)
  const row = await db
    .selectFrom('phone_word')
    .select(['person_id', 'about', 'content_hash', 'received_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.person_id !== person || (row.about ?? about) !== about || !row.content_hash.equals(hash))
    throw new Problem('conflict')
  return { receipt: { id, sha256: hash.toString('hex'), received_at: row.received_at.toISOString() }, first }
}

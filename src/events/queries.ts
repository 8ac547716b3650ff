import { createHash } from 'node:crypto'
import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { EventTable } from '../db/tables.ts'
import { publishHead, tail } from './queries-heads.ts'
import { chainOf, genesis, hashedText, type Entry } from './rules.ts'

/** SHA-256 over the previous hash and an entry's canonical text. */
export function chainHash(previous: Uint8Array, entry: Entry, position: number): Buffer {
  return createHash('sha256').update(previous).update(hashedText(entry, position)).digest()
}

/** The rows that continue a chain after `head`; pure but for the hashing, so that bulk loads and tests share it. */
export function chainRows(head: { position: number; hash: Uint8Array }, entries: readonly Entry[]) {
  let { position, hash: previous } = head
  return entries.map((entry): Insertable<EventTable> => {
    position += 1
    const hash = chainHash(previous, entry, position)
    const row = {
      chain: chainOf(entry.market_id),
      position,
      market_id: entry.market_id,
      evening: entry.evening,
      at: entry.at,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      kind: entry.kind,
      subject: entry.subject,
      body: JSON.stringify(entry.body),
      previous_hash: Buffer.from(previous),
      hash,
    }
    previous = hash
    return row
  })
}

/** The last row of a chain, or the place before its first. */
export async function head(db: Db, chain: string): Promise<{ position: number; hash: Uint8Array }> {
  const last = await db
    .selectFrom('event')
    .select(['position', 'hash'])
    .where('chain', '=', chain)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? { position: 0, hash: genesis }
}

/** Makes whoever else writes to this chain wait until the transaction ends; taken again, it costs nothing. */
export async function holdChain(db: Db, chain: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || '/' || ${chain}, 0))`.execute(db)
}

/**
 * Appends to the log within the caller's transaction and answers the position. The chain's advisory lock, taken in a
 * statement of its own before the head is read, makes order of position = order of commit, so a reader that has seen
 * position n never misses one before it. The first of a new evening publishes where the last one ended.
 */
export async function append(db: Db, entry: Entry): Promise<number> {
  const chain = chainOf(entry.market_id)
  await holdChain(db, chain)
  const last = await tail(db, chain)
  await publishHead(db, chain, last, entry.at)
  const [row] = chainRows(last, [entry])
  if (!row) throw new Error('one entry makes one row')
  await db.insertInto('event').values(row).execute()
  return Number(row.position)
}

/** Publishes where every chain ended whose last evening is over, as its next event would; a row there is enough. */
export async function publishHeads(db: Db, now: Date) {
  const markets = await db.selectFrom('market').select('id').orderBy('id').execute()
  for (const chain of ['-', ...markets.map(({ id }) => id)]) {
    await publishHead(db, chain, await tail(db, chain), now)
  }
}

/** Rows of a chain after `position`, oldest first, at most `limit`. */
export async function eventsAfter(db: Db, chain: string, position: number, limit: number) {
  return db
    .selectFrom('event')
    .selectAll()
    .where('chain', '=', chain)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
}

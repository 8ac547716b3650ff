import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { chainHash } from './queries.ts'
import { hashAt, headsAfter } from './queries-heads.ts'
import { genesis, type Actor, type EventKind } from './rules.ts'

/** A row that does not fit its chain, and why. */
export interface Break {
  chain: string
  position: number
  why: 'row missing' | 'row altered' | 'previous hash altered' | 'published head differs' | 'cut off'
}

const batch = 2000

/** Rows after `position` with what the hash cannot show: an instant finer than the milliseconds that were hashed. */
async function storedAfter(db: Db, chain: string, position: number, limit: number) {
  return db
    .selectFrom('event')
    .selectAll()
    .select(sql<boolean>`isfinite(at) and date_trunc('milliseconds', at) = at`.as('at_exact'))
    .where('chain', '=', chain)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
}
type Stored = Awaited<ReturnType<typeof storedAfter>>[number]

function asHashed(row: Stored): boolean {
  if (!row.at_exact) return false
  const entry = {
    ...row,
    actor: { kind: row.actor_kind, id: row.actor_id } as Actor,
    kind: row.kind as EventKind,
    body: row.body as Record<string, unknown>,
  }
  return chainHash(row.previous_hash, entry, row.position).equals(row.hash)
}

/** Published heads that the rows between two places do not meet; past the chain's end, what was cut off. */
async function unmet(db: Db, chain: string, after: number, last: number, done: boolean, rows: readonly Stored[]) {
  const heads = await headsAfter(db, chain, after, done ? Number.MAX_SAFE_INTEGER : last)
  const hashes = new Map(rows.map(({ position, hash }) => [position, hash]))
  return heads.flatMap(({ position, hash }): Break[] => {
    if (position > last) return [{ chain, position, why: 'cut off' }]
    return hashes.get(position)?.equals(hash) ? [] : [{ chain, position, why: 'published head differs' }]
  })
}

/**
 * Recomputes at most `limit` rows of a chain after `position`; a chain is followed past a break to find every one. What was
 * cut off its end is seen by the heads that were published of it, and of tonight only by one that was kept elsewhere.
 */
export async function verifyChain(db: Db, chain: string, after: number, limit: number) {
  const broken: Break[] = []
  let position = after
  let hash: Uint8Array | undefined = after === 0 ? genesis : await hashAt(db, chain, after)
  const rows = await storedAfter(db, chain, after, limit)
  for (const row of rows) {
    if (row.position !== position + 1) broken.push({ chain, position: position + 1, why: 'row missing' })
    else if (!hash || !row.previous_hash.equals(hash)) {
      broken.push({ chain, position: row.position, why: 'previous hash altered' })
    }
    if (!asHashed(row)) broken.push({ chain, position: row.position, why: 'row altered' })
    position = row.position
    hash = row.hash
  }
  const done = rows.length < limit
  broken.push(...(await unmet(db, chain, after, position, done, rows)))
  return { chain, position, rows: rows.length, done, broken }
}

/** Recomputes every chain of the district, a batch at a time. */
export async function verifyChains(db: Db): Promise<{ chains: number; rows: number; broken: Break[] }> {
  const chains = await db
    .selectFrom('event')
    .select('chain')
    .union(db.selectFrom('published_head').select('chain'))
    .orderBy('chain')
    .execute()
  const broken: Break[] = []
  let rows = 0
  for (const { chain } of chains) {
    let part = await verifyChain(db, chain, 0, batch)
    for (;;) {
      rows += part.rows
      broken.push(...part.broken)
      if (part.done) break
      part = await verifyChain(db, chain, part.position, batch)
    }
  }
  return { chains: chains.length, rows, broken }
}

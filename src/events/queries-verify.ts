import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { chainHash } from './queries.ts'
import { genesis, type Actor, type EventKind } from './rules.ts'

/** A row that does not fit its chain, and why. */
export interface Break {
  chain: string
  position: number
  why: 'row missing' | 'row altered' | 'previous hash altered'
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

/** The hash that the row after `position` must continue; the row's own, since whether it fits was checked before. */
async function hashAt(db: Db, chain: string, position: number): Promise<Uint8Array | undefined> {
  if (position === 0) return genesis
  const row = await db
    .selectFrom('event')
    .select('hash')
    .where('chain', '=', chain)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.hash
}

/**
 * Recomputes at most `limit` rows of a chain after `position`; a chain is followed past a break to find every one. What was
 * cut off its end cannot be seen from the rest, only by a head that was kept elsewhere.
 */
export async function verifyChain(db: Db, chain: string, after: number, limit: number) {
  const broken: Break[] = []
  let position = after
  let hash = await hashAt(db, chain, after)
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
  return { chain, position, rows: rows.length, done: rows.length < limit, broken }
}

/** Recomputes every chain of the district, a batch at a time. */
export async function verifyChains(db: Db): Promise<{ chains: number; rows: number; broken: Break[] }> {
  const chains = await db.selectFrom('event').select('chain').distinct().orderBy('chain').execute()
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

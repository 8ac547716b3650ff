import { chainHash, eventsAfter } from './queries.ts'
import type { Db } from '../db/open.ts'
import { genesis, type Actor, type EventKind } from './rules.ts'

/** A row that does not fit its chain, and why. */
export interface Break {
  chain: string
  position: number
  why: 'row missing' | 'row altered' | 'previous hash altered'
}

const batch = 2000

/** Recomputes every chain of the district, a batch at a time; a chain is followed past a break to find every one. */
export async function verifyChains(db: Db): Promise<{ chains: number; rows: number; broken: Break[] }> {
  const chains = await db.selectFrom('event').select('chain').distinct().orderBy('chain').execute()
  const broken: Break[] = []
  let rows = 0
  for (const { chain } of chains) {
    let [position, hash]: [number, Uint8Array] = [0, genesis]
    for (
      let page = await eventsAfter(db, chain, 0, batch);
      page.length > 0;
      page = await eventsAfter(db, chain, position, batch)
    ) {
      for (const row of page) {
        rows += 1
        const actor = { kind: row.actor_kind, id: row.actor_id } as Actor
        const entry = { ...row, actor, kind: row.kind as EventKind, body: row.body as Record<string, unknown> }
        if (row.position !== position + 1) broken.push({ chain, position: position + 1, why: 'row missing' })
        else if (!row.previous_hash.equals(hash))
          broken.push({ chain, position: row.position, why: 'previous hash altered' })
        if (!chainHash(row.previous_hash, entry, row.position).equals(row.hash)) {
          broken.push({ chain, position: row.position, why: 'row altered' })
        }
        position = row.position
        hash = row.hash
      }
    }
  }
  return { chains: chains.length, rows, broken }
}

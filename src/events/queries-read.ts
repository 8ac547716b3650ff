import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { EventKind } from './rules.ts'

/** A page of a chain, newest first, with the names of who did it. */
export async function listEvents(
  db: Db,
  asked: {
    chain: string
    before?: number | undefined
    kind?: EventKind | undefined
    subject?: string | undefined
    limit: number
  },
) {
  let query = db
    .selectFrom('event as e')
    .leftJoin('person as p', (join) => join.onRef('p.id', '=', 'e.actor_id').on('e.actor_kind', '=', 'person'))
    .leftJoin('vendor as v', (join) => join.onRef('v.id', '=', 'e.actor_id').on('e.actor_kind', '=', 'vendor'))
    .select([
      'e.chain',
      'e.position',
      'e.at',
      'e.evening',
      'e.actor_kind',
      'e.actor_id',
      'e.kind',
      'e.subject',
      'e.body',
    ])
    .select((x) => ['e.hash', x.fn.coalesce('p.name', 'v.name').as('actor_name')])
    .where('e.chain', '=', asked.chain)
  if (asked.before !== undefined) query = query.where('e.position', '<', asked.before)
  if (asked.kind !== undefined) query = query.where('e.kind', '=', asked.kind)
  if (asked.subject !== undefined) query = query.where('e.subject', '=', asked.subject)
  return query.orderBy('e.position', 'desc').limit(asked.limit).execute()
}

/** The last row of every chain that has one, the district's own first; one look into the index each, however long the log. */
export async function listHeads(db: Db) {
  const { rows } = await sql<{
    chain: string
    position: number
    at: Date
    hash: Buffer
    name: string | null
    name_en: string | null
  }>`
    select e.chain, e.position, e.at, e.hash, c.name, c.name_en
    from (select '-' as chain, null as name, null as name_en union all select id, name, name_en from market) c
    cross join lateral (
      select chain, position, at, hash from event where event.chain = c.chain order by position desc limit 1
    ) e
    order by e.chain`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { instantOf } from '../shared/evening.ts'
import { tail } from './queries-heads.ts'
import type { EventKind } from './rules.ts'
import type { LogPage } from './schema.ts'

interface Asked {
  chain: string
  before?: number | undefined
  kind?: EventKind | undefined
  subject?: string | undefined
  person?: string | undefined
  day?: string | undefined
  limit: number
}

/** A page of a chain, newest first, with the names of who did it. */
export async function listEvents(db: Db, asked: Asked) {
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
  if (asked.person !== undefined)
    query = query.where('e.actor_kind', '=', 'person').where('e.actor_id', '=', asked.person)
  if (asked.day !== undefined) {
    const { time_zone } = await tail(db, asked.chain)
    query = query
      .where('e.at', '>=', instantOf(time_zone, asked.day, 0))
      .where('e.at', '<', instantOf(time_zone, asked.day, 1440))
  }
  return query.orderBy('e.position', 'desc').limit(asked.limit).execute()
}

/** What people, vendors, squads, stalls and shops of these ids are called; the others are left out. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Pick<LogPage, 'names' | 'names_en'>> {
  if (ids.length === 0) return { names: {}, names_en: {} }
  const { rows } = await sql<{ id: string; name: string; name_en: string | null }>`
    with asked as (select unnest(${ids}::uuid[]) as id)
    select id, name, null as name_en from person join asked using (id)
    union all select id, name, null from vendor join asked using (id)
    union all select id, name, name_en from squad join asked using (id)
    union all select id, name, null from shop join asked using (id)
    union all select id, topic, null from training join asked using (id)
    union all select a.id, s.number, null from asked a cross join lateral (
      select p.number from plan_stall p join plan on plan.id = p.plan_id
      where p.stall_id = a.id order by plan.version desc limit 1) s`.execute(db)
  const english = rows.flatMap(({ id, name_en }) => (name_en === null ? [] : [[id, name_en] as const]))
  return { names: Object.fromEntries(rows.map(({ id, name }) => [id, name])), names_en: Object.fromEntries(english) }
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

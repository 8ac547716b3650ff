import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { placesOn, type Ground } from '../plan/queries.ts'
import { openRequests } from '../requests/queries.ts'
import { notesFor_days, recheckFor_days } from './rules-work.ts'
import type { EveningDraw, WorkList, WorkReason } from './schema.ts'

/** A market on one of its evenings, with what its map shows then. */
export interface MarketEvening {
  market: string
  evening: string
  closes_at: Date
  ground: Ground
}

interface Reason {
  place_id: string
  reason: WorkReason
}

const subjectOf = (ground: Ground, of: string) => sql.ref(ground.kind === 'stall' ? `${of}.stall_id` : `${of}.shop_id`)

/** The open places of a market, in walking order. */
export async function openPlaces(db: Db, { market, evening, ground }: MarketEvening) {
  const { rows } = await sql<{ id: string; number: string; position: number }>`
    select p.id, p.number, p.position from (${placesOn(ground, market, evening)}) p
    where not p.closed order by p.position`.execute(db)
  return rows
}

/**
 * Matters to be rechecked tonight: their vendor says that it is put right, or their order's time runs out by closing. One
 * leaves the list when a look settles it.
 */
export async function rechecksDue(db: Db, { market, closes_at }: MarketEvening): Promise<Reason[]> {
  const { rows } = await sql<{
    place_id: string
    finding_id: string
    name: string
    name_en: string
    deadline_at: Date | null
    put_right: boolean
  }>`
    select coalesce(t.stall_id, t.shop_id) as place_id, t.id as finding_id, c.name, c.name_en, t.due_at as deadline_at,
      t.state = 'recheck_due' and exists (select from matter_step s
        where s.matter_id = t.id and s.position = t.position and s.step = 'put_right') as put_right
    from matter t join finding f on f.id = t.id
    join checklist_item c on c.version = f.checklist_version and c.code = f.item_code
    where t.market_id = ${market} and t.state in ('awaiting_fix', 'recheck_due') and coalesce(t.stall_id, t.shop_id) is not null
      and (t.state = 'recheck_due' or t.due_at <= ${closes_at})
      and t.seen_at > ${closes_at}::timestamptz - make_interval(days => ${recheckFor_days}::int)
    order by t.due_at nulls first, t.id limit 500`.execute(db)
  return rows.map(({ place_id, finding_id, name, name_en, deadline_at, put_right }) => ({
    place_id,
    reason: {
      kind: 'recheck',
      finding_id,
      item_name: name,
      item_name_en: name_en,
      deadline_at: deadline_at?.toISOString() ?? null,
      put_right,
    },
  }))
}

/** Open and held places that nobody looked at for the market's number of evenings, the longest first. */
export async function longUnseen(db: Db, { market, evening, ground }: MarketEvening): Promise<Reason[]> {
  const { rows } = await sql<{ id: string; evenings: number | null }>`
    select p.id, ${evening}::date - last.evening as evenings
    from (${placesOn(ground, market, evening)}) p
    join market m on m.id = ${market}
    left join lateral (
      select i.evening from inspection i where ${subjectOf(ground, 'i')} = p.id and ${standing('i')} order by i.at desc limit 1
    ) last on true
    where not p.closed and p.held and (last.evening is null or ${evening}::date - last.evening >= m.unseen_evenings)
    order by evenings desc nulls first, p.position limit 500`.execute(db)
  return rows.map(({ id, evenings }) => ({ place_id: id, reason: { kind: 'unseen', evenings } }))
}

/** What vendors and supervisors ask for. */
export async function requested(db: Db, market: string): Promise<Reason[]> {
  const open = await openRequests(db, market)
  return open.map(({ id, place, kind, help_kind, words, asked_at, answered_by }) => ({
    place_id: place.id,
    reason: { kind: 'request', request_id: id, request: kind, help_kind, words, asked_at, answered_by },
  }))
}

/** An evening's draw; undefined before it was made. */
export async function eveningDraw(db: Db, market: string, evening: string): Promise<EveningDraw | undefined> {
  const row = await db
    .selectFrom('evening_draw')
    .select(['evening', 'seed', 'share_percent', 'drawn_at', 'pool', 'drawn'])
    .where('market_id', '=', market)
    .where('evening', '=', evening)
    .executeTakeFirst()
  return row && { ...row, drawn_at: row.drawn_at.toISOString() }
}

/** Draws the evening's random share once; answers it when it was drawn now, null when it was there or nothing is open. */
export async function drawEvening(
  db: Db,
  { market, evening, ground }: MarketEvening,
  seed: string,
  now: Date,
): Promise<{ pool: number; drawn: string[] } | null> {
  const { rows } = await sql<{ pool: number; drawn: string[] }>`
    insert into evening_draw (market_id, evening, seed, share_percent, pool, drawn, drawn_at)
    select ${market}, ${evening}, ${seed}, m.random_share_percent, array_agg(p.id order by p.id),
      (array_agg(p.id order by encode(sha256(convert_to(${seed} || ':' || p.id::text, 'UTF8')), 'hex')))
        [1:ceil(count(*) * m.random_share_percent / 100.0)::int], ${now}
    from (${placesOn(ground, market, evening)}) p join market m on m.id = ${market}
    where not p.closed and p.held group by m.random_share_percent
    on conflict do nothing returning cardinality(pool) as pool, drawn`.execute(db)
  return rows[0] ?? null
}

/** What squads of the last days left to say, newest first. */
export async function handOverNotes(db: Db, market: string, now: Date): Promise<WorkList['notes']> {
  const since = new Date(now.getTime() - notesFor_days * 86_400_000)
  const rows = await db
    .selectFrom('patrol_end as e')
    .innerJoin('patrol as p', 'p.id', 'e.patrol_id')
    .innerJoin('person as o', 'o.id', 'e.person_id')
    .innerJoin('squad as q', 'q.id', 'p.squad_id')
    .select(['e.id', 'e.at', 'o.name as author', 'q.name as squad', 'q.name_en as squad_en'])
    .select((b) => b.ref('e.note').$notNull().as('words'))
    .where('p.market_id', '=', market)
    .where('p.evening', '>=', since.toISOString().slice(0, 10))
    .where('e.note', 'is not', null)
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(5)
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** Which places of a market were looked at on an evening (null) or since an instant of it, by looks that stand. */
export async function seenSince(db: Db, market: string, evening: string, since: Date | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(i.stall_id, i.shop_id) as id from inspection i
    where i.market_id = ${market} and i.evening = ${evening} and i.at >= coalesce(${since}::timestamptz, '-infinity')
      and i.place is null and ${standing('i')}`.execute(db)
  return rows.map(({ id }) => id)
}

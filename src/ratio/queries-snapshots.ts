import { sql } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { holdChain } from '../events/queries.ts'
import { listHeads } from '../events/queries-read.ts'
import { addDays, eveningAt } from '../shared/evening.ts'
import { inMarket, type Scope } from './queries.ts'
import { differencesShown, type Difference, type SnapshotBody } from './schema-snapshots.ts'

/** The evenings of a month 'YYYY-MM' in one market or all of them. */
export function scopeOfMonth(month: string, market: string | null): Scope {
  const from = `${month}-01`
  const to = addDays(`${addDays(from, 31).slice(0, 8)}01`, -1)
  return { from, to, market, squad: null }
}

/** The relation `present (id, evening, counted_as, kind, enforced, handled)`: what counts in a month as things stand now. */
const presentFindings = (scope: Scope) => sql`
  present as (
    select finding_id as id, evening, counted_as, kind, enforced, handled
    from counted_finding
    where counted_as is not null and evening between ${scope.from}::date and ${scope.to}::date ${inMarket(scope, 'market_id')}
  )`

/** Is the month's last evening over in the market, or in all of them? undefined for an unknown market. */
export async function monthIsOver(db: Db, { to, market }: Scope, now: Date): Promise<boolean | undefined> {
  const markets = await db
    .selectFrom('market')
    .select(['time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .$if(market !== null, (query) => query.where('id', '=', market))
    .execute()
  if (market !== null && markets.length === 0) return undefined
  return markets.every((hours) => eveningAt(hours, now) > to)
}

const lines = (db: Db) =>
  db
    .selectFrom('ratio_snapshot as s')
    .innerJoin('person as p', 'p.id', 's.locked_by')
    .leftJoin('market as m', 'm.id', 's.market_id')
    .select([
      's.id',
      's.month',
      's.market_id as market',
      'm.name as market_name',
      'm.name_en as market_name_en',
      's.enforced',
      's.handled',
      's.limit_numerator',
      's.limit_denominator',
      's.definition_version',
      'p.name as locked_by_name',
      's.locked_at',
      's.body',
    ])
export type SnapshotLine = Awaited<ReturnType<typeof listSnapshots>>[number]

/** Locked months of a market or of the district, newest first, before a month's first day. */
export const listSnapshots = (db: Db, market: string | null, before: string | null, limit: number) =>
  lines(db)
    .where('s.market_id', market === null ? 'is' : '=', market)
    .$if(before !== null, (query) => query.where('s.month', '<', before))
    .orderBy('s.month', 'desc')
    .limit(limit)
    .execute()

/** A locked month with all that was kept of it; undefined where there is none of this id. */
export const findSnapshot = (db: Db, id: string) => lines(db).where('s.id', '=', id).executeTakeFirst()

/** The id of what is locked already for a month and market. */
export async function snapshotOf(db: Db, { from, market }: Scope): Promise<string | undefined> {
  const row = await db
    .selectFrom('ratio_snapshot')
    .select('id')
    .where('month', '=', from)
    .where('market_id', market === null ? 'is' : '=', market)
    .executeTakeFirst()
  return row?.id
}

/**
 * Until the transaction ends nothing more is committed in the market, or in any: every write ends with an entry in its chain.
 * So the figures, the findings and the heads of a snapshot are of one moment.
 */
export async function holdStill(db: Db, market: string | null) {
  const markets = await db.selectFrom('market').select('id').orderBy('id').execute()
  const chains = market === null ? [...markets.map(({ id }) => id), '-'] : [market]
  for (const chain of chains) await holdChain(db, chain)
}

/** Where the chains that a snapshot speaks of end: the district's own and its market's, or all. */
export async function headsOf(db: Db, market: string | null): Promise<SnapshotBody['heads']> {
  const heads = await listHeads(db)
  return heads
    .filter(({ chain }) => market === null || chain === market || chain === '-')
    .map(({ chain, position, hash }) => ({ chain, position, hash: hash.toString('hex') }))
}

interface Locked {
  id: string
  definition_version: number
  limit: { numerator: number; denominator: number }
  body: SnapshotBody
  locked_by: string
  locked_at: Date
}

/** Keeps a month with every finding it counts; false when somebody else locked it first, and then nothing is kept. */
export async function keepSnapshot(db: Db, scope: Scope, locked: Locked): Promise<boolean> {
  const { limit, body, ...columns } = locked
  const kept = await db
    .insertInto('ratio_snapshot')
    .values({
      ...columns,
      month: scope.from,
      market_id: scope.market,
      limit_numerator: limit.numerator,
      limit_denominator: limit.denominator,
      enforced: body.headline.enforced,
      handled: body.headline.handled,
      body: JSON.stringify(body),
    })
    .onConflict((conflict) => conflict.constraint('ratio_snapshot_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return false
  await sql`
    with ${presentFindings(scope)}
    insert into ratio_snapshot_finding (snapshot_id, finding_id, evening, counted_as, kind)
    select ${locked.id}::uuid, id, evening, counted_as, kind from present`.execute(db)
  return true
}

/** What the month would be if it were counted now. */
export async function countedNow(db: Db, scope: Scope): Promise<{ enforced: number; handled: number }> {
  const { rows } = await sql<{ enforced: number; handled: number }>`
    with ${presentFindings(scope)}
    select count(*) filter (where enforced) as enforced, count(*) filter (where handled) as handled from present`.execute(
    db,
  )
  return rows[0] ?? { enforced: 0, handled: 0 }
}

interface DifferenceRow {
  finding_id: string
  evening: string
  item_name: string
  item_name_en: string
  market_name: string
  market_name_en: string
  locked_as: string | null
  locked_kind: string | null
  counts_as: string | null
  counts_kind: string | null
  why: Difference
  since: Date
  differing: number
}

/**
 * Findings that count otherwise than they were locked, newest change first, with their number in all. Each has one reason:
 * its record was corrected, came late, or of what was done about it the last change, an action or one set aside.
 */
export async function listDifferences(db: Db, snapshot: { id: string; locked_at: Date }, scope: Scope) {
  const { rows } = await sql<DifferenceRow>`
    with ${presentFindings(scope)},
    locked as (select * from ratio_snapshot_finding where snapshot_id = ${snapshot.id}::uuid),
    differing as (
      select coalesce(l.finding_id, n.id) as finding_id, coalesce(n.evening, l.evening) as evening,
        l.counted_as as locked_as, l.kind as locked_kind, n.counted_as as counts_as, n.kind as counts_kind
      from locked l
      full join present n on n.id = l.finding_id
      where (l.counted_as, l.kind) is distinct from (n.counted_as, n.kind)
    ),
    dated as (
      select d.*, f.checklist_version, f.item_code, f.market_id,
        i.received_at, i.amends is not null as amends,
        (select later.received_at from inspection later where later.amends = i.id) as amended_at,
        (select max(a.at) from action a where a.finding_id = f.id) as acted_at,
        (select max(o.at) from action a join overturned_action o on o.action_id = a.id where a.finding_id = f.id) as overturned_at
      from differing d
      join finding f on f.id = d.finding_id
      join inspection i on i.id = f.inspection_id
    ),
    explained as (
      select d.*,
        case
          when amended_at is not null then 'corrected'
          when received_at > ${snapshot.locked_at}::timestamptz then case when amends then 'corrected' else 'late_arrival' end
          when overturned_at >= acted_at then 'overturned'
          else 'later_action'
        end as why,
        case
          when amended_at is not null then amended_at
          when received_at > ${snapshot.locked_at}::timestamptz then received_at
          else greatest(overturned_at, acted_at)
        end as since
      from dated d
    )
    select e.finding_id, e.evening, e.locked_as, e.locked_kind, e.counts_as, e.counts_kind, e.why, e.since,
      t.name as item_name, t.name_en as item_name_en, m.name as market_name, m.name_en as market_name_en,
      count(*) over () as differing
    from explained e
    join checklist_item t on t.version = e.checklist_version and t.code = e.item_code
    join market m on m.id = e.market_id
    order by e.since desc, e.finding_id
    limit ${differencesShown}`.execute(db)
  return rows
}

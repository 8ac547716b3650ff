import { sql } from 'kysely'
import { seasonsOf, shutOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { standing } from '../inspections/queries-standing.ts'
import { newestPositions } from '../live/queries.ts'
import { writeCursor } from '../live/rules.ts'
import { phonesHolding } from '../offline/queries-phones.ts'
import { recheckFor_days } from '../patrols/rules-work.ts'
import { atOneMoment } from '../ratio/queries.ts'
import { tradingPlaces } from './queries-trading.ts'
import { eveningOf } from './rules.ts'
import type { Figures, MarketTonight, PatrolOut, Tonight } from './schema.ts'

const soon_hours = 24

interface CountRow {
  id: string
  figures: Figures
  help_since: Date | null
}

/** Every market's figures by one statement: of tonight's evening and of what is open, however long the history. */
async function countTonight(db: Db, evenings: string, now: Date): Promise<CountRow[]> {
  const soon = new Date(now.getTime() + soon_hours * 3_600_000)
  const { rows } = await sql<CountRow>`
    with t as (select * from jsonb_to_recordset(${evenings}::jsonb) as t(id text, evening date, closes_at timestamptz)),
    looked as (
      select i.market_id, coalesce(i.stall_id, i.shop_id) as place_id
      from t join inspection i on i.market_id = t.id and i.evening = t.evening where ${standing('i')}
    ),
    looks as (select market_id, count(*)::int as inspections from looked group by market_id),
    trading as (${tradingPlaces(sql`t`)}),
    coverage as (
      select r.market_id, count(*)::int as open, count(l.place_id)::int as seen
      from trading r left join (select distinct market_id, place_id from looked) l using (market_id, place_id)
      group by r.market_id
    ),
    calls as (
      select r.market_id, count(*)::int as help, count(*) filter (where r.answered_at is null)::int as unanswered,
        min(r.asked_at) as since
      from request r where r.done_at is null and r.kind = 'help' group by r.market_id
    ),
    clocks as (
      select k.market_id, count(*) filter (where k.due_at < ${now}::timestamptz)::int as over,
        count(*) filter (where k.due_at >= ${now}::timestamptz)::int as soon
      from procedure_clock k where k.stopped_at is null and k.paused_at is null and k.due_at < ${soon}::timestamptz
      group by k.market_id
    ),
    reviews as (
      select rv.market_id, count(*)::int as reviews from review rv
      where not exists (select from review_end re where re.matter_id = rv.matter_id and re.round = rv.round)
      group by rv.market_id
    ),
    held as (select market_id, count(*)::int as held from held_capture where decision is null group by market_id)
    select t.id, calls.since as help_since, json_build_object(
      'open', coalesce(coverage.open, 0), 'seen', coalesce(coverage.seen, 0),
      'inspections', coalesce(looks.inspections, 0),
      'patrols_ended', (select count(*) from patrol p
        where p.market_id = t.id and p.evening = t.evening and p.ended_at is not null),
      'findings', (select count(*) from finding f join matter m on m.id = f.id
        where f.market_id = t.id and f.evening = t.evening
          and m.state in ('open', 'acted', 'awaiting_fix', 'recheck_due', 'escalated')),
      'help', coalesce(calls.help, 0), 'help_unanswered', coalesce(calls.unanswered, 0),
      'incidents', (select count(*) from incident n where n.market_id = t.id and n.evening = t.evening),
      'incidents_open', (select count(*) from incident n where n.market_id = t.id and n.evening = t.evening
        and not exists (select from incident_talk k where k.incident_id = n.id and k.closes)),
      'clocks_over', coalesce(clocks.over, 0), 'clocks_soon', coalesce(clocks.soon, 0),
      'rechecks', (select count(*) from matter m where m.market_id = t.id
        and m.state in ('awaiting_fix', 'recheck_due') and (m.state = 'recheck_due' or m.due_at <= t.closes_at)
        and coalesce(m.stall_id, m.shop_id) is not null
        and m.seen_at > t.closes_at - make_interval(days => ${recheckFor_days}::int)),
      'reviews', coalesce(reviews.reviews, 0), 'held', coalesce(held.held, 0)) as figures
    from t
    left join looks on looks.market_id = t.id left join coverage on coverage.market_id = t.id
    left join calls on calls.market_id = t.id left join clocks on clocks.market_id = t.id
    left join reviews on reviews.market_id = t.id left join held on held.market_id = t.id`.execute(db)
  return rows
}

interface OutRow extends Omit<PatrolOut, 'squad' | 'started_at' | 'last_sign_at'> {
  market_id: string
  squad_name: string
  squad_name_en: string | null
  started_at: Date
  last_sign_at: Date
}

/** Patrols of tonight, or left open since the evening before, that nobody has ended; the longest out first. */
async function patrolsOut(db: Db, evenings: string): Promise<OutRow[]> {
  const { rows } = await sql<OutRow>`
    select p.market_id, p.id, q.name as squad_name, q.name_en as squad_name_en, l.name as lead, p.started_at,
      seen.looked_at, seen.findings,
      greatest(p.started_at, p.received_at, seen.received_at, (select max(f.reported_at) from phone f
        join patrol_member pm on pm.person_id = f.person_id where pm.patrol_id = p.id)) as last_sign_at
    from jsonb_to_recordset(${evenings}::jsonb) as t(id text, evening date)
    join patrol p on p.market_id = t.id and p.evening between t.evening - 1 and t.evening and p.ended_at is null
    join squad q on q.id = p.squad_id join person l on l.id = p.lead_id
    cross join lateral (select count(*)::int as looked_at, max(i.received_at) as received_at,
        coalesce(sum((select count(*) from finding f where f.inspection_id = i.id)), 0)::int as findings
      from inspection i where i.patrol_id = p.id and ${standing('i')}) seen
    order by p.started_at, p.id`.execute(db)
  return rows
}

const outOf = (row: OutRow): PatrolOut => ({
  id: row.id,
  squad: { name: row.squad_name, name_en: row.squad_name_en },
  lead: row.lead,
  started_at: row.started_at.toISOString(),
  looked_at: row.looked_at,
  findings: row.findings,
  last_sign_at: row.last_sign_at.toISOString(),
})

/** Tonight in every market, read at one moment. */
export function tonight(outside: Db, now: Date): Promise<Tonight> {
  return atOneMoment(outside, async (db) => {
    const hours = await db
      .selectFrom('market')
      .select([
        'id',
        'name',
        'name_en',
        'time_zone',
        'opens',
        'closes',
        seasonsOf('market.id').as('seasons'),
        shutOf('market.id', now).as('shut'),
      ])
      .orderBy('name')
      .orderBy('id')
      .execute()
    const known = hours.map((market) => {
      const shut = new Set(market.shut.map(({ evening }) => evening))
      return { market, ...eveningOf(market, now, (evening) => shut.has(evening)) }
    })
    const evenings = JSON.stringify(
      known.map(({ market, evening, closes_at }) => ({ id: market.id, evening, closes_at })),
    )
    const counts = new Map((await countTonight(db, evenings, now)).map((row) => [row.id, row]))
    const out = await patrolsOut(db, evenings)
    const { holding, silent } = await phonesHolding(db, now)
    const markets = known.flatMap(({ market, ...evening }): MarketTonight[] => {
      const row = counts.get(market.id)
      if (!row) return []
      const { id, name, name_en, time_zone } = market
      return [
        {
          ...{ id, name, name_en, time_zone },
          evening: evening.evening,
          state: evening.state,
          opens_at: evening.opens_at.toISOString(),
          closes_at: evening.closes_at.toISOString(),
          next_opens_at: evening.next_opens_at.toISOString(),
          figures: row.figures,
          help_since: row.help_since?.toISOString() ?? null,
          patrols: out.filter(({ market_id }) => market_id === id).map(outOf),
        },
      ]
    })
    return {
      as_of: now.toISOString(),
      cursor: writeCursor(await newestPositions(db)),
      markets,
      phones: {
        holding: holding.length,
        records: holding.reduce((sum, { waiting, missing }) => sum + waiting + missing, 0),
        silent: silent.length,
      },
    }
  })
}

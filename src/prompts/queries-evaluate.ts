import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { addDays } from '../shared/evening.ts'
import { derivedId } from '../shared/ids.ts'
import { eveningFinders, type Found } from './queries-evening.ts'
import { monthFinders } from './queries-month.ts'
import { promptSettings } from './queries-settings.ts'
import { patterns, reach } from './rules-kinds.ts'
import { limitsOf } from './rules-settings.ts'
import type { Tested } from './rules.ts'

/** An evening or month of one market that is over and was not looked through, or whose records changed since. */
export interface Unit {
  market_id: string
  period: 'evening' | 'month'
  starts_on: string
  looks: number
}

const lastOf = (month: string) => addDays(`${addDays(month, 31).slice(0, 8)}01`, -1)

const firstRun = (period: Unit['period']) => sql`(
  select min(r.starts_on) from prompt_run r where r.market_id = n.market_id and r.period = ${period})`

/**
 * What is over and waits to be looked through, newest first, as far back as `reach` says. `evenings`: each market's evening now; earlier ones are over. How
 * many looks there were is read from the tally, so that nothing here grows with history.
 */
export async function waiting(db: Db, evenings: ReadonlyMap<string, string>): Promise<Unit[]> {
  const now = [...evenings].map(([market_id, evening]) => ({ market_id, evening }))
  if (now.length === 0) return []
  const { rows } = await sql<Unit>`
    with now as (select * from jsonb_to_recordset(${JSON.stringify(now)}::jsonb) as n(market_id text, evening date)),
    here as (
      select n.*, n.evening - ${reach.evenings}::int as evenings_again,
        date_trunc('month', (n.evening - ${reach.months}::int)::timestamp)::date as months_again,
        ${firstRun('evening')} as first_evening, ${firstRun('month')} as first_month
      from now n),
    units as (
      select t.market_id, 'evening' as period, t.evening as starts_on, sum(t.count)::int as looks,
        t.evening >= h.evenings_again as again
      from here h join tally t on t.market_id = h.market_id and t.figure = 'look'
        and t.evening < h.evening
        and t.evening >= greatest(h.evening - ${reach.missed}::int, least(h.evenings_again, h.first_evening))
      group by t.market_id, t.evening, h.evenings_again
      union all
      select t.market_id, 'month', date_trunc('month', t.evening::timestamp)::date, sum(t.count)::int,
        date_trunc('month', t.evening::timestamp) >= h.months_again
      from here h join tally t on t.market_id = h.market_id and t.figure = 'look'
        and t.evening < date_trunc('month', h.evening::timestamp)
        and t.evening >= greatest(date_trunc('month', (h.evening - ${reach.missed}::int)::timestamp),
          least(h.months_again, h.first_month))
      group by t.market_id, date_trunc('month', t.evening::timestamp), h.months_again)
    select u.market_id, u.period, u.starts_on, u.looks from units u
    left join prompt_run r on r.market_id = u.market_id and r.period = u.period and r.starts_on = u.starts_on
    where u.looks > 0 and (r.looks is null or (u.again and r.looks <> u.looks))
    order by u.starts_on desc, u.market_id, u.period`.execute(db)
  return rows
}

/**
 * Looks an evening or month through by the thresholds in force now, but for patterns that are off, and keeps what is worth a
 * look; the same again keeps nothing twice. Answers how many are new.
 */
export async function evaluate(db: Db, unit: Unit, now: Date): Promise<number> {
  const { market_id, period, starts_on, looks } = unit
  const { version: settings_version, off, numbers } = await promptSettings(db)
  const limits = limitsOf(numbers)
  const until = period === 'evening' ? starts_on : lastOf(starts_on)
  const finders = period === 'evening' ? eveningFinders : monthFinders
  const tested: Tested = {}
  const all: Found[] = []
  for (const pattern of patterns) {
    const finder = off.includes(pattern) ? undefined : finders[pattern]
    if (!finder) continue
    const looked = await finder(db, { market: market_id, from: starts_on, to: until }, limits)
    tested[pattern] = looked.tested
    all.push(...looked.found)
  }
  const kept = all.map(({ subject, person, inspections, evidence, chance, evening = until }) => ({
    id: derivedId('prompt', evidence.pattern, market_id, evening, subject),
    pattern: evidence.pattern,
    market_id,
    evening,
    subject,
    person_id: person,
    inspections: [...inspections],
    evidence: JSON.stringify(evidence),
    chance,
    settings_version,
    made_at: now,
  }))
  const run = { looks, tested: JSON.stringify(tested), settings_version, evaluated_at: now }
  await db
    .insertInto('prompt_run')
    .values({ market_id, period, starts_on, ...run })
    .onConflict((known) => known.columns(['market_id', 'period', 'starts_on']).doUpdateSet(run))
    .execute()
  if (kept.length === 0) return 0
  const made = await db
    .insertInto('prompt')
    .values(kept)
    .onConflict((known) => known.doNothing())
    .returning('id')
    .execute()
  return made.length
}

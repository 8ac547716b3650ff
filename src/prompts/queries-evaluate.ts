import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { districtSettings } from '../settings/queries.ts'
import { addDays } from '../shared/evening.ts'
import { derivedId } from '../shared/ids.ts'
import * as facts from './queries-facts.ts'
import { alwaysInOrder } from './rules-always-in-order.ts'
import { burstLimits, bursts } from './rules-burst.ts'
import { reach, type Pattern } from './rules-kinds.ts'
import { monthEnd, monthEndLimits } from './rules-month-end.ts'
import { paceLimits, paces } from './rules-pace.ts'
import { sameActs } from './rules-same-act.ts'
import type { Tested } from './rules.ts'
import type { Evidence } from './schema.ts'

/** An evening or month of one market that is over and was not looked through, or whose records changed since. */
export interface Unit {
  market_id: string
  period: 'evening' | 'month'
  starts_on: string
  looks: number
}

/** How many records a prompt names at most. */
const most = 60

interface Found {
  subject: string
  person: string | null
  inspections: readonly string[]
  evidence: Evidence
  chance: number | null
}

const lastOf = (month: string) => addDays(`${addDays(month, 31).slice(0, 8)}01`, -1)

/**
 * What is over and waits to be looked through, newest first. `evenings`: each market's evening now; earlier ones are over. How
 * many looks there were is read from the tally, so that nothing here grows with history.
 */
export async function waiting(db: Db, evenings: ReadonlyMap<string, string>): Promise<Unit[]> {
  const now = [...evenings].map(([market_id, evening]) => ({ market_id, evening }))
  if (now.length === 0) return []
  const { rows } = await sql<Unit>`
    with here as (select * from jsonb_to_recordset(${JSON.stringify(now)}::jsonb) as h(market_id text, evening date)),
    units as (
      select t.market_id, 'evening' as period, t.evening as starts_on, sum(t.count)::int as looks
      from here h join tally t on t.market_id = h.market_id and t.figure = 'look'
        and t.evening < h.evening and t.evening >= h.evening - ${reach.evenings}::int
      group by t.market_id, t.evening
      union all
      select t.market_id, 'month', date_trunc('month', t.evening)::date, sum(t.count)::int
      from here h join tally t on t.market_id = h.market_id and t.figure = 'look'
        and t.evening < date_trunc('month', h.evening)::date
        and t.evening >= date_trunc('month', h.evening - ${reach.months}::int)::date
      group by t.market_id, date_trunc('month', t.evening)::date)
    select u.* from units u
    left join prompt_run r on r.market_id = u.market_id and r.period = u.period and r.starts_on = u.starts_on
    where u.looks > 0 and (r.looks is null or r.looks <> u.looks)
    order by u.starts_on desc, u.market_id, u.period`.execute(db)
  return rows
}

async function ofEvening(db: Db, { market_id, starts_on }: Unit): Promise<[Tested, Found[]]> {
  const looks = await facts.looksOf(db, market_id, starts_on)
  const officers = new Set(looks.map(({ person }) => person)).size
  const quick = bursts(looks).map(({ person, looks: inspections, seconds }): Found => {
    const evidence = { pattern: 'burst' as const, looks: inspections.length, seconds, ...burstLimits }
    return { subject: person, person, inspections, evidence, chance: null }
  })
  const flying = paces(await facts.placedLooks(db, market_id, starts_on, looks)).map(({ person, legs }): Found => {
    const shown = legs.slice(0, most / 2)
    const inspections = [...new Set(shown.flatMap(({ from, to }) => [from, to]))]
    const evidence = { pattern: 'pace' as const, legs: shown, metres_per_s: paceLimits.metres_per_s }
    return { subject: person, person, inspections, evidence, chance: null }
  })
  const { photos, again } = await facts.photosAgain(db, market_id, starts_on)
  const reused = again.map(({ sha256, records, people }): Found => {
    const evidence = { pattern: 'photo_again' as const, sha256, records: records.length, received: false }
    const person = people.length === 1 ? (people[0] ?? null) : null
    return { subject: sha256, person, inspections: records.slice(0, most), evidence, chance: null }
  })
  const authors = await facts.offRoster(db, market_id, starts_on)
  const strangers = authors.flatMap(({ person, looks: own, why }): Found[] => {
    if (why === null) return []
    const evidence = { pattern: 'off_roster' as const, why, looks: own.length }
    return [{ subject: person, person, inspections: own.slice(0, most), evidence, chance: null }]
  })
  const tested = { burst: looks.length, pace: officers, photo_again: photos, off_roster: authors.length }
  return [tested, [...quick, ...flying, ...reused, ...strangers]]
}

async function ofMonth(db: Db, { market_id, starts_on }: Unit): Promise<[Tested, Found[]]> {
  const span: facts.Span = { market: market_id, from: starts_on, to: lastOf(starts_on) }
  const { from, to } = span
  const officers = await facts.inOrderFacts(db, span)
  const found: Found[] = []
  for (const { person, looks, found: seen, expected, others, chance } of alwaysInOrder(officers)) {
    const evidence = { pattern: 'always_in_order' as const, from, to, looks, found: seen, expected, others }
    found.push({
      subject: person,
      person,
      inspections: await facts.newestLooks(db, span, person, most),
      evidence,
      chance,
    })
  }
  const acts = sameActs(await facts.sameActFacts(db, span))
  for (const act of acts.found) {
    const named = await namesOf(db, act)
    found.push({
      subject: `${act.item_code}:${act.category_id ?? ''}`,
      person: null,
      inspections: await facts.sameActLooks(db, span, act, Math.floor(most / act.squads.length)),
      evidence: { pattern: 'same_act', from, to, ...named },
      chance: act.chance,
    })
  }
  const ending = await facts.monthEndFacts(db, span, monthEndLimits.evenings)
  const { numerator, denominator } = (await districtSettings(db)).ratio_limit
  const chance = ending ? monthEnd(ending, numerator / denominator) : null
  if (ending && chance !== null) {
    const { month, last, last_from, records } = ending
    const evidence = { pattern: 'month_end' as const, from, to, last_from, month, last }
    found.push({ subject: market_id, person: null, inspections: records, evidence, chance })
  }
  return [{ always_in_order: officers.length, same_act: acts.tested, month_end: ending ? 1 : 0 }, found]
}

async function namesOf(db: Db, { item_code, category_id, squads }: ReturnType<typeof sameActs>['found'][number]) {
  const item = await db
    .selectFrom('checklist_item')
    .select(['name', 'name_en'])
    .where('code', '=', item_code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const category = await db
    .selectFrom('category')
    .select(['name', 'name_en'])
    .where('id', '=', category_id ?? '')
    .executeTakeFirst()
  const ids = squads.map(({ squad_id }) => squad_id)
  const rows = await db.selectFrom('squad').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return {
    item_name: item.name,
    item_name_en: item.name_en,
    category_name: category?.name ?? null,
    category_name_en: category?.name_en ?? null,
    squads: squads.map(({ squad_id, handled, enforced }) => ({
      id: squad_id,
      name: names.get(squad_id) ?? '',
      handled,
      enforced,
    })),
  }
}

/** Looks an evening or month through and keeps what is worth a look; the same again keeps nothing twice. Answers how many are new. */
export async function evaluate(db: Db, unit: Unit, now: Date): Promise<number> {
  const { market_id, period, starts_on, looks } = unit
  const [tested, found] = await (period === 'evening' ? ofEvening(db, unit) : ofMonth(db, unit))
  const evening = period === 'evening' ? starts_on : lastOf(starts_on)
  const kept = found.map(({ subject, person, inspections, evidence, chance }) => ({
    id: derivedId('prompt', evidence.pattern, market_id, evening, subject),
    pattern: evidence.pattern satisfies Pattern,
    market_id,
    evening,
    subject,
    person_id: person,
    inspections: [...inspections],
    evidence: JSON.stringify(evidence),
    chance,
    made_at: now,
  }))
  const run = { looks, tested: JSON.stringify(tested), evaluated_at: now }
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

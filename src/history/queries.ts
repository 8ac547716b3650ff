import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { notOverturned, standing, takenBack } from '../inspections/queries-standing.ts'
import { isRepeat } from '../tally/queries-reading.ts'
import type { EveningLook, Span } from './rules.ts'

/** Stalls of a night market, or shops of a street. */
export type PlaceKind = 'stall' | 'shop'

interface Period {
  market: string
  kind: PlaceKind
  from: string
  to: string
}

const subjectOf = (alias: string, kind: PlaceKind) => sql.ref(`${alias}.${kind}_id`)

/** The market's plan versions. */
export async function versions(db: Db, market: string) {
  return db.selectFrom('plan').select(['id', 'version', 'valid_from']).where('market_id', '=', market).execute()
}

/** When somebody held each place: assignments that touch the period; a shop is held as it is now. */
export async function heldSpans(db: Db, { market, kind, from, to }: Period): Promise<Span[]> {
  const source =
    kind === 'stall'
      ? sql`select stall_id as subject, starts_on as "from", ends_on as until from assignment
          where market_id = ${market} and not cancelled and starts_on <= ${to}::date
            and (ends_on is null or ends_on >= ${from}::date)`
      : sql`select id as subject, ${from}::date as "from", null::date as until from shop
          where market_id = ${market} and vendor_id is not null`
  const { rows } = await sql<Span>`${source}`.execute(db)
  return rows
}

/** The evenings after an order to correct until the place was next seen in order, as far as they touch the period. */
export async function deadlineSpans(db: Db, { market, kind, from, to }: Period): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select subject, evening + 1 as "from", cleared - 1 as until
    from (
      select distinct ${subjectOf('i', kind)} as subject, i.evening, (
        select min(j.evening) from inspection j
        where ${subjectOf('j', kind)} = ${subjectOf('i', kind)} and j.outcome = 'in_order' and j.at >= i.at
          and ${standing('j')}
      ) as cleared
      from inspection i join finding f on f.inspection_id = i.id join action x on x.finding_id = f.id
      where i.market_id = ${market} and i.evening < ${to}::date and ${subjectOf('i', kind)} is not null
        and x.kind = 'fix_by' and ${standing('i')} and ${notOverturned('x')}
    ) ordered
    where cleared is null or cleared > ${from}::date`.execute(db)
  return rows
}

/** A place's evening: the last look, and the counts over all looks. */
export interface LookRow extends EveningLook {
  inspections: number
  findings: number
  repeats: number
  handled: number
  enforcements: number
}

/** Every place and evening with an inspection that stands. A finding counts on the evening it was found. */
export async function looksIn(db: Db, { market, kind, from, to }: Period): Promise<LookRow[]> {
  const subject = subjectOf('i', kind)
  const { rows } = await sql<LookRow>`
    with stood as (
      select i.id, ${subject} as subject, i.evening, i.at, i.received_at, i.outcome
      from inspection i
      where i.market_id = ${market} and i.evening between ${from}::date and ${to}::date and ${subject} is not null
        and ${standing('i')}
    ),
    judged as (
      select f.inspection_id, count(*) as findings,
        count(*) filter (where counted.class is distinct from 'T') as handled,
        count(*) filter (where counted.class is distinct from 'T' and ${isRepeat}) as repeats,
        count(*) filter (where counted.class in ('P', 'C', 'H')) as enforcements
      from finding f
      left join lateral (
        select k.class from action x join action_kind k on k.code = x.kind
        where x.finding_id = f.id and ${notOverturned('x')} and not ${takenBack('x')} order by k.rank desc nulls last limit 1
      ) counted on true
      where f.inspection_id in (select id from stood)
      group by f.inspection_id
    )
    select s.subject, s.evening, count(*) as inspections,
      (array_agg(s.outcome order by s.at desc, s.received_at desc))[1] as outcome,
      (array_agg(coalesce(j.enforcements, 0) > 0 order by s.at desc, s.received_at desc))[1] as enforced,
      coalesce(sum(j.findings), 0)::int as findings, coalesce(sum(j.repeats), 0)::int as repeats,
      coalesce(sum(j.handled), 0)::int as handled, coalesce(sum(j.enforcements), 0)::int as enforcements
    from stood s left join judged j on j.inspection_id = s.id
    group by s.subject, s.evening order by s.evening, s.subject`.execute(db)
  return rows
}

/** The shops of a street as they are registered now, in walking order; streets have no dated layouts. */
export async function shopsNow(db: Db, market: string) {
  return db
    .selectFrom('shop')
    .select(['id', 'number', 'position', 'category_id', 'outline', 'closed'])
    .where('market_id', '=', market)
    .orderBy('position')
    .execute()
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { spotFineLimits } from '../enforcement/rules-check.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import { notOverturned, standing } from '../inspections/queries-standing.ts'
import type { Span } from './queries-facts.ts'
import type { BunchingFacts, BunchingLimits } from './rules-bunching.ts'

/** What is counted, with the records here that lie close below the threshold. */
export type BunchingCounts = BunchingFacts & { inspections: string[] }

/**
 * Actions `a` that stand of a market's month and the months before, and of other markets in the same month: two ranges of
 * their index, so that other markets' months before are not read.
 */
const compared = (kind: ActionKind, { market, from, to }: Span, since: string) => {
  const of = (where: ReturnType<typeof sql>) => sql`select * from action a where a.kind = ${sql.lit(kind)} and ${where}
    and ${notOverturned('a')}`
  return sql`(${of(sql`a.market_id = ${market} and a.evening between ${since}::date and ${to}::date`)}
    union all ${of(sql`a.market_id <> ${market} and a.evening between ${from}::date and ${to}::date`)}) a`
}

/** Adds up rows of `seen (market_id, evening, item_code, near, inspection_id)` by item. */
const added = ({ market, from }: Span, most: number) => {
  const [own, now] = [sql`s.market_id = ${market}`, sql`s.evening >= ${from}::date`]
  const sum = (where: ReturnType<typeof sql>) => sql`jsonb_build_object('all', count(*) filter (where ${where}),
    'near', count(*) filter (where ${where} and s.near))`
  return sql`select s.item_code, ${sum(sql`${own} and ${now}`)} as here, ${sum(sql`${own} and not ${now}`)} as before,
    ${sum(sql`not ${own}`)} as elsewhere,
    coalesce((array_agg(s.inspection_id order by s.evening desc, s.inspection_id) filter (where ${own} and ${now} and s.near))
      [1:${most}::int], '{}') as inspections
    from seen s group by s.item_code having bool_or(${own} and ${now}) order by s.item_code`
}

/** Fines on the spot that stand, by item, and how many were at the most the law allows there (Penalty Law Art. 51) or close to it. */
export async function finesAtCeiling(
  db: Db,
  span: Span,
  { since, fine_percent, most }: { since: string; most: number } & Pick<BunchingLimits, 'fine_percent'>,
): Promise<BunchingCounts[]> {
  const { person, organisation } = spotFineLimits
  const { rows } = await sql<Omit<BunchingCounts, 'at'>>`
    with seen as (
      select a.market_id, a.evening, f.item_code, f.inspection_id,
        a.amount_yuan * 100 >= (100 - ${fine_percent}::int) *
          case when v.party = 'organisation' then ${organisation}::int else ${person}::int end as near
      from ${compared('fine_on_spot', span, since)} join finding f on f.id = a.finding_id join inspection i on i.id = f.inspection_id
      left join vendor v on v.id = f.vendor_id
      where ${standing('i')})
    ${added(span, most)}`.execute(db)
  return rows.map((row) => ({ at: 'fine_ceiling', ...row }))
}

/** Orders with a time that were seen followed, by item, and how many of them within the last minutes before that time. */
export async function ordersAtTheirTime(
  db: Db,
  span: Span,
  { since, order_minutes, most }: { since: string; most: number } & Pick<BunchingLimits, 'order_minutes'>,
): Promise<BunchingCounts[]> {
  // When it was seen is the look's time, not when the office heard of it; the time may have been prolonged meanwhile.
  const { rows } = await sql<Omit<BunchingCounts, 'at'>>`
    with seen as (
      select a.market_id, a.evening, f.item_code, f.inspection_id,
        d.due_at - coalesce(look.at, e.at) between interval '0' and make_interval(mins => ${order_minutes}::int) as near
      from ${compared('fix_by', span, since)} join finding f on f.id = a.finding_id join matter m on m.id = f.id
      join matter_step e on e.matter_id = m.id and e.position = m.position and e.step = 'confirm'
      left join inspection look on look.id = e.inspection_id
      cross join lateral (select coalesce((select b.due_at from matter_step b where b.matter_id = m.id
        and b.position < e.position and b.due_at is not null order by b.position desc limit 1), a.deadline_at) as due_at) d)
    ${added(span, most)}`.execute(db)
  return rows.map((row) => ({ at: 'order_due', ...row }))
}

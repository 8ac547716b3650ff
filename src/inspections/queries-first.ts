import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { notOverturned } from './queries-standing.ts'
import type { EarlierFindings } from './schema.ts'

/** Findings `f` that stand: their entry was not amended, and not all that was done about them was set aside. */
const stands = sql`not exists (select from inspection later where later.amends = f.inspection_id)
  and exists (select from action a where a.finding_id = f.id
    and ${notOverturned('a')})`

/** JSON of item → the day a vendor was last found with it before an evening, within the market's look-back (rule R10). */
export const lastFound = (
  vendor: RawBuilder<unknown>,
  market: string,
  evening: string,
  codes: readonly string[],
  except: string | null,
) => sql<Record<string, string>>`coalesce((select json_object_agg(x.item_code, x.last_on) from (
    select f.item_code, max(f.evening) as last_on from finding f
    where f.vendor_id = ${vendor} and f.item_code = any(${codes}::text[]) and f.inspection_id is distinct from ${except}::uuid
      and f.evening between ${evening}::date
        - (select make_interval(months => m.first_time_months) from market m where m.id = ${market}) and ${evening}::date
      and ${stands}
    group by f.item_code) x), '{}')`

/** What the present holders of a market's places were found with before, by place, item and the day it was last. */
export async function earlierFindings(db: Db, market: string, evening: string): Promise<EarlierFindings> {
  const { rows } = await sql<EarlierFindings['earlier'][number]>`
    with holder as (
      select a.stall_id as place_id, a.vendor_id from assignment a
      where a.market_id = ${market} and not a.cancelled
        and ${evening}::date between a.starts_on and coalesce(a.ends_on, 'infinity')
      union all select s.id, s.vendor_id from shop s where s.market_id = ${market} and s.vendor_id is not null)
    select h.place_id, f.item_code, max(f.evening)::text as last_on
    from holder h join finding f on f.vendor_id = h.vendor_id
    where f.evening between ${evening}::date
        - (select make_interval(months => m.first_time_months) from market m where m.id = ${market}) and ${evening}::date
      and ${stands}
    group by h.place_id, f.item_code order by h.place_id, f.item_code`.execute(db)
  const { months } = await db
    .selectFrom('market')
    .select('first_time_months as months')
    .where('id', '=', market)
    .executeTakeFirstOrThrow()
  return { months, earlier: rows }
}

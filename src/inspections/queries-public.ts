import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { clearOfReviews } from '../reviews/queries.ts'
import { standing } from './queries-standing.ts'
import { publicLooks } from './rules-kinds.ts'
import type { PublicRecord } from './schema.ts'

/**
 * What anybody may know of how a place was seen while its present vendor has it: the last looks, how many were in order, the
 * day of the newest, and what the vendor wishes to be read. A look that is being reviewed is left out until that is decided, and
 * for good where all that was found fell.
 * Undefined for a place that is none of the market's or that nobody has.
 */
export async function publicRecord(
  db: Db,
  market: string,
  { kind, id }: { kind: 'stall' | 'shop'; id: string },
  day: string,
): Promise<PublicRecord | undefined> {
  const holder =
    kind === 'stall'
      ? sql`select a.vendor_id from assignment a where a.stall_id = ${id} and a.market_id = ${market} and not a.cancelled
          and ${day}::date between a.starts_on and coalesce(a.ends_on, 'infinity')`
      : sql`select s.vendor_id from shop s where s.id = ${id} and s.market_id = ${market} and s.vendor_id is not null`
  const here = sql`${sql.ref(kind === 'stall' ? 'i.stall_id' : 'i.shop_id')} = ${id}::uuid`
  const { rows } = await sql<PublicRecord>`
    with holder as (${holder}),
    looks as (
      select i.evening, i.outcome from inspection i join holder h on h.vendor_id = i.vendor_id
      where ${here} and ${standing('i')}
        and ${clearOfReviews('i')}
      order by i.at desc limit ${publicLooks})
    select (select count(*)::int from looks) as looks,
      (select count(*)::int from looks where outcome = 'in_order') as in_order,
      (select max(evening)::text from looks) as last_on,
      coalesce((select json_agg(json_build_object('at', ${iso('r.at')},
          'words', r.words) order by r.at desc)
        from (select r.at, r.words from matter_reply r join matter t on t.id = r.matter_id join holder h on h.vendor_id = t.vendor_id
          where ${sql.ref(kind === 'stall' ? 't.stall_id' : 't.shop_id')} = ${id}::uuid and r.shown_publicly
            and not exists (select from matter_reply w where w.withdraws = r.id)
          order by r.at desc limit 3) r), '[]') as replies
    from holder`.execute(db)
  return rows[0]
}

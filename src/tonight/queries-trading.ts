import { sql, type RawBuilder } from 'kysely'

const trades = sql`not exists (select from closed_evening c where c.market_id = t.id and c.evening = t.evening)`

/**
 * Places that trade on their market's evening: stalls of its newest plan that are assigned and not closed, and shops that
 * somebody runs; none where the market stays shut. `evenings`: a relation `t (id, evening)`.
 */
export const tradingPlaces = (evenings: RawBuilder<unknown>) => sql`
  select t.id as market_id, t.evening, 'stall' as kind, s.stall_id as place_id, s.number, a.vendor_id from ${evenings}
  join lateral (select p.id from plan p where p.market_id = t.id and p.valid_from <= t.evening
    order by p.version desc limit 1) plan on true
  join plan_stall s on s.plan_id = plan.id and not s.closed
  join assignment a on a.stall_id = s.stall_id and not a.cancelled and a.starts_on <= t.evening
    and (a.ends_on is null or a.ends_on >= t.evening)
  where ${trades}
  union all
  select t.id, t.evening, 'shop', h.id, h.number, h.vendor_id
  from ${evenings} join shop h on h.market_id = t.id and not h.closed and h.vendor_id is not null
  where ${trades}`

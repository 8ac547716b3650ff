import { sql, type RawBuilder } from 'kysely'
import { standing, takenBack } from '../inspections/queries-standing.ts'

/** The same vendor and item found again within this many days is a repeat. */
export const repeatDays = 14

/** Was the same item found with the same vendor in the days before? For a row `f` of `finding`. */
export const isRepeat = sql`exists (
  select from finding e
  join inspection i on i.id = e.inspection_id
  where e.vendor_id = f.vendor_id and e.item_code = f.item_code and e.id <> f.id
    and e.evening between f.evening - ${sql.lit(repeatDays)}::int and f.evening - 1 and ${standing('i')})`

/**
 * How the ratio reads the findings of the relation `target (id)`, as rows of `counted_finding`: each at its most severe
 * standing action; one whose every action was overturned is 'overturned' and counts at the evening of the latest of them.
 * A transfer that was taken back is something that was done, but nothing to count by.
 */
export function readings(target: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select f.id as finding_id, f.market_id, p.squad_id, coalesce(d.evening, f.evening) as evening, f.evening as found_on,
      extract(hour from i.at at time zone m.time_zone)::smallint as hour, f.item_code, f.vendor_id,
      coalesce(v.category_id, h.category_id, (
        select s.category_id from plan_stall s join plan l on l.id = s.plan_id
        where s.stall_id = i.stall_id and l.valid_from <= f.evening order by l.version desc limit 1)) as category_id,
      case when d.stands then d.class when not d.stands then 'overturned' end as counted_as, d.kind,
      coalesce(d.stands and d.class in ('P', 'C', 'H'), false) as enforced,
      coalesce(not (d.stands and d.class = 'T'), false) as handled,
      coalesce(not (d.stands and d.class = 'T'), false) and ${isRepeat} as repeated,
      coalesce(d.actions, '[]') as actions
    from (${target}) t
    join finding f on f.id = t.id
    join inspection i on i.id = f.inspection_id
    join patrol p on p.id = i.patrol_id
    join market m on m.id = f.market_id
    left join shop h on h.id = i.shop_id
    left join vendor v on v.id = f.vendor_id
    left join lateral (
      select (array_agg(a.evening order by a.nth) filter (where a.counts))[1] as evening,
        (array_agg(a.kind order by a.nth) filter (where a.counts))[1] as kind,
        (array_agg(a.class order by a.nth) filter (where a.counts))[1] as class,
        (array_agg(a.stands order by a.nth) filter (where a.counts))[1] as stands,
        jsonb_agg(jsonb_build_object('evening', a.evening, 'kind', a.kind, 'overturned', not a.stands)
          order by a.position) as actions
      from (
        select x.evening, x.kind, x.position, k.class, o.action_id is null as stands,
          o.action_id is not null or not ${takenBack('x')} as counts,
          row_number() over (order by (o.action_id is null) desc, case when o.action_id is null then k.rank end desc nulls last,
            x.evening desc, x.position desc) as nth
        from action x
        join action_kind k on k.code = x.kind
        left join overturned_action o on o.action_id = x.id
        where x.finding_id = f.id and ${standing('i')}
      ) a
      having count(*) > 0
    ) d on true`
}

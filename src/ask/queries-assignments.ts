import { sql, type RawBuilder } from 'kysely'
import { numberThen } from '../plan/queries-number.ts'
import { marketJson, named, ofCategory, someone, type Condition, type Listing } from './queries-parts.ts'
import type { AssignmentState } from './rules-kinds.ts'

const day = (today: string) => sql`${today}::date`

const standsAs: Record<AssignmentState, (today: string) => RawBuilder<unknown>> = {
  current: (today) =>
    sql`not a.cancelled and a.starts_on <= ${day(today)} and (a.ends_on is null or a.ends_on >= ${day(today)})`,
  coming: (today) => sql`not a.cancelled and a.starts_on > ${day(today)}`,
  over: (today) => sql`not a.cancelled and a.ends_on < ${day(today)}`,
  cancelled: () => sql`a.cancelled`,
}

const inState = (state: string | undefined, today: string): Condition =>
  state !== undefined && (state in standsAs ? standsAs[state as AssignmentState](today) : sql`false`)

/** Assignments, the latest to begin first. */
export const assignments: Listing = {
  from: sql`assignment a`,
  conditions: (f, { today }) => [
    f.from && sql`(a.ends_on is null or a.ends_on >= ${f.from}::date)`,
    f.to && sql`a.starts_on <= ${f.to}::date`,
    f.market && sql`a.market_id = ${f.market}`,
    f.vendor && sql`a.vendor_id = ${f.vendor}::uuid`,
    f.place && sql`a.stall_id = ${f.place}::uuid`,
    f.origin && sql`a.vendor_id in (select o.id from vendor o where o.origin = ${f.origin})`,
    ofCategory('a.vendor_id', f.category),
    inState(f.state, today),
  ],
  key: [sql`a.starts_on`, sql`a.id`],
  forms: ['day', 'id'],
  direction: 'desc',
  place: sql`a.stall_id`,
  rows: ({ today }) => sql`
    select a.id, ${marketJson} as market, json_build_object('kind', 'stall', 'id', a.stall_id, 'number',
        coalesce(${numberThen('a.stall_id', sql`coalesce(a.ends_on, ${day(today)})`)}, '?')) as place,
      ${someone('v')} as vendor, ${named('c')} as category, v.origin, a.starts_on::text, a.ends_on::text,
      case when a.cancelled then 'cancelled' when a.starts_on > ${day(today)} then 'coming'
        when a.ends_on < ${day(today)} then 'over' else 'current' end as state,
      b.name as assigned_by, a.end_reason
    from page join assignment a on a.id = page.id
    join market m on m.id = a.market_id
    join vendor v on v.id = a.vendor_id
    join category c on c.id = v.category_id
    join person b on b.id = a.assigned_by`,
}

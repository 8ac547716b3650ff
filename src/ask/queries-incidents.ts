import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { complaintKinds } from '../incidents/rules-kinds.ts'
import { atPlace, marketJson, named, ofPatrolsSquad, onTonight, placeJson, type Listing } from './queries-parts.ts'

const closed = sql`exists (select from incident_talk k where k.incident_id = n.id and k.closes)`

/**
 * Incidents, the newest first, complaints about officers among them: lists are asked for by supervisors, who read all of
 * them (`incidents/rules.mayRead`); phone numbers are in none.
 */
export const incidents: Listing = {
  from: sql`incident n`,
  conditions: (f, known) => [
    f.from && sql`n.evening >= ${f.from}::date`,
    f.to && sql`n.evening <= ${f.to}::date`,
    // The index knows when a thing happened, not its evening; the two are never two days apart.
    f.from && sql`n.at >= ${f.from}::date - 2`,
    f.to && sql`n.at < ${f.to}::date + 3`,
    f.market && sql`n.market_id = ${f.market}`,
    ofPatrolsSquad('n', f.squad),
    f.tonight && onTonight('n', known),
    f.incident &&
      (f.incident === 'complaints' ? sql`n.kind = any(${[...complaintKinds]}::text[])` : sql`n.kind = ${f.incident}`),
    f.state && (f.state === 'open' ? sql`not ${closed}` : f.state === 'closed' ? closed : sql`false`),
    f.vendor && sql`(n.vendor_id = ${f.vendor}::uuid or n.reported_by_vendor = ${f.vendor}::uuid)`,
    atPlace('n', f.place),
  ],
  key: [sql`n.at`, sql`n.id`],
  forms: ['instant', 'id'],
  direction: 'desc',
  place: sql`coalesce(n.stall_id, n.shop_id)`,
  countedUpTo: 10_000,
  rows: () => sql`
    select d.id, ${marketJson} as market, ${placeJson('d', sql`d.evening`, sql`d.place`)} as place, d.evening::text,
      ${iso('d.at')} as at, d.kind, ${named('q')} as squad, coalesce(o.name, w.name) as reporter,
      d.reported_by is null as by_vendor, d.hurt, d.note, ${iso('k.at')} as closed_at
    from page join incident d on d.id = page.id
    join market m on m.id = d.market_id
    left join patrol p on p.id = d.patrol_id
    left join squad q on q.id = p.squad_id
    left join person o on o.id = d.reported_by
    left join vendor w on w.id = d.reported_by_vendor
    left join incident_talk k on k.incident_id = d.id and k.closes`,
}

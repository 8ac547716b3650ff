import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { marketJson, named, onTonight, someone, type Listing } from './queries-parts.ts'

/** Patrols, the newest evening first, with what stands of what they logged. */
export const patrols: Listing = {
  from: sql`patrol p`,
  conditions: (f, known) => [
    f.from && sql`p.evening >= ${f.from}::date`,
    f.to && sql`p.evening <= ${f.to}::date`,
    f.market && sql`p.market_id = ${f.market}`,
    f.squad && sql`p.squad_id = ${f.squad}::uuid`,
    f.officer && sql`p.id in (select e.patrol_id from patrol_member e where e.person_id = ${f.officer}::uuid)`,
    // Who went out on the evening before and did not come back is out tonight.
    f.tonight && sql`(${onTonight('p', known)} or p.ended_at is null and ${onTonight('p', known, 1)})`,
    f.state &&
      (f.state === 'out' ? sql`p.ended_at is null` : f.state === 'ended' ? sql`p.ended_at is not null` : sql`false`),
  ],
  key: [sql`p.evening`, sql`p.started_at`, sql`p.id`],
  forms: ['day', 'instant', 'id'],
  direction: 'desc',
  place: null,
  rows: () => sql`
    select p.id, ${marketJson} as market, p.evening::text, ${named('q')} as squad, ${someone('l')} as lead,
      coalesce((select json_agg(e.name order by e.name) from patrol_member b join person e on e.id = b.person_id
        where b.patrol_id = p.id and b.person_id <> p.lead_id), '[]') as members,
      ${iso('p.started_at')} as started_at, ${iso('p.ended_at')} as ended_at,
      coalesce(n.inspections, 0) as inspections, coalesce(n.findings, 0) as findings
    from page join patrol p on p.id = page.id
    join market m on m.id = p.market_id
    join squad q on q.id = p.squad_id
    join person l on l.id = p.lead_id
    left join patrol_tally n on n.patrol_id = p.id`,
}

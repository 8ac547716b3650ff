import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { staffStatus, type StatusFacts } from '../plan/rules-status.ts'
import type { StaffStatus } from '../plan/schema.ts'

/** How a stall or shop is coloured for staff on `evening`, from what stands; null when it is not there. */
export async function placeStatus(
  db: Db,
  kind: 'stall' | 'shop',
  id: string,
  evening: string,
): Promise<StaffStatus | null> {
  const column = sql.ref(kind === 'shop' ? 'i.shop_id' : 'i.stall_id')
  const stands = sql`i.outcome <> 'void' and not exists (select from inspection later where later.amends = i.id)`
  const place =
    kind === 'shop'
      ? sql`select s.closed, s.vendor_id is not null as held from shop s where s.id = ${id}`
      : sql`select coalesce((select ps.closed from plan_stall ps join plan p on p.id = ps.plan_id
            where ps.stall_id = s.id and p.valid_from <= ${evening}::date order by p.version desc limit 1), false) as closed,
          exists (select from assignment a where a.stall_id = s.id and not a.cancelled
            and ${evening}::date between a.starts_on and coalesce(a.ends_on, 'infinity')) as held
        from stall s where s.id = ${id}`
  const { rows } = await sql<StatusFacts>`select place.closed, place.held,
      (select json_build_object('outcome', i.outcome, 'enforced', exists (
          select from finding f join action a on a.finding_id = f.id
          join action_kind k on k.code = a.kind and k.class in ('P', 'C', 'H')
          where f.inspection_id = i.id and not exists (select from overturned_action o where o.action_id = a.id)))
        from inspection i where ${column} = ${id} and i.evening = ${evening}::date and ${stands}
        order by i.at desc, i.id desc limit 1) as tonight,
      exists (select from inspection i join finding f on f.inspection_id = i.id
        join action a on a.finding_id = f.id and a.kind = 'fix_by'
        where ${column} = ${id} and i.evening < ${evening}::date and ${stands}
          and not exists (select from overturned_action o where o.action_id = a.id)
          and not exists (select from inspection seen where (seen.stall_id = i.stall_id or seen.shop_id = i.shop_id)
            and seen.outcome = 'in_order' and seen.at > i.at
            and not exists (select from inspection later where later.amends = seen.id))) as deadline_open
    from (${place}) as place`.execute(db)
  const [facts] = rows
  return facts ? staffStatus(facts) : null
}

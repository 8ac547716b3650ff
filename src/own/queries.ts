import { sql } from 'kysely'
import { seasonsOf, shutOf, type ShutEvening } from '../calendar/queries-seasons.ts'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { stallNumber } from '../plan/queries-number.ts'
import { eveningAt, eveningBounds, type Season } from '../shared/evening.ts'
import { pageSize } from '../shared/text.ts'
import type { OwnInspection, OwnPlace, ToPutRight } from './schema.ts'

/** The vendor's own record, the phone number in full. */
export async function ownVendor(db: Db, vendor: string) {
  return db
    .selectFrom('vendor as v')
    .innerJoin('category as c', 'c.id', 'v.category_id')
    .select(['v.id', 'v.name', 'v.trade_name', 'v.phone', 'c.name as category_name', 'c.name_en as category_name_en'])
    .where('v.id', '=', vendor)
    .executeTakeFirstOrThrow()
}

interface HeldRow extends Omit<OwnPlace, 'opens_at' | 'closes_at' | 'shut' | 'open_now'> {
  opens: string
  closes: string
  seasons: Season[]
  shut_evenings: ShutEvening[]
  starts_on: string | null
}

/** The stalls and shops the vendor has on the evening that `now` belongs to, with that evening's hours. */
export async function ownPlaces(db: Db, vendor: string, now: Date): Promise<OwnPlace[]> {
  // A day early and late is fetched, because each market's own evening decides which assignments are now.
  const { rows } = await sql<HeldRow>`
    select 'stall' as kind, a.stall_id as id, m.id as market_id, m.name as market_name, m.name_en as market_name_en,
      m.time_zone, m.opens, m.closes, ${seasonsOf('m.id')} as seasons,
      ${shutOf('m.id', now)} as shut_evenings, ps.number, ps.row_label as row, ps.category_id as category, ps.outline,
      coalesce(ps.closed, false) as closed, a.starts_on, a.ends_on
    from assignment a
    join market m on m.id = a.market_id
    left join plan_stall ps on ps.stall_id = a.stall_id and ps.plan_id = (
      select pl.id from plan pl where pl.market_id = m.id
        and pl.valid_from <= (${now}::timestamptz at time zone m.time_zone)::date
      order by pl.version desc limit 1)
    where a.vendor_id = ${vendor} and not a.cancelled
      and a.starts_on <= ${now}::timestamptz::date + 1
      and (a.ends_on is null or a.ends_on >= ${now}::timestamptz::date - 2)
    union all
    select 'shop', s.id, m.id, m.name, m.name_en, m.time_zone, m.opens, m.closes, ${seasonsOf('m.id')} as seasons,
      ${shutOf('m.id', now)} as shut_evenings, s.number, null, s.category_id,
      s.outline, s.closed, null, null
    from shop s join market m on m.id = s.market_id
    where s.vendor_id = ${vendor}
    order by market_name, number, id`.execute(db)
  return rows.flatMap(({ opens, closes, seasons, shut_evenings, starts_on, ...place }) => {
    const hours = { time_zone: place.time_zone, opens, closes, seasons }
    const evening = eveningAt(hours, now)
    if (starts_on !== null && starts_on > evening) return []
    if (place.ends_on !== null && place.ends_on < evening) return []
    const { opens_at, closes_at } = eveningBounds(hours, evening)
    const shut = shut_evenings.find((one) => one.evening === evening)?.reason ?? null
    const open_now = !place.closed && shut === null && opens_at <= now && now < closes_at
    return [{ ...place, opens_at: opens_at.toISOString(), closes_at: closes_at.toISOString(), shut, open_now }]
  })
}

// What was looked at: a shop's number, a stall's number on the plan of that evening, or the place in words.
export const subject = sql`json_build_object(
  'kind', case when i.stall_id is not null then 'stall' when i.shop_id is not null then 'shop' else 'place' end,
  'label', coalesce(i.place,
    (select s.number from shop s where s.id = i.shop_id),
    ${stallNumber('i.stall_id', 'i.market_id', sql`i.evening`)}))`

export const actions = sql`(
  select coalesce(json_agg(json_build_object(
    'id', x.id, 'kind', x.kind, 'at', ${iso(sql`x.at`)}, 'deadline_at', ${iso(sql`x.deadline_at`)},
    'help_kind', x.help_kind, 'amount_yuan', x.amount_yuan, 'document_number', x.document_number,
    'authority', x.authority, 'reason', x.reason, 'items', x.items,
    'statement', x.spot_statement, 'refusal', x.refusal,
    'overturned', case when o.action_id is null then null
      else json_build_object('at', ${iso(sql`o.at`)}, 'reason', o.reason) end
  ) order by x.position), '[]')
  from action x left join overturned_action o on o.action_id = x.id
  where x.finding_id = f.id)`

const findings = sql`(
  select coalesce(json_agg(json_build_object(
    'id', f.id, 'item_code', f.item_code, 'name', k.name, 'name_en', k.name_en, 'actions', ${actions}
  ) order by f.position), '[]')
  from finding f join checklist_item k on k.version = f.checklist_version and k.code = f.item_code
  where f.inspection_id = i.id)`

/** The vendor's inspections, newest first, at most `limit`, or those before one of theirs. */
export async function ownInspections(
  db: Db,
  vendor: string,
  wanted: { before?: string; limit: number },
): Promise<OwnInspection[]> {
  const before = wanted.before
    ? sql`and (i.at, i.id) < (select b.at, b.id from inspection b where b.id = ${wanted.before})`
    : sql``
  const { rows } = await sql<OwnInspection>`
    select i.id, ${iso(sql`i.at`)} as at, i.evening, m.id as market_id, m.name as market_name,
      m.name_en as market_name_en, m.time_zone, ${subject} as subject, i.outcome, lead.name as lead_name,
      ${findings} as findings, i.amends is not null as corrects, later.amend_reason as set_aside
    from inspection i
    join market m on m.id = i.market_id
    join patrol p on p.id = i.patrol_id
    join person lead on lead.id = p.lead_id
    left join inspection later on later.amends = i.id
    where i.vendor_id = ${vendor} and i.outcome <> 'void' ${before}
    order by i.at desc, i.id desc
    limit ${wanted.limit}`.execute(db)
  return rows
}

/** Does this inspection belong to the vendor's record? */
export async function isOwnInspection(db: Db, vendor: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('inspection')
    .select('id')
    .where('id', '=', id)
    .where('vendor_id', '=', vendor)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * What is ordered to be put right and nobody has seen followed since, the nearest deadline first; what the vendor says is
 * put right comes last. No deadline where it was ordered at once. An order that was set aside asks nothing any more.
 */
export async function toPutRight(db: Db, vendor: string): Promise<ToPutRight[]> {
  const { rows } = await sql<ToPutRight>`
    select t.id as finding_id, i.id as inspection_id, m.id as market_id, m.name as market_name,
      m.name_en as market_name_en, m.time_zone, ${subject} as subject, t.item_code, k.name, k.name_en,
      ${iso(sql`coalesce(x.at, t.seen_at)`)} as ordered_at,
      case when x.deadlines or t.position is not null then ${iso(sql`t.due_at`)} end as deadline_at,
      t.state = 'recheck_due' as told
    from matter t
    join finding f on f.id = t.id
    join inspection i on i.id = f.inspection_id
    join market m on m.id = t.market_id
    join checklist_item k on k.version = f.checklist_version and k.code = f.item_code
    left join lateral (
      select min(a.at) as at, bool_or(a.deadline_at is not null) as deadlines from action a
      where a.finding_id = t.id and a.kind in ('fix_now', 'fix_by')
        and ${notOverturned('a')}) x on true
    where t.vendor_id = ${vendor} and t.state in ('awaiting_fix', 'recheck_due')
      and (x.at is not null or t.position is not null)
    order by told, deadline_at nulls first, t.seen_at, t.id
    limit ${pageSize}`.execute(db)
  return rows
}

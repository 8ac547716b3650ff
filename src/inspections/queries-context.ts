import { sql, type RawBuilder } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { Night } from '../enforcement/rules-night.ts'
import type { Party } from '../enforcement/rules-check.ts'
import type { FirstPenalty } from '../enforcement/schema.ts'
import type { HeldCode } from '../offline/rules.ts'
import { numberThen } from '../plan/queries-number.ts'
import type { Hours } from '../shared/evening.ts'
import { notOverturned, standing } from './queries-standing.ts'
import type { Original } from './rules-amend.ts'
import { lastFound } from './queries-first.ts'
import type { Capture, Item } from './schema.ts'

/**
 * A vendor's first penalty of an evening that stands, item by item; `except` leaves one inspection out. One that a
 * supervisor accepted is known since then.
 */
export function firstPenalties(
  vendor: RawBuilder<unknown>,
  evening: RawBuilder<unknown>,
  except: string | null = null,
) {
  const known = sql`coalesce((select h.decided_at from held_capture h where h.id = i.id), i.received_at)`
  return sql<FirstPenalty[]>`coalesce((select json_agg(x order by x.item_code) from (
    select distinct on (f.item_code) f.item_code, a.kind, ${iso('a.at')} as at, a.document_number,
      q.name as squad_name, q.name_en as squad_name_en, i.id as inspection_id,
      coalesce(i.place, (select h.number from shop h where h.id = i.shop_id),
        ${numberThen('i.stall_id', sql`i.evening`)}) as place,
      ${iso(sql`min(${known}) over item`)} as known_since, array_agg(i.officer_id) over item as authors
    from finding f
    join inspection i on i.id = f.inspection_id
    join patrol p on p.id = i.patrol_id
    join squad q on q.id = p.squad_id
    join action a on a.finding_id = f.id
    join action_kind k on k.code = a.kind and k.class = 'P'
    where f.vendor_id = ${vendor} and f.evening = ${evening} and f.inspection_id is distinct from ${except}::uuid
      and ${notOverturned('a')}
      and not exists (select from inspection later where later.amends = f.inspection_id)
    window item as (partition by f.item_code)
    order by f.item_code, a.at, a.id) x), '[]')`
}

/** What is already there for a capture: itself (a repeat), the entry it amends, its patrol with people and hours. */
export interface Basis {
  logged: { market_id: string; sha256: string; received_at: string; evening: string; position: number } | null
  original: (Original & { evening: string }) | null
  patrol:
    | (Hours &
        Night & {
          squad_id: string
          started_at: string
          ended_at: string | null
          authorities: string[]
        })
    | null
  members: { id: string; certificates: { valid_from: string; valid_until: string }[] }[]
  /** Why it was held, where it came before and could not be applied; whatever was decided since. */
  held: HeldCode | null
}

/** One statement: everything about a capture that does not depend on its evening. */
export async function basisOf(
  db: Db,
  market: string,
  capture: Pick<Capture, 'id' | 'patrol_id' | 'amends'>,
): Promise<Basis> {
  const { rows } = await sql<Basis>`select
    (select json_build_object('market_id', i.market_id, 'sha256', encode(i.content_hash, 'hex'), 'received_at', i.received_at,
        'evening', i.evening, 'position',
        (select min(e.position) from event e where e.subject = 'inspection:' || i.id::text))
      from inspection i where i.id = ${capture.id}) as logged,
    (select json_build_object('market_id', i.market_id, 'patrol_id', i.patrol_id, 'officer_id', i.officer_id,
        'lead_id', p.lead_id, 'at', i.at, 'evening', i.evening, 'subject_id', coalesce(i.stall_id, i.shop_id),
        'subject_kind', case when i.stall_id is not null then 'stall' when i.shop_id is not null then 'shop' else 'place' end,
        'amended', exists (select from inspection later where later.amends = i.id),
        'overturned', (with recursive earlier as (
            select i.id, i.amends union all select e.id, e.amends from inspection e join earlier on e.id = earlier.amends)
          select coalesce(json_agg(json_build_object('item_code', f.item_code, 'kind', a.kind)), '[]')
          from earlier join finding f on f.inspection_id = earlier.id join action a on a.finding_id = f.id
          join overturned_action o on o.action_id = a.id),
        'enforced', (select coalesce(json_agg(json_build_object('item_code', f.item_code, 'kind', a.kind, 'people',
            array(select o.person_id from action_officer o where o.action_id = a.id union select a.approved_by
              union select i.officer_id union select h.decided_by from held_capture h where h.id = i.id))), '[]')
          from finding f join action a on a.finding_id = f.id join action_kind k on k.code = a.kind
          where f.inspection_id = i.id and k.class in ('P', 'C', 'H') and ${notOverturned('a')}),
        'documented', (with recursive earlier as (
            select i.id, i.amends union all select e.id, e.amends from inspection e join earlier on e.id = earlier.amends)
          select exists (select from earlier join finding f on f.inspection_id = earlier.id
            join document d on d.finding_id = f.id)))
      from inspection i join patrol p on p.id = i.patrol_id where i.id = ${capture.amends}::uuid) as original,
    (select json_build_object('squad_id', p.squad_id, 'started_at', p.started_at, 'ended_at', p.ended_at,
        'authorities', q.authorities, 'time_zone', m.time_zone, 'opens', m.opens, 'closes', m.closes, 'seasons', ${seasonsOf('m.id')},
        'night_from', m.night_from, 'night_until', m.night_until)
      from patrol p join market m on m.id = p.market_id join squad q on q.id = p.squad_id
      where p.id = ${capture.patrol_id} and p.market_id = ${market}) as patrol,
    coalesce((select json_agg(json_build_object('id', pm.person_id, 'certificates', coalesce(
        (select json_agg(json_build_object('valid_from', c.valid_from, 'valid_until', c.valid_until))
          from certificate c where c.person_id = pm.person_id), '[]')))
      from patrol_member pm where pm.patrol_id = ${capture.patrol_id}), '[]') as members,
    (select h.code from held_capture h where h.id = ${capture.id}) as held`.execute(db)
  const [basis] = rows
  if (!basis) throw new Error('a select without a from answers one row')
  return basis
}

/** What a capture is about on its evening. `found` is false when the stall, shop or vendor is not there. */
export interface Facts {
  found: boolean
  number: string
  closed: boolean
  categories: string[]
  vendor_id: string | null
  party: Party
  items: Pick<Item, 'code' | 'severity' | 'authorities' | 'categories' | 'deadline'>[]
  supervisors: string[]
  /** The vendor's first penalties this evening, by item (rule R4). */
  penalised: FirstPenalty[]
  /** When the vendor was last found with each of the items before, within the market's look-back (rule R10). */
  earlier: Record<string, string>
  /** Something ordered here before waits to be seen followed. */
  waiting: boolean
  /** A later look at the same place stands already. */
  seen_later: boolean
}

function subjectOf(market: string, capture: Capture, evening: string) {
  const { subject } = capture
  if (subject.kind === 'stall') {
    return sql`select s.id, coalesce(ps.number, '?') as number, coalesce(ps.closed, false) as closed, ps.category_id, a.vendor_id
      from stall s
      left join lateral (select ps.number, ps.closed, ps.category_id from plan_stall ps join plan p on p.id = ps.plan_id
        where ps.stall_id = s.id order by p.valid_from <= ${evening}::date desc, p.version desc limit 1) ps on true
      left join assignment a on a.stall_id = s.id and not a.cancelled
        and ${evening}::date between a.starts_on and coalesce(a.ends_on, 'infinity')
      where s.id = ${subject.id} and s.market_id = ${market}`
  }
  if (subject.kind === 'shop') {
    return sql`select s.id, s.number, s.closed, s.category_id, s.vendor_id
      from shop s where s.id = ${subject.id} and s.market_id = ${market}`
  }
  return sql`select null::uuid as id, ${subject.place}::text as number, false as closed, null::text as category_id,
    ${subject.vendor_id}::uuid as vendor_id`
}

/** One statement: the subject as it was on that evening, its vendor, and what the rules need to know of both. */
export async function factsOf(db: Db, market: string, capture: Capture, evening: string, at: Date): Promise<Facts> {
  const codes = capture.findings.map((finding) => finding.item_code)
  const approvers = capture.findings.flatMap((finding) => finding.actions.map((action) => action.approved_by ?? null))
  const column = sql.ref(capture.subject.kind === 'shop' ? 'i.shop_id' : 'i.stall_id')
  const subjectId = capture.subject.kind === 'place' ? null : capture.subject.id
  const waitsHere =
    capture.subject.kind === 'place'
      ? sql`w.stall_id is null and w.shop_id is null and w.vendor_id = s.vendor_id`
      : sql`${sql.ref(capture.subject.kind === 'shop' ? 'w.shop_id' : 'w.stall_id')} = ${subjectId}::uuid`
  const { rows } = await sql<Facts>`with subject as (${subjectOf(market, capture, evening)})
    select s.number is not null and (s.vendor_id is null or v.id is not null) as found,
      coalesce(s.number, '') as number, coalesce(s.closed, false) as closed, s.vendor_id, coalesce(v.party, 'person') as party,
      case when s.id is not null and s.category_id is null then '{}'::text[]
        else array_remove(array[s.category_id, v.category_id], null) end as categories,
      coalesce((select json_agg(json_build_object('code', c.code, 'severity', c.severity, 'deadline', c.deadline,
          'authorities', c.authorities, 'categories', c.categories))
        from checklist_item c where c.version = ${capture.checklist_version} and c.code = any(${codes}::text[])), '[]') as items,
      coalesce((select json_agg(p.id) from person p
        where p.id = any(${approvers}::uuid[]) and p.role = 'supervisor' and p.active), '[]') as supervisors,
      ${firstPenalties(sql.ref('s.vendor_id'), sql`${evening}::date`, capture.amends)} as penalised,
      ${lastFound(sql.ref('s.vendor_id'), market, evening, codes, capture.amends)} as earlier,
      exists (select from matter w where w.state in ('awaiting_fix', 'recheck_due') and ${waitsHere}) as waiting,
      exists (select from inspection i where ${column} = ${subjectId}::uuid and i.evening = ${evening}::date and i.at > ${at}
        and ${standing('i')}) as seen_later
    from (select) as one left join subject s on true left join vendor v on v.id = s.vendor_id`.execute(db)
  const [facts] = rows
  if (!facts) throw new Error('a left join from one row answers one row')
  return facts
}

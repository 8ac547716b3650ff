import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { inspection } from '../inspections/queries-history.ts'
import { standingActionsOf } from '../matters/queries-overturn.ts'
import { numberThen } from '../plan/queries-number.ts'
import { repliesOf, reviewPhotos } from './queries.ts'
import type { Part } from './rules-kinds.ts'
import type { Review, ReviewLine, ReviewList } from './schema.ts'

const listed = 200

const line = sql`rv.id, rv.matter_id, ${iso(sql`rv.asked_at`)} as asked_at, ${iso(sql`rv.due_at`)} as due_at,
  json_build_object('id', k.id, 'name', k.name, 'name_en', k.name_en, 'time_zone', k.time_zone) as market,
  c.name as item_name, c.name_en as item_name_en, ve.name as vendor_name,
  q.name as squad_name, q.name_en as squad_name_en,
  coalesce(
    ${numberThen('m.stall_id', sql`m.evening`)},
    (select s.number from shop s where s.id = m.shop_id), i.place, '?') as number,
  case when re.round is null then null else json_build_object('at', ${iso(sql`re.at`)}, 'outcome', re.outcome,
    'reason', re.reason, 'decided_by', (select p.name from person p where p.id = re.decided_by)) end as ended`

const joined = sql`review rv
  left join review_end re on re.matter_id = rv.matter_id and re.round = rv.round
  join matter m on m.id = rv.matter_id join finding f on f.id = m.id join inspection i on i.id = f.inspection_id
  join checklist_item c on c.version = f.checklist_version and c.code = f.item_code
  join vendor ve on ve.id = rv.vendor_id join squad q on q.id = m.squad_id join market k on k.id = m.market_id`

/** The supervisors' list of one market or all: what waits, oldest first, or what ended, newest first. */
export async function reviewList(db: Db, ended: boolean, market: string | undefined): Promise<ReviewList> {
  const { rows } = await sql<ReviewLine>`
    select ${line} from ${joined}
    where ${ended ? sql`re.round is not null` : sql`re.round is null`}
      ${market === undefined ? sql`` : sql`and rv.market_id = ${market}`}
    order by ${ended ? sql`re.at desc` : sql`rv.asked_at`}, rv.id limit ${listed + 1}`.execute(db)
  return { reviews: rows.slice(0, listed), more: rows.length > listed }
}

/**
 * How a person had a part in a matter (rule R21): logged it or accepted it when it was held, carried an action out or
 * approved it, moved it on, took a step of one of its procedures, or decided an earlier review of it.
 */
export async function partsIn(db: Db, matter: string, person: string): Promise<Part[]> {
  const { rows } = await sql<{ part: Part }>`
    select 'author' as part from finding f join inspection i on i.id = f.inspection_id
      where f.id = ${matter} and i.officer_id = ${person}
    union select 'officer' from action a join action_officer o on o.action_id = a.id
      where a.finding_id = ${matter} and o.person_id = ${person}
    union select 'approver' from action a where a.finding_id = ${matter} and a.approved_by = ${person}
    union select 'approver' from finding f join held_capture h on h.id = f.inspection_id
      where f.id = ${matter} and h.decided_by = ${person}
    union select 'step' from matter_step s where s.matter_id = ${matter} and s.actor_id = ${person}
    union select 'procedure' from procedure r join procedure_step s on s.procedure_id = r.id
      where r.matter_id = ${matter} and (s.actor_id = ${person} or s.body ->> 'approved_by' = ${person}::text
        or jsonb_exists(s.body -> 'officers', ${person}::text))
    union select 'review' from review_end e where e.matter_id = ${matter} and e.decided_by = ${person}
    order by part`.execute(db)
  return rows.map(({ part }) => part)
}

/** A review whole, for `reader` who would decide it; undefined when there is none by this id. */
export async function review(db: Db, id: string, reader: string): Promise<Review | undefined> {
  const { rows } = await sql<
    Omit<Review, 'inspection' | 'replies' | 'standing' | 'my_parts'> & { inspection_id: string }
  >`
    select ${line}, rv.action_id, rv.words, ${reviewPhotos} as photos, f.inspection_id
    from ${joined} where rv.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { inspection_id, ...read } = row
  const record = await inspection(db, inspection_id)
  if (!record) throw new Error(`no record ${inspection_id}`)
  const { matter_id } = row
  return {
    ...read,
    inspection: record,
    replies: await repliesOf(db, matter_id),
    standing: (await standingActionsOf(db, matter_id)).map((one) => one.id),
    my_parts: await partsIn(db, matter_id, reader),
  }
}

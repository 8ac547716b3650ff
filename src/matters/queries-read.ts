import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { numberThen } from '../plan/queries-number.ts'
import { pageSize } from '../shared/text.ts'
import type { MatterFilter, MatterLine, MatterList } from './schema.ts'

/** Columns of a line for a matter `t`, joined by `lineJoins`. */
const lineColumns = sql`t.id, json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone) as market,
  t.evening, ${iso('t.seen_at')} as seen_at, t.state, ${iso('t.due_at')} as due_at,
  json_build_object('code', t.item_code, 'name', c.name, 'name_en', c.name_en, 'severity', c.severity) as item,
  json_build_object('kind', case when t.stall_id is not null then 'stall' when t.shop_id is not null then 'shop' else 'place' end,
    'id', coalesce(t.stall_id, t.shop_id), 'number', coalesce(i.place, (select s.number from shop s where s.id = t.shop_id),
      ${numberThen('t.stall_id', sql`t.evening`)}, '?')) as place,
  case when v.id is not null then json_build_object('id', v.id, 'name', v.name) end as vendor,
  json_build_object('id', q.id, 'name', q.name, 'name_en', q.name_en) as squad,
  coalesce((select json_agg(a.kind order by k.rank) from action a join action_kind k on k.code = a.kind
    where a.finding_id = t.id and ${notOverturned('a')}), '[]') as kinds,
  coalesce((select json_agg(r.kind order by r.opened_at) from procedure r
    where r.matter_id = t.id and r.ended_at is null), '[]') as running`

const lineJoins = sql`join finding f on f.id = t.id
  join inspection i on i.id = f.inspection_id
  join market m on m.id = t.market_id
  join squad q on q.id = t.squad_id
  join checklist_item c on c.version = f.checklist_version and c.code = t.item_code
  left join vendor v on v.id = t.vendor_id`

const cursorOf = (of: { at: string | null; id: string }) => `${of.at === null ? 0 : new Date(of.at).getTime()}_${of.id}`
const unsettled = sql`t.state in ('open', 'acted', 'awaiting_fix', 'recheck_due', 'escalated')`
// What has no deadline of its own (a running procedure, a fine to be paid) comes after what has.
const dueOrder = sql`coalesce(t.due_at, '2200-01-01T00:00:00Z')`

/** A page of matters by key: what waits, the nearest deadline first; otherwise the newest first. `void` only when asked for. */
export async function matterList(db: Db, filter: MatterFilter): Promise<MatterList> {
  const [after_ms, after_id] = (filter.after ?? '').split('_')
  const cursor = after_id && after_ms ? { at: new Date(Number(after_ms)), id: after_id } : null
  const waiting = filter.waiting === '1'
  const conditions = [
    filter.market && sql`t.market_id = ${filter.market}`,
    filter.vendor && sql`t.vendor_id = ${filter.vendor}`,
    filter.squad && sql`t.squad_id = ${filter.squad}`,
    filter.state ? sql`t.state = ${filter.state}` : sql`t.state <> 'void'`,
    waiting && unsettled,
    cursor &&
      (waiting
        ? sql`(${dueOrder}, t.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
        : sql`(t.seen_at, t.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`),
  ].filter((one) => one !== undefined && one !== false && one !== null && one !== '')
  const { rows } = await sql<MatterLine>`select ${lineColumns} from matter t ${lineJoins}
    where ${sql.join(conditions, sql` and `)}
    order by ${waiting ? sql`${dueOrder}, t.id` : sql`t.seen_at desc, t.id desc`}
    limit ${pageSize + 1}`.execute(db)
  const matters = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? matters.at(-1) : undefined
  const at = last && (waiting ? (last.due_at ?? '2200-01-01T00:00:00Z') : last.seen_at)
  return { matters, next: last ? cursorOf({ at: at ?? null, id: last.id }) : null }
}

/** One matter's line with its look; undefined when there is none, or its entry was corrected. */
export async function matterLine(db: Db, id: string) {
  const { rows } = await sql<MatterLine & { inspection_id: string; note: string | null }>`
    select ${lineColumns}, f.inspection_id, f.note from matter t ${lineJoins} where t.id = ${id}`.execute(db)
  return rows[0]
}

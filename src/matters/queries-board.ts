import { sql, type RawBuilder } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { numberThen } from '../plan/queries-number.ts'
import type { BoardClock, ClocksDue } from './schema.ts'

/** How many clocks a board shows; more is said in words. */
export const boardSize = 200
const day_ms = 86_400_000

/**
 * Every clock that runs, every review that waits and every order with a deadline, of a market and a squad or of all, the
 * nearest end first. What the law counts goes before orders, of which there may be more than a board holds.
 */
export async function board(
  db: Db,
  { market, squad, until }: { market?: string | undefined; squad?: string | undefined; until: Date | null },
): Promise<BoardClock[]> {
  const inMarket = market === undefined ? sql`` : sql`and t.market_id = ${market}`
  const ofSquad = squad === undefined ? sql`` : sql`and t.squad_id = ${squad}`
  const ends = (column: string) => (until === null ? sql`` : sql`and ${sql.raw(column)} <= ${until}::timestamptz`)
  const { rows } = await told(sql`
      select r.matter_id, k.clock, k.due_at, k.paused_at is not null as paused
      from procedure_clock k join procedure r on r.id = k.procedure_id join matter t on t.id = r.matter_id
      where k.stopped_at is null ${ends('k.due_at')} ${inMarket} ${ofSquad}
      union all
      select rv.matter_id, 'review', rv.due_at, false from review rv join matter t on t.id = rv.matter_id
      where not exists (select from review_end re where re.matter_id = rv.matter_id and re.round = rv.round)
        ${ends('rv.due_at')} ${inMarket} ${ofSquad}
      union all
      select t.id, 'fix', t.due_at, false from matter t
      where t.state in ('awaiting_fix', 'recheck_due') and t.due_at is not null ${ends('t.due_at')} ${inMarket} ${ofSquad}
    `).execute(db)
  return rows
}

/** Clocks that the law counts and that run: past their end, ending within a day, or both; as the board of tonight counts. */
export async function clocksDue(
  db: Db,
  asked: { market?: string | undefined; squad?: string | undefined },
  due: ClocksDue,
  now: Date,
): Promise<BoardClock[]> {
  const { market, squad } = asked
  const until = due === 'over' ? now : new Date(now.getTime() + day_ms)
  const { rows } = await told(sql`
      select r.matter_id, k.clock, k.due_at, false as paused
      from procedure_clock k join procedure r on r.id = k.procedure_id join matter t on t.id = r.matter_id
      where k.stopped_at is null and k.paused_at is null and k.due_at < ${until}::timestamptz
        ${due === 'soon' ? sql`and k.due_at >= ${now}::timestamptz` : sql``}
        ${market === undefined ? sql`` : sql`and k.market_id = ${market}`}
        ${squad === undefined ? sql`` : sql`and t.squad_id = ${squad}`}
    `).execute(db)
  return rows
}

const told = (clocks: RawBuilder<unknown>) => sql<BoardClock>`
    select t.id as matter_id, x.clock, ${iso('x.due_at')} as due_at, x.paused,
      json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone) as market,
      c.name as item_name, c.name_en as item_name_en, v.name as vendor_name,
      q.name as squad_name, q.name_en as squad_name_en,
      coalesce(i.place, (select s.number from shop s where s.id = t.shop_id),
        ${numberThen('t.stall_id', sql`t.evening`)}, '?') as number
    from (${clocks}) x
    join matter t on t.id = x.matter_id
    join finding f on f.id = t.id join inspection i on i.id = f.inspection_id
    join market m on m.id = t.market_id join squad q on q.id = t.squad_id
    join checklist_item c on c.version = f.checklist_version and c.code = t.item_code
    left join vendor v on v.id = t.vendor_id
    order by x.clock = 'fix', x.paused, x.due_at, t.id limit ${boardSize + 1}`

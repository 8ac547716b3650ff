import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { LngLat } from '../plan/schema.ts'
import { lineState, type LineState } from './rules-walk.ts'
import type { PaintJob, PaintRound, PaintStall } from './schema.ts'

export interface PlanRef {
  id: string
  version: number
  valid_from: string
}

/** The open paint job of a market with the plan it paints; undefined when there is none. */
export async function openJob(db: Db, market: string): Promise<{ job: PaintJob; plan: PlanRef } | undefined> {
  const row = await db
    .selectFrom('paint_job as j')
    .innerJoin('plan as p', 'p.id', 'j.plan_id')
    .innerJoin('person as b', 'b.id', 'j.created_by')
    .select(['j.id', 'j.first_day', 'j.days', 'j.created_at', 'b.name as created_by'])
    .select(['p.id as plan_id', 'p.version', 'p.valid_from'])
    .where('j.market_id', '=', market)
    .where('j.ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, version, first_day, days, created_by, created_at } = row
  return {
    job: { id, version, first_day, days, created_by, created_at: created_at.toISOString() },
    plan: { id: row.plan_id, version, valid_from: row.valid_from },
  }
}

/** A version of a market's plan, the newest unless one is named. */
export async function planOf(db: Db, market: string, version?: number): Promise<PlanRef | undefined> {
  return db
    .selectFrom('plan')
    .select(['id', 'version', 'valid_from'])
    .where('market_id', '=', market)
    .$if(version !== undefined, (all) => all.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

interface LineRow {
  stall_id: string
  number: string
  row_label: string
  outline: LngLat[]
  width_m: number
  depth_m: number
  closed: boolean
  in_job: boolean
  mark_id: string | null
  kind: 'painted' | 'worn' | null
  at: Date | null
  by: string | null
  note: string | null
  photo: string | null
  photo_here: boolean
  painted_outline: LngLat[] | null
}

/** The stalls of a plan in walking order, each with what was said of its line last and still stands. */
export async function linesOf(db: Db, plan: string, job: string | null): Promise<PaintStall[]> {
  const { rows } = await sql<LineRow>`
    select s.stall_id, s.number, s.row_label, s.outline, s.width_m, s.depth_m, s.closed,
      exists (select from paint_job_stall js where js.job_id = ${job}::uuid and js.stall_id = s.stall_id) as in_job,
      m.id as mark_id, m.kind, m.at, b.name as by, m.note, encode(m.photo, 'hex') as photo,
      exists (select from photo h where h.sha256 = m.photo) as photo_here,
      (select o.outline from plan_stall o
        where o.plan_id = m.plan_id and o.stall_id = s.stall_id) as painted_outline
    from plan_stall s
    left join lateral (
      select * from paint_mark k
      where k.stall_id = s.stall_id and k.kind <> 'withdrawn'
        and not exists (select from paint_mark w where w.withdraws = k.id)
      order by k.at desc, k.received_at desc, k.id desc limit 1
    ) m on true
    left join person b on b.id = m.person_id
    where s.plan_id = ${plan}
    order by s.position`.execute(db)
  return rows.map(({ mark_id, kind, at, by, note, photo, photo_here, painted_outline, outline, ...stall }) => ({
    ...stall,
    outline: outline.map(([lng, lat]): [number, number] => [lng, lat]),
    state: lineState(kind === null ? null : { kind, outline: painted_outline }, outline),
    mark:
      mark_id === null || kind === null || at === null
        ? null
        : { id: mark_id, kind, at: at.toISOString(), by: by ?? '', note, photo, photo_here },
  }))
}

/** The fixed marks that a plan version measures from. */
export async function fixedMarksOn(db: Db, plan: string): Promise<PaintRound['fixed_marks']> {
  const rows = await db
    .selectFrom('plan_feature')
    .select(['feature_id', 'label', 'coordinates'])
    .where('plan_id', '=', plan)
    .where('kind', '=', 'mark')
    .where('shape', '=', 'point')
    .orderBy('label')
    .orderBy('feature_id')
    .execute()
  return rows.map(({ feature_id, label, coordinates }) => {
    const [[lng, lat]] = coordinates as unknown as [[number, number]]
    return { id: feature_id, label, at: [lng, lat] }
  })
}

/** Stalls of a plan whose line is not true: never painted there, or worn since. */
export async function dueStalls(db: Db, plan: string): Promise<string[]> {
  const due: readonly LineState[] = ['to_paint', 'worn']
  return (await linesOf(db, plan, null)).filter(({ state }) => due.includes(state)).map(({ stall_id }) => stall_id)
}

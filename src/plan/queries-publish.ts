import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { Actor } from '../events/rules.ts'
import { placeMarket } from '../markets/queries.ts'
import { newId, type Random } from '../shared/ids.ts'
import type { PlanMerge } from './rules-merge.ts'
import { countChanges } from './rules-preview.ts'
import type { PublishedPlan } from './schema.ts'

export interface Publication {
  market: string
  merge: PlanMerge
  /** One above the version the merge was made on; a version somebody else took meanwhile is refused by the database. */
  version: number
  valid_from: string
  note: string | null
  /** The market takes its axis and centre from this plan. */
  places_market: boolean
  actor: Actor
}

/** Publishes a merge as the market's next plan version and logs it, all within the caller's transaction. */
export async function publish(db: Db, plan: Publication, now: Date, random: Random): Promise<PublishedPlan> {
  const { market, merge, version, valid_from, note, actor } = plan
  const id = newId(now, random)
  await db
    .insertInto('plan')
    .values({
      id,
      market_id: market,
      version,
      valid_from,
      published_at: now,
      published_by: actor.kind === 'person' ? actor.id : null,
      note,
    })
    .execute()
  const added: { id: string }[] = []
  const stalls = merge.stalls.map(({ stall_id, ...stall }) => {
    const known = stall_id ?? newId(now, random)
    if (stall_id === null) added.push({ id: known })
    return { ...stall, stall_id: known }
  })
  // One parameter for any number of stalls; 20,000 rows of parameters would pass the protocol's limit.
  await sql`
    insert into stall (id, market_id, created_at)
    select id, ${market}, ${now}::timestamptz from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as s (id uuid)`.execute(
    db,
  )
  await sql`
    insert into plan_stall
      (plan_id, market_id, stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed)
    select ${id}, ${market}, s.* from jsonb_to_recordset(${JSON.stringify(stalls)}::jsonb) as s (
      stall_id uuid, number text, row_label text, position integer, category_id text, outline jsonb,
      width_m real, depth_m real, closed boolean)`.execute(db)
  const place = { axis_bearing: merge.axis_bearing, center_lng: merge.center[0], center_lat: merge.center[1] }
  if (plan.places_market) await placeMarket(db, market, place)
  const changes = countChanges(merge)
  const body = { version, valid_from, note, ...changes, ...(plan.places_market && place) }
  await append(db, {
    market_id: market,
    evening: null,
    at: now,
    actor,
    kind: 'plan.published',
    subject: `plan:${id}`,
    body,
  })
  return { id, version, valid_from, ...changes }
}

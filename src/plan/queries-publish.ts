import { sql } from 'kysely'
import { keepStallNumbers } from '../ask/queries-search.ts'
import type { Json } from '../db/tables.ts'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { Actor } from '../events/rules.ts'
import { placeMarket } from '../markets/queries.ts'
import { newId, type Random } from '../shared/ids.ts'
import type { LngLat, PlanDocument, PlanFeature, PlanStall, PlanZone } from './schema.ts'

/** A version to be. Stalls the market does not have yet come with ids of their own. */
export interface Publication {
  /** Made by whoever publishes, so that the same publication sent twice can be told; else made here. */
  id?: string
  market: string
  /** One above the version it was made on; a version somebody else took meanwhile is refused by the database. */
  version: number
  valid_from: string
  note: string | null
  document: PlanDocument
  /** What the plan checks found in it, and why it is published all the same where that holds errors. */
  checks: readonly Json[]
  checks_reason: string | null
  /** Where the market is put from now on; null leaves it where it is. */
  place: { axis_bearing: number; center: LngLat } | null
  /** How many stalls it adds, changes and so on, for the log. */
  changes: Record<string, number>
  /** SHA-256 of what was sent, in hex, for the log: what tells a repeat from another plan under its id. */
  sha256?: string
  actor: Actor
}

/** Publishes the market's next plan version and logs it, all within the caller's transaction; answers its id. */
export async function publish(db: Db, plan: Publication, now: Date, random: Random): Promise<string> {
  const { market, version, valid_from, note, document, checks_reason, actor } = plan
  const id = plan.id ?? newId(now, random)
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
      checks: JSON.stringify(plan.checks),
      checks_reason,
    })
    .execute()
  await insertStalls(db, id, market, document.stalls, now)
  await keepStallNumbers(db, market)
  await insertZones(db, id, market, document.zones)
  await insertFeatures(db, id, market, document.features)
  const place = plan.place && {
    axis_bearing: plan.place.axis_bearing,
    center_lng: plan.place.center[0],
    center_lat: plan.place.center[1],
  }
  if (place) await placeMarket(db, market, place)
  await append(db, {
    market_id: market,
    evening: null,
    at: now,
    actor,
    kind: 'plan.published',
    subject: `plan:${id}`,
    body: {
      ...{ version, valid_from, note },
      ...plan.changes,
      ...(checks_reason !== null && { checks_reason }),
      ...place,
      ...(plan.sha256 !== undefined && { sha256: plan.sha256 }),
    },
  })
  return id
}

// One parameter for any number of rows; 20,000 rows of parameters would pass the protocol's limit.
async function insertStalls(db: Db, plan: string, market: string, stalls: readonly PlanStall[], now: Date) {
  const rows = JSON.stringify(stalls)
  // A stall of another market keeps its own; the foreign key below then refuses it.
  await sql`
    insert into stall (id, market_id, created_at)
    select stall_id, ${market}, ${now}::timestamptz from jsonb_to_recordset(${rows}::jsonb) as s (stall_id uuid)
    on conflict do nothing`.execute(db)
  await sql`
    insert into plan_stall
      (plan_id, market_id, stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed)
    select ${plan}, ${market}, s.* from jsonb_to_recordset(${rows}::jsonb) as s (
      stall_id uuid, number text, row_label text, position integer, category_id text, outline jsonb,
      width_m real, depth_m real, closed boolean)`.execute(db)
}

async function insertZones(db: Db, plan: string, market: string, zones: readonly PlanZone[]) {
  if (zones.length === 0) return
  const rows = JSON.stringify(zones)
  await sql`
    insert into plan_zone (plan_id, market_id, zone_id, name, outline)
    select ${plan}, ${market}, z.* from jsonb_to_recordset(${rows}::jsonb) as z (id uuid, name text, outline jsonb)`.execute(
    db,
  )
  await sql`
    insert into plan_zone_category (plan_id, zone_id, category_id)
    select distinct ${plan}::uuid, z.id, c.category
    from jsonb_to_recordset(${rows}::jsonb) as z (id uuid, categories jsonb)
    cross join lateral jsonb_array_elements_text(z.categories) as c (category)`.execute(db)
}

async function insertFeatures(db: Db, plan: string, market: string, features: readonly PlanFeature[]) {
  if (features.length === 0) return
  await sql`
    insert into plan_feature (plan_id, market_id, feature_id, kind, label, shape, coordinates, size_m)
    select ${plan}, ${market}, f.* from jsonb_to_recordset(${JSON.stringify(features)}::jsonb) as f (
      id uuid, kind text, label text, shape text, coordinates jsonb, size_m real)`.execute(db)
}

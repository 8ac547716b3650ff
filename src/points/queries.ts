import { sql, type Insertable } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { PointsEntryTable } from '../db/tables.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { eveningAt } from '../shared/evening.ts'
import { balanceOf, counts, defaultSetting, expiresOn, type PointsSetting } from './rules.ts'
import { openReviewOf } from '../reviews/queries.ts'
import type { NearVendor, PointsTable, PointsVersion, PointsVersionEntry, VendorPoints } from './schema.ts'

/** The table of a market in force on an evening; null where it gives no points. */
export async function pointsTableOn(db: Db, market: string, evening: string): Promise<PointsTable> {
  const { rows } = await sql<{ version: number; items: Record<string, number> }>`
    select t.version, coalesce((select json_object_agg(i.item_code, i.points) from points_item i
      where i.version = t.version), '{}') as items
    from points_version t
    where t.valid_from <= ${evening}::date
      and exists (select from points_setting s where s.market_id = ${market} and s.mode <> 'off')
    order by t.version desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Writes the points that a record's actions gave. */
export async function insertPoints(db: Db, rows: readonly Insertable<PointsEntryTable>[]) {
  await db.insertInto('points_entry').values(rows).execute()
}

interface MarketRow extends PointsSetting {
  id: string
  name: string
  name_en: string
  tonight: string
}

/** Every market with its setting and its evening at `now`, by name. */
async function settings(db: Db, now: Date): Promise<MarketRow[]> {
  const rows = await db
    .selectFrom('market as m')
    .leftJoin('points_setting as s', 's.market_id', 'm.id')
    .select(['m.id', 'm.name', 'm.name_en', 'm.time_zone', 'm.opens', 'm.closes', seasonsOf('m.id').as('seasons')])
    .select(['s.mode', 's.window_days', 's.max_points', 's.alert_at'])
    .orderBy('m.name')
    .orderBy('m.id')
    .execute()
  return rows.map(({ time_zone, opens, closes, seasons, mode, window_days, max_points, alert_at, ...row }) => ({
    ...row,
    tonight: eveningAt({ time_zone, opens, closes, seasons }, now),
    mode: mode ?? defaultSetting.mode,
    window_days: window_days ?? defaultSetting.window_days,
    max_points: max_points ?? defaultSetting.max_points,
    alert_at: alert_at ?? defaultSetting.alert_at,
  }))
}

interface Given {
  action_id: string
  inspection_id: string
  vendor_id: string
  vendor_name: string
  market_id: string
  evening: string
  item_name: string
  item_name_en: string
  points: number
  version: number
  in_review: boolean
}

/** Points that stand, newest first: of one vendor, or since a day. What was overturned or amended stands no more. */
async function standing(db: Db, narrowed: { vendor: string } | { since: string }): Promise<Given[]> {
  const only = 'vendor' in narrowed ? sql`f.vendor_id = ${narrowed.vendor}` : sql`f.evening >= ${narrowed.since}::date`
  const { rows } = await sql<Given>`
    select e.action_id, f.inspection_id, v.id as vendor_id, v.name as vendor_name, f.market_id, f.evening,
      k.name as item_name, k.name_en as item_name_en, e.points, e.version,
      ${openReviewOf(sql.ref('f.id'))} as in_review
    from points_entry e
    join action a on a.id = e.action_id
    join finding f on f.id = a.finding_id
    join vendor v on v.id = f.vendor_id
    join checklist_item k on k.version = f.checklist_version and k.code = f.item_code
    where ${only}
      and ${notOverturned('a')}
      and not exists (select from inspection later where later.amends = f.inspection_id)
    order by f.evening desc, a.at desc, e.action_id`.execute(db)
  return rows
}

/** Points of a finding that is being reviewed are frozen: they count only if the review leaves them standing. */
const settled = ({ in_review }: Given) => !in_review

/** How a vendor stands in each market that gives points and where they hold a place tonight or have points. */
export async function pointsOfVendor(db: Db, vendor: string, now: Date): Promise<VendorPoints> {
  const given = await standing(db, { vendor })
  const places = await db
    .selectFrom('assignment')
    .select('market_id')
    .where('vendor_id', '=', vendor)
    .where('cancelled', '=', false)
    .where('ended_at', 'is', null)
    .unionAll(db.selectFrom('shop').select('market_id').where('vendor_id', '=', vendor))
    .execute()
  const here = new Set([...places.map(({ market_id }) => market_id), ...given.map(({ market_id }) => market_id)])
  const rows = (await settings(db, now)).filter(({ id, mode }) => mode !== 'off' && here.has(id))
  const markets = rows.map(({ id, name, name_en, tonight, ...setting }) => {
    const mine = given.filter(({ market_id }) => market_id === id)
    const entries = mine.map(
      ({ action_id, inspection_id, evening, item_name, item_name_en, points, version, in_review }) => ({
        action_id,
        inspection_id,
        evening,
        item_name,
        item_name_en,
        points,
        version,
        in_review,
        expires_on: expiresOn(setting, evening),
        counts: !in_review && counts(setting, evening, tonight),
      }),
    )
    return { market: { id, name, name_en }, ...setting, ...balanceOf(setting, mine.filter(settled), tonight), entries }
  })
  return { markets }
}

/** Every market's setting and who is near its limit, by name: no ranking. */
export async function nearLimits(db: Db, now: Date) {
  const rows = await settings(db, now)
  const on = rows.filter(({ mode }) => mode !== 'off')
  // The longest window there may be is two years: older points count nowhere.
  const since = new Date(now.getTime() - 800 * 86_400_000).toISOString().slice(0, 10)
  const given = on.length === 0 ? [] : await standing(db, { since })
  const byMarket = Map.groupBy(given, ({ market_id }) => market_id)
  return rows.map(({ id, name, name_en, tonight, ...setting }) => {
    const vendors = Map.groupBy(byMarket.get(id) ?? [], ({ vendor_id }) => vendor_id)
    const near = [...vendors].flatMap(([vendor_id, entries]): NearVendor[] => {
      const { points, standing, next } = balanceOf(setting, entries.filter(settled), tonight)
      if (standing === 'clear') return []
      return [{ vendor: { id: vendor_id, name: entries[0]?.vendor_name ?? '' }, points, standing, next }]
    })
    near.sort((a, b) => a.vendor.name.localeCompare(b.vendor.name, 'zh-CN') || a.vendor.id.localeCompare(b.vendor.id))
    return { market: { id, name, name_en }, ...setting, near }
  })
}

/** The table's versions, newest first; names are those of the newest checklist that knows an item. */
export async function versions(db: Db): Promise<PointsVersion[]> {
  const { rows } = await sql<PointsVersion>`
    select t.version, t.valid_from, ${iso('t.published_at')} as published_at,
      p.name as published_by,
      coalesce((select json_agg(json_build_object('item_code', i.item_code, 'name', coalesce(k.name, i.item_code),
          'name_en', coalesce(k.name_en, i.item_code), 'points', i.points) order by k.position, i.item_code)
        from points_item i
        left join lateral (select c.name, c.name_en, c.position from checklist_item c where c.code = i.item_code
          order by c.version desc limit 1) k on true
        where i.version = t.version), '[]') as items
    from points_version t left join person p on p.id = t.published_by
    order by t.version desc`.execute(db)
  return rows
}

/** The items of the newest checklist. */
export const itemsNow = (db: Db) =>
  db
    .selectFrom('checklist_item')
    .select(['code', 'name', 'name_en'])
    .where('version', '=', (e) => e.selectFrom('checklist').select((o) => o.fn.max('version').as('version')))
    .orderBy('position')
    .execute()

/** Sets how a market counts points; false when there is no such market. */
export async function saveSetting(db: Db, market: string, setting: PointsSetting): Promise<boolean> {
  const known = await db.selectFrom('market').select('id').where('id', '=', market).executeTakeFirst()
  if (!known) return false
  await db
    .insertInto('points_setting')
    .values({ market_id: market, ...setting })
    .onConflict((there) => there.column('market_id').doUpdateSet(setting))
    .execute()
  return true
}

/** Adds a version; false when its number is not the next. */
export async function insertVersion(db: Db, entry: PointsVersionEntry, by: string, now: Date): Promise<boolean> {
  const { version, valid_from, items } = entry
  const newest = await db
    .selectFrom('points_version')
    .select((e) => e.fn.max('version').as('version'))
    .executeTakeFirst()
  if (version !== (newest?.version ?? 0) + 1) return false
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('points_version')
    .values({ version, valid_from, published_at: now, published_by: by })
    .onConflict((taken) => taken.column('version').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  if (items.length > 0) {
    await db
      .insertInto('points_item')
      .values(items.map((item) => ({ version, ...item })))
      .execute()
  }
  return true
}

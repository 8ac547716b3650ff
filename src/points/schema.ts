import * as v from 'valibot'
import { Day, Id, MarketId } from '../shared/text.ts'
import { pointsModes } from './rules-kinds.ts'

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** How a market counts points; what a phone and a form send. */
export const PointsSettingEntry = v.pipe(
  v.strictObject({
    mode: v.picklist(pointsModes),
    window_days: whole(1, 730),
    max_points: whole(1, 100),
    alert_at: whole(1, 100),
  }),
  v.check(({ alert_at, max_points }) => alert_at <= max_points, 'alert_at lies beyond max_points'),
)
export type PointsSettingEntry = v.InferOutput<typeof PointsSettingEntry>

const settingFields = {
  mode: v.picklist(pointsModes),
  window_days: v.number(),
  max_points: v.number(),
  alert_at: v.number(),
}
const Market = v.object({ id: MarketId, name: v.string(), name_en: v.string() })

/** One version of the table with its items' points. */
export const PointsVersion = v.object({
  version: v.number(),
  valid_from: Day,
  published_at: v.string(),
  published_by: v.nullable(v.string()),
  items: v.array(v.object({ item_code: v.string(), name: v.string(), name_en: v.string(), points: v.number() })),
})
export type PointsVersion = v.InferOutput<typeof PointsVersion>

/** A vendor from the alert on; a person decides what comes of it. */
export const NearVendor = v.object({
  vendor: v.object({ id: Id, name: v.string() }),
  points: v.number(),
  standing: v.picklist(['near', 'full']),
  next: v.nullable(v.object({ on: Day, points: v.number() })),
})
export type NearVendor = v.InferOutput<typeof NearVendor>

/** What supervisors see of points: every market's setting with who is near its limit, by name, and the table's versions. */
export const PointsPage = v.object({
  markets: v.array(v.object({ market: Market, ...settingFields, near: v.array(NearVendor) })),
  /** Newest first. */
  versions: v.array(PointsVersion),
  /** Items of the newest checklist, to be given points in the next version. */
  items: v.array(v.object({ code: v.string(), name: v.string(), name_en: v.string() })),
  today: Day,
})
export type PointsPage = v.InferOutput<typeof PointsPage>

/** The next version of the table: its number, so that two who publish at once do not both. */
export const PointsVersionEntry = v.pipe(
  v.strictObject({
    version: whole(1, 1_000_000),
    valid_from: Day,
    items: v.pipe(
      v.array(
        v.strictObject({ item_code: v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-[0-9]{2}$/)), points: whole(1, 12) }),
      ),
      v.maxLength(500),
    ),
  }),
  v.check(({ items }) => new Set(items.map(({ item_code }) => item_code)).size === items.length, 'an item twice'),
)
export type PointsVersionEntry = v.InferOutput<typeof PointsVersionEntry>

/** Points as their vendor and staff read them. `counts` false: they are over. */
export const PointsEntry = v.object({
  action_id: Id,
  inspection_id: Id,
  evening: Day,
  item_name: v.string(),
  item_name_en: v.string(),
  points: v.number(),
  version: v.number(),
  expires_on: Day,
  counts: v.boolean(),
  /** Its finding is being reviewed: it does not count until that is decided. */
  in_review: v.boolean(),
})
export type PointsEntry = v.InferOutput<typeof PointsEntry>

/** How a vendor stands in each market that gives points and where they trade or have some. */
export const VendorPoints = v.object({
  markets: v.array(
    v.object({
      market: Market,
      ...settingFields,
      points: v.number(),
      standing: v.picklist(['clear', 'near', 'full']),
      next: v.nullable(v.object({ on: Day, points: v.number() })),
      entries: v.array(PointsEntry),
    }),
  ),
})
export type VendorPoints = v.InferOutput<typeof VendorPoints>

/** The table a phone anticipates by; null where the market gives no points. */
export const PointsTable = v.nullable(v.object({ version: v.number(), items: v.record(v.string(), v.number()) }))
export type PointsTable = v.InferOutput<typeof PointsTable>

import * as v from 'valibot'
import { Phone } from '../people/schema.ts'
import { Id, MarketId, text } from '../shared/text.ts'

export const parties = ['person', 'organisation'] as const
export const origins = ['settled', 'roaming'] as const

const CategoryId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/))

/** What a supervisor writes of a vendor. Who verified a priority, and when, is given by the server. */
export const VendorEntry = v.object({
  name: text(40),
  trade_name: v.nullable(text(60)),
  phone: Phone,
  party: v.picklist(parties),
  origin: v.picklist(origins),
  category_id: CategoryId,
  priority: v.boolean(),
})
export type VendorEntry = v.InferOutput<typeof VendorEntry>

/** How the list is narrowed; `after` is the id of the last vendor already shown. */
export const VendorQuery = v.object({
  /** Part of a name or trade name, the last four digits of a phone number, or all eleven. */
  q: v.optional(text(40)),
  origin: v.optional(v.picklist(origins)),
  priority: v.optional(v.picklist(['yes', 'no'])),
  category: v.optional(CategoryId),
  market: v.optional(MarketId),
  after: v.optional(Id),
})
export type VendorQuery = v.InferOutput<typeof VendorQuery>

/** A stall or shop where a vendor trades today. */
export const TradingPlace = v.object({
  kind: v.picklist(['stall', 'shop']),
  id: v.string(),
  market_id: v.string(),
  market_name: v.string(),
  market_name_en: v.string(),
  /** Null when the plan in force no longer shows the stall. */
  number: v.nullable(v.string()),
})
export type TradingPlace = v.InferOutput<typeof TradingPlace>

/** A vendor as staff see them; the phone number is masked unless rule R18 lets the viewer see it. */
export const Vendor = v.object({
  id: v.string(),
  name: v.string(),
  trade_name: v.nullable(v.string()),
  phone: v.string(),
  phone_masked: v.boolean(),
  party: v.picklist(parties),
  origin: v.picklist(origins),
  category_id: v.string(),
  category_name: v.string(),
  category_name_en: v.string(),
  priority: v.boolean(),
  priority_verified_by: v.nullable(v.string()),
  priority_verified_on: v.nullable(v.string()),
  places: v.array(TradingPlace),
})
export type Vendor = v.InferOutput<typeof Vendor>

/** One page of vendors by name; `total` counts all that fit. `next` is null on the last page. */
export const Vendors = v.object({ vendors: v.array(Vendor), total: v.number(), next: v.nullable(v.string()) })
export type Vendors = v.InferOutput<typeof Vendors>

import * as v from 'valibot'
import { deadlines } from '../inspections/rules-kinds.ts'
import { authorities } from '../people/rules-kinds.ts'
import { Day, text } from '../shared/text.ts'

const category = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/))

/** One item of a version that is written; `categories` null opens it for every trade. */
export const ItemEntry = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-[0-9]{2}$/)),
  name: text(40),
  name_en: text(60),
  severity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  deadline: v.picklist(deadlines),
  authorities: v.pipe(v.array(v.picklist(authorities)), v.minLength(1), v.maxLength(5)),
  categories: v.nullable(v.pipe(v.array(category), v.minLength(1), v.maxLength(100))),
  closing_round: v.boolean(),
})
export type ItemEntry = v.InferOutput<typeof ItemEntry>

/** The next version, its items in order; its number, so that of two who publish at once the second is told. */
export const ChecklistEntry = v.pipe(
  v.strictObject({
    version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    valid_from: Day,
    items: v.pipe(v.array(ItemEntry), v.minLength(1), v.maxLength(300)),
  }),
  v.check(({ items }) => new Set(items.map(({ code }) => code)).size === items.length, 'an item twice'),
)
export type ChecklistEntry = v.InferOutput<typeof ChecklistEntry>

export const ChecklistVersion = v.object({
  version: v.number(),
  valid_from: Day,
  published_at: v.string(),
  published_by: v.nullable(v.string()),
  items: v.array(ItemEntry),
})
export type ChecklistVersion = v.InferOutput<typeof ChecklistVersion>

/** The newest versions, newest first; in force is the first whose `valid_from` is not after `today`. */
export const ChecklistVersions = v.object({ today: Day, versions: v.array(ChecklistVersion) })
export type ChecklistVersions = v.InferOutput<typeof ChecklistVersions>

import * as v from 'valibot'
import { patterns } from '../prompts/rules-kinds.ts'
import { RatioPage } from '../ratio/schema.ts'
import { Day, MarketId } from '../shared/text.ts'
import { figures } from './rules.ts'

/** Any day of the week; without it the last whole week on the market's clock. */
export const BriefQuery = v.strictObject({ week: v.optional(Day), market: v.optional(MarketId) })

const standing = v.picklist(['not_distinguishable', 'low', 'high'])
const days = { from: v.string(), to: v.string() }

/** A week on paper. `week` ends with the last evening that is over while the week runs; `before` has as many evenings of the week before. */
export const Brief = v.object({
  /** The week's Monday, by which it is named. */
  monday: v.string(),
  over: v.boolean(),
  /** The last evening that is over in the market, or in all of them; a later week has no brief yet. */
  last_over: v.string(),
  market_name: v.nullable(v.string()),
  market_name_en: v.nullable(v.string()),
  week: RatioPage,
  before: v.object({ ...days, enforced: v.number(), handled: v.number() }),
  share_standing: standing,
  changes: v.array(v.object({ figure: v.picklist(figures), now: v.number(), before: v.number(), standing })),
  /** Weeks by their Monday, oldest first; weeks without a finding are not in it. */
  trend: v.array(v.object({ evening: v.string(), enforced: v.number(), handled: v.number() })),
  /** Prompts nobody has answered yet, as things stand now. */
  prompts: v.array(v.object({ pattern: v.picklist(patterns), count: v.number() })),
  /** Clocks of the law that run, as things stand now: past their end, and ending within a day. */
  clocks: v.object({ over: v.number(), soon: v.number() }),
})
export type Brief = v.InferOutput<typeof Brief>

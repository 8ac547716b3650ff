import * as v from 'valibot'
import { Day, Id, MarketId } from '../shared/text.ts'
import { eveningStates } from './rules.ts'

const count = v.number()

/** A patrol that is out. `last_sign_at`: when the office last heard of it, by a record or by one of its phones. */
export const PatrolOut = v.object({
  id: Id,
  squad: v.object({ name: v.string(), name_en: v.nullable(v.string()) }),
  lead: v.string(),
  started_at: v.string(),
  looked_at: count,
  findings: count,
  last_sign_at: v.string(),
})
export type PatrolOut = v.InferOutput<typeof PatrolOut>

/** What can be counted in one market and added up over all. */
export const Figures = v.object({
  /** Places that trade tonight: held and not closed; `seen` of them were looked at this evening. */
  open: count,
  seen: count,
  inspections: count,
  patrols_ended: count,
  /** Findings of this evening that nothing has settled yet. */
  findings: count,
  /** Help calls that nobody has done; `help_unanswered`: nobody even said that they go. */
  help: count,
  help_unanswered: count,
  incidents: count,
  incidents_open: count,
  /** Clocks of procedures past their end, and those that run out within 24 hours. */
  clocks_over: count,
  clocks_soon: count,
  /** To be rechecked by tonight's closing. */
  rechecks: count,
  reviews: count,
  held: count,
})
export type Figures = v.InferOutput<typeof Figures>

/** A market on its own evening; `help_since`: when the call that waits longest was made. */
export const MarketTonight = v.object({
  id: MarketId,
  name: v.string(),
  name_en: v.string(),
  time_zone: v.string(),
  evening: Day,
  opens_at: v.string(),
  closes_at: v.string(),
  next_opens_at: v.string(),
  state: v.picklist(eveningStates),
  figures: Figures,
  help_since: v.nullable(v.string()),
  patrols: v.array(PatrolOut),
})
export type MarketTonight = v.InferOutput<typeof MarketTonight>

/** All markets at one moment; `cursor` is where /api/live goes on from. */
export const Tonight = v.object({
  as_of: v.string(),
  cursor: v.string(),
  markets: v.array(MarketTonight),
  /** Phones that still hold or lack records, how many records, and officers on patrol who were not heard of lately. */
  phones: v.object({ holding: count, records: count, silent: count }),
})
export type Tonight = v.InferOutput<typeof Tonight>

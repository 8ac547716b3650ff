import * as v from 'valibot'
import { actionKinds } from '../enforcement/rules-kinds.ts'
import { incidentKinds, incidentStates } from '../incidents/rules-kinds.ts'
import { outcomes } from '../inspections/rules-kinds.ts'
import { matterStates } from '../matters/rules-machine.ts'
import { Day, Id, MarketId } from '../shared/text.ts'
import { origins } from '../vendors/schema.ts'
import {
  actionClasses,
  actionParts,
  askKinds,
  assignmentStates,
  callStates,
  comparisons,
  countedParts,
  filtersOf,
  patrolStates,
  placedKinds,
  seenParts,
  type AskKind,
} from './rules-kinds.ts'
import {
  ActionRow,
  AssignmentRow,
  CallRow,
  CoverageRow,
  FindingRow,
  IncidentRow,
  InspectionRow,
  MatterRow,
  Named,
  OpenPlaceRow,
  PatrolRow,
  SecondLookRow,
  VendorRow,
  type RowOf,
} from './schema-rows.ts'

const Word = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/))
const ItemCode = v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-[0-9]{1,4}$/))

const filters = {
  /** First and last evening (of an assignment: the days it covers). */
  from: v.optional(Day),
  to: v.optional(Day),
  market: v.optional(MarketId),
  squad: v.optional(Id),
  officer: v.optional(Id),
  /** A stall's or a shop's id. */
  place: v.optional(Id),
  vendor: v.optional(Id),
  /** '-': of none, as the ratio has it; of findings only. */
  category: v.optional(v.union([Word, v.literal('-')])),
  item: v.optional(ItemCode),
  severity: v.optional(v.picklist(['1', '2', '3', '4'])),
  outcome: v.optional(v.picklist(outcomes)),
  class: v.optional(v.picklist(actionClasses)),
  action: v.optional(v.picklist(actionKinds)),
  /** A part of the ratio's count, or the kind that a finding counts by. */
  counted: v.optional(v.picklist([...countedParts, ...actionKinds])),
  /** 'unsettled': of matters, every state in which something is still to be done. */
  state: v.optional(
    v.picklist([...matterStates, 'unsettled', ...assignmentStates, ...patrolStates, ...callStates, ...incidentStates]),
  ),
  overdue: v.optional(v.literal('yes')),
  /** To be rechecked by tonight's closing. */
  due: v.optional(v.literal('tonight')),
  /** Of the market's clock, at which a finding was seen. */
  hour: v.optional(v.pipe(v.string(), v.regex(/^(1?\d|2[0-3])$/))),
  /** Inspections that count: neither corrected since nor taken out. */
  stands: v.optional(v.literal('yes')),
  seen: v.optional(v.picklist(seenParts)),
  part: v.optional(v.picklist(actionParts)),
  /** A kind, or 'complaints': about officers, and that somebody asked for money. */
  incident: v.optional(v.picklist(['complaints', ...incidentKinds])),
  compared: v.optional(v.picklist(comparisons)),
  /** Of each market's evening now; of patrols also those still out since the one before. */
  tonight: v.optional(v.literal('yes')),
  /** A snapshot's id: findings as that locked month counted them. */
  locked: v.optional(Id),
  origin: v.optional(v.picklist(origins)),
  priority: v.optional(v.literal('yes')),
}

/** The filters of a list as they stand in the address; which of them a list knows is in `filtersOf`. */
export const AskFilter = v.object(filters)
export type AskFilter = v.InferOutput<typeof AskFilter>

const Cursor = v.pipe(v.string(), v.maxLength(600))
export const AskQuery = v.strictObject({ ...filters, after: v.optional(Cursor) })
export const AskParam = v.object({ kind: v.picklist(askKinds) })
export const PlacedParam = v.object({ kind: v.picklist(placedKinds) })

/** The filters set that a list does not know; to be refused. */
export const unknownFilters = (kind: AskKind, filter: AskFilter): string[] =>
  Object.keys(filter).filter((name) => !(filtersOf[kind] as readonly string[]).includes(name))

/** One page of a list; `next` is the cursor of the following one, null on the last. */
export const AskPage = v.object({
  rows: v.union([
    v.array(InspectionRow),
    v.array(FindingRow),
    v.array(MatterRow),
    v.array(VendorRow),
    v.array(AssignmentRow),
    v.array(PatrolRow),
    v.array(CoverageRow),
    v.array(OpenPlaceRow),
    v.array(ActionRow),
    v.array(CallRow),
    v.array(IncidentRow),
    v.array(SecondLookRow),
  ]),
  next: v.nullable(v.string()),
})
export interface AskPage<Kind extends AskKind = AskKind> {
  rows: RowOf[Kind][]
  next: string | null
}

/**
 * How many rows fit; `more`: there are more than were counted. `sum`: of a list of coverage that is narrowed by period,
 * market and squad only, the evenings on which its stalls were seen, of those on which they were assigned.
 */
export const AskCount = v.object({
  count: v.number(),
  more: v.boolean(),
  sum: v.optional(v.object({ seen: v.number(), evenings: v.number() })),
})
export type AskCount = v.InferOutput<typeof AskCount>

/** How many rows of the selection lie at each place of one market. */
export const AskPlaces = v.object({
  /** Of coverage: `count` evenings not seen, of `of` on which it was assigned. */
  places: v.array(v.object({ id: v.string(), count: v.number(), of: v.optional(v.number()) })),
  /** Rows that lie at no stall or shop of the map. */
  elsewhere: v.number(),
})
export type AskPlaces = v.InferOutput<typeof AskPlaces>

export const EveningsQuery = v.strictObject({
  from: filters.from,
  to: filters.to,
  squad: filters.squad,
  /** Continues a list: the last evening of the page before. */
  before: v.optional(Day),
})

/** An evening on which a stall was assigned, and the first look at it then; null where nobody saw it. */
export const StallEvening = v.object({
  evening: v.string(),
  /** The market did not trade: nothing was expected to be seen. */
  closed: v.boolean(),
  look: v.nullable(
    v.object({ at: v.string(), officer: v.string(), squad: Named, outcome: v.picklist(['in_order', 'findings']) }),
  ),
})
export type StallEvening = v.InferOutput<typeof StallEvening>
export const StallEvenings = v.object({ rows: v.array(StallEvening), next: v.nullable(v.string()) })
export type StallEvenings = v.InferOutput<typeof StallEvenings>

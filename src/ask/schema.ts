import * as v from 'valibot'
import { actionKinds } from '../enforcement/rules-kinds.ts'
import { outcomes } from '../inspections/rules-kinds.ts'
import { matterStates } from '../matters/rules-machine.ts'
import { Day, Id, MarketId } from '../shared/text.ts'
import { origins, parties, TradingPlace } from '../vendors/schema.ts'
import {
  actionClasses,
  askKinds,
  assignmentStates,
  countedParts,
  filtersOf,
  patrolStates,
  placedKinds,
  type AskKind,
} from './rules-kinds.ts'

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
  category: v.optional(Word),
  item: v.optional(ItemCode),
  severity: v.optional(v.picklist(['1', '2', '3', '4'])),
  outcome: v.optional(v.picklist(outcomes)),
  class: v.optional(v.picklist(actionClasses)),
  action: v.optional(v.picklist(actionKinds)),
  /** A part of the ratio's count, or the kind that a finding counts by. */
  counted: v.optional(v.picklist([...countedParts, ...actionKinds])),
  state: v.optional(v.picklist([...matterStates, ...assignmentStates, ...patrolStates])),
  overdue: v.optional(v.literal('yes')),
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

const Named = v.object({ id: v.string(), name: v.string(), name_en: v.nullable(v.string()) })
const Someone = v.object({ id: v.string(), name: v.string() })
const Market = v.object({ ...Named.entries, name_en: v.string(), time_zone: v.string() })
const Item = v.object({ code: v.string(), name: v.string(), name_en: v.string(), severity: v.number() })
const Place = v.object({
  kind: v.picklist(['stall', 'shop', 'place']),
  /** Null for a roaming vendor's place, which is only words. */
  id: v.nullable(v.string()),
  number: v.string(),
})
const Category = v.nullable(Named)

/** What every row of a list at places has. */
const placed = { id: v.string(), market: Market, place: Place }
const looked = { ...placed, evening: v.string(), at: v.string(), squad: Named, vendor: v.nullable(Someone) }

export const InspectionRow = v.object({
  ...looked,
  officer: Someone,
  category: Category,
  outcome: v.picklist(outcomes),
  /** A later entry corrects or takes out this one, which no longer counts. */
  amended: v.boolean(),
  items: v.array(Item),
  note: v.nullable(v.string()),
})
export type InspectionRow = v.InferOutput<typeof InspectionRow>

export const FindingRow = v.object({
  ...looked,
  category: Category,
  item: Item,
  /** The class of the most severe action that stands, or 'overturned'; the ratio's definition. */
  counted_as: v.string(),
  actions: v.array(v.object({ kind: v.picklist(actionKinds), overturned: v.boolean() })),
  note: v.nullable(v.string()),
})
export type FindingRow = v.InferOutput<typeof FindingRow>

export const MatterRow = v.object({
  ...looked,
  category: Category,
  item: Item,
  state: v.picklist(matterStates),
  due_at: v.nullable(v.string()),
  actions: v.array(v.object({ kind: v.picklist(actionKinds), overturned: v.boolean() })),
})
export type MatterRow = v.InferOutput<typeof MatterRow>

export const VendorRow = v.object({
  id: v.string(),
  name: v.string(),
  trade_name: v.nullable(v.string()),
  /** Always masked (rule R18): lists and files are no place to call from. */
  phone: v.string(),
  party: v.picklist(parties),
  origin: v.picklist(origins),
  priority: v.boolean(),
  category: Category,
  places: v.array(TradingPlace),
})
export type VendorRow = v.InferOutput<typeof VendorRow>

export const AssignmentRow = v.object({
  ...placed,
  vendor: Someone,
  category: Category,
  origin: v.picklist(origins),
  starts_on: v.string(),
  ends_on: v.nullable(v.string()),
  state: v.picklist(assignmentStates),
  assigned_by: v.string(),
  end_reason: v.nullable(v.string()),
})
export type AssignmentRow = v.InferOutput<typeof AssignmentRow>

export const PatrolRow = v.object({
  id: v.string(),
  market: Market,
  evening: v.string(),
  squad: Named,
  lead: Someone,
  members: v.array(v.string()),
  started_at: v.string(),
  ended_at: v.nullable(v.string()),
  inspections: v.number(),
  findings: v.number(),
})
export type PatrolRow = v.InferOutput<typeof PatrolRow>

export interface RowOf {
  inspections: InspectionRow
  findings: FindingRow
  matters: MatterRow
  vendors: VendorRow
  assignments: AssignmentRow
  patrols: PatrolRow
}

/** One page of a list; `next` is the cursor of the following one, null on the last. */
export const AskPage = v.object({
  rows: v.union([
    v.array(InspectionRow),
    v.array(FindingRow),
    v.array(MatterRow),
    v.array(VendorRow),
    v.array(AssignmentRow),
    v.array(PatrolRow),
  ]),
  next: v.nullable(v.string()),
})
export interface AskPage<Kind extends AskKind = AskKind> {
  rows: RowOf[Kind][]
  next: string | null
}

/** How many rows fit, counted no further than to one more than `countedUpTo`. */
export const AskCount = v.object({ count: v.number(), more: v.boolean() })
export type AskCount = v.InferOutput<typeof AskCount>

/** How many rows of the selection lie at each place of one market. */
export const AskPlaces = v.object({
  places: v.array(v.object({ id: v.string(), count: v.number() })),
  /** Rows that lie at no stall or shop of the map. */
  elsewhere: v.number(),
})
export type AskPlaces = v.InferOutput<typeof AskPlaces>

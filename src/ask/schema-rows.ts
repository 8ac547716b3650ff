import * as v from 'valibot'
import { actionKinds, helpKinds } from '../enforcement/rules-kinds.ts'
import { incidentKinds } from '../incidents/rules-kinds.ts'
import { outcomes } from '../inspections/rules-kinds.ts'
import { matterStates } from '../matters/rules-machine.ts'
import { origins, parties, TradingPlace } from '../vendors/schema.ts'
import { assignmentStates } from './rules-kinds.ts'

export const Named = v.object({ id: v.string(), name: v.string(), name_en: v.nullable(v.string()) })
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

/** A stall that was assigned in the period, with its evenings then and those on which it was seen. */
export const CoverageRow = v.object({
  ...placed,
  vendor: v.nullable(Someone),
  category: Category,
  evenings: v.number(),
  seen: v.number(),
  last_seen_at: v.nullable(v.string()),
})
export type CoverageRow = v.InferOutput<typeof CoverageRow>

/** A place that trades tonight, and the last look at it this evening. */
export const OpenPlaceRow = v.object({
  ...placed,
  vendor: v.nullable(Someone),
  category: Category,
  evening: v.string(),
  seen_at: v.nullable(v.string()),
  squad: v.nullable(Named),
})
export type OpenPlaceRow = v.InferOutput<typeof OpenPlaceRow>

/** One thing that was done about a finding. `evening` is the action's, which may be later than the finding's. */
export const ActionRow = v.object({
  ...looked,
  finding_id: v.string(),
  kind: v.picklist(actionKinds),
  overturned: v.boolean(),
  item: Item,
})
export type ActionRow = v.InferOutput<typeof ActionRow>

/** A vendor's call for help. `done_by` null with `done_at`: they took it back. */
export const CallRow = v.object({
  ...placed,
  vendor: Someone,
  help_kind: v.picklist(helpKinds),
  words: v.nullable(v.string()),
  at: v.string(),
  answered_by: v.nullable(v.string()),
  answered_at: v.nullable(v.string()),
  done_by: v.nullable(v.string()),
  done_at: v.nullable(v.string()),
  thanked_at: v.nullable(v.string()),
})
export type CallRow = v.InferOutput<typeof CallRow>

export const IncidentRow = v.object({
  ...placed,
  evening: v.string(),
  at: v.string(),
  kind: v.picklist(incidentKinds),
  squad: v.nullable(Named),
  /** Who logged it: an officer, or the vendor who complained. */
  reporter: v.string(),
  by_vendor: v.boolean(),
  hurt: v.boolean(),
  note: v.nullable(v.string()),
  closed_at: v.nullable(v.string()),
})
export type IncidentRow = v.InferOutput<typeof IncidentRow>

/** A look that was drawn to be taken again, and what both found; the second null where nobody came by. */
export const SecondLookRow = v.object({
  ...looked,
  officer: Someone,
  first_found: v.boolean(),
  second: v.nullable(
    v.object({ evening: v.string(), at: v.string(), officer: v.string(), found: v.boolean(), same_items: v.boolean() }),
  ),
})
export type SecondLookRow = v.InferOutput<typeof SecondLookRow>

export interface RowOf {
  inspections: InspectionRow
  coverage: CoverageRow
  open_places: OpenPlaceRow
  findings: FindingRow
  actions: ActionRow
  matters: MatterRow
  help_calls: CallRow
  incidents: IncidentRow
  second_looks: SecondLookRow
  vendors: VendorRow
  assignments: AssignmentRow
  patrols: PatrolRow
}

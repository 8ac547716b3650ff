import * as v from 'valibot'
import { Day, Id, MarketId, text } from '../shared/text.ts'

const Reason = text(200)

/** A stall given to a vendor: first day and last day, or no last day. */
export const AssignmentEntry = v.object({
  stall_id: Id,
  vendor_id: Id,
  starts_on: Day,
  ends_on: v.nullable(Day),
})
export type AssignmentEntry = v.InferOutput<typeof AssignmentEntry>

/** The last day the vendor keeps the stall; before its first day takes it back. */
export const AssignmentEnd = v.object({ last_day: Day, reason: Reason })
export type AssignmentEnd = v.InferOutput<typeof AssignmentEnd>

/** The stall the vendor has instead, from a day on. */
export const AssignmentMove = v.object({ stall_id: Id, from_day: Day, reason: Reason })
export type AssignmentMove = v.InferOutput<typeof AssignmentMove>

/** Assignments of exactly one stall, vendor or market; `before` is the id of the last one already shown. */
export const AssignmentQuery = v.pipe(
  v.object({
    stall: v.optional(Id),
    vendor: v.optional(Id),
    market: v.optional(MarketId),
    before: v.optional(Id),
  }),
  v.check(
    ({ stall, vendor, market }) => [stall, vendor, market].filter((one) => one !== undefined).length === 1,
    'one of stall, vendor, market',
  ),
)
export type AssignmentQuery = v.InferOutput<typeof AssignmentQuery>

const assignmentStates = ['current', 'coming', 'past', 'cancelled'] as const

export const Assignment = v.object({
  id: v.string(),
  market_id: v.string(),
  market_name: v.string(),
  market_name_en: v.string(),
  stall_id: v.string(),
  /** The stall's number on the plan in force today; null when it is not on it. */
  number: v.nullable(v.string()),
  vendor_id: v.string(),
  vendor_name: v.string(),
  starts_on: v.string(),
  ends_on: v.nullable(v.string()),
  state: v.picklist(assignmentStates),
  assigned_by: v.string(),
  assigned_at: v.string(),
  ended_by: v.nullable(v.string()),
  ended_at: v.nullable(v.string()),
  end_reason: v.nullable(v.string()),
  moved_to: v.nullable(v.string()),
})
export type Assignment = v.InferOutput<typeof Assignment>

/** One page, latest first day first; `next` is null on the last page. */
export const Assignments = v.object({ assignments: v.array(Assignment), next: v.nullable(v.string()) })
export type Assignments = v.InferOutput<typeof Assignments>

import * as v from 'valibot'
import { Market } from '../markets/schema.ts'
import { PackedPlaces, PlanFeature, PlanZone } from '../plan/schema.ts'
import { Day } from '../shared/text.ts'

/** Evenings from..to; by default the 30 up to tonight. */
export const HistoryQuery = v.object({ from: v.optional(Day), to: v.optional(Day) })

/** What was drawn on the evenings from `first` (an index into the evenings) until the next layout's. Statuses say nothing. */
const Layout = v.object({
  first: v.number(),
  /** Null for a street, which has no plans. */
  version: v.nullable(v.number()),
  valid_from: v.nullable(v.string()),
  places: PackedPlaces,
  zones: v.array(PlanZone),
  features: v.array(PlanFeature),
})

/** Every evening of a market in one answer. Corrections made later count: it is what is known now of each evening. */
export const History = v.object({
  market: Market,
  evenings: v.array(v.string()),
  layouts: v.array(Layout),
  /** Every stall or shop of any layout; the matrix and the looks count in this order. */
  ids: v.array(v.string()),
  /** Per evening one character per place: its index in `staffStatuses`, '-' where it was not on the layout. */
  states: v.array(v.string()),
  /** Per evening one character per place: '1' where someone held it and it was not closed. */
  held: v.array(v.string()),
  /**
   * Rows of seven: evening, place (indices), inspections, findings, and of those repeats, handled, enforced.
   * Only where there was an inspection.
   */
  looks: v.array(v.number()),
})
export type History = v.InferOutput<typeof History>

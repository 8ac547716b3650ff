import * as v from 'valibot'
import { Clock, Day, Id, MarketId, text } from '../shared/text.ts'
import { monthShape, yearShape } from './rules-seasons.ts'

/** A day that is otherwise than the State Council's calendar has it; null takes that back. */
export const DayEntry = v.strictObject({
  kind: v.nullable(v.picklist(['workday', 'holiday'])),
  name: v.nullable(text(40)),
})
/** Why a market does not trade that evening. */
export const ClosedEntry = v.strictObject({ reason: text(60) })
/** Evenings on which a market has other hours than its own. */
export const Season = v.object({ first_day: Day, last_day: Day, opens: v.string(), closes: v.string() })

/** Other hours from a day to a day; one special evening is a season of one day. */
export const SeasonEntry = v.strictObject({
  first_day: Day,
  last_day: Day,
  opens: Clock,
  closes: Clock,
  name: text(40),
})
export type SeasonEntry = v.InferOutput<typeof SeasonEntry>

/** Evenings closed at once: all from a day to a day, or those on some weekdays, 1 being Monday. */
export const ClosureEntry = v.strictObject({
  first_day: Day,
  last_day: Day,
  weekdays: v.nullable(
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1), v.maxLength(7)),
  ),
  reason: text(60),
})
export type ClosureEntry = v.InferOutput<typeof ClosureEntry>

export const OfThing = v.object({ market: MarketId, id: Id })
export const OfMarket = v.object({ market: MarketId })
export const OfDay = v.object({ day: Day })
export const OfEvening = v.object({ market: MarketId, evening: Day })

export const OwnDays = v.object({
  days: v.array(v.object({ day: Day, kind: v.picklist(['workday', 'holiday']) })),
  closed: v.array(Day),
})
export type OwnDays = v.InferOutput<typeof OwnDays>

export const MonthQuery = v.object({
  month: v.optional(v.pipe(v.string(), v.regex(monthShape))),
  market: v.optional(MarketId),
})

export const YearQuery = v.object({
  year: v.optional(v.pipe(v.string(), v.regex(yearShape))),
  market: v.optional(MarketId),
})

const days = v.array(
  v.object({
    day: Day,
    workday: v.boolean(),
    holiday: v.boolean(),
    /** What the district says of it itself. */
    own: v.nullable(v.object({ kind: v.picklist(['workday', 'holiday']), name: v.string(), set_by: v.string() })),
    closed: v.nullable(v.object({ reason: v.string(), closed_by: v.string() })),
  }),
)

/** Days in order, whether each is worked, by whom that is said, whether a market trades that evening, and at what hours. */
const shown = {
  today: Day,
  markets: v.array(v.object({ id: v.string(), name: v.string(), name_en: v.string() })),
  market: v.nullable(
    v.object({
      id: v.string(),
      name: v.string(),
      name_en: v.string(),
      opens: v.string(),
      closes: v.string(),
      /** The first evening that has not begun: hours change from it on. */
      changes_from: Day,
      /** What its own hours were before, the oldest first: each holds where the one before it and all seasons do not. */
      earlier: v.array(Season),
    }),
  ),
  days,
  /** Of the market: those of the days shown and those to come, the first one first. */
  seasons: v.array(
    v.object({
      id: Id,
      first_day: Day,
      last_day: Day,
      opens: v.string(),
      closes: v.string(),
      name: v.string(),
      set_by: v.string(),
    }),
  ),
  /** Of the market: those that keep evenings closed which are still to come; `left`: how many. */
  closures: v.array(
    v.object({
      id: Id,
      first_day: Day,
      last_day: Day,
      weekdays: v.nullable(v.array(v.number())),
      reason: v.string(),
      closed_by: v.string(),
      left: v.number(),
    }),
  ),
}
export const Month = v.object({ month: v.string(), ...shown })
export type Month = v.InferOutput<typeof Month>
export const Year = v.object({ year: v.string(), ...shown })
export type Year = v.InferOutput<typeof Year>

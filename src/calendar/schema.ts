import * as v from 'valibot'
import { Day, MarketId, text } from '../shared/text.ts'

/** A day that is otherwise than the State Council's calendar has it; null takes that back. */
export const DayEntry = v.strictObject({
  kind: v.nullable(v.picklist(['workday', 'holiday'])),
  name: v.nullable(text(40)),
})
/** Why a market does not trade that evening. */
export const ClosedEntry = v.strictObject({ reason: text(60) })
/** Evenings on which a market has other hours than its own. */
export const Season = v.object({ first_day: Day, last_day: Day, opens: v.string(), closes: v.string() })

export const OfDay = v.object({ day: Day })
export const OfEvening = v.object({ market: MarketId, evening: Day })

export const OwnDays = v.object({
  days: v.array(v.object({ day: Day, kind: v.picklist(['workday', 'holiday']) })),
  closed: v.array(Day),
})
export type OwnDays = v.InferOutput<typeof OwnDays>

export const MonthQuery = v.object({
  month: v.optional(v.pipe(v.string(), v.regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/))),
  market: v.optional(MarketId),
})

/** A month: whether each day is worked, by whom that is said, and whether the market trades that evening. */
export const Month = v.object({
  month: v.string(),
  today: Day,
  markets: v.array(v.object({ id: v.string(), name: v.string(), name_en: v.string() })),
  market: v.nullable(
    v.object({ id: v.string(), name: v.string(), name_en: v.string(), opens: v.string(), closes: v.string() }),
  ),
  days: v.array(
    v.object({
      day: Day,
      workday: v.boolean(),
      holiday: v.boolean(),
      /** What the district says of it itself. */
      own: v.nullable(v.object({ kind: v.picklist(['workday', 'holiday']), name: v.string(), set_by: v.string() })),
      closed: v.nullable(v.object({ reason: v.string(), closed_by: v.string() })),
    }),
  ),
})
export type Month = v.InferOutput<typeof Month>

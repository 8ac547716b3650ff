import * as v from 'valibot'
import { Day, Id, MarketId, text } from '../shared/text.ts'
import { absences } from './rules.ts'

/** Who is on duty: null is nobody planned; `market_id` null goes wherever the squad goes. */
export const DutyEntry = v.pipe(
  v.strictObject({
    on_duty: v.boolean(),
    market_id: v.nullable(MarketId),
    absence: v.nullable(v.picklist(absences)),
    absence_note: v.nullable(text(100)),
  }),
  v.check(({ absence, absence_note }) => absence !== null || absence_note === null, 'a note without an absence'),
  v.check(({ on_duty, absence }) => on_duty || absence === null, 'absent without duty'),
)
export type DutyEntry = v.InferOutput<typeof DutyEntry>

export const Duty = v.object({
  person_id: v.string(),
  evening: Day,
  market_id: v.nullable(v.string()),
  absence: v.nullable(v.picklist(absences)),
  absence_note: v.nullable(v.string()),
})
export type Duty = v.InferOutput<typeof Duty>

export const WeekQuery = v.object({ squad: Id, week: v.optional(Day) })

/** A squad's week, Monday first; `members`: its active officers, and who was planned with it and has left since. */
export const Week = v.object({
  squad_id: v.string(),
  today: Day,
  days: v.array(Day),
  members: v.array(v.object({ id: v.string(), name: v.string(), member: v.boolean(), certified: v.boolean() })),
  duties: v.array(Duty),
  markets: v.array(v.object({ id: v.string(), name: v.string(), name_en: v.string() })),
})
export type Week = v.InferOutput<typeof Week>

/** `copied`: how many duties came from the week before; the others were planned already, are over, or left. */
export const Copied = v.object({ copied: v.number(), week: Week })
export type Copied = v.InferOutput<typeof Copied>

/** Who is planned with one's squad tonight, in any market or in one; a proposal, never a condition. */
export const OnDuty = v.object({
  rows: v.array(v.object({ person_id: v.string(), evening: Day, market_id: v.nullable(v.string()) })),
})
export type OnDuty = v.InferOutput<typeof OnDuty>

/** One's own duties of this week, Monday first, from whichever squad planned them; `market` null goes with the squad. */
export const OwnWeek = v.object({
  today: Day,
  days: v.array(Day),
  duties: v.array(
    v.object({
      evening: Day,
      market: v.nullable(v.object({ id: v.string(), name: v.string(), name_en: v.string() })),
      absence: v.nullable(v.picklist(absences)),
    }),
  ),
})
export type OwnWeek = v.InferOutput<typeof OwnWeek>

import * as v from 'valibot'
import { Day, Id, text } from '../shared/text.ts'
import { audiences } from './rules.ts'

/** What a supervisor writes of a lesson; `valid_until` null: what was learnt has no end. */
export const TrainingEntry = v.pipe(
  v.strictObject({
    topic: text(60),
    audience: v.picklist(audiences),
    held_on: Day,
    valid_until: v.nullable(Day),
    place: v.nullable(text(60)),
    note: v.nullable(text(500)),
    cancelled: v.boolean(),
  }),
  v.check(({ held_on, valid_until }) => valid_until === null || valid_until >= held_on, 'ends before it is held'),
)
export type TrainingEntry = v.InferOutput<typeof TrainingEntry>

const fields = {
  id: v.string(),
  topic: v.string(),
  audience: v.picklist(audiences),
  held_on: Day,
  valid_until: v.nullable(Day),
  place: v.nullable(v.string()),
  note: v.nullable(v.string()),
  cancelled: v.boolean(),
}

/** Newest first; `before` continues after 'day id', as the page before answered. */
export const TrainingsQuery = v.object({
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}-\d{2} [0-9a-f-]{36}$/),
      v.check((cursor) => v.is(Day, cursor.slice(0, 10)) && v.is(Id, cursor.slice(11)), 'no such place'),
    ),
  ),
})
/** What runs out soon or has: the newest of each topic that somebody attended; `today` is the district's. */
export const Trainings = v.object({
  today: Day,
  rows: v.array(v.object({ ...fields, officers: v.number(), vendors: v.number() })),
  next: v.nullable(v.string()),
})
export type Trainings = v.InferOutput<typeof Trainings>

/** What runs out and has: `total` in all, `rows` as many as a page shows, what is still to end first. */
export const EndingTrainings = v.object({
  today: Day,
  days: v.number(),
  total: v.number(),
  rows: v.array(
    v.object({
      kind: v.picklist(['officer', 'vendor']),
      id: v.string(),
      name: v.string(),
      topic: v.string(),
      valid_until: Day,
    }),
  ),
})
export type EndingTrainings = v.InferOutput<typeof EndingTrainings>

const Ticked = { id: v.string(), name: v.string(), attended: v.boolean() }
/** A lesson with its list: all active officers where it is for them, and the vendors who were there. */
export const Training = v.object({
  ...fields,
  today: Day,
  officers: v.array(v.object({ ...Ticked, squad_name: v.nullable(v.string()), squad_name_en: v.nullable(v.string()) })),
  vendors: v.array(v.object(Ticked)),
})
export type Training = v.InferOutput<typeof Training>

export const Attendance = v.strictObject({ attended: v.boolean() })
export const OfTraining = v.object({ training: Id })
export const OfOfficer = v.object({ training: Id, person: Id })
export const OfVendor = v.object({ training: Id, vendor: Id })

import * as v from 'valibot'
import { Day, Id, MarketId, text } from '../shared/text.ts'
import { answers, bunchedAt, longestWords, outcomes, patterns } from './rules-kinds.ts'
import { Numbers } from './schema-settings.ts'

const share = { handled: v.number(), enforced: v.number() }
const near = v.object({ near: v.number(), all: v.number() })

/** The figures that a prompt rests on, with the thresholds of then where they are not in the words. */
export const Evidence = v.variant('pattern', [
  v.object({
    pattern: v.literal('burst'),
    looks: v.number(),
    seconds: v.number(),
    count: v.number(),
    within_s: v.number(),
  }),
  v.object({
    pattern: v.literal('pace'),
    legs: v.array(v.object({ from: Id, to: Id, metres: v.number(), seconds: v.number() })),
    metres_per_s: v.number(),
  }),
  v.object({ pattern: v.literal('photo_again'), sha256: v.string(), records: v.number(), received: v.boolean() }),
  v.object({
    pattern: v.literal('photo_alike'),
    sha256: v.string(),
    /** The earlier photo, and the evening of its record. */
    other: v.string(),
    other_evening: Day,
    /** How many bits of 64 differ. */
    distance: v.number(),
    /** The records of both photos; only where a prompt is read whole. */
    look: v.optional(Id),
    other_look: v.optional(Id),
  }),
  v.object({ pattern: v.literal('off_roster'), why: v.picklist(['not_member', 'not_rostered']), looks: v.number() }),
  v.object({
    pattern: v.literal('always_in_order'),
    from: Day,
    to: Day,
    looks: v.number(),
    found: v.number(),
    expected: v.number(),
    others: v.number(),
  }),
  v.object({
    pattern: v.literal('same_act'),
    from: Day,
    to: Day,
    item_name: v.string(),
    item_name_en: v.string(),
    category_name: v.nullable(v.string()),
    category_name_en: v.nullable(v.string()),
    /** No English name where the prompt was found before it was kept. */
    squads: v.array(v.object({ id: Id, name: v.string(), name_en: v.optional(v.nullable(v.string())), ...share })),
  }),
  v.object({
    pattern: v.literal('month_end'),
    from: Day,
    to: Day,
    last_from: Day,
    month: v.object({ ...share, mild: v.number() }),
    last: v.object({ ...share, mild: v.number() }),
  }),
  v.object({
    pattern: v.literal('bunching'),
    at: v.picklist(bunchedAt),
    /** Percent of the most that may be fined on the spot, or minutes. */
    within: v.number(),
    from: Day,
    to: Day,
    /** The first day of the months before. */
    since: Day,
    item_name: v.string(),
    item_name_en: v.string(),
    here: near,
    before: near,
    elsewhere: near,
  }),
])
export type Evidence = v.InferOutput<typeof Evidence>

/** An answer as it is sent; the same again, by its id, is once. */
export const PromptAnswer = v.strictObject({
  id: Id,
  answer: v.picklist(answers),
  words: v.nullable(text(longestWords)),
})
export type PromptAnswer = v.InferOutput<typeof PromptAnswer>

const Answered = v.object({
  id: Id,
  answer: v.picklist(answers),
  words: v.nullable(v.string()),
  at: v.string(),
  by: v.object({ id: Id, name: v.string() }),
})

/** A line of the list. `outcome`: what a supervisor found, null while it is open. */
export const PromptLine = v.object({
  id: Id,
  pattern: v.picklist(patterns),
  evening: Day,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  /** Whose records it shows, where they are one person's. */
  person: v.nullable(v.object({ id: Id, name: v.string() })),
  evidence: Evidence,
  chance: v.nullable(v.number()),
  made_at: v.string(),
  outcome: v.nullable(v.picklist(outcomes)),
})
export type PromptLine = v.InferOutput<typeof PromptLine>

/** `after` continues a list: the cursor that the page before answered. */
export const PromptFilter = v.strictObject({
  pattern: v.optional(v.picklist(patterns)),
  market: v.optional(MarketId),
  state: v.optional(v.picklist(['open', 'answered'])),
  /** Prompts of this evening and later. */
  from: v.optional(Day),
  after: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/),
      v.check((cursor) => v.is(Day, cursor.slice(0, 10)) && v.is(Id, cursor.slice(11)), 'no such place'),
    ),
  ),
})
export type PromptFilter = v.InferOutput<typeof PromptFilter>
export const PromptList = v.object({ prompts: v.array(PromptLine), next: v.nullable(v.string()) })
export type PromptList = v.InferOutput<typeof PromptList>

/** A record that a prompt rests on. */
export const PromptLook = v.object({
  id: Id,
  number: v.string(),
  place: v.nullable(v.object({ kind: v.picklist(['stall', 'shop']), id: Id })),
  claimed_at: v.string(),
  officer: v.string(),
  outcome: v.picklist(['in_order', 'findings', 'void']),
  /** Its findings, which are matters of the same ids. */
  findings: v.array(v.object({ id: Id, name: v.string(), name_en: v.string() })),
})
export type PromptLook = v.InferOutput<typeof PromptLook>

/**
 * How often a pattern was looked for in the last days, what of it chance alone brings about at the thresholds then (null: not
 * chance), and how many prompts there were. `off`: it is not looked for now.
 */
const Alarms = v.object({
  pattern: v.picklist(patterns),
  off: v.boolean(),
  made: v.number(),
  tested: v.number(),
  evenings: v.number(),
  expected: v.nullable(v.number()),
})

/** A prompt whole: its records, what was said of it, and how often such a thing comes up by chance. */
export const Prompt = v.object({
  ...PromptLine.entries,
  /** It shows records of whoever reads it, who may explain them and leaves it to another supervisor to say what it was. */
  own: v.boolean(),
  looks: v.array(PromptLook),
  answers: v.array(Answered),
  alarms: Alarms,
  /** The thresholds it was found by. */
  numbers: Numbers,
})
export type Prompt = v.InferOutput<typeof Prompt>

/** First and second looks of the last days beside each other; interval and kappa only from ten on. */
export const Agreement = v.object({
  drawn: v.number(),
  looked: v.number(),
  agreed: v.number(),
  both_found: v.number(),
  same_items: v.number(),
  interval: v.nullable(v.object({ low: v.number(), high: v.number() })),
  kappa: v.nullable(v.number()),
})
export type Agreement = v.InferOutput<typeof Agreement>

/** What stands above the list; `waiting`: evenings and months over that were not looked through yet. */
export const PromptOverview = v.object({
  days: v.number(),
  /** First and last evening of the second looks and comparisons counted below. */
  from: v.string(),
  to: v.string(),
  waiting: v.number(),
  alarms: v.array(Alarms),
  agreement: Agreement,
})
export type PromptOverview = v.InferOutput<typeof PromptOverview>

/** `after` continues the list: the cursor that the page before answered, its last first day and market. */
export const RunsFilter = v.strictObject({
  pattern: v.picklist(patterns),
  after: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}-\d{2}_/),
      v.check((cursor) => v.is(Day, cursor.slice(0, 10)) && v.is(MarketId, cursor.slice(11)), 'no such place'),
    ),
  ),
})
export type RunsFilter = v.InferOutput<typeof RunsFilter>

/** The evenings or months behind "compared n times", the newest first; `alarms.tested` is the sum of all rows. */
export const PromptRuns = v.object({
  days: v.number(),
  alarms: Alarms,
  rows: v.array(
    v.object({
      market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
      /** Its first and last evening. */
      from: Day,
      to: Day,
      tested: v.number(),
    }),
  ),
  next: v.nullable(v.string()),
})
export type PromptRuns = v.InferOutput<typeof PromptRuns>

/** How far looking through came: done by this request, and left for the next. */
export const Evaluated = v.object({ done: v.number(), left: v.number(), made: v.number() })
export type Evaluated = v.InferOutput<typeof Evaluated>

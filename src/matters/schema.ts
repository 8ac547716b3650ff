import * as v from 'valibot'
import { actionKinds } from '../enforcement/rules-kinds.ts'
import { PhotoHash } from '../photos/schema.ts'
import { Day, Id, MarketId, text } from '../shared/text.ts'
import { clockKinds } from './rules-clocks.ts'
import { matterStates, procedureKinds } from './rules-machine.ts'

const Named = v.object({ id: Id, name: v.string() })

/** A line of a list of matters. `state` is as stored; `shownState` says what it is at a moment. */
export const MatterLine = v.object({
  id: Id,
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  evening: Day,
  seen_at: v.string(),
  state: v.picklist(matterStates),
  due_at: v.nullable(v.string()),
  item: v.object({ code: v.string(), name: v.string(), name_en: v.string(), severity: v.number() }),
  place: v.object({ kind: v.picklist(['stall', 'shop', 'place']), id: v.nullable(Id), number: v.string() }),
  vendor: v.nullable(Named),
  squad: v.object({ ...Named.entries, name_en: v.nullable(v.string()) }),
  /** What was done about it so far and stands, mildest first. */
  kinds: v.array(v.picklist(actionKinds)),
  /** Kinds of procedures that run. */
  running: v.array(v.picklist(procedureKinds)),
})
export type MatterLine = v.InferOutput<typeof MatterLine>

export const MatterList = v.object({ matters: v.array(MatterLine), next: v.nullable(v.string()) })
export type MatterList = v.InferOutput<typeof MatterList>

/** Which matters; `waiting`: those that ask something of somebody, the nearest deadline first. */
export const MatterFilter = v.strictObject({
  market: v.optional(MarketId),
  vendor: v.optional(Id),
  squad: v.optional(Id),
  state: v.optional(v.picklist(matterStates)),
  waiting: v.optional(v.literal('1')),
  after: v.optional(v.pipe(v.string(), v.regex(/^-?\d{1,13}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
})
export type MatterFilter = v.InferOutput<typeof MatterFilter>

/** One thing that happened to a matter, in the order it happened. `what`: found, an action, a step, a procedure's step, … */
export const TimelineEntry = v.object({
  at: v.string(),
  what: v.picklist(['found', 'action', 'overturned', 'step', 'procedure']),
  /** An action's kind, or a step's name; null for what was found. */
  name: v.nullable(v.string()),
  /** The procedure whose step it is. */
  procedure: v.nullable(v.picklist(procedureKinds)),
  to_state: v.nullable(v.string()),
  actor: v.object({ kind: v.picklist(['person', 'vendor', 'system']), name: v.nullable(v.string()) }),
  /** Reasons, words, sums: what was said with it, by the names of its fields. */
  said: v.record(v.string(), v.unknown()),
  inspection_id: v.nullable(Id),
  /** What was shown with it, each of a thing of a list (`item`) or, null, of what was put right. */
  photos: v.array(v.object({ sha256: PhotoHash, item: v.nullable(v.string()), received: v.boolean() })),
})
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>

export const Clock = v.object({
  clock: v.picklist(clockKinds),
  started_at: v.string(),
  due_at: v.string(),
  paused: v.boolean(),
})
export type Clock = v.InferOutput<typeof Clock>

export const ProcedureRead = v.object({
  id: Id,
  kind: v.picklist(procedureKinds),
  state: v.string(),
  opened_at: v.string(),
  ended_at: v.nullable(v.string()),
  legal_basis: v.nullable(v.object({ law: v.string(), article: v.string(), words: v.string() })),
  clocks: v.array(Clock),
  /** The steps that the asker may take now. */
  open_steps: v.array(v.string()),
})
export type ProcedureRead = v.InferOutput<typeof ProcedureRead>

/** A matter whole, with what the asker may do about it. */
export const Matter = v.object({
  ...MatterLine.entries,
  inspection_id: Id,
  note: v.nullable(v.string()),
  timeline: v.array(TimelineEntry),
  procedures: v.array(ProcedureRead),
  open_steps: v.array(v.string()),
  /** Kinds of procedures that may be opened now. */
  may_open: v.array(v.picklist(procedureKinds)),
  /** What the market's settings say of its procedures, so that a form can say it beforehand. */
  terms: v.object({
    answer_from: v.string(),
    stall_answer_days: v.number(),
    hearing_from_yuan: v.number(),
    /** The earliest end of a last demand before somebody else performs (Compulsion Law Art. 51). */
    last_demand_from: v.string(),
    /** It is night or a public holiday: an execution says why it cannot wait (Art. 43). */
    unusual: v.boolean(),
  }),
  /** Who may approve. */
  supervisors: v.array(Named),
})
export type Matter = v.InferOutput<typeof Matter>

/** A clock on the board; `matter` leads to what it is about. */
export const BoardClock = v.object({
  matter_id: Id,
  /** `fix`: an order of the matter itself; `review`: what its vendor disagrees with. */
  clock: v.picklist([...clockKinds, 'fix', 'review']),
  due_at: v.string(),
  paused: v.boolean(),
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  item_name: v.string(),
  item_name_en: v.string(),
  number: v.string(),
  vendor_name: v.nullable(v.string()),
  squad_name: v.string(),
  squad_name_en: v.nullable(v.string()),
})
export type BoardClock = v.InferOutput<typeof BoardClock>
/** `due`: only what the law counts and is past its end, ends within a day, or (`day`) both. */
const clocksDueParts = ['over', 'soon', 'day'] as const
export type ClocksDue = (typeof clocksDueParts)[number]
export const ClocksFilter = v.strictObject({
  market: v.optional(MarketId),
  squad: v.optional(Id),
  due: v.optional(v.picklist(clocksDueParts)),
})
export const Board = v.object({ as_of: v.string(), clocks: v.array(BoardClock), more: v.boolean() })
export type Board = v.InferOutput<typeof Board>

export const instruments = ['penalty', 'evidence_hold', 'seizure', 'performance', 'removal'] as const
export const LegalBasisEntry = v.strictObject({
  id: Id,
  instrument: v.picklist(instruments),
  law: text(80),
  article: text(40),
  words: text(2000),
  item_codes: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-[0-9]{2}$/))), v.maxLength(60)),
})
export type LegalBasisEntry = v.InferOutput<typeof LegalBasisEntry>
export const LegalBasis = v.object({ ...LegalBasisEntry.entries, ended_at: v.nullable(v.string()) })
export type LegalBasis = v.InferOutput<typeof LegalBasis>
export const LegalBases = v.object({ bases: v.array(LegalBasis) })
export type LegalBases = v.InferOutput<typeof LegalBases>

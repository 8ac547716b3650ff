import * as v from 'valibot'
import { Day, Id, MarketId, text } from '../shared/text.ts'
import { eventKinds } from './rules.ts'

/** A chain of the log: a market's id, or '-' for the district's own. */
const Chain = v.union([v.literal('-'), MarketId])

const Position = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}$/),
  v.transform((value) => Number(value)),
)

/** Newest first; `before` continues a list at the position that the page before answered. */
export const LogQuery = v.object({
  chain: v.optional(Chain, '-'),
  before: v.optional(Position),
  kind: v.optional(v.picklist(eventKinds)),
  subject: v.optional(text(80)),
  /** A member of staff. */
  person: v.optional(Id),
  /** A day where the chain's market is. */
  day: v.optional(Day),
})
export type LogQuery = v.InferOutput<typeof LogQuery>

/** A row of the log. Hashes are hexadecimal. */
export const LogEntry = v.object({
  chain: v.string(),
  position: v.number(),
  at: v.string(),
  evening: v.nullable(v.string()),
  actor_kind: v.picklist(['person', 'vendor', 'system']),
  actor_id: v.nullable(v.string()),
  actor_name: v.nullable(v.string()),
  kind: v.string(),
  subject: v.string(),
  body: v.record(v.string(), v.unknown()),
  hash: v.string(),
})
export type LogEntry = v.InferOutput<typeof LogEntry>

/** `names`: what the ids in these rows are called, as far as they are known; `names_en`: the squads of them that have an English name. */
export const LogPage = v.object({
  rows: v.array(LogEntry),
  names: v.record(v.string(), v.string()),
  names_en: v.record(v.string(), v.string()),
  next: v.nullable(v.number()),
})
export type LogPage = v.InferOutput<typeof LogPage>

/** The end of every chain: who keeps these elsewhere can later prove that nothing before them was changed or cut off. */
export const LogHeads = v.object({
  as_of: v.string(),
  rows: v.array(
    v.object({
      chain: v.string(),
      name: v.nullable(v.string()),
      name_en: v.nullable(v.string()),
      position: v.number(),
      at: v.string(),
      hash: v.string(),
    }),
  ),
})
export type LogHeads = v.InferOutput<typeof LogHeads>

const headStates = ['same', 'differs', 'missing'] as const

/** Newest evening first; `before` continues after 'evening chain', as the page before answered. */
export const PublishedQuery = v.object({
  chain: v.optional(Chain),
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}-\d{2} (-|[a-z][a-z0-9-]{1,39})$/),
      v.check((place) => v.is(Day, place.slice(0, 10)), 'no day'),
    ),
  ),
})

/** Where chains ended when their evenings were over; `state`: what stands at that place now. */
export const PublishedHeads = v.object({
  rows: v.array(
    v.object({
      chain: v.string(),
      name: v.nullable(v.string()),
      name_en: v.nullable(v.string()),
      evening: Day,
      position: v.number(),
      hash: v.string(),
      published_at: v.string(),
      state: v.picklist(headStates),
    }),
  ),
  next: v.nullable(v.string()),
})
export type PublishedHeads = v.InferOutput<typeof PublishedHeads>

/** A head that somebody kept on paper, to be compared with what stands there now. */
export const KeptHead = v.object({
  chain: Chain,
  position: v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
export const HeadState = v.object({ state: v.picklist(headStates) })
export type HeadState = v.InferOutput<typeof HeadState>

/** How many rows one request recomputes; the next goes on after `position`. */
export const verifyBatch = 5000

export const VerifyQuery = v.object({ chain: Chain, after: v.optional(Position, '0') })

/** `done` when the chain's end was reached. */
export const Verified = v.object({
  chain: v.string(),
  position: v.number(),
  rows: v.number(),
  done: v.boolean(),
  broken: v.array(
    v.object({
      chain: v.string(),
      position: v.number(),
      why: v.picklist(['row missing', 'row altered', 'previous hash altered', 'published head differs', 'cut off']),
    }),
  ),
})
export type Verified = v.InferOutput<typeof Verified>

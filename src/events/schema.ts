import * as v from 'valibot'
import { MarketId, text } from '../shared/text.ts'
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
})

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

export const LogPage = v.object({ rows: v.array(LogEntry), next: v.nullable(v.number()) })
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
      why: v.picklist(['row missing', 'row altered', 'previous hash altered']),
    }),
  ),
})
export type Verified = v.InferOutput<typeof Verified>

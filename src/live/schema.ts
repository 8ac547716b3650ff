import * as v from 'valibot'
import { cursorForm, readCursor } from './rules.ts'

const Position = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}$/),
  v.transform((value) => Number(value)),
)
/** All positions of a district; 8,000 letters are some two hundred markets, more than a header may carry besides. */
const Positions = v.pipe(v.string(), v.maxLength(8000), v.regex(cursorForm), v.transform(readCursor))

/** Where to go on: what a browser sends when it reconnects, which wins, and what a page knows from elsewhere. */
export const LastEvent = v.object({ 'last-event-id': v.optional(Position) })
export const LiveQuery = v.object({ after: v.optional(Position) })

/** The same for the stream of the whole district, whose ids are like '-:12,pingan:120,shahe:44'. */
export const LastEvents = v.object({ 'last-event-id': v.optional(Positions) })
export const DistrictLiveQuery = v.object({ after: v.optional(Positions) })

/** The name of the first message of a stream; every other of a market's stream is named after its event's kind. */
export const positionMessage = 'position'

/** Data of the first message. Not complete: what was asked for lies beyond this log's end, so read the page anew. */
export interface PositionMessage {
  position: number
  complete: boolean
}

/** Data of a message: what the log says, without who did it. */
export interface LiveEvent {
  kind: string
  at: string
  evening: string | null
  subject: string
  body: Record<string, unknown>
}

/** The name of every message of the district's stream but the first, whose data is only whether it is complete. */
export const newsMessage = 'news'

/** Data of such a message: some events at once, each chain's in its order; `market` is null in the district's own chain. */
export type News = { market: string | null; position: number; event: LiveEvent }[]

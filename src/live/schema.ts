import * as v from 'valibot'

const Position = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}$/),
  v.transform((value) => Number(value)),
)

/** Where to go on: what a browser sends when it reconnects, which wins, and what a page knows from elsewhere. */
export const LastEvent = v.object({ 'last-event-id': v.optional(Position) })
export const LiveQuery = v.object({ after: v.optional(Position) })

/** The name of the first message of a stream; every other is named after its event's kind. */
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

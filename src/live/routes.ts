import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { streamSSE, type SSEStreamingApi } from 'hono/streaming'
import * as v from 'valibot'
import { eventsAfter } from '../events/queries.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { whoOf } from '../people/queries-sessions.ts'
import { cookieName } from '../people/routes-sessions.ts'
import { passes } from '../people/rules.ts'
import { Problem } from '../problems.ts'
import { MarketId } from '../shared/text.ts'
import { newestPosition } from './queries.ts'
import { LastEvent, LiveQuery, positionMessage, type LiveEvent, type PositionMessage } from './schema.ts'

const heartbeatMs = 15_000
const reconnectMs = 2_000
const page = 200

/** A wake-up call that is not lost when it comes while nobody waits. */
function alarm() {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    wait: async () => {
      if (!rung) await new Promise<void>((resolve) => (wake = resolve))
      rung = false
    },
  }
}

async function mayStillRead(c: Context<Env>): Promise<boolean> {
  const token = getCookie(c, cookieName(c.var.given.trust_proxy))
  return token !== undefined && passes('market.read', await whoOf(c.var.db, token, c.var.given.clock()))
}

async function sendAfter(c: Context<Env>, stream: SSEStreamingApi, market: string, position: number): Promise<number> {
  for (;;) {
    const rows = await eventsAfter(c.var.db, market, position, page)
    for (const { kind, at, evening, subject, body, position: id } of rows) {
      const data: LiveEvent = { kind, at: at.toISOString(), evening, subject, body: body as LiveEvent['body'] }
      // Waits for a slow reader: never more than a page is held for anyone.
      await stream.writeSSE({ id: String(id), event: kind, data: JSON.stringify(data) })
      position = id
    }
    if (rows.length < page || stream.aborted) return position
  }
}

/** Follows a market's chain from `start` until the reader goes, loses the right to read, or the server stops. */
async function follow(c: Context<Env>, stream: SSEStreamingApi, market: string, start: PositionMessage) {
  const { bell, log } = c.var.given
  const { ring, wait } = alarm()
  let beat = false
  const heart = setInterval(() => {
    beat = true
    ring()
  }, heartbeatMs)
  const unlisten = bell.listen(c.var.district, market, ring)
  bell.closed.addEventListener('abort', ring)
  stream.onAbort(ring)
  try {
    await stream.writeSSE({
      id: String(start.position),
      event: positionMessage,
      data: JSON.stringify(start),
      retry: reconnectMs,
    })
    ring()
    let { position } = start
    while (!stream.aborted && !bell.closed.aborted) {
      await wait()
      if (beat) {
        beat = false
        if (!(await mayStillRead(c))) return
        await stream.write(': still here\n\n')
      }
      position = await sendAfter(c, stream, market, position)
    }
  } catch (error) {
    // The browser reconnects and goes on where it was.
    log.warn({ err: error, market }, 'live events: a stream ended early')
  } finally {
    clearInterval(heart)
    unlisten()
    bell.closed.removeEventListener('abort', ring)
  }
}

/** What happens in a market as it happens: server-sent events in the order of its chain, resumable without gap or repeat. */
export const liveRoutes = new Hono<Env>().get(
  '/markets/:market/live',
  allow('market.read'),
  answers('Server-sent events of a market; resumes after Last-Event-ID'),
  valid('param', v.object({ market: MarketId })),
  valid('query', LiveQuery),
  valid('header', LastEvent),
  async (c) => {
    const { market } = c.req.valid('param')
    const newest = await newestPosition(c.var.db, market)
    if (newest === undefined) throw new Problem('not_found')
    const asked = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after ?? newest
    const start = asked > newest ? { position: newest, complete: false } : { position: asked, complete: true }
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, (stream) => follow(c, stream, market, start))
  },
)

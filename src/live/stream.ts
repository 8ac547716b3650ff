import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { streamSSE } from 'hono/streaming'
import type { Env } from '../http/context.ts'
import { whoOf } from '../people/queries-sessions.ts'
import { cookieName } from '../people/routes-sessions.ts'
import { passes, type Policy } from '../people/rules.ts'
import { heartbeatMs, hubOf, type Hub, type Reading, type Told } from './hub.ts'
import { positionMessage } from './schema.ts'

const reconnectMs = 2_000

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

async function mayStillRead(c: Context<Env>, policy: Policy): Promise<boolean> {
  const token = getCookie(c, cookieName(c.var.given.trust_proxy))
  return token !== undefined && passes(policy, await whoOf(c.var.db, token, c.var.given.clock()))
}

/** What a stream tells: its beginning, from where it reads on, and how rows are written. */
export interface Telling {
  policy: Policy
  first: { id: string; data: unknown }
  begin: (hub: Hub, ring: () => void) => Reading
  /** Milliseconds in which what comes after a write is gathered for the next one. */
  gather: number
  /** The text of some rows, once `reading` has taken them. */
  write: (rows: readonly Told[], reading: Reading) => string
}

/**
 * Server-sent events until the reader goes, loses the right to read, or the server stops. Each write is waited for, so that
 * never more than a page is held for a slow reader.
 */
export function tellEvents(c: Context<Env>, { policy, first, begin, gather, write }: Telling) {
  const { bell, log } = c.var.given
  c.header('X-Accel-Buffering', 'no')
  // Who asks for the headers only never goes, for they never came.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
  return streamSSE(c, async (stream) => {
    const { ring, wait } = alarm()
    const reading = begin(hubOf(c.var.db, c.var.district, bell, log), ring)
    let beat = false
    const heart = setInterval(() => {
      beat = true
      ring()
    }, heartbeatMs)
    bell.closed.addEventListener('abort', ring)
    stream.onAbort(() => {
      reading.leave()
      ring()
    })
    const over = () => stream.aborted || bell.closed.aborted
    try {
      await stream.writeSSE({
        id: first.id,
        event: positionMessage,
        data: JSON.stringify(first.data),
        retry: reconnectMs,
      })
      ring()
      while (!over()) {
        await wait()
        do {
          // Between pages too: on an evening that never falls silent there is no other moment to ask.
          if (beat) {
            beat = false
            if (!(await mayStillRead(c, policy))) return
            await stream.write(': still here\n\n')
          }
          const rows = await reading.take()
          if (rows.length === 0 || over()) break
          await stream.write(write(rows, reading))
          if (gather > 0) await stream.sleep(gather)
        } while (!over())
      }
    } catch (error) {
      // The browser reconnects and goes on where it was.
      log.warn({ err: error }, 'live events: a stream ended early')
    } finally {
      clearInterval(heart)
      reading.leave()
      bell.closed.removeEventListener('abort', ring)
    }
  })
}

import type pg from 'pg'
import type { Logger } from 'pino'
import { localBell, type Bell } from './bell.ts'

const channel = 'event_rung'
const relistenAfterMs = 2000

/**
 * A bell heard by every process on the same PostgreSQL. Rings of this process are heard at once; other processes hear
 * them through NOTIFY, sent after the commit so that it does not queue commits behind NOTIFY's lock.
 */
export function postgresBell(pool: pg.Pool, log: Logger): Bell {
  const local = localBell()
  const waiting = new Set<string>()
  let listener: pg.PoolClient | undefined
  let closed = false

  async function listen() {
    try {
      const client = await pool.connect()
      if (closed) return client.release()
      listener = client
      client.on('notification', ({ payload = '' }) => {
        const [district = '', chain = ''] = payload.split('/')
        local.ring(district, chain)
      })
      client.on('error', (error) => {
        log.warn({ err: error }, 'live events: the listening connection was lost')
        listener = undefined
        client.release(true)
        relisten()
      })
      await client.query(`listen ${channel}`)
    } catch (error) {
      log.warn({ err: error }, 'live events: cannot listen')
      relisten()
    }
  }

  function relisten() {
    if (!closed) setTimeout(() => void listen(), relistenAfterMs).unref()
  }

  async function tellOthers() {
    const rung = [...waiting]
    waiting.clear()
    try {
      await pool.query('select pg_notify($1, key) from unnest($2::text[]) as key', [channel, rung])
    } catch (error) {
      log.warn({ err: error }, 'live events: other processes were not told')
    }
  }

  void listen()
  return {
    listen: (district, chain, listener) => local.listen(district, chain, listener),
    ring(district, chain) {
      local.ring(district, chain)
      if (waiting.size === 0) setImmediate(() => void tellOthers())
      waiting.add(`${district}/${chain}`)
    },
    async close() {
      closed = true
      await local.close()
      listener?.release(true)
    },
  }
}

import type pg from 'pg'
import type { Logger } from 'pino'
import { localBell, type Bell } from './bell.ts'

const channel = 'event_rung'
const relistenAfterMs = 2000

/**
 * A bell heard by every process on the same PostgreSQL. Rings of this process are heard at once; other processes hear
 * them through NOTIFY, sent after the commit so that it does not queue commits behind NOTIFY's lock. Rings that fall into
 * a lost connection are made up for by ringing everything once it is back.
 */
export function postgresBell(pool: pg.Pool, log: Logger): Bell {
  const local = localBell()
  const waiting = new Set<string>()
  /** One NOTIFY after the other: a connection does one thing at a time. */
  let telling = Promise.resolve()
  let listener: { client: pg.PoolClient; leave: () => void } | undefined

  async function listen() {
    let client: pg.PoolClient | undefined
    let lost = false
    const lose = (error?: unknown) => {
      if (lost) return
      lost = true
      if (listener?.client === client) listener = undefined
      client?.release(true)
      if (local.closed.aborted) return
      log.warn({ err: error }, 'live events: not listening to other processes')
      setTimeout(() => void listen(), relistenAfterMs).unref()
    }
    try {
      client = await pool.connect()
      client.on('error', lose)
      client.on('end', lose)
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      client.on('notification', ({ payload = '', processId }) => {
        // This connection's own notifications were rung before they were sent.
        if (processId === rows[0]?.pid) return
        const [district = '', chain = ''] = payload.split('/')
        local.ring(district, chain)
      })
      await client.query(`listen ${channel}`)
      if (local.closed.aborted) return lose()
      listener = { client, leave: lose }
      local.ringAll()
    } catch (error) {
      lose(error)
    }
  }

  async function tellOthers() {
    await new Promise(setImmediate)
    const rung = [...waiting]
    waiting.clear()
    try {
      await (listener?.client ?? pool).query('select pg_notify($1, key) from unnest($2::text[]) as key', [
        channel,
        rung,
      ])
    } catch (error) {
      log.warn({ err: error }, 'live events: other processes were not told')
    }
  }

  void listen()
  return {
    closed: local.closed,
    listen: local.listen,
    ring(district, chain) {
      local.ring(district, chain)
      if (waiting.size === 0) telling = telling.then(tellOthers)
      waiting.add(`${district}/${chain}`)
    },
    async close() {
      await local.close()
      listener?.leave()
    },
  }
}

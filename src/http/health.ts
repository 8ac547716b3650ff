import { timingSafeEqual } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { sql } from 'kysely'
import { Problem } from '../problems.ts'
import { addressOf } from './address.ts'
import { allow } from './allow.ts'
import type { Env } from './context.ts'
import { registry } from './metrics.ts'

const thisMachine = new Set(['none', '127.0.0.1', '::1', '::ffff:127.0.0.1'])

function mayMeasure(c: Context<Env>): boolean {
  const { metrics_token } = c.var.given
  if (!metrics_token) return thisMachine.has(addressOf(c))
  const [right, sent] = [`Bearer ${metrics_token}`, c.req.header('authorization') ?? ''].map((text) =>
    Buffer.from(text),
  )
  return right !== undefined && sent !== undefined && right.length === sent.length && timingSafeEqual(right, sent)
}

/** `/healthz`: the process answers. `/readyz`: it reaches its database. `/metrics`: for Prometheus. */
export const healthRoutes = new Hono<Env>()
  .get('/healthz', allow('public'), (c) => c.json({ ok: true }))
  .get('/readyz', allow('public'), async (c) => {
    try {
      await sql`select 1`.execute(c.var.db)
      return c.json({ ok: true })
    } catch {
      return c.json({ ok: false }, 503)
    }
  })
  .get('/metrics', allow('public'), async (c) => {
    if (!mayMeasure(c)) throw new Problem('not_found')
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
  })

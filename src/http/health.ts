import { Hono } from 'hono'
import { sql } from 'kysely'
import { allow } from './allow.ts'
import type { Env } from './context.ts'
import { registry } from './metrics.ts'

/** `/healthz`: the process answers. `/readyz`: it reaches its database. `/metrics`: for Prometheus, from this machine only. */
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
  .get('/metrics', allow('public'), async (c) =>
    c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  )

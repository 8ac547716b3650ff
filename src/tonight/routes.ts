import { Hono } from 'hono'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers } from '../http/valid.ts'
import { tonight } from './queries.ts'
import { Tonight } from './schema.ts'

/** What goes on in all markets right now, for supervisors. */
export const tonightRoutes = new Hono<Env>().get(
  '/tonight',
  // The same who may follow the whole district live.
  allow('log.read'),
  answers('Tonight in every market, at one moment', Tonight),
  async (c) => c.json(await tonight(c.var.db, c.var.now)),
)

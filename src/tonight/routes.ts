import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers } from '../http/valid.ts'
import { together } from '../live/together.ts'
import { tonight } from './queries.ts'
import { Tonight } from './schema.ts'

/** Everybody who may see the board sees the same, so one reading serves all who ask meanwhile. */
const readings = new WeakMap<Db, () => Promise<Tonight>>()

function readingOf(db: Db, clock: () => Date) {
  const known = readings.get(db) ?? together(() => tonight(db, clock()))
  readings.set(db, known)
  return known
}

/** What goes on in all markets right now, for supervisors. */
export const tonightRoutes = new Hono<Env>().get(
  '/tonight',
  // The same who may follow the whole district live.
  allow('log.read'),
  answers('Tonight in every market, at one moment', Tonight),
  async (c) => c.json(await readingOf(c.var.db, c.var.given.clock)()),
)

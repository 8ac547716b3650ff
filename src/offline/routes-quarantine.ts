import { Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { Id, text } from '../shared/text.ts'
import { logDecision } from './queries-held.ts'
import { notedQuarantined, partInQuarantined, quarantine, quarantined } from './queries-quarantine.ts'
import { QuarantinedCaptures } from './schema.ts'

/** Keeps the loser of two contents under one id; stands before the unit of work, which its refusal rolls back. */
export const keepLoser: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (!(c.error instanceof Problem) || c.error.code !== 'capture_conflict') return
  const { db, now } = c.var
  const sent: unknown = await c.req.json()
  const [market, id] = [c.req.param('market') ?? '', c.req.param('id') ?? '']
  await quarantine(db, { market, id, sent, person: staff(c).id, now })
}

/** Records that came under the id of another with other content, for supervisors to look at. */
export const quarantineRoutes = new Hono<Env>()
  .get(
    '/quarantine',
    allow('held.decide'),
    answers('Records that came under the id of another with other content, oldest first', QuarantinedCaptures),
    async (c) => c.json(await quarantined(c.var.db)),
  )
  .post(
    '/quarantine/:id/:sha256',
    allow('held.decide'),
    answers('I have looked at it; a note says what it was', undefined, 204),
    valid('param', v.object({ id: Id, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
    valid('json', v.strictObject({ note: text(200) })),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id, sha256 } = c.req.valid('param')
      const { note } = c.req.valid('json')
      const by = staff(c).id
      // Whoever recorded one of the two, or carried out what it records, leaves it to another supervisor (rule R21).
      if ((await partInQuarantined(db, id, sha256)).includes(by)) throw new Problem('involved_yourself')
      const market = await notedQuarantined(db, { id, sha256, note, by, now })
      if (market === undefined) throw new Problem('not_found')
      await logDecision(db, { id, market, by, now, decision: 'refused', reason: note, sha256 })
      return c.body(null, 204)
    },
  )

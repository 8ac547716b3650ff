import { Hono } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { Id } from '../shared/text.ts'
import { disputedActions, insertWord, marketOfNamed, waitingForWord } from './queries-confirm.ts'
import { Confirmation, NamedActions } from './schema.ts'

/** The second officer's own word of what was done in their name (rule R1). */
export const confirmRoutes = new Hono<Env>()
  .get(
    '/confirmations',
    allow('inspection.log'),
    answers('Penalties, measures and holds that were logged with my name and wait for my word', NamedActions),
    async (c) => c.json({ actions: await waitingForWord(c.var.db, staff(c).id, c.var.now) }),
  )
  .get(
    '/confirmations/disputed',
    allow('held.decide'),
    answers('Actions that an officer named in them denies', NamedActions),
    async (c) => c.json({ actions: await disputedActions(c.var.db) }),
  )
  .put(
    '/confirmations/:action',
    allow('inspection.log'),
    answers('I was part of it, or I was not; the same again changes nothing', undefined, 204),
    valid('param', v.object({ action: Id })),
    valid('json', Confirmation),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { action: action_id } = c.req.valid('param')
      const { answer, note } = c.req.valid('json')
      const person_id = staff(c).id
      const market = await marketOfNamed(db, action_id, person_id)
      if (market === undefined) throw new Problem('not_found')
      const before = await insertWord(db, { action_id, person_id, answer, way: 'own_phone', note, at: now })
      if (before && before.answer !== answer) throw new Problem('already_decided')
      if (!before) {
        await append(db, {
          market_id: market,
          evening: null,
          at: now,
          actor: { kind: 'person', id: person_id },
          kind: answer === 'confirmed' ? 'action.confirmed' : 'action.disputed',
          subject: `action:${action_id}`,
          body: { action_id },
        })
        c.var.afterCommit(() => given.bell.ring(district, market))
      }
      return c.body(null, 204)
    },
  )

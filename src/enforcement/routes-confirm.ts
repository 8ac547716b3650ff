import { Hono } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { receiveWord } from '../offline/queries-words.ts'
import { WordReceipt } from '../offline/schema.ts'
import { Problem } from '../problems.ts'
import { Id } from '../shared/text.ts'
import { disputedActions, insertWord, marketOfNamed, waitingForWord } from './queries-confirm.ts'
import { Confirmation, NamedActions, OwnActions } from './schema.ts'

/** The second officer's own word of what was done in their name (rule R1). */
export const confirmRoutes = new Hono<Env>()
  .get(
    '/confirmations',
    allow('inspection.log'),
    answers('Penalties, measures and holds that were logged with my name and wait for my word', OwnActions),
    async (c) => c.json(await waitingForWord(c.var.db, staff(c).id, c.var.now)),
  )
  .get(
    '/confirmations/disputed',
    allow('held.decide'),
    answers('Actions that an officer named in them denies', NamedActions),
    async (c) => c.json({ actions: await disputedActions(c.var.db) }),
  )
  .put(
    '/confirmations/:action/:word',
    allow('inspection.log'),
    answers('I was part of it, or I was not; the same again answers 200', WordReceipt, 201),
    valid('param', v.object({ action: Id, word: Id })),
    valid('json', Confirmation),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { action: action_id, word } = c.req.valid('param')
      const { id, claimed_at, answer, note } = c.req.valid('json')
      sameId({ id }, word)
      const person_id = staff(c).id
      const market = await marketOfNamed(db, action_id, person_id)
      if (market === undefined) throw new Problem('not_found')
      const sent: unknown = await c.req.json()
      const about = `action:${action_id}` as const
      const { receipt, first } = await receiveWord(db, { id, person: person_id, about, sent, now })
      if (!first) return c.json(receipt, 200)
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
          body: { action_id, claimed_at },
        })
        c.var.afterCommit(() => given.bell.ring(district, market))
      }
      return c.json(receipt, 201)
    },
  )

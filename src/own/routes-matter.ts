import { Hono } from 'hono'
import * as v from 'valibot'
import { allow, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { announceStepPhotos, photosOfSteps } from '../matters/queries-photos.ts'
import { proceed } from '../matters/queries-proceed.ts'
import { marketOfProcedure } from '../matters/queries-procedures.ts'
import { stepOf, takeStep } from '../matters/queries-steps.ts'
import { waysOf, type MatterState } from '../matters/rules-machine.ts'
import { Problem } from '../problems.ts'
import { holdOwn, receiptOf, sameNames } from '../reviews/routes-own.ts'
import { AskedReceipt } from '../reviews/schema.ts'
import { Id } from '../shared/text.ts'
import { ownMatter } from './queries-matter.ts'
import { OwnMatter, OwnProcedureStep, PutRight } from './schema-matter.ts'

/** A finding of the vendor's own: read it, and say that it is put right. */
export const ownMatterRoutes = new Hono<Env>()
  .get(
    '/own/matters/:matter',
    allow('own.read'),
    answers('A finding of mine, what became of it and what I can do', OwnMatter),
    valid('param', v.object({ matter: Id })),
    async (c) => {
      const found = await ownMatter(c.var.db, vendor(c).id, c.req.valid('param').matter, c.var.now)
      if (!found) throw new Problem('not_found')
      return c.json(found)
    },
  )
  .put(
    '/own/matters/:matter/put-right/:id',
    allow('own.ask'),
    answers('I have put it right; an officer confirms. The same again answers 200', AskedReceipt, 201),
    valid('param', v.object({ matter: Id, id: Id })),
    valid('json', PutRight),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { matter: matter_id, id } = c.req.valid('param')
      const entry = c.req.valid('json')
      sameId(entry, id)
      const matter = await holdOwn(c, matter_id)
      const before = await stepOf(db, id)
      if (before) {
        const announced = (await photosOfSteps(db, matter_id)).filter(({ step_id }) => step_id === id)
        const same =
          before.matter_id === matter_id && before.body['words'] === entry.words && sameNames(announced, entry.photos)
        if (!same) throw new Problem('conflict')
        return c.json(await receiptOf(c, id, before.at), 200)
      }
      const [way] = waysOf('matter', 'put_right', matter.state).filter(({ by }) => by.includes('vendor'))
      if (!way) throw new Problem('step_not_open', { state: matter.state })
      const { words, photos } = entry
      await takeStep(db, matter, {
        id,
        step: way.step,
        to: way.to as MatterState,
        at: now,
        actor: { kind: 'vendor', id: matter.vendor_id },
        inspection_id: null,
        due_at: matter.due_at,
        reason: null,
        body: { words },
      })
      await announceStepPhotos(db, id, photos)
      c.var.afterCommit(() => given.bell.ring(district, matter.market_id))
      return c.json(await receiptOf(c, id, now), 201)
    },
  )
  .post(
    '/own/procedures/:procedure/steps',
    allow('own.ask'),
    answers(
      'Answer a notice, ask for a hearing, or say that I do not answer; the same again changes nothing',
      OwnMatter,
    ),
    valid('param', v.object({ procedure: Id })),
    valid('json', OwnProcedureStep),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const { procedure } = c.req.valid('param')
      const entry = c.req.valid('json')
      const { id } = vendor(c)
      // Whoever is signed in as the vendor has put their name to it.
      const step = entry.step === 'waive' ? { ...entry, how: 'signed' as const, words: null } : entry
      const taker = { actor: { kind: 'vendor', id } as const, hand: 'vendor' as const, squad_id: null }
      await proceed(db, procedure, step, { taker, now, random: given.random })
      const of = await marketOfProcedure(db, procedure)
      const found = of && (await ownMatter(db, id, of.matter_id, now))
      if (!found) throw new Problem('not_found')
      c.var.afterCommit(() => given.bell.ring(district, found.market_id))
      return c.json(found)
    },
  )

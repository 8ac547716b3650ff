import { Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { uuid } from '../shared/forms.ts'
import { Id } from '../shared/text.ts'
import { keepReport, noteArrival, phonesHolding } from './queries-phones.ts'
import { PhoneReport, Phones } from './schema.ts'

/**
 * Notes the number that a phone gave a record, once the record is here: `X-Phone` and `X-Sequence` beside it. After the
 * unit of work, so that a number is never ahead of its record; a failure here costs a gap that the next sending closes.
 */
export const arrivals: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const [phone, sequence] = [c.req.header('x-phone'), Number(c.req.header('x-sequence'))]
  if (c.req.method !== 'PUT' || ![200, 201, 202].includes(c.res.status) || c.var.who?.kind !== 'person') return
  if (phone === undefined || !uuid.test(phone) || !Number.isInteger(sequence) || sequence < 1 || sequence > 1e9) return
  await noteArrival(c.var.db, phone, sequence, c.var.now).catch((error: unknown) => c.var.log.warn({ err: error }))
}

/** What phones say of themselves, and what supervisors read of it beside every figure. */
export const phoneRoutes = new Hono<Env>()
  .put(
    '/phones/:id',
    allow('inspection.read'),
    answers('What this phone still holds', undefined, 204),
    valid('param', v.object({ id: Id })),
    valid('json', PhoneReport),
    unitOfWork,
    async (c) => {
      await keepReport(c.var.db, c.req.valid('param').id, staff(c).id, c.req.valid('json'), c.var.now)
      return c.body(null, 204)
    },
  )
  .get(
    '/phones',
    allow('ratio.read'),
    answers('Which phones still hold or lack records, as they last said', Phones),
    async (c) => c.json(await phonesHolding(c.var.db, c.var.now)),
  )

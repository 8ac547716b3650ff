import { Hono } from 'hono'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Id } from '../shared/text.ts'
import { overturn } from './queries-overturn.ts'
import { Overturn, Overturned } from './schema.ts'

/** Setting an action aside: it leaves the ratio's numerator and stays visible (rule R15). */
export const enforcementRoutes = new Hono<Env>().post(
  '/actions/:action/overturn',
  allow('action.overturn'),
  answers('Set an action aside', Overturned, 201),
  valid('param', v.object({ action: Id })),
  valid('json', Overturn),
  unitOfWork,
  async (c) => {
    const { db, now, given, district } = c.var
    const { action: action_id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    const me = staff(c)
    const market = await overturn(db, { action_id, by: me.id, reason, now })
    c.var.afterCommit(() => given.bell.ring(district, market))
    return c.json({ action_id, at: now.toISOString(), decided_by: { id: me.id, name: me.name }, reason }, 201)
  },
)

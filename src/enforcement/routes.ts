import { Hono } from 'hono'
import * as v from 'valibot'
import { append, holdChain } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { contentHash } from '../inspections/queries.ts'
import { placeStatus } from '../inspections/queries-status.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import { Id } from '../shared/text.ts'
import { actionToOverturn, insertOverturned, marketOfAction } from './queries.ts'
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
    const market = await marketOfAction(db, action_id)
    if (market === undefined) throw new Problem('not_found')
    // Held before it is read, so that an amendment of the same entry is either seen here or sees this.
    await holdChain(db, market)
    const action = await actionToOverturn(db, action_id)
    if (!action) throw new Problem('not_found')
    // R21: whoever carried it out, approved it or logged it does not decide about it.
    if ([...(action.officers ?? []), action.approved_by, action.officer_id].includes(me.id))
      throw new Problem('involved_yourself')
    if (action.amended_by) throw new Problem('already_amended')
    if (!(await insertOverturned(db, { action_id, at: now, decided_by: me.id, reason })))
      throw new Problem('already_overturned')
    const place = action.stall_id ?? action.shop_id
    const kind = action.stall_id ? 'stall' : action.shop_id ? 'shop' : 'place'
    await append(db, {
      market_id: action.market_id,
      evening: action.evening,
      at: now,
      actor: { kind: 'person', id: me.id },
      kind: 'action.overturned',
      subject: `action:${action_id}`,
      body: {
        action_id,
        kind: action.kind,
        finding_id: action.finding_id,
        inspection_id: action.inspection_id,
        item_code: action.item_code,
        subject_kind: kind,
        subject_id: place,
        status:
          place && kind !== 'place'
            ? await placeStatus(db, action.market_id, kind, place, eveningAt(action, now))
            : null,
        sha256: contentHash({ action_id, reason }).toString('hex'),
      },
    })
    c.var.afterCommit(() => given.bell.ring(district, action.market_id))
    return c.json({ action_id, at: now.toISOString(), decided_by: { id: me.id, name: me.name }, reason }, 201)
  },
)

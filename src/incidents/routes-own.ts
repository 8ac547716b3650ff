import { Hono } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { contentHash } from '../inspections/queries.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import { Id } from '../shared/text.ts'
import { hoursOf, insertIncident, takenFor } from './queries.ts'
import { complaintsOf, inspectionOf, openComplaintsOf } from './queries-own.ts'
import { complaintsShown, openComplaints } from './rules.ts'
import { ComplaintLog, OwnComplaint, OwnComplaints } from './schema.ts'

/** A vendor's complaints about officers, straight to the supervisors and never to the squad (rule R20). */
export const ownIncidentRoutes = new Hono<Env>()
  .get(
    '/own/complaints',
    allow('own.read'),
    answers('My complaints and what became of them, newest first', OwnComplaints),
    async (c) => c.json({ complaints: await complaintsOf(c.var.db, vendor(c).id, { limit: complaintsShown }) }),
  )
  .put(
    '/own/complaints/:id',
    allow('own.ask'),
    answers(
      'Complain about an officer, or say that somebody asked for money; the same again answers 200',
      OwnComplaint,
      201,
    ),
    valid('param', v.object({ id: Id })),
    valid('json', ComplaintLog),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id } = c.req.valid('param')
      const sent = c.req.valid('json')
      sameId(sent, id)
      const content_hash = contentHash(await c.req.json())
      const me = vendor(c).id
      const read = async () => {
        const [complaint] = await complaintsOf(db, me, { id, limit: 1 })
        if (!complaint) throw new Problem('try_again')
        return complaint
      }
      const open = await openComplaintsOf(db, me)
      const before = await takenFor(db, id)
      if (before) {
        if (before.reported_by_vendor !== me || !before.content_hash?.equals(content_hash))
          throw new Problem('conflict')
        return c.json(await read(), 200)
      }
      if (open >= openComplaints) throw new Problem('complaints_waiting', { count: open })
      const { kind, market_id, inspection_id, words } = sent
      const hours = await hoursOf(db, market_id)
      if (!hours) throw new Problem('not_found')
      const about = inspection_id === null ? null : await inspectionOf(db, me, market_id, inspection_id)
      if (about === undefined) throw new Problem('not_found')
      const evening = eveningAt(hours, now)
      const known = { id, market_id, evening, kind, note: words, at: now, received_at: now, content_hash }
      const row = { ...known, ...about?.place, reported_by_vendor: me, vendor_id: me }
      if (!(await insertIncident(db, row, about?.people ?? []))) throw new Problem('conflict')
      // In the district's own log: the squad follows its market's.
      await append(db, {
        market_id: null,
        evening,
        at: now,
        actor: { kind: 'vendor', id: me },
        kind: 'incident.logged',
        subject: `incident:${id}`,
        body: { incident_id: id, kind },
      })
      return c.json(await read(), 201)
    },
  )

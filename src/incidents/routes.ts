import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { contentHash } from '../inspections/queries.ts'
import { startedAt } from '../patrols/rules.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import { Id, MarketId, pageSize } from '../shared/text.ts'
import * as queries from './queries.ts'
import { hasBegun, isComplaint, mayClose, mayFollowUp, mayRead, sameTalk } from './rules.ts'
import {
  IncidentFilter,
  IncidentLog,
  IncidentPage,
  IncidentReceipt,
  Incidents,
  IncidentTrend,
  TalkEntry,
  type Incident,
} from './schema.ts'

const OneIncident = v.object({ id: Id })

/** Complaints stand in the district's own log: a market's is followed live by the squad they are about. */
async function log(
  c: Context<Env>,
  kind: EventKind,
  { id, kind: what, market, evening }: Pick<Incident, 'id' | 'kind' | 'market' | 'evening'>,
  body: Record<string, unknown>,
) {
  const { db, now, given, district } = c.var
  const market_id = isComplaint(what) ? null : market.id
  const actor = { kind: 'person' as const, id: staff(c).id }
  await append(db, { market_id, evening, at: now, actor, kind, subject: `incident:${id}`, body })
  if (market_id !== null) c.var.afterCommit(() => given.bell.ring(district, market_id))
}

/** An incident the reader may read; for anybody else there is none. */
async function found(c: Context<Env>, id: string) {
  const known = await queries.incident(c.var.db, id)
  if (!known || !mayRead(staff(c), known.concern)) throw new Problem('not_found')
  return known
}

async function page(c: Context<Env>, id: string): Promise<IncidentPage> {
  const { incident, concern, people, follow_up, vendor, squad } = await found(c, id)
  const open = incident.closed_at === null
  return {
    ...incident,
    squad,
    vendor,
    people,
    follow_up,
    may_follow_up: open && mayFollowUp(staff(c), concern),
    may_close: open && mayClose(staff(c), concern),
  }
}

/** 冲突: logged on patrol, followed up by talks, closed; never part of the enforcement ratio. */
export const incidentRoutes = new Hono<Env>()
  .put(
    '/markets/:market/incidents/:id',
    allow('incident.log'),
    answers('Log an incident; the same again answers the first receipt', IncidentReceipt, 201),
    valid('param', v.object({ market: MarketId, id: Id })),
    valid('json', IncidentLog),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market, id } = c.req.valid('param')
      const sent = c.req.valid('json')
      sameId(sent, id)
      const content_hash = contentHash(await c.req.json())
      const sha256 = content_hash.toString('hex')
      const me = staff(c).id
      const receipt = (received_at: Date) => ({ id, sha256, received_at: received_at.toISOString() })
      const repeated = async () => {
        const before = await queries.takenFor(db, id)
        if (!before) return null
        if (before.reported_by !== me || !before.content_hash?.equals(content_hash)) throw new Problem('conflict')
        return receipt(before.received_at ?? now)
      }
      const before = await repeated()
      if (before) return c.json(before, 200)
      const hours = await queries.hoursOf(db, market)
      if (!hours) throw new Problem('not_found')
      const claimed_at = new Date(sent.claimed_at)
      const at = startedAt(claimed_at, now)
      const evening = eveningAt(hours, at)
      const { place, kind, hurt, help_called, note } = sent
      const holder = await queries.holderOf(db, market, place, evening)
      if (holder === undefined) throw new Problem('unknown_reference', { fields: [{ path: 'place' }] })
      const people = new Set(await queries.staffAmong(db, sent.people))
      if (people.size < new Set(sent.people).size)
        throw new Problem('unknown_reference', { fields: [{ path: 'people' }] })
      // It happened, also on a patrol that the office refused or never heard of.
      const patrol_id = (await queries.wasOnPatrol(db, market, sent.patrol_id, me)) ? sent.patrol_id : null
      const row = {
        id,
        market_id: market,
        evening,
        patrol_id,
        kind,
        note,
        at,
        reported_by: me,
        vendor_id: sent.with_vendor ? holder : null,
        stall_id: place.kind === 'stall' ? place.id : null,
        shop_id: place.kind === 'shop' ? place.id : null,
        place: place.kind === 'place' ? place.place : null,
        hurt,
        help_called,
        claimed_at,
        received_at: now,
        content_hash,
      }
      if (!(await queries.insertIncident(db, row, [...people]))) {
        const meanwhile = await repeated()
        if (!meanwhile) throw new Problem('try_again')
        return c.json(meanwhile, 200)
      }
      const { incident } = (await queries.incident(db, id)) ?? {}
      if (incident) await log(c, 'incident.logged', incident, { incident_id: id, kind, patrol_id, sha256 })
      return c.json(receipt(now), 201)
    },
  )
  .get(
    '/incidents',
    allow('incident.read'),
    answers('Incidents, newest first; an officer reads those of their squad', Incidents),
    valid('query', IncidentFilter),
    async (c) => {
      const found = await queries.incidentsFor(c.var.db, staff(c), c.req.valid('query'))
      const rows = found.slice(0, pageSize)
      return c.json({ rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null })
    },
  )
  .get(
    '/incidents/trend',
    allow('ratio.read'),
    answers('Evenings without an incident by market, and incidents by week', IncidentTrend),
    valid('query', v.strictObject({ market: v.optional(MarketId) })),
    async (c) => c.json(await queries.trend(c.var.db, c.var.now, c.req.valid('query').market)),
  )
  .get(
    '/incidents/:id',
    allow('incident.read'),
    answers('One incident with its talks', IncidentPage),
    valid('param', OneIncident),
    async (c) => c.json(await page(c, c.req.valid('param').id)),
  )
  .post(
    '/incidents/:id/take',
    allow('incident.read'),
    answers('I see to it from now on', IncidentPage),
    valid('param', OneIncident),
    unitOfWork,
    async (c) => {
      const { id } = c.req.valid('param')
      await queries.holdIncident(c.var.db, id)
      const { incident, concern } = await found(c, id)
      if (!mayFollowUp(staff(c), concern)) throw new Problem('involved_yourself')
      if (incident.closed_at !== null) throw new Problem('incident_closed')
      if (incident.follow_up_by?.id !== staff(c).id) {
        await queries.take(c.var.db, id, staff(c).id)
        await log(c, 'incident.taken', incident, { incident_id: id })
      }
      return c.json(await page(c, id))
    },
  )
  .put(
    '/incidents/:id/talks/:talk',
    allow('incident.read'),
    answers('Note a talk, which may close the incident; the same again answers 200', IncidentPage, 201),
    valid('param', v.object({ id: Id, talk: Id })),
    valid('json', TalkEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id, talk } = c.req.valid('param')
      const entry = c.req.valid('json')
      sameId(entry, talk)
      await queries.holdIncident(db, id)
      const { incident, concern, follow_up } = await found(c, id)
      const before = follow_up.find((each) => each.id === talk)
      if (before) {
        // Whoever adds after a lost answer that it is closed must not read that this was saved.
        if (!sameTalk(before, entry)) throw new Problem('conflict')
        return c.json(await page(c, id), 200)
      }
      if (!mayFollowUp(staff(c), concern)) throw new Problem('involved_yourself')
      if (entry.closes && !mayClose(staff(c), concern))
        throw new Problem(staff(c).role === 'supervisor' ? 'involved_yourself' : 'not_allowed')
      if (incident.closed_at !== null) throw new Problem('incident_closed')
      if (!hasBegun(entry.talked_on, incident.market.time_zone, now)) throw new Problem('talk_not_yet')
      // Who complained is told what became of it.
      const owed = entry.closes && incident.reporter.kind === 'vendor'
      if (owed !== (entry.answer !== null)) throw new Problem('answer_missing', { owed })
      const row = { ...entry, incident_id: id, person_id: staff(c).id, at: now }
      if (!(await queries.insertTalk(db, row))) throw new Problem('conflict')
      if (incident.follow_up_by === null) await queries.take(db, id, staff(c).id)
      await log(c, entry.closes ? 'incident.closed' : 'incident.talked', incident, { incident_id: id, talk_id: talk })
      return c.json(await page(c, id), 201)
    },
  )

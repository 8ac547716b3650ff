import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { ownDays } from '../calendar/queries.ts'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { contentHash } from '../inspections/queries.ts'
import { wasWithoutSignal } from '../offline/rules.ts'
import { pointsTableOn } from '../points/queries.ts'
import { Problem } from '../problems.ts'
import { eveningAt, eveningBounds } from '../shared/evening.ts'
import { Id, MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { drawOnce } from './routes-work.ts'
import { checkStart, endedAt, sameStart, startedAt } from './rules.ts'
import {
  CurrentPatrol,
  EndReceipt,
  KnownVendors,
  Patrol,
  PatrolEnd,
  PatrolStart,
  Round,
  StartReceipt,
  Tonight,
} from './schema.ts'

const InMarket = v.object({ market: MarketId })
const OfMarket = v.object({ market: MarketId, id: Id })

async function log(c: Context<Env>, kind: EventKind, patrol: Patrol, body: Record<string, unknown>) {
  await append(c.var.db, {
    market_id: patrol.market.id,
    evening: patrol.evening,
    at: c.var.now,
    actor: { kind: 'person', id: staff(c).id },
    kind,
    subject: `patrol:${patrol.id}`,
    body,
  })
  c.var.afterCommit(() => c.var.given.bell.ring(c.var.district, patrol.market.id))
}

async function found(c: Context<Env>, id: string, market?: string): Promise<Patrol> {
  const patrol = await queries.patrol(c.var.db, id)
  if (!patrol || (market !== undefined && patrol.market.id !== market)) throw new Problem('not_found')
  return patrol
}

function mustBeMember(c: Context<Env>, patrol: Patrol) {
  const me = staff(c).id
  if (!patrol.members.some((member) => member.id === me)) throw new Problem('not_a_member', { patrol_id: patrol.id })
}

async function tonight(c: Context<Env>, id: string, squad: string, on?: string): Promise<Tonight> {
  const { db, now } = c.var
  const hours = await queries.marketHours(db, id)
  if (!hours) throw new Problem('not_found')
  const { closing_round_minutes, ...market } = hours
  const evening = on ?? eveningAt(market, now)
  const facts = await queries.roundFacts(db, squad, evening)
  const { opens_at, closes_at } = eveningBounds(market, evening)
  return {
    market,
    evening,
    opens_at: opens_at.toISOString(),
    closes_at: closes_at.toISOString(),
    closing_from: new Date(closes_at.getTime() - closing_round_minutes * 60_000).toISOString(),
    authorities: facts.authorities as Tonight['authorities'],
    supervisors: facts.supervisors,
    checklist_version: facts.checklist_version ?? 1,
    points: await pointsTableOn(db, id, evening),
    holders: await queries.unusualHolders(db, id, evening),
    tails: await queries.phoneTails(db, id, evening),
    own_days: await ownDays(db, id),
  }
}

/** Starting, joining, ending and reading patrols. */
export const patrolRoutes = new Hono<Env>()
  .get('/patrols/current', allow('patrol.run'), answers('The open patrol I am on', CurrentPatrol), async (c) =>
    c.json({ patrol: await queries.openPatrolOf(c.var.db, staff(c).id) }),
  )
  .get(
    '/patrols/:id/round',
    allow('inspection.amend'),
    answers('What the phone needs for the walk', Round),
    valid('param', v.object({ id: Id })),
    async (c) => {
      const patrol = await found(c, c.req.valid('param').id)
      // A supervisor corrects entries with the same facts at hand.
      if (staff(c).role !== 'supervisor') mustBeMember(c, patrol)
      return c.json({ ...(await tonight(c, patrol.market.id, patrol.squad.id, patrol.evening)), patrol })
    },
  )
  .get(
    '/markets/:market/round',
    allow('patrol.run'),
    answers('What a patrol of my squad would need tonight, kept for when there is no signal', Tonight),
    valid('param', InMarket),
    async (c) => {
      const { squad_id } = staff(c)
      if (squad_id === null) throw new Problem('not_found')
      return c.json(await tonight(c, c.req.valid('param').market, squad_id))
    },
  )
  .get(
    '/markets/:market/vendors',
    allow('patrol.run'),
    answers('Vendors who may be met in a market, kept on the phone for when there is no signal', KnownVendors),
    valid('param', InMarket),
    async (c) => {
      const { market } = c.req.valid('param')
      const hours = await queries.marketHours(c.var.db, market)
      if (!hours) throw new Problem('not_found')
      return c.json({ vendors: await queries.knownVendors(c.var.db, market, eveningAt(hours, c.var.now)) })
    },
  )
  .put(
    '/markets/:market/patrols/:id',
    allow('patrol.run'),
    answers('Start a patrol; the same again answers the patrol there is', StartReceipt, 201),
    valid('param', OfMarket),
    valid('json', PatrolStart),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market: marketId, id } = c.req.valid('param')
      const start = c.req.valid('json')
      const hash = contentHash(await c.req.json())
      const sha256 = hash.toString('hex')
      const me = staff(c).id
      await queries.holdOfficer(db, me)
      const before = await queries.patrol(db, id)
      if (before) {
        const kept = await queries.startHash(db, id)
        if (before.market.id !== marketId || !(kept?.equals(hash) ?? sameStart(before, start)))
          throw new Problem('conflict')
        mustBeMember(c, before)
        return c.json({ ...before, sha256 }, 200)
      }
      const market = await queries.marketHours(db, marketId)
      if (!market) throw new Problem('not_found')
      checkStart(start, staff(c), await queries.activeOfficers(db, start.members))
      const started_at = startedAt(start.claimed_at === undefined ? null : new Date(start.claimed_at), now)
      const open = await queries.openPatrolOf(db, me)
      // What began without signal has happened: a patrol that the office knows of is no reason to refuse it.
      if (open && !wasWithoutSignal(started_at, now))
        throw new Problem('on_patrol_already', { patrol_id: open.id, market_id: open.market.id })
      const { squad_id, lead_id, members } = start
      const evening = eveningAt(market, started_at)
      const known = { id, market_id: marketId, evening, squad_id, lead_id, started_at }
      if (!(await queries.insertPatrol(db, { ...known, received_at: now, content_hash: hash }, members)))
        throw new Problem('conflict')
      const patrol = await found(c, id)
      await drawOnce(c, market, evening)
      await log(c, 'patrol.started', patrol, {
        patrol_id: id,
        squad_id,
        lead_id,
        members,
        ...(wasWithoutSignal(started_at, now) && { started_at: started_at.toISOString() }),
      })
      return c.json({ ...patrol, sha256 }, 201)
    },
  )
  .post(
    '/markets/:market/patrols/:id/members',
    allow('patrol.run'),
    answers('Take an officer along on an open patrol', Patrol),
    valid('param', OfMarket),
    valid('json', v.strictObject({ person_id: Id })),
    unitOfWork,
    async (c) => {
      const { market, id } = c.req.valid('param')
      const { person_id } = c.req.valid('json')
      const patrol = await found(c, id, market)
      mustBeMember(c, patrol)
      if (patrol.ended_at) throw new Problem('patrol_ended')
      if (!(await queries.activeOfficers(c.var.db, [person_id])).has(person_id)) throw new Problem('unknown_reference')
      const added = await queries.addMembers(c.var.db, id, [person_id])
      if (added.length > 0) await log(c, 'patrol.joined', patrol, { patrol_id: id, person_id })
      return c.json(await found(c, id))
    },
  )
  .put(
    '/markets/:market/patrols/:id/ends/:end',
    allow('patrol.run'),
    answers('End a patrol, with a note for the next squad; ending it twice is once', EndReceipt, 201),
    valid('param', v.object({ market: MarketId, id: Id, end: Id })),
    valid('json', PatrolEnd),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market, id, end } = c.req.valid('param')
      const word = c.req.valid('json')
      sameId(word, end)
      const before = await found(c, id, market)
      mustBeMember(c, before)
      const content_hash = contentHash(await c.req.json())
      const sha256 = content_hash.toString('hex')
      const claimed_at = new Date(word.claimed_at)
      const at = endedAt(claimed_at, new Date(before.started_at), now)
      const { note } = word
      const row = {
        id: end,
        patrol_id: id,
        person_id: staff(c).id,
        note,
        at,
        claimed_at,
        received_at: now,
        content_hash,
      }
      const kept = await queries.insertEnd(db, row)
      if (kept) {
        if (!kept.content_hash.equals(content_hash)) throw new Problem('conflict')
        return c.json({ id: end, sha256, received_at: kept.received_at.toISOString() }, 200)
      }
      const ended = await queries.endPatrol(db, id, at)
      const patrol = await found(c, id)
      if (ended) await log(c, 'patrol.ended', patrol, { patrol_id: id, counts: patrol.counts })
      if (note !== null) await log(c, 'patrol.handed_over', patrol, { patrol_id: id, end_id: end, sha256 })
      return c.json({ id: end, sha256, received_at: now.toISOString() }, 201)
    },
  )

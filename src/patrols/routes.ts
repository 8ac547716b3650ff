import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { eveningAt, eveningBounds } from '../shared/evening.ts'
import { Day, Id, MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { checkStart, sameStart } from './rules.ts'
import { CurrentPatrol, Patrol, Patrols, PatrolStart, Round } from './schema.ts'

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
      const { db } = c.var
      const [market, facts, holders] = [
        await queries.marketHours(db, patrol.market.id),
        await queries.roundFacts(db, patrol.squad.id, patrol.evening),
        await queries.unusualHolders(db, patrol.market.id, patrol.evening),
      ]
      if (!market) throw new Problem('not_found')
      const { opens_at, closes_at } = eveningBounds(market, patrol.evening)
      return c.json({
        patrol,
        market,
        evening: patrol.evening,
        opens_at: opens_at.toISOString(),
        closes_at: closes_at.toISOString(),
        authorities: facts.authorities as Round['authorities'],
        supervisors: facts.supervisors,
        checklist_version: facts.checklist_version ?? 1,
        holders,
      })
    },
  )
  .get(
    '/markets/:market/patrols',
    allow('market.read'),
    answers('Patrols of an evening, tonight unless asked otherwise', Patrols),
    valid('param', InMarket),
    valid('query', v.object({ evening: v.optional(Day) })),
    async (c) => {
      const { market: id } = c.req.valid('param')
      const market = await queries.marketHours(c.var.db, id)
      if (!market) throw new Problem('not_found')
      const evening = c.req.valid('query').evening ?? eveningAt(market, c.var.now)
      return c.json({ patrols: await queries.patrolsOf(c.var.db, id, evening) })
    },
  )
  .put(
    '/markets/:market/patrols/:id',
    allow('patrol.run'),
    answers('Start a patrol; the same again answers the patrol there is', Patrol, 201),
    valid('param', OfMarket),
    valid('json', PatrolStart),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market: marketId, id } = c.req.valid('param')
      const start = c.req.valid('json')
      const me = staff(c).id
      await queries.holdOfficer(db, me)
      const before = await queries.patrol(db, id)
      if (before) {
        if (!sameStart(before, marketId, start)) throw new Problem('conflict')
        mustBeMember(c, before)
        return c.json(before, 200)
      }
      const market = await queries.marketHours(db, marketId)
      if (!market) throw new Problem('not_found')
      checkStart(start, staff(c), await queries.activeOfficers(db, start.members))
      const open = await queries.openPatrolOf(db, me)
      if (open) throw new Problem('on_patrol_already', { patrol_id: open.id, market_id: open.market.id })
      if (!(await queries.insertPatrol(db, id, marketId, eveningAt(market, now), start, now)))
        throw new Problem('conflict')
      const patrol = await found(c, id)
      await log(c, 'patrol.started', patrol, {
        patrol_id: id,
        squad_id: start.squad_id,
        lead_id: start.lead_id,
        members: start.members,
      })
      return c.json(patrol, 201)
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
  .post(
    '/markets/:market/patrols/:id/end',
    allow('patrol.run'),
    answers('End a patrol; ending it twice is once', Patrol),
    valid('param', OfMarket),
    unitOfWork,
    async (c) => {
      const { market, id } = c.req.valid('param')
      mustBeMember(c, await found(c, id, market))
      const ended = await queries.endPatrol(c.var.db, id, c.var.now)
      const patrol = await found(c, id)
      if (ended) await log(c, 'patrol.ended', patrol, { patrol_id: id, counts: patrol.counts })
      return c.json(patrol)
    },
  )

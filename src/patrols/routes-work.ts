import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { planInForce, type Ground } from '../plan/queries.ts'
import { Problem } from '../problems.ts'
import { drawSecond, secondsDue } from '../prompts/queries-second.ts'
import { eveningAt, eveningBounds, type Hours } from '../shared/evening.ts'
import { Day, Instant, MarketId } from '../shared/text.ts'
import { marketHours } from './queries.ts'
import * as work from './queries-work.ts'
import { byPlace } from './rules-work.ts'
import { EveningDraw, SeenSince, WorkList } from './schema.ts'

async function on(c: Context<Env>, market: Hours & { id: string }, evening: string): Promise<work.MarketEvening> {
  const plan = await planInForce(c.var.db, market.id, evening)
  const ground: Ground = plan ? { kind: 'stall', plan: plan.id } : { kind: 'shop' }
  return { market: market.id, evening, closes_at: eveningBounds(market, evening).closes_at, ground }
}

/**
 * The evening's first patrol draws the random share, and which looks of the evening before are taken again by somebody else;
 * one that is heard of on a later day draws nothing any more.
 */
export async function drawOnce(c: Context<Env>, market: Hours & { id: string }, evening: string) {
  const { db, now, given } = c.var
  if (eveningAt(market, now) !== evening) return
  const newSeed = () => Buffer.from(given.random(16)).toString('hex')
  const base = { market_id: market.id, at: now, actor: { kind: 'system', id: null } as const }
  const seed = newSeed()
  const drawn = await work.drawEvening(db, await on(c, market, evening), seed, now)
  if (drawn) {
    const subject = `evening:${market.id}:${evening}`
    await append(db, { ...base, evening, kind: 'places.drawn', subject, body: { seed, ...drawn } })
  }
  const second = newSeed()
  const looks = await drawSecond(db, { market: market.id, due_on: evening, seed: second, now })
  if (looks) {
    const { evening: of, ...rest } = looks
    const subject = `evening:${market.id}:${of}`
    await append(db, {
      ...base,
      evening: of,
      kind: 'seconds.drawn',
      subject,
      body: { seed: second, due_on: evening, ...rest },
    })
  }
}

/** What is due tonight, and how the random share of it was drawn. */
export const workRoutes = new Hono<Env>()
  .get(
    '/markets/:market/work-list',
    allow('market.read'),
    answers('What is due in a market this evening, and what earlier squads left to say', WorkList),
    valid('param', v.object({ market: MarketId })),
    async (c) => {
      const { db, now } = c.var
      const market = await marketHours(db, c.req.valid('param').market)
      if (!market) throw new Problem('not_found')
      const tonightThere = await on(c, market, eveningAt(market, now))
      const draw = await work.eveningDraw(db, market.id, tonightThere.evening)
      const drawn = (draw?.drawn ?? []).map((id) => ({ place_id: id, reason: { kind: 'drawn' } as const }))
      const seconds = await secondsDue(db, market.id, tonightThere.evening, staff(c).id)
      const reasons = [
        ...(await work.requested(db, market.id)),
        ...(await work.rechecksDue(db, tonightThere)),
        ...drawn,
        ...seconds.map((place_id) => ({ place_id, reason: { kind: 'second' } as const })),
        ...(await work.longUnseen(db, tonightThere)),
      ]
      return c.json({
        evening: tonightThere.evening,
        items: byPlace(await work.openPlaces(db, tonightThere), reasons),
        draw: draw ? { ...draw, pool: draw.pool.length, drawn: draw.drawn.length } : null,
        notes: await work.handOverNotes(db, market.id, now),
      })
    },
  )
  .get(
    '/markets/:market/seen',
    allow('market.read'),
    answers('Which places were looked at this evening, or since an instant of it', SeenSince),
    valid('param', v.object({ market: MarketId })),
    valid('query', v.object({ since: v.optional(Instant) })),
    async (c) => {
      const { db, now } = c.var
      const market = await marketHours(db, c.req.valid('param').market)
      if (!market) throw new Problem('not_found')
      const { since: asked } = c.req.valid('query')
      // A phone whose clock is ahead means now.
      const since = asked === undefined ? null : new Date(Math.min(Date.parse(asked), now.getTime()))
      const evening = eveningAt(market, now)
      const seen = await work.seenSince(db, market.id, evening, since)
      return c.json({ evening, since: since?.toISOString() ?? null, seen })
    },
  )
  .get(
    '/markets/:market/draws/:evening',
    allow('inspection.read'),
    answers('An evening’s random draw with all it was drawn from', EveningDraw),
    valid('param', v.object({ market: MarketId, evening: Day })),
    async (c) => {
      const { market, evening } = c.req.valid('param')
      const draw = await work.eveningDraw(c.var.db, market, evening)
      if (!draw) throw new Problem('not_found')
      return c.json(draw)
    },
  )

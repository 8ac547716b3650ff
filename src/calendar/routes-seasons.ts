import { Hono, type Context } from 'hono'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { addDays } from '../shared/evening.ts'
import { closeEvenings, closureById, undoClosure } from './queries-closed.ts'
import { firstUnbegun, removeSeason, saveSeason, seasonById, tooLateToClose } from './queries-seasons.ts'
import { firstToReopen, log, mustBeComing, page } from './routes.ts'
import { closureEvenings, leavesBegunAlone, longestClosure_days } from './rules-seasons.ts'
import { ClosureEntry, Month, OfThing, SeasonEntry } from './schema.ts'

const wrong = (path: string, message: string) => new Problem('invalid_request', { fields: [{ path, message }] })

/** The market's season by that id; null when there is none yet, refused when it is another market's. */
async function seasonOf(c: Context<Env>, market: string, id: string) {
  const season = (await seasonById(c.var.db, id)) ?? null
  if (season !== null && season.market_id !== market) throw new Problem('not_found')
  return season
}

async function mustLeaveBegunAlone(
  c: Context<Env>,
  market: string,
  before: SeasonEntry | null,
  after: SeasonEntry | null,
) {
  const from = await firstUnbegun(c.var.db, market, c.var.now)
  if (from === undefined) throw new Problem('not_found')
  if (!leavesBegunAlone(before, after, from)) throw new Problem('season_begun', { from })
}

/** 季节时间, 停市: evenings with other hours, and several evenings closed at once. */
export const seasonRoutes = new Hono<Env>()
  .put(
    '/markets/:market/seasons/:id',
    allow('market.edit'),
    answers('Set other hours from a day to a day; what has begun stays', Month),
    valid('param', OfThing),
    valid('json', SeasonEntry),
    unitOfWork,
    async (c) => {
      const { market, id } = c.req.valid('param')
      const entry = c.req.valid('json')
      await mustLeaveBegunAlone(c, market, await seasonOf(c, market, id), entry)
      await saveSeason(c.var.db, { id, market_id: market, ...entry, set_by: staff(c).id, set_at: c.var.now })
      await log(c, 'season.set', `market:${market}`, market, { season_id: id, ...entry })
      return c.json(await page(c, entry.first_day.slice(0, 7), market))
    },
  )
  .delete(
    '/markets/:market/seasons/:id',
    allow('market.edit'),
    answers('Take other hours away before they have begun', Month),
    valid('param', OfThing),
    unitOfWork,
    async (c) => {
      const { market, id } = c.req.valid('param')
      const season = await seasonOf(c, market, id)
      if (season === null) throw new Problem('not_found')
      await mustLeaveBegunAlone(c, market, season, null)
      await removeSeason(c.var.db, id)
      const { first_day, last_day, name } = season
      await log(c, 'season.removed', `market:${market}`, market, { season_id: id, name, first_day, last_day })
      return c.json(await page(c, first_day.slice(0, 7), market))
    },
  )
  .put(
    '/markets/:market/closures/:id',
    allow('market.edit'),
    answers('Close several evenings at once; the same again changes nothing', Month),
    valid('param', OfThing),
    valid('json', ClosureEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market, id } = c.req.valid('param')
      const entry = c.req.valid('json')
      if (entry.last_day < entry.first_day) throw new Problem('period_reversed')
      if (entry.last_day > addDays(entry.first_day, longestClosure_days - 1)) throw wrong('last_day', 'too long')
      const [first, ...others] = closureEvenings(entry)
      if (first === undefined) throw wrong('weekdays', 'no such day in the period')
      const before = await closureById(db, id)
      if (before !== undefined) {
        const { market_id, ...same } = before
        if (market_id !== market || JSON.stringify(same) !== JSON.stringify(entry)) throw new Problem('conflict')
        return c.json(await page(c, first.slice(0, 7), market))
      }
      await mustBeComing(c, first, 'evening_begun')
      if (await tooLateToClose(db, market, first, now)) throw new Problem('evening_begun')
      const closure = { id, market_id: market, ...entry, closed_by: staff(c).id, closed_at: now }
      const evenings = await closeEvenings(db, closure, [first, ...others])
      if (evenings === null) throw new Problem('conflict')
      await log(c, 'closure.set', `market:${market}`, market, { closure_id: id, ...entry, evenings })
      return c.json(await page(c, first.slice(0, 7), market))
    },
  )
  .delete(
    '/markets/:market/closures/:id',
    allow('market.edit'),
    answers('Open again what is still to come of several evenings closed at once', Month),
    valid('param', OfThing),
    unitOfWork,
    async (c) => {
      const { db } = c.var
      const { market, id } = c.req.valid('param')
      const closure = await closureById(db, id)
      if (closure?.market_id !== market) throw new Problem('not_found')
      const evenings = await undoClosure(db, id, await firstToReopen(c, market))
      if (evenings === 0) throw new Problem('evening_begun')
      await log(c, 'closure.undone', `market:${market}`, market, { closure_id: id, reason: closure.reason, evenings })
      return c.json(await page(c, closure.first_day.slice(0, 7), market))
    },
  )

import { Hono, type Context } from 'hono'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import * as queries from './queries.ts'
import { ClosedEntry, DayEntry, Month, MonthQuery, OfDay, OfEvening } from './schema.ts'

async function page(c: Context<Env>, month: string | undefined, market: string | undefined): Promise<Month> {
  const today = await districtDay(c.var.db, c.var.now)
  return queries.month(c.var.db, { month: month ?? today.slice(0, 7), market, today })
}

async function log(
  c: Context<Env>,
  kind: EventKind,
  subject: string,
  market_id: string | null,
  body: Record<string, unknown>,
) {
  const actor = { kind: 'person', id: staff(c).id } as const
  await append(c.var.db, { market_id, evening: null, at: c.var.now, actor, kind, subject, body })
}

async function mustBeComing(c: Context<Env>, day: string, code: 'calendar_past' | 'evening_begun') {
  if (day < (await districtDay(c.var.db, c.var.now))) throw new Problem(code)
}

/** 日历: working days and holidays of the district, and the evenings a market stays closed. */
export const calendarRoutes = new Hono<Env>()
  .get(
    '/calendar',
    allow('market.read'),
    answers('A month of days, and of a market’s evenings', Month),
    valid('query', MonthQuery),
    async (c) => {
      const { month, market } = c.req.valid('query')
      return c.json(await page(c, month, market))
    },
  )
  .put(
    '/calendar/days/:day',
    allow('market.edit'),
    answers('Say that a day is worked or free, or leave it to the State Council’s calendar', Month),
    valid('param', OfDay),
    valid('json', DayEntry),
    unitOfWork,
    async (c) => {
      const { day } = c.req.valid('param')
      const { kind, name } = c.req.valid('json')
      if (kind !== null && name === null)
        throw new Problem('invalid_request', { fields: [{ path: 'name', message: 'required' }] })
      // Terms that ran over past days were counted by them.
      await mustBeComing(c, day, 'calendar_past')
      const own = kind === null ? null : { kind, name: name ?? '' }
      await queries.setDay(c.var.db, day, own, staff(c).id, c.var.now)
      await log(c, 'calendar.set', `calendar:${day}`, null, { day, kind, name })
      return c.json(await page(c, day.slice(0, 7), undefined))
    },
  )
  .put(
    '/markets/:market/closed/:evening',
    allow('market.edit'),
    answers('Close a market for an evening', Month),
    valid('param', OfEvening),
    valid('json', ClosedEntry),
    unitOfWork,
    async (c) => {
      const { market, evening } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      await mustBeComing(c, evening, 'evening_begun')
      const at = { market, evening, reason, by: staff(c).id, now: c.var.now }
      if (!(await queries.closeEvening(c.var.db, at))) throw new Problem('evening_begun')
      await log(c, 'evening.closed', `market:${market}`, market, { evening, reason })
      return c.json(await page(c, evening.slice(0, 7), market))
    },
  )
  .delete(
    '/markets/:market/closed/:evening',
    allow('market.edit'),
    answers('Let a market trade on an evening after all', Month),
    valid('param', OfEvening),
    unitOfWork,
    async (c) => {
      const { market, evening } = c.req.valid('param')
      await mustBeComing(c, evening, 'evening_begun')
      if (!(await queries.reopenEvening(c.var.db, market, evening))) throw new Problem('not_found')
      await log(c, 'evening.reopened', `market:${market}`, market, { evening })
      return c.json(await page(c, evening.slice(0, 7), market))
    },
  )

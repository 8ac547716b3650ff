import { Hono, type Context } from 'hono'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { ownDays, setDay } from './queries.ts'
import { closeEvening, reopenEvening } from './queries-closed.ts'
import { daysShown } from './queries-days.ts'
import { firstNotOver } from './queries-seasons.ts'
import {
  ClosedEntry,
  DayEntry,
  Month,
  MonthQuery,
  OfDay,
  OfEvening,
  OfMarket,
  OwnDays,
  Year,
  YearQuery,
} from './schema.ts'

/** The page of a month, of this one unless asked otherwise. */
export async function page(c: Context<Env>, asked: string | undefined, market: string | undefined): Promise<Month> {
  const { db, now } = c.var
  const today = await districtDay(db, now)
  const month = asked ?? today.slice(0, 7)
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
  return { month, ...(await daysShown(db, { first: `${month}-01`, last, market, today, now })) }
}

/** Writes who changed what into the log; of a market, whoever follows it live hears of it. */
export async function log(
  c: Context<Env>,
  kind: EventKind,
  subject: string,
  market_id: string | null,
  body: Record<string, unknown>,
) {
  const { db, now, given, district, afterCommit } = c.var
  const actor = { kind: 'person', id: staff(c).id } as const
  await append(db, { market_id, evening: null, at: now, actor, kind, subject, body })
  if (market_id !== null) afterCommit(() => given.bell.ring(district, market_id))
}

/** Refuses what is about a day that is over in the district. */
export async function mustBeComing(c: Context<Env>, day: string, code: 'calendar_past' | 'evening_begun') {
  if (day < (await districtDay(c.var.db, c.var.now))) throw new Problem(code)
}

/** The market's first evening that may trade after all: one that is over stays shut, or its stalls would count as unseen. */
export async function firstToReopen(c: Context<Env>, market: string): Promise<string> {
  const first = await firstNotOver(c.var.db, market, c.var.now)
  if (first === undefined) throw new Problem('not_found')
  return first
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
  .get(
    '/calendar/year',
    allow('market.read'),
    answers('A year of days, and of a market’s evenings', Year),
    valid('query', YearQuery),
    async (c) => {
      const { db, now } = c.var
      const asked = c.req.valid('query')
      const today = await districtDay(db, now)
      const year = asked.year ?? today.slice(0, 4)
      const span = { first: `${year}-01-01`, last: `${year}-12-31` }
      return c.json({ year, ...(await daysShown(db, { ...span, market: asked.market, today, now })) })
    },
  )
  .get(
    '/markets/:market/own-days',
    allow('market.read'),
    answers('What terms in a market are counted by, over the State Council’s calendar', OwnDays),
    valid('param', OfMarket),
    async (c) => c.json(await ownDays(c.var.db, c.req.valid('param').market)),
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
      await setDay(c.var.db, day, own, staff(c).id, c.var.now)
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
      if (!(await closeEvening(c.var.db, at))) throw new Problem('evening_begun')
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
      if (evening < (await firstToReopen(c, market))) throw new Problem('evening_begun')
      if (!(await reopenEvening(c.var.db, market, evening))) throw new Problem('not_found')
      await log(c, 'evening.reopened', `market:${market}`, market, { evening })
      return c.json(await page(c, evening.slice(0, 7), market))
    },
  )

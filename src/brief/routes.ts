import { Hono } from 'hono'
import { lastOver } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { countOpen } from '../prompts/queries.ts'
import { atOneMoment, countFindings, timeZoneOf } from '../ratio/queries.ts'
import { ratioPage } from '../ratio/routes.ts'
import { mondayOf, weeksOf } from '../ratio/rules-compare.ts'
import type { RatioPage } from '../ratio/schema.ts'
import { addDays, dayIn } from '../shared/evening.ts'
import { countClocks, marketNames } from './queries.ts'
import { changesOf, daysOfWeek, shareStanding, trendWeeks, type Counts } from './rules.ts'
import { Brief, BriefQuery } from './schema.ts'

const countsOf = ({ headline, guard }: RatioPage): Counts => ({
  inspections: guard.inspections,
  handled: headline.handled,
  help_given: guard.help_given,
  enforced: headline.enforced,
  spared: guard.spared,
  incidents: guard.incidents,
  help_calls: guard.help_calls,
  thanks: guard.thanks,
})

/** The clock of a brief: now, the market's day, and its last evening that is over. */
interface Moment {
  now: Date
  today: string
  last_over: string
}

async function briefOf(db: Db, monday: string, market: string | null, moment: Moment): Promise<Brief> {
  const { now, today, last_over } = moment
  const { from, to, before, over } = daysOfWeek(monday, last_over)
  const at = { market, squad: null }
  const week = await ratioPage(db, { from, to, ...at }, now, today)
  const last = await ratioPage(db, { ...before, ...at }, now, today)
  const weeks = await countFindings(db, { from: addDays(monday, -7 * (trendWeeks - 1)), to, ...at })
  const evenings = weeks.flatMap(({ grouped_by, evening, enforced, handled }) =>
    grouped_by === 'evening' && evening !== null ? [{ evening, enforced, handled }] : [],
  )
  const names = market === null ? undefined : await marketNames(db, market)
  const { enforced, handled } = last.headline
  return {
    monday,
    over,
    last_over,
    market_name: names?.name ?? null,
    market_name_en: names?.name_en ?? null,
    week,
    before: { ...before, enforced, handled },
    share_standing: shareStanding(week.headline, last.headline),
    changes: changesOf(countsOf(week), countsOf(last)),
    trend: weeksOf(evenings).filter((one) => one.handled > 0),
    prompts: await countOpen(db, market),
    clocks: await countClocks(db, market, now),
  }
}

/** 周报: a week of all markets or one, for a sheet of paper; nobody is ranked and no fines are summed (rule R11). */
export const briefRoutes = new Hono<Env>().get(
  '/brief',
  allow('ratio.read'),
  answers('A week for a sheet of paper: the ratio, what changed, what waits', Brief),
  valid('query', BriefQuery),
  async (c) => {
    const { db, now } = c.var
    const { week, market = null } = c.req.valid('query')
    const zone = await timeZoneOf(db, market)
    if (zone === undefined) throw new Problem('not_found')
    const today = dayIn(zone, now)
    const monday = mondayOf(week ?? addDays(today, -7))
    const last_over = (await lastOver(db, market, now)) ?? addDays(today, -1)
    if (monday > last_over) throw new Problem('not_found')
    return c.json(await atOneMoment(db, (work) => briefOf(work, monday, market, { now, today, last_over })))
  },
)

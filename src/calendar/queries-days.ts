import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { addDays } from '../shared/evening.ts'
import { isPublicHoliday, isWorkday } from '../shared/workdays.ts'
import { earlierHours, firstNotOver, firstUnbegun } from './queries-seasons.ts'
import { calendarWith } from './rules.ts'
import type { Month } from './schema.ts'

type Shown = Omit<Month, 'month'>

async function seasonsShown(db: Db, market: string, since: string): Promise<Shown['seasons']> {
  const rows = await db
    .selectFrom('season as s')
    .innerJoin('person as p', 'p.id', 's.set_by')
    .select(['s.id', 's.first_day', 's.last_day', 's.opens', 's.closes', 's.name', 'p.name as set_by'])
    .where('s.market_id', '=', market)
    .where('s.last_day', '>=', since)
    .orderBy('s.first_day')
    .execute()
  return rows.map((row) => ({ ...row, opens: row.opens.slice(0, 5), closes: row.closes.slice(0, 5) }))
}

/** Closures of which evenings from `coming` on are closed still. */
async function closuresShown(db: Db, market: string, coming: string): Promise<Shown['closures']> {
  const { rows } = await sql<Shown['closures'][number]>`
    select c.id, c.first_day, c.last_day, c.weekdays, c.reason, p.name as closed_by, e.left
    from closure c join person p on p.id = c.closed_by
    join lateral (select count(*)::int as left from closed_evening e
      where e.closure_id = c.id and e.evening >= ${coming}::date) e on e.left > 0
    where c.market_id = ${market} order by c.first_day, c.id`.execute(db)
  return rows
}

/** The days from `first` to `last` as a page shows them; `market` null where there is none. */
export async function daysShown(
  db: Db,
  asked: { first: string; last: string; market: string | undefined; today: string; now: Date },
): Promise<Shown> {
  const { first, last, today, now } = asked
  const markets = await db
    .selectFrom('market')
    .select(['id', 'name', 'name_en', 'opens', 'closes'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const market = markets.find(({ id }) => id === asked.market) ?? markets[0] ?? null
  const own = await db
    .selectFrom('calendar_day as d')
    .innerJoin('person as p', 'p.id', 'd.set_by')
    .select(['d.day', 'd.kind', 'd.name', 'p.name as set_by'])
    .where('d.day', '>=', first)
    .where('d.day', '<=', last)
    .execute()
  const closed = await db
    .selectFrom('closed_evening as c')
    .innerJoin('person as p', 'p.id', 'c.closed_by')
    .select(['c.evening', 'c.reason', 'p.name as closed_by'])
    .where('c.market_id', '=', market?.id ?? '')
    .where('c.evening', '>=', first)
    .where('c.evening', '<=', last)
    .execute()
  const calendar = calendarWith({ days: own, closed: [] }, { isWorkday, isPublicHoliday })
  const ownOf = new Map(own.map(({ day, kind, name, set_by }) => [day, { kind, name, set_by }]))
  const closedOf = new Map(closed.map(({ evening, reason, closed_by }) => [evening, { reason, closed_by }]))
  const days: Shown['days'] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const { isWorkday: worked, isPublicHoliday: free } = calendar
    const said = { own: ownOf.get(day) ?? null, closed: closedOf.get(day) ?? null }
    days.push({ day, workday: worked(day), holiday: free(day), ...said })
  }
  return {
    today,
    markets: markets.map(({ id, name, name_en }) => ({ id, name, name_en })),
    market: market && {
      ...market,
      opens: market.opens.slice(0, 5),
      closes: market.closes.slice(0, 5),
      changes_from: (await firstUnbegun(db, market.id, now)) ?? today,
      earlier: await earlierHours(db, market.id),
    },
    days,
    seasons: market ? await seasonsShown(db, market.id, first < today ? first : today) : [],
    closures: market ? await closuresShown(db, market.id, (await firstNotOver(db, market.id, now)) ?? today) : [],
  }
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { addDays } from '../shared/evening.ts'
import { isPublicHoliday, isWorkday } from '../shared/workdays.ts'
import { calendarWith, type DayCalendar } from './rules.ts'
import type { Month, OwnDays } from './schema.ts'

/** The district's own days and the evenings a market is closed; none of a market that is not there. */
export async function ownDays(db: Db, market: string): Promise<OwnDays> {
  const { rows } = await sql<OwnDays>`select
    coalesce((select json_agg(json_build_object('day', day, 'kind', kind) order by day) from calendar_day), '[]') as days,
    coalesce((select json_agg(evening order by evening) from closed_evening where market_id = ${market}), '[]') as closed`.execute(
    db,
  )
  return rows[0] ?? { days: [], closed: [] }
}

/** What terms in a market are counted by: the State Council's calendar with the district's own days (rule R16). */
export async function calendarOf(db: Db, market: string): Promise<DayCalendar> {
  return calendarWith(await ownDays(db, market), { isWorkday, isPublicHoliday })
}

/** A month as a page shows it; `market` null where there is none. */
export async function month(
  db: Db,
  asked: { month: string; market: string | undefined; today: string },
): Promise<Month> {
  const markets = await db
    .selectFrom('market')
    .select(['id', 'name', 'name_en', 'opens', 'closes'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const market = markets.find(({ id }) => id === asked.market) ?? markets[0] ?? null
  const first = `${asked.month}-01`
  const all = Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter((day) => day.startsWith(asked.month))
  const last = all.at(-1) ?? first
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
  const days = all.map((day) => {
    const said = own.find((one) => one.day === day)
    const shut = closed.find(({ evening }) => evening === day)
    return {
      day,
      workday: calendar.isWorkday(day),
      holiday: calendar.isPublicHoliday(day),
      own: said ? { kind: said.kind, name: said.name, set_by: said.set_by } : null,
      closed: shut ? { reason: shut.reason, closed_by: shut.closed_by } : null,
    }
  })
  return {
    month: asked.month,
    today: asked.today,
    markets: markets.map(({ id, name, name_en }) => ({ id, name, name_en })),
    market: market && { ...market, opens: market.opens.slice(0, 5), closes: market.closes.slice(0, 5) },
    days,
  }
}

/** Says of a day what it is, over the State Council's calendar; null lets that stand again. */
export async function setDay(
  db: Db,
  day: string,
  own: { kind: 'workday' | 'holiday'; name: string } | null,
  by: string,
  now: Date,
) {
  if (own === null) {
    await db.deleteFrom('calendar_day').where('day', '=', day).execute()
    return
  }
  const values = { ...own, set_by: by, set_at: now }
  await db
    .insertInto('calendar_day')
    .values({ day, ...values })
    .onConflict((there) => there.column('day').doUpdateSet(values))
    .execute()
}

/** Closes a market for an evening; false where it was patrolled already. */
export async function closeEvening(
  db: Db,
  at: { market: string; evening: string; reason: string; by: string; now: Date },
) {
  const patrolled = await db
    .selectFrom('patrol')
    .select('id')
    .where('market_id', '=', at.market)
    .where('evening', '=', at.evening)
    .limit(1)
    .executeTakeFirst()
  if (patrolled) return false
  const values = { reason: at.reason, closed_by: at.by, closed_at: at.now }
  await db
    .insertInto('closed_evening')
    .values({ market_id: at.market, evening: at.evening, ...values })
    .onConflict((there) => there.columns(['market_id', 'evening']).doUpdateSet(values))
    .execute()
  return true
}

/** Lets a market trade that evening after all; false where it was not closed. */
export async function reopenEvening(db: Db, market: string, evening: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('closed_evening')
    .where('market_id', '=', market)
    .where('evening', '=', evening)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { isPublicHoliday, isWorkday } from '../shared/workdays.ts'
import { calendarWith, type DayCalendar } from './rules.ts'
import type { OwnDays } from './schema.ts'

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

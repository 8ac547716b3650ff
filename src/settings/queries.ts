import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { defaultSettings, numbersOf, type DistrictSettings } from './rules.ts'
import type { Settings, SettingsEntry } from './schema.ts'

const columns = ['ratio_numerator', 'ratio_denominator', 'certificate_days', 'training_days'] as const
/** A history longer than this is read in the log. */
const shown = 100

/** The district's thresholds in force, with their version; 0 and the defaults until somebody changes them. */
export async function districtSettings(db: Db): Promise<DistrictSettings & { version: number }> {
  const row = await db
    .selectFrom('district_setting')
    .select(['version', ...columns])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { version: 0, ...defaultSettings }
  const { ratio_numerator, ratio_denominator, ...rest } = row
  return { ratio_limit: { numerator: ratio_numerator, denominator: ratio_denominator }, ...rest }
}

/** A limit of the ratio, and the day since which it holds on the clock of its market; null: it was never another. */
export interface LimitInForce {
  limit: DistrictSettings['ratio_limit']
  since: string | null
}

/** The ratio's limit in force when `day` ended on the clock of a market, or of most markets (null). */
export async function limitOn(db: Db, day: string, market: string | null): Promise<LimitInForce> {
  const { numerator, denominator } = defaultSettings.ratio_limit
  const zone = sql`coalesce((select time_zone from market where id = ${market}),
    (select time_zone from market group by time_zone order by count(*) desc limit 1), 'Asia/Shanghai')`
  const { rows } = await sql<{ numerator: number; denominator: number; since: string | null }>`
    with held as (
      select 0 as version, ${numerator}::smallint as numerator, ${denominator}::smallint as denominator, null::date as since
      union all
      select version, ratio_numerator, ratio_denominator, (set_at at time zone ${zone})::date from district_setting
      where set_at < (${day}::date + 1)::timestamp at time zone ${zone}),
    last as (select numerator, denominator from held order by version desc limit 1)
    select last.numerator, last.denominator, held.since from last cross join held
    where held.version > coalesce((select max(other.version) from held other
      where (other.numerator, other.denominator) <> (last.numerator, last.denominator)), -1)
    order by held.version limit 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no limit')
  return { limit: { numerator: row.numerator, denominator: row.denominator }, since: row.since }
}

/** What is in force and how it came to be, newest first. */
export async function settingsPage(db: Db): Promise<Settings> {
  const versions = await db
    .selectFrom('district_setting as s')
    .innerJoin('person as p', 'p.id', 's.set_by')
    .select(['s.version', ...columns, 's.reason', 's.set_at', 'p.name as set_by'])
    .orderBy('s.version', 'desc')
    .limit(shown)
    .execute()
  const { version, ...settings } = await districtSettings(db)
  return {
    version,
    ...numbersOf(settings),
    versions: versions.map(({ set_at, ...row }) => ({ ...row, set_at: set_at.toISOString() })),
  }
}

/** Adds a version; false when its number is not the next. */
export async function insertSettings(db: Db, entry: SettingsEntry, by: string, now: Date): Promise<boolean> {
  const { version } = await districtSettings(db)
  if (entry.version !== version + 1) return false
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('district_setting')
    .values({ ...entry, set_by: by, set_at: now })
    .onConflict((taken) => taken.column('version').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

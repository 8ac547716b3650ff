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

import type { Db } from '../db/open.ts'
import type { Json } from '../db/tables.ts'
import { patterns, type Pattern } from './rules-kinds.ts'
import { defaultNumbers, limitsOf, overDefaults, type Limits, type Numbers } from './rules-settings.ts'
import type { PromptSettings, PromptSettingsEntry } from './schema-settings.ts'

/** A history longer than this is read in the log. */
const shown = 100

/** By which thresholds patterns are looked for. */
export interface InForce {
  version: number
  off: Pattern[]
  numbers: Numbers
}

const columns = ['version', 'off', 'numbers'] as const
const read = (row: { version: number; off: string[]; numbers: Json }): InForce => ({
  version: row.version,
  off: patterns.filter((pattern) => row.off.includes(pattern)),
  numbers: overDefaults(row.numbers as Partial<Numbers>),
})

/** The thresholds in force; version 0 and the defaults until somebody changes them. */
export async function promptSettings(db: Db): Promise<InForce> {
  const newest = db.selectFrom('prompt_setting').select(columns).orderBy('version', 'desc').limit(1)
  const row = await newest.executeTakeFirst()
  return row ? read(row) : { version: 0, off: [], numbers: defaultNumbers }
}

/** The thresholds of a version that somebody looked by. */
export async function numbersAt(db: Db, version: number): Promise<Numbers> {
  const row = await db.selectFrom('prompt_setting').select(columns).where('version', '=', version).executeTakeFirst()
  return row ? read(row).numbers : defaultNumbers
}

/** The limits of each of these versions. */
export async function limitsAt(db: Db, versions: Iterable<number>): Promise<ReadonlyMap<number, Limits>> {
  const limits = new Map<number, Limits>()
  for (const version of new Set(versions)) limits.set(version, limitsOf(await numbersAt(db, version)))
  return limits
}

/** What is in force and how it came to be, newest first. */
export async function promptSettingsPage(db: Db): Promise<PromptSettings> {
  const rows = await db
    .selectFrom('prompt_setting as s')
    .innerJoin('person as p', 'p.id', 's.set_by')
    .select(['s.version', 's.off', 's.numbers', 's.reason', 's.set_at', 'p.name as set_by'])
    .orderBy('s.version', 'desc')
    .limit(shown)
    .execute()
  const versions = rows.map(({ reason, set_at, set_by, ...row }) => ({
    ...read(row),
    reason,
    set_by,
    set_at: set_at.toISOString(),
  }))
  return { ...(await promptSettings(db)), versions }
}

/** Adds a version; false when its number is not the next. */
export async function insertPromptSettings(db: Db, entry: PromptSettingsEntry, by: string, now: Date) {
  const { version } = await promptSettings(db)
  if (entry.version !== version + 1) return false
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('prompt_setting')
    .values({ ...entry, numbers: JSON.stringify(entry.numbers), set_by: by, set_at: now })
    .onConflict((taken) => taken.column('version').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

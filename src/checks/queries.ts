import type { Db } from '../db/open.ts'
import { defaultSettings, type CheckSettings } from './rules-kinds.ts'
import type { CheckSettingsAnswer } from './schema.ts'

/** A market's settings over the defaults, with who saved them and when. */
export async function savedSettings(
  db: Db,
  market: string,
): Promise<Omit<CheckSettingsAnswer, 'settings'> & { settings: CheckSettings }> {
  const row = await db
    .selectFrom('check_settings as s')
    .innerJoin('person as p', 'p.id', 's.saved_by')
    .select(['s.settings', 's.saved_at', 'p.name'])
    .where('s.market_id', '=', market)
    .executeTakeFirst()
  if (!row) return { settings: defaultSettings, saved_at: null, saved_by: null }
  const said = row.settings as unknown as Partial<CheckSettings>
  const levels = { ...defaultSettings.levels, ...said.levels }
  return {
    settings: { ...defaultSettings, ...said, levels },
    saved_at: row.saved_at.toISOString(),
    saved_by: row.name,
  }
}

/** The settings a market's plan is checked by. */
export const checkSettingsOf = async (db: Db, market: string): Promise<CheckSettings> =>
  (await savedSettings(db, market)).settings

/** Saves a market's settings whole. */
export async function saveSettings(db: Db, market: string, settings: CheckSettings, by: string, now: Date) {
  const values = { settings: JSON.stringify(settings), saved_at: now, saved_by: by }
  await db
    .insertInto('check_settings')
    .values({ market_id: market, ...values })
    .onConflict((taken) => taken.column('market_id').doUpdateSet(values))
    .execute()
}

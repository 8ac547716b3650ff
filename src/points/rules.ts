import { addDays } from '../shared/evening.ts'
import type { PointsMode } from './rules-kinds.ts'

/** How a market counts points. */
export interface PointsSetting {
  mode: PointsMode
  window_days: number
  max_points: number
  alert_at: number
}

/** What a market has until somebody sets it: no points; twelve, with word at nine, once it is turned on. */
export const defaultSetting: PointsSetting = { mode: 'off', window_days: 365, max_points: 12, alert_at: 9 }

/** The first evening on which points of `evening` count no more. */
export function expiresOn({ mode, window_days }: PointsSetting, evening: string): string {
  if (mode === 'window') return addDays(evening, window_days)
  // From the 28th of any month four days on lie in the next one.
  return `${addDays(`${evening.slice(0, 8)}28`, 4).slice(0, 8)}01`
}

/** Do points of `evening` count on the evening `tonight`? */
export const counts = (setting: PointsSetting, evening: string, tonight: string): boolean =>
  setting.mode !== 'off' && evening <= tonight && tonight < expiresOn(setting, evening)

/** Where a vendor stands: `near` from the alert on, `full` at the limit. A word for people, never a consequence. */
export type Standing = 'clear' | 'near' | 'full'

/** What a vendor has on an evening, and the next that goes. */
export interface Balance {
  points: number
  standing: Standing
  /** The next evening on which points go, and how many. */
  next: { on: string; points: number } | null
}

/** Adds up what counts tonight. */
export function balanceOf(
  setting: PointsSetting,
  entries: readonly { evening: string; points: number }[],
  tonight: string,
): Balance {
  const counting = entries.filter(({ evening }) => counts(setting, evening, tonight))
  const sum = (some: readonly { points: number }[]) => some.reduce((all, { points }) => all + points, 0)
  const [on] = counting.map(({ evening }) => expiresOn(setting, evening)).sort()
  const points = sum(counting)
  const standing = points >= setting.max_points ? 'full' : points >= setting.alert_at ? 'near' : 'clear'
  if (on === undefined) return { points, standing, next: null }
  const going = counting.filter(({ evening }) => expiresOn(setting, evening) === on)
  return { points, standing, next: { on, points: sum(going) } }
}

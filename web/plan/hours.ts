import { formatHours, formatTime } from '../i18n/index.ts'

/** A market's hours on its evening, season and all: `15:00–21:00`. */
export const tonightsHours = (market: { opens_at: string; closes_at: string; time_zone: string }) =>
  formatHours(formatTime(market.opens_at, market.time_zone), formatTime(market.closes_at, market.time_zone))

import type { PublicMarket } from '../../src/markets/schema.ts'
import { formatHours, formatTime, t } from '../i18n/index.ts'

/** A market's hours on its evening, season and all: `15:00–21:00`; or why it stays shut. */
export const tonightsHours = (market: Pick<PublicMarket, 'opens_at' | 'closes_at' | 'shut' | 'time_zone'>) =>
  market.shut
    ? t.map.shut(market.shut)
    : formatHours(formatTime(market.opens_at, market.time_zone), formatTime(market.closes_at, market.time_zone))

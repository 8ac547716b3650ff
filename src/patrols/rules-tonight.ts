import { eveningAt, eveningBounds } from '../shared/evening.ts'
import type { Tonight } from './schema.ts'

/**
 * What a phone remembers of a market, as of the evening at `now`: of an earlier one its hours are tonight's, and no vendor
 * has a penalty yet.
 */
export function ofTonight(known: Tonight, now: Date): Tonight {
  const hours = { ...known.market, seasons: known.market.seasons ?? [] }
  const evening = eveningAt(hours, now)
  if (evening === known.evening) return known
  const { opens_at, closes_at } = eveningBounds(hours, evening)
  const closing_ms = Date.parse(known.closes_at) - Date.parse(known.closing_from)
  return {
    ...known,
    evening,
    opens_at: opens_at.toISOString(),
    closes_at: closes_at.toISOString(),
    closing_from: new Date(closes_at.getTime() - closing_ms).toISOString(),
    holders: known.holders.map((holder) => ({ ...holder, penalised: [], firsts: [] })),
  }
}

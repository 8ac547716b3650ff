import { sql } from 'kysely'
import type { Season } from '../shared/evening.ts'

/**
 * A market's seasons in order, as one value of any statement that reads its hours; `market` is the reference to its id in
 * that statement, for example `m.id`.
 */
export const seasonsOf = (market: string) => sql<Season[]>`coalesce((
  select json_agg(json_build_object('first_day', one.first_day, 'last_day', one.last_day, 'opens', one.opens,
    'closes', one.closes) order by one.first_day)
  from season one where one.market_id = ${sql.ref(market)}), '[]')`

import { sql, type RawBuilder } from 'kysely'

/** An instant (a column's name or SQL) as ISO 8601 in UTC with milliseconds: for JSON, whatever zone the connection has. */
export const iso = (instant: string | RawBuilder<unknown>): RawBuilder<string> =>
  sql`to_char(${typeof instant === 'string' ? sql.ref(instant) : instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

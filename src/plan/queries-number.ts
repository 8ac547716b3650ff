import { sql, type RawBuilder } from 'kysely'

/** The number a stall has on its market's plan in force on `day` (a date expression); `stall`, `market` are columns. */
export const stallNumber = (stall: string, market: string, day: RawBuilder<unknown>) => sql<string | null>`(
  select ps.number from plan_stall ps
  where ps.stall_id = ${sql.ref(stall)} and ps.plan_id = (
    select pl.id from plan pl where pl.market_id = ${sql.ref(market)} and pl.valid_from <= ${day}
    order by pl.version desc limit 1))`

/**
 * The number by which a stall was known on `day` (a date expression), also where the plan of that day no longer shows it or
 * none did yet: then the newest it had, or got. Null for a shop or place; `stall` is a column.
 */
export const numberThen = (stall: string, day: RawBuilder<unknown>) => sql<string | null>`(
  select ps.number from plan_stall ps join plan pl on pl.id = ps.plan_id where ps.stall_id = ${sql.ref(stall)}
  order by pl.valid_from <= ${day} desc, pl.version desc limit 1)`

import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import { atPlace, marketJson, placeJson, someone, type Condition, type Listing } from './queries-parts.ts'
import type { CallState } from './rules-kinds.ts'

const standsAs: Record<CallState, Condition> = {
  waiting: sql`r.done_at is null`,
  unanswered: sql`r.done_at is null and r.answered_at is null`,
  done: sql`r.done_by is not null`,
  taken_back: sql`r.done_at is not null and r.done_by is null`,
  thanked: sql`r.thanked_at is not null`,
}

const inState = (state: string | undefined): Condition =>
  state !== undefined && (state in standsAs ? standsAs[state as CallState] : sql`false`)

/** Vendors' calls for help, the newest first; a squad's are those that its people saw done. */
export const helpCalls: Listing = {
  from: sql`request r join market z on z.id = r.market_id`,
  conditions: (f) => [
    sql`r.kind = 'help'`,
    f.from && sql`r.asked_at >= ${f.from}::date at time zone z.time_zone`,
    f.to && sql`r.asked_at < (${f.to}::date + 1) at time zone z.time_zone`,
    // No clock of a market is a day and a half from the database's; the index knows no market's clock.
    f.from && sql`r.asked_at >= ${f.from}::date - 2`,
    f.to && sql`r.asked_at < ${f.to}::date + 3`,
    f.market && sql`r.market_id = ${f.market}`,
    f.squad && sql`(select d.squad_id from person d where d.id = r.done_by) = ${f.squad}::uuid`,
    inState(f.state),
    f.vendor && sql`r.vendor_id = ${f.vendor}::uuid`,
    atPlace('r', f.place),
  ],
  key: [sql`r.asked_at`, sql`r.id`],
  forms: ['instant', 'id'],
  direction: 'desc',
  place: sql`coalesce(r.stall_id, r.shop_id)`,
  countedUpTo: 10_000,
  rows: ({ today }) => sql`
    select r.id, ${marketJson} as market, ${placeJson('r', sql`${today}::date`, sql`null`)} as place,
      ${someone('v')} as vendor, r.help_kind, r.words, ${iso('r.asked_at')} as at, b.name as answered_by,
      ${iso('r.answered_at')} as answered_at, d.name as done_by, ${iso('r.done_at')} as done_at,
      ${iso('r.thanked_at')} as thanked_at
    from page join request r on r.id = page.id
    join market m on m.id = r.market_id
    join vendor v on v.id = r.vendor_id
    left join person b on b.id = r.answered_by
    left join person d on d.id = r.done_by`,
}

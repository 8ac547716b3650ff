import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { pageSize } from '../shared/text.ts'
import type { Pattern } from './rules-kinds.ts'
import type { PromptRuns } from './schema.ts'

/** Of look-throughs `r`: evenings since a day and months that reach into the time since then, of all markets or one. */
export const runSince = (since: string, market: string | null) => sql`
  r.starts_on >= ${since}::date - case r.period when 'month' then 31 else 0 end
  and (${market}::text is null or r.market_id = ${market})`

/** Evenings or months in which a pattern was compared since a day and how often, the newest first; what `alarmsSince` adds up. */
export async function runsOf(
  db: Db,
  { pattern, since, after }: { pattern: Pattern; since: string; after: string | undefined },
): Promise<Pick<PromptRuns, 'rows' | 'next'>> {
  const [day, market] = after?.split('_') ?? []
  const { rows } = await sql<PromptRuns['rows'][number]>`
    select json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone) as market,
      r.starts_on::text as from,
      case r.period when 'month' then (r.starts_on + interval '1 month' - interval '1 day')::date else r.starts_on end::text as to,
      (r.tested ->> ${pattern}::text)::float8 as tested
    from prompt_run r join market m on m.id = r.market_id
    where ${runSince(since, null)} and (r.tested ->> ${pattern}::text)::float8 > 0
      and (${day ?? null}::date is null or r.starts_on < ${day ?? null}::date
        or (r.starts_on = ${day ?? null}::date and r.market_id > ${market ?? ''}))
    order by r.starts_on desc, r.market_id limit ${pageSize + 1}`.execute(db)
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return { rows: page, next: last ? `${last.from}_${last.market.id}` : null }
}

import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PlanCheck } from '../checks/schema.ts'
import { documentOf } from '../plan/queries.ts'
import type { AffectedHolder, PlanVersion } from './schema.ts'

const nothing: PlanVersion = {
  id: null,
  version: 0,
  valid_from: null,
  published_at: null,
  published_by: null,
  note: null,
  document: { stalls: [], zones: [], features: [] },
  checks: null,
  checks_reason: null,
}

/** A version whole, the latest unless one is named; undefined for a version there is not, an empty one before the first. */
export async function versionWhole(
  db: Db,
  market: string,
  version: number | 'latest',
): Promise<PlanVersion | undefined> {
  const plan = await db
    .selectFrom('plan as p')
    .leftJoin('person as b', 'b.id', 'p.published_by')
    .select(['p.id', 'p.version', 'p.valid_from', 'p.published_at', 'b.name as published_by', 'p.note'])
    .select(['p.checks', 'p.checks_reason'])
    .where('p.market_id', '=', market)
    .$if(version !== 'latest', (all) => all.where('p.version', '=', Number(version)))
    .orderBy('p.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!plan) return version === 'latest' ? nothing : undefined
  return {
    ...plan,
    published_at: plan.published_at.toISOString(),
    checks: plan.checks as unknown as PlanCheck[] | null,
    document: (await documentOf(db, plan.id)) as PlanVersion['document'],
  }
}

/** Who holds these stalls on `day` or later, by the number each had. */
export async function holdersFrom(
  db: Db,
  market: string,
  stalls: readonly { stall_id: string; number: string; removed: boolean }[],
  day: string,
): Promise<AffectedHolder[]> {
  const { rows } = await sql<AffectedHolder>`
    select a.id as assignment_id, s.stall_id, s.number, v.name as vendor_name, a.starts_on, a.ends_on, s.removed
    from jsonb_to_recordset(${JSON.stringify(stalls)}::jsonb) as s (stall_id uuid, number text, removed boolean)
    join assignment a on a.stall_id = s.stall_id and a.market_id = ${market} and not a.cancelled
      and (a.ends_on is null or a.ends_on >= ${day})
    join vendor v on v.id = a.vendor_id
    order by s.number, a.starts_on`.execute(db)
  return rows
}

import type { Capture } from '../../src/inspections/schema.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/shared/ids.ts'
import { random, tonight } from './stage.ts'

/** What one connection logs: its officer's cookie, its patrol, and the stalls it walks round and round. */
export interface Beat {
  market: string
  patrol_id: string
  officers: string[]
  cookie: string
  stalls: { id: string; vendor_id: string }[]
}

/** Beats for `connections` phones spread over `markets` night markets whose patrols are out tonight. */
export async function beats(db: Db, connections: number, markets: number): Promise<Beat[]> {
  const patrols = await db
    .selectFrom('patrol as p')
    .innerJoin('market as m', 'm.id', 'p.market_id')
    .select(['p.id', 'p.market_id', 'p.lead_id'])
    .where('p.ended_at', 'is', null)
    .where('m.kind', '=', 'night_market')
    .orderBy('p.market_id')
    .limit(markets)
    .execute()
  if (patrols.length < markets) throw new Error(`only ${patrols.length} patrols are out`)
  const made: Beat[] = []
  for (let connection = 0; connection < connections; connection++) {
    const patrol = patrols[connection % markets]
    if (!patrol) continue
    const held = await db
      .selectFrom('assignment')
      .select(['stall_id', 'vendor_id'])
      .where('market_id', '=', patrol.market_id)
      .where('starts_on', '<=', '2026-11-23')
      .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', '2026-11-23')]))
      .orderBy('stall_id')
      .execute()
    const share = connections / markets
    const own = held.filter((_, index) => index % share === Math.floor(connection / markets))
    const { token } = await openSession(db, { kind: 'person', id: patrol.lead_id }, tonight, random)
    made.push({
      market: patrol.market_id,
      patrol_id: patrol.id,
      officers: [patrol.lead_id],
      cookie: `session=${token}`,
      stalls: own.map(({ stall_id, vendor_id }) => ({ id: stall_id, vendor_id })),
    })
  }
  return made
}

/** An ordinary inspection with two findings and three actions. */
export function captureOf({ patrol_id, officers }: Beat, stall: string): Capture {
  const id = () => newId(new Date(), random)
  const action = { officers }
  return {
    id: id(),
    patrol_id,
    subject: { kind: 'stall', id: stall },
    outcome: 'findings',
    checklist_version: 1,
    note: null,
    claimed_at: tonight.toISOString(),
    amends: null,
    amend_reason: null,
    findings: [
      {
        id: id(),
        item_code: 'PLOT-01',
        note: null,
        help_first: null,
        actions: [{ ...action, id: id(), kind: 'help', help_kind: 'clear_cartons', minutes: 5 }],
      },
      {
        id: id(),
        item_code: 'HYG-01',
        note: '纸箱堆在摊位外侧',
        help_first: null,
        actions: [
          { ...action, id: id(), kind: 'educate' },
          { ...action, id: id(), kind: 'fix_now' },
        ],
      },
    ],
  }
}

import { sql } from 'kysely'
import fc from 'fast-check'
import type { Db } from '../../src/db/open.ts'
import { recountFinding } from '../../src/tally/queries-findings.ts'
import { recountLook, recountSeen } from '../../src/tally/queries-looks.ts'
import { cast } from '../support/cast.ts'
import { eveningAt, details, ids, writer } from '../ratio/week.ts'

const kinds = ['help', 'remind', 'educate', 'fix_by', 'transfer', 'warning', 'fine_on_spot', 'evidence_hold'] as const
const items = ['PLOT-01', 'HYG-01']
export const nights = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-05', '2026-11-12', '2026-11-16', '2026-11-30']
const vendors = [null, cast.zhangmei, cast.yangfan]

/** What people may do, in any order; numbers point at things made before, modulo how many there are. */
export const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      night: fc.nat(nights.length - 1),
      squad: fc.boolean(),
      stall: fc.constantFrom(1, 2, 3, null),
      vendor: fc.nat(2),
      found: fc.array(
        fc.record({ item: fc.nat(1), kinds: fc.array(fc.constantFrom(...kinds), { minLength: 0, maxLength: 3 }) }),
        { maxLength: 2 },
      ),
      amends: fc.option(fc.nat(), { freq: 3 }),
      void: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('overturn' as const), action: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      finding: fc.nat(),
      kind: fc.constantFrom(...kinds),
      night: fc.nat(nights.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('assign' as const), stall: fc.constantFrom(1, 2), cancelled: fc.boolean() }),
  },
)
export type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

/** Does deeds one after the other as the routes would store them, each with its recount. */
export async function live(db: Db, deeds: readonly Deed[]) {
  const write = writer(db)
  for (const [n, night] of nights.entries())
    for (const squad of [0, 1])
      await write.patrol(n * 2 + squad, {
        evening: night,
        started_at: eveningAt(night),
        squad_id: squad ? cast.xingdong : cast.bado,
      })
  const made = {
    looks: [] as { id: string; evening: string }[],
    findings: [] as string[],
    actions: [] as { id: string; finding: string }[],
  }
  const amended = new Set<string>()
  const overturned = new Set<string>()
  let used = 0
  const pick = <T>(list: readonly T[], n: number) => (list.length > 0 ? list[n % list.length] : undefined)
  const act = async (finding: string, kind: string, night: string, position: number) => {
    const id = ids.action(++used)
    const row = {
      id,
      finding_id: finding,
      market_id: cast.market,
      evening: night,
      at: eveningAt(night),
      kind,
      position,
    }
    await db
      .insertInto('action')
      .values({ ...row, ...details[kind] })
      .execute()
    made.actions.push({ id, finding })
  }
  for (const one of deeds) {
    if (one.do === 'look') {
      const replaced =
        one.amends === null
          ? undefined
          : pick(
              made.looks.filter(({ id }) => !amended.has(id)),
              one.amends,
            )
      const night = replaced?.evening ?? nights[one.night]!
      const empty = one.void && replaced !== undefined
      const look = {
        id: ids.inspection(++used),
        evening: night,
        at: eveningAt(night),
        patrol_id: ids.patrol(nights.indexOf(night) * 2 + (one.squad ? 1 : 0)),
        stall_id: one.stall === null ? null : cast.stall(one.stall),
        place: one.stall === null ? '路口' : null,
        vendor_id: vendors[one.vendor]!,
        outcome: empty ? ('void' as const) : one.found.length > 0 ? ('findings' as const) : ('in_order' as const),
        amends: replaced?.id ?? null,
        amend_reason: replaced ? ('correction' as const) : null,
      }
      await db.insertInto('inspection').values(write.inspection(used, look)).execute()
      if (replaced) amended.add(replaced.id)
      made.looks.push({ id: look.id, evening: night })
      const found = empty ? [] : one.found
      for (const [position, { item, kinds }] of found.entries()) {
        const id = ids.finding(++used)
        const row = { id, inspection_id: look.id, evening: night, item_code: items[item]!, vendor_id: look.vendor_id }
        await db
          .insertInto('finding')
          .values(write.finding(used, { ...row, position }))
          .execute()
        made.findings.push(id)
        const once = [...new Set(kinds)]
        for (const [at, kind] of once.entries()) await act(id, kind, night, at)
      }
      await recountLook(db, { id: look.id, amends: look.amends, findings: found })
    } else if (one.do === 'overturn') {
      const action = pick(
        made.actions.filter(({ id }) => !overturned.has(id)),
        one.action,
      )
      if (!action) continue
      overturned.add(action.id)
      const row = { action_id: action.id, at: eveningAt('2026-11-20'), decided_by: cast.lina, reason: '复核' }
      await db.insertInto('overturned_action').values(row).execute()
      await recountFinding(db, action.finding)
    } else if (one.do === 'act') {
      const finding = pick(made.findings, one.finding)
      const fines = await sql<{
        n: number
      }>`select count(*)::int as n from action where finding_id = ${finding} and kind = 'fine_on_spot'`.execute(db)
      if (!finding || (one.kind === 'fine_on_spot' && fines.rows[0]!.n > 0)) continue
      await act(finding, one.kind, nights[one.night]!, 100 + used)
      await recountFinding(db, finding)
    } else {
      await db
        .updateTable('assignment')
        .set({ cancelled: one.cancelled })
        .where('stall_id', '=', cast.stall(one.stall))
        .execute()
      await recountSeen(db, cast.market, '2026-01-01')
    }
  }
}

/** Everything that the ratio page adds up, in one order; cells that came to nothing are left out. */
export async function figuresOf(db: Db) {
  const { rows: tally } = await sql`
    select figure, evening, market_id, squad_id, value, count, enforced from tally where count > 0
    order by figure, evening, market_id, squad_id nulls first, value`.execute(db)
  const { rows: months } = await sql`
    select * from vendor_month where handled > 0 order by month, market_id, squad_id, vendor_id`.execute(db)
  const { rows: readings } = await sql`select * from counted_finding order by finding_id`.execute(db)
  const { rows: patrols } = await sql`
    select * from patrol_tally where inspections > 0 or findings > 0 order by patrol_id`.execute(db)
  const { rows: stalls } = await sql`
    select * from stall_month where days > 0 order by month, stall_id, squad_id nulls first`.execute(db)
  return { tally, months, readings, patrols, stalls }
}

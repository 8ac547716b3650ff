import type { Db } from '../../src/db/open.ts'
import { cast } from '../support/cast.ts'
import { eveningAt, ids, writer } from '../ratio/week.ts'

/** Three stalls of the market with three looks each in October (one with findings), a fourth with two; the fruit stall's name is its vendor's. */
export async function stageOctober(db: Db) {
  const write = writer(db)
  await write.patrol(0, { evening: '2026-10-10', started_at: eveningAt('2026-10-10') })
  await db.updateTable('vendor').set({ trade_name: '=马龙 水果' }).where('id', '=', cast.malong).execute()
  await db.updateTable('vendor').set({ trade_name: '=小杨服装' }).where('id', '=', cast.yangfan).execute()
  const held = [
    [3, cast.malong],
    [4, cast.malong],
  ] as const
  await db
    .insertInto('assignment')
    .values(
      held.map(([n, vendor_id]) => ({
        id: ids.action(900 + n),
        market_id: cast.market,
        stall_id: cast.stall(n),
        vendor_id,
        starts_on: '2026-03-01',
        slot: n - 2,
        maximum: 2,
        assigned_by: cast.lina,
        assigned_at: new Date('2026-03-01T00:00:00Z'),
      })),
    )
    .execute()
  const holders = { 1: cast.zhangmei, 2: cast.yangfan, 3: cast.malong, 4: cast.malong } as const
  const looks = [1, 2, 3, 4].flatMap((stall) => (stall === 4 ? [1, 2] : [1, 2, 3]).map((day) => ({ stall, day })))
  await db
    .insertInto('inspection')
    .values(
      looks.map(({ stall, day }, n) =>
        write.inspection(n, {
          evening: `2026-10-1${day}`,
          at: eveningAt(`2026-10-1${day}`),
          claimed_at: eveningAt(`2026-10-1${day}`),
          stall_id: cast.stall(stall),
          vendor_id: holders[stall as 1],
          outcome: stall === 1 && day === 3 ? 'findings' : 'in_order',
        }),
      ),
    )
    .execute()
}

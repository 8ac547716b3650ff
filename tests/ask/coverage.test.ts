import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askPage, askPlaces } from '../../src/ask/queries.ts'
import type { AskFilter } from '../../src/ask/schema.ts'
import type { Db } from '../../src/db/open.ts'
import { addDays } from '../../src/shared/evening.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { undone } from '../support/undone.ts'
import { deed, live, nights } from '../tally/histories.ts'

// Before the market opens on its last evening, which therefore has not begun.
const now = new Date('2026-11-30T02:00:00Z')
const begun = '2026-11-29'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/**
 * Assignments that ended, afterwards as of an earlier day, were taken back on their evening, and begin within the histories,
 * of a stall that has looks on other evenings too.
 */
const tenants = [
  { n: 61, vendor_id: cast.zhangmei, starts_on: '2026-10-31', ends_on: '2026-11-01', known_until: '2026-11-03' },
  { n: 62, vendor_id: cast.yangfan, starts_on: '2026-11-12', ends_on: null },
  {
    n: 63,
    vendor_id: cast.yangfan,
    starts_on: '2026-11-05',
    ends_on: null,
    known_until: '2026-11-05',
    cancelled: true,
  },
]

async function stage(db: Db, closed: readonly string[]) {
  const created = { slot: 2, maximum: 2, assigned_by: cast.lina, assigned_at: new Date('2026-01-01T00:00:00Z') }
  for (const { n, ...tenant } of tenants) {
    const row = { id: cast.stall(n), market_id: cast.market, stall_id: cast.stall(3), ...tenant, ...created }
    await db.insertInto('assignment').values(row).execute()
  }
  for (const evening of closed) {
    const row = { market_id: cast.market, evening, reason: '大风', closed_by: cast.lina, closed_at: now }
    await db.insertInto('closed_evening').values(row).execute()
  }
}

/** Evenings and evenings seen of each stall, day by day from the records, without the product's SQL. */
async function byDefinition(db: Db, { from, to, squad }: AskFilter) {
  const rows = await db.selectFrom('assignment').selectAll().execute()
  const held = rows.flatMap(({ cancelled, known_until, ends_on, ...row }) =>
    cancelled && known_until === null ? [] : [{ ...row, until: known_until ?? ends_on }],
  )
  const closed = (await db.selectFrom('closed_evening').select('evening').execute()).map(({ evening }) => evening)
  const looks = await db
    .selectFrom('inspection as i')
    .innerJoin('patrol as p', 'p.id', 'i.patrol_id')
    .select(['i.id', 'i.amends', 'i.stall_id', 'i.evening', 'i.outcome', 'p.squad_id'])
    .execute()
  const amended = new Set(looks.map(({ amends }) => amends))
  const standing = looks.filter(
    (look) => look.outcome !== 'void' && !amended.has(look.id) && (squad === undefined || look.squad_id === squad),
  )
  const stalls = new Map<string, { evenings: number; seen: number }>()
  for (let day = from!; day <= to! && day <= begun; day = addDays(day, 1)) {
    if (closed.includes(day)) continue
    for (const { stall_id } of held.filter((one) => one.starts_on <= day && (one.until ?? day) >= day)) {
      const stall = stalls.get(stall_id) ?? { evenings: 0, seen: 0 }
      stall.evenings += 1
      if (standing.some((look) => look.stall_id === stall_id && look.evening === day)) stall.seen += 1
      stalls.set(stall_id, stall)
    }
  }
  return stalls
}

const period = fc.tuple(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 0, max: 35 })).map(([one, other]) => ({
  from: addDays('2026-10-28', Math.min(one, other)),
  to: addDays('2026-10-28', Math.max(one, other)),
}))

test('after any history, a stall was seen on as many evenings of any period as its looks say', async () => {
  const history = fc.record({
    deeds: fc.array(deed, { minLength: 5, maxLength: 25 }),
    closed: fc.uniqueArray(fc.constantFrom(...nights), { maxLength: 2 }),
    periods: fc.array(period, { minLength: 3, maxLength: 3 }),
  })
  let seenSome = 0
  await fc.assert(
    fc.asyncProperty(history, ({ deeds, closed, periods }) =>
      undone(app.db, async (db) => {
        await stage(db, closed)
        await live(db, deeds)
        for (const filter of periods.flatMap((one) => [one, { ...one, squad: cast.bado }])) {
          const expected = await byDefinition(db, filter)
          const list = async (more: AskFilter = {}) =>
            (await askPage(db, 'coverage', { ...filter, ...more }, { now, after: undefined, limit: 50 })).rows
          const rows = await list()
          expect(new Map(rows.map(({ id, evenings, seen }) => [id, { evenings, seen }]))).toEqual(expected)
          const parts = { never: await list({ seen: 'never' }), always: await list({ seen: 'always' }) }
          expect(parts.never).toEqual(rows.filter(({ seen }) => seen === 0))
          expect(parts.always).toEqual(rows.filter(({ seen, evenings }) => seen === evenings))
          const { places } = await askPlaces(db, 'coverage', { ...filter, market: cast.market }, now)
          expect(places.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort())
          seenSome += rows.filter(({ seen }) => seen > 0).length
        }
      }),
    ),
    { numRuns: 20 },
  )
  expect(seenSome).toBeGreaterThan(0)
}, 120_000)

test('a stall is listed of a period that begins before anything was recorded, and of none to come', async () => {
  const all = async (filter: AskFilter) =>
    (await askPage(app.db, 'coverage', filter, { now, after: undefined, limit: 50 })).rows
  const rows = await all({ from: '0100-01-01', to: '2026-11-30' })
  expect(rows.map(({ evenings }) => evenings)).toEqual([274, 274])
  expect(await all({ from: '2026-12-01', to: '2026-12-31' })).toEqual([])
})

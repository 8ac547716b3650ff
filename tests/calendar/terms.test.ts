import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadlineOf } from '../../src/inspections/rules-time.ts'
import { endOfWorkday } from '../../src/matters/rules-clocks.ts'
import { lastDemandWorkdays } from '../../src/matters/rules-execution.ts'
import { addDays } from '../../src/shared/evening.ts'
import { dayCalendar } from '../../web/matters/day-calendar.ts'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const dayFrom = (n: number) => addDays('2026-11-24', n)
const kind = fc.constantFrom('workday' as const, 'holiday' as const)
const calendars = fc.record({
  days: fc.uniqueArray(fc.tuple(fc.nat({ max: 20 }), kind), { selector: ([n]) => n, maxLength: 15 }),
  closed: fc.uniqueArray(fc.nat({ max: 8 })),
  season: fc.option(fc.record({ from: fc.nat({ max: 5 }), length: fc.nat({ max: 9 }), late: fc.boolean() })),
})

/** What supervisors may have set, as it lies in the tables. */
async function stage({ days, closed, season }: typeof calendars extends fc.Arbitrary<infer T> ? T : never) {
  const [set_at, by] = [app.time.now, cast.lina]
  for (const table of ['calendar_day', 'closed_evening', 'season'] as const) await app.db.deleteFrom(table).execute()
  for (const [n, of] of days)
    await app.db
      .insertInto('calendar_day')
      .values({ day: dayFrom(n), kind: of, name: '本区', set_by: by, set_at })
      .execute()
  for (const n of closed)
    await app.db
      .insertInto('closed_evening')
      .values({
        market_id: cast.market,
        evening: dayFrom(n),
        reason: '大风',
        closed_by: by,
        closed_at: set_at,
        closure_id: null,
      })
      .execute()
  if (season)
    await app.db
      .insertInto('season')
      .values({
        id: '0198c2a0-0000-7000-8000-000000000001',
        market_id: cast.market,
        first_day: dayFrom(season.from),
        last_day: dayFrom(season.from + season.length),
        opens: '16:00',
        closes: season.late ? '00:30' : '22:30',
        name: '夏季时间',
        set_by: by,
        set_at,
      })
      .execute()
}

test('a form promises the dates that the office then sets, whatever the district’s calendar says', async () => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(calendars, async (set) => {
      await stage(set)
      const market = (await lina.get(`/markets/${cast.market}`)).body
      const { isWorkday, isClosed } = dayCalendar((await lina.get(`/markets/${cast.market}/own-days`)).body)
      const { now } = app.time
      const promised = (of: 'next_evening' | '3wd') => deadlineOf(of, now, market, isWorkday, isClosed).toISOString()
      const orders = ['HYG-03', 'PLOT-09'].map((item) => finding(item, { actions: [action('fix_by')] }))
      for (const order of orders) {
        const sent = capture(patrol, { claimed_at: now.toISOString(), findings: [order] })
        expect((await log(wangqiang, sent)).status).toBe(201)
      }
      const [evening, workdays] = await Promise.all(orders.map(({ id }) => lina.get(`/matters/${id}`)))
      expect(evening?.body.due_at).toBe(promised('next_evening'))
      expect(workdays?.body.due_at).toBe(promised('3wd'))
      const { answer_from, last_demand_from } = evening?.body.terms ?? {}
      const end = (count: number) => endOfWorkday({ time_zone: market.time_zone, isWorkday }, now, count).toISOString()
      expect(answer_from).toBe(end(market.statement_workdays))
      expect(last_demand_from).toBe(end(lastDemandWorkdays))
      const plain = deadlineOf('3wd', now, { ...market, seasons: [] }, dayCalendar(null).isWorkday).toISOString()
      if (plain !== workdays?.body.due_at) moved += 1
    }),
    { numRuns: 12, seed: 6 },
  )
  expect(moved).toBeGreaterThan(3)
})

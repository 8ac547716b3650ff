import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { capture, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
  app.time.now = new Date(tonight.getTime() + 3_600_000)
  for (let n = 0; n < 60; n++) {
    // Two looks a minute share their instant, so that the page's key needs its second part.
    const claimed_at = new Date(tonight.getTime() + Math.floor(n / 2) * 60_000).toISOString()
    await log(wangqiang, capture(patrol, { claimed_at }))
  }
  await log(wangqiang, capture(patrol, { subject: { kind: 'stall', id: cast.stall(2) } }))
})
afterAll(() => app.close())

async function all(query: string) {
  const seen: { id: string; at: string }[] = []
  for (let before: string | null = ''; before !== null;) {
    const { body, status } = await wangqiang.get(`/inspections?${query}${before && `&before=${before}`}`)
    expect(status).toBe(200)
    expect(body.inspections.length).toBeLessThanOrEqual(50)
    seen.push(...(body.inspections as typeof seen))
    before = body.next as string | null
  }
  return seen
}

test('paging by key gives every inspection once, newest first', async () => {
  const seen = await all(`stall=${cast.stall(1)}`)
  expect(seen).toHaveLength(60)
  expect(new Set(seen.map((row) => row.id)).size).toBe(60)
  expect(seen.map((row) => row.at)).toEqual(
    seen
      .map((row) => row.at)
      .toSorted()
      .toReversed(),
  )
})

test('of a patrol, a vendor, an evening', async () => {
  expect(await all(`patrol=${patrol}`)).toHaveLength(61)
  expect(await all(`vendor=${cast.yangfan}`)).toHaveLength(1)
  expect(await all(`market=${cast.market}&evening=2026-11-23`)).toHaveLength(61)
  expect(await all(`market=${cast.market}&evening=2026-11-22`)).toHaveLength(0)
  expect(await all(`shop=${cast.shop(1)}`)).toHaveLength(0)
})

test.each(['', 'market=pingan', 'evening=2026-11-23', 'stall=1', `stall=${cast.stall(1)}&before=yesterday`, 'squad=x'])(
  'refused: ?%s',
  async (query) => {
    expect((await wangqiang.get(`/inspections?${query}`)).body.code).toBe('invalid_request')
  },
)

test('a cursor beyond time is no error of the server', async () => {
  const cursor = `999999999999999_${cast.stall(1)}`
  expect((await wangqiang.get(`/inspections?stall=${cast.stall(1)}&before=${cursor}`)).status).toBeLessThan(500)
})

test('staff only', async () => {
  const vendor = await app.as('zhangmei')
  expect((await vendor.get(`/inspections?stall=${cast.stall(1)}`)).status).toBe(403)
  expect((await vendor.get(`/inspections/${cast.stall(1)}`)).status).toBe(403)
  expect((await app.anyone.get(`/inspections?stall=${cast.stall(1)}`)).status).toBe(401)
  expect((await wangqiang.get(`/inspections/${cast.stall(1)}`)).status).toBe(404)
})

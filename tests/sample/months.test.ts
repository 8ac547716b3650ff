import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '../../src/events/queries-verify.ts'
import { prepareSample } from '../../src/sample/queries.ts'
import { lockedMonths } from '../../src/sample/rules-months.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { freshDatabase } from '../support/database.ts'
import { seededRandom, startApp, type Client, type TestApp } from '../support/harness.ts'

const random = seededRandom('months')
/** Six evenings into the sample, two of them in the month before, which was locked on the 3rd. */
const now = new Date('2026-12-05T20:10:00+08:00')
let app: TestApp
let supervisor: Client

beforeAll(async () => {
  const database = await freshDatabase()
  const db = database.district('yuanbao')
  await prepareSample(db, { now, random, print: () => {}, evenings: 6 })
  app = await startApp({ database })
  app.time.now = now
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('user_name', '=', 'zhou.hui')
    .executeTakeFirstOrThrow()
  const { token } = await openSession(db, { kind: 'person', id }, now, random)
  supervisor = app.client(`session=${token}`)
}, 180_000)
afterAll(() => app.close())

test('the last two months that are over are locked on their third morning, as far back as the sample goes', () => {
  const months = (first: string, at: string) => lockedMonths(first, new Date(at)).map(({ month }) => month)
  expect(months('2026-08-30', '2026-11-28T21:00:00+08:00')).toEqual(['2026-09', '2026-10'])
  expect(months('2026-09-02', '2026-12-01T21:00:00+08:00')).toEqual(['2026-09', '2026-10'])
  expect(months('2026-12-02', '2027-01-03T09:29:00+08:00')).toEqual([])
  expect(months('2026-12-02', '2027-01-03T09:30:00+08:00')).toEqual(['2026-12'])
  expect(months('2026-11-08', '2026-11-23T21:00:00+08:00')).toEqual([])
})

test('a month of the sample is locked, and what counts otherwise today is told with its reason', async () => {
  const { body: list } = await supervisor.get('/ratio/snapshots')
  expect(list).toMatchObject({ due: null, rows: [{ month: '2026-11', locked_at: '2026-12-03T01:30:00.000Z' }] })
  const { body } = await supervisor.get(`/ratio/snapshots/${list.rows[0].id}`)
  expect(body.handled).toBeGreaterThan(100)
  expect(body.body.guard.inspections).toBeGreaterThan(300)
  const corrected = body.differences.filter(({ why }: { why: string }) => why === 'corrected')
  expect(corrected[0]).toMatchObject({ evening: '2026-11-30', today: null, since: '2026-12-05T01:30:00.000Z' })
  const { body: page } = await supervisor.get('/ratio?from=2026-11-01&to=2026-11-30')
  expect(body.today).toEqual({ enforced: page.headline.enforced, handled: page.headline.handled })
  const log = await app.db.selectFrom('event').select('body').where('kind', '=', 'ratio.locked').execute()
  expect(log).toMatchObject([{ body: { month: '2026-11', enforced: body.enforced, handled: body.handled } }])
  expect((await verifyChains(app.db)).broken).toEqual([])
})

test('its looks are open data for anybody', async () => {
  expect((await app.anyone.get('/open-data')).body.months).toMatchObject([{ month: '2026-11' }])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { capture, log, patrolOf } from '../inspections/captures.ts'
import { figuresOf } from '../tally/histories.ts'
import { recountAll } from '../../src/tally/queries.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  const wangqiang = await app.as('wangqiang')
  const look = capture(await patrolOf(wangqiang), { subject: { kind: 'stall', id: cast.stall(1) } })
  expect((await log(wangqiang, look)).status).toBe(201)
})
afterAll(() => app.close())

const period = 'from=2026-11-01&to=2026-11-30'
/** The coverage of the month on the ratio page, in the list's sum and in its rows, which have to agree. */
async function coverage() {
  const { guard } = (await lina.get(`/ratio?${period}`)).body
  const { sum } = (await lina.get(`/ask/coverage/count?${period}`)).body
  const { rows } = (await lina.get(`/ask/coverage?${period}`)).body as {
    rows: { id: string; evenings: number; seen: number }[]
  }
  const added = (name: 'evenings' | 'seen') => rows.reduce((total, row) => total + row[name], 0)
  expect(sum).toEqual({ seen: guard.stalls_seen, evenings: guard.stalls_assigned })
  expect({ seen: added('seen'), evenings: added('evenings') }).toEqual(sum)
  return { ...sum, stalls: Object.fromEntries(rows.map(({ id, evenings }) => [id, evenings])) }
}
const give = async (stall: number, starts_on: string, ends_on: string | null = null) => {
  const entry = { stall_id: cast.stall(stall), vendor_id: cast.malong, starts_on, ends_on }
  const { status, body } = await lina.post(`/markets/${cast.market}/assignments`, entry)
  expect(status).toBe(201)
  return body.id as string
}
const end = async (id: string, last_day: string) => {
  const { status, body } = await lina.post(`/assignments/${id}/end`, { last_day, reason: '不再经营' })
  expect(status).toBe(200)
  return body as { ends_on: string | null; state: string }
}
const holding = async (stall: number) =>
  (
    await app.db
      .selectFrom('assignment')
      .select('id')
      .where('stall_id', '=', cast.stall(stall))
      .where('vendor_id', '<>', cast.malong)
      .executeTakeFirstOrThrow()
  ).id

test('ending an assignment as of a day that is over takes no evening out of the coverage that had begun', async () => {
  const before = await coverage()
  expect(before).toMatchObject({ seen: 1, evenings: 46, stalls: { [cast.stall(1)]: 23, [cast.stall(2)]: 23 } })
  // Unseen on every one of them, and seen tonight: neither leaves.
  expect(await end(await holding(2), '2026-11-10')).toMatchObject({ ends_on: '2026-11-10', state: 'past' })
  expect(await end(await holding(1), '2026-11-22')).toMatchObject({ ends_on: '2026-11-22', state: 'past' })
  expect(await coverage()).toEqual(before)

  // The stall is free from the 11th: who gets it as of then takes those evenings over, each of which counts once.
  const short = await give(2, '2026-11-15', '2026-11-18')
  expect(await coverage()).toEqual(before)
  await give(2, '2026-11-20')
  expect(await coverage()).toEqual(before)

  const figures = await figuresOf(app.db)
  await recountAll(app.db)
  expect(await figuresOf(app.db)).toEqual(figures)

  // From the next evening on only who holds a stall counts.
  app.time.now = new Date(tonight.getTime() + 86_400_000)
  lina = await app.as('lina')
  const next = await coverage()
  expect(next).toMatchObject({ seen: 1, evenings: 47, stalls: { [cast.stall(1)]: 23, [cast.stall(2)]: 24 } })
  expect((await lina.post(`/assignments/${short}/end`, { last_day: '2026-11-16', reason: '再提前' })).body.code).toBe(
    'assignment_over',
  )
})

test('one that was to begin tonight and is taken back tonight was expected; a slip that is put right the same evening was not', async () => {
  app.time.now = new Date(tonight.getTime() + 86_400_000)
  lina = await app.as('lina')
  const before = await coverage()
  const slip = await give(3, '2026-11-20')
  expect((await coverage()).evenings).toBe(before.evenings + 5)
  await end(slip, '2026-11-20')
  expect((await coverage()).evenings).toBe(before.evenings + 1)
  const planned = await give(4, '2026-11-25')
  app.time.now = new Date(tonight.getTime() + 2 * 86_400_000)
  lina = await app.as('lina')
  const night = await coverage()
  expect(night.stalls[cast.stall(4)]).toBe(1)
  expect((await end(planned, '2026-11-24')).state).toBe('cancelled')
  expect(await coverage()).toEqual(night)
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asOwner } from '../../src/db/district.ts'
import { stateOf } from '../../src/history/rules.ts'
import type { History } from '../../src/history/schema.ts'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { hours, look, patrol } from '../plan/looks.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
})
beforeEach(() => asOwner(app.database.pool, (owner) => owner.query('truncate yuanbao.patrol cascade')))
afterAll(() => app.close())

const evenings = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']
const back = (evening: string) => hours(24 * (evenings.indexOf(evening) - 4) - 1)

async function history(client: Client = lina, query = 'from=2026-11-19&to=2026-11-23') {
  const { status, body } = await client.get(`/markets/${cast.market}/history?${query}`)
  expect(status).toBe(200)
  return body as History
}

/** Looks of every kind over five evenings. */
async function fiveEvenings() {
  const on = async (evening: string, stall: number, more: object) =>
    look(app, await patrol(app, back(evening), evening), cast.stall(stall), {
      at: back(evening),
      evening,
      outcome: 'findings',
      ...more,
    })
  await on('2026-11-19', 1, { actions: ['fix_by'] })
  await on('2026-11-22', 1, { outcome: 'in_order' })
  await on('2026-11-20', 2, { actions: ['warning'] })
  await on('2026-11-20', 3, { actions: ['fix_by'] })
  const wrong = await on('2026-11-21', 4, { actions: ['fix_by', 'warning'] })
  await on('2026-11-21', 4, { outcome: 'void', amends: wrong.id })
  await on('2026-11-23', 5, { actions: ['remind', 'evidence_hold'] })
  await on('2026-11-23', 2, { outcome: 'in_order' })
}

test('every evening of the matrix says what the map of that evening says, tonight’s what the live map says', async () => {
  await fiveEvenings()
  const told = await history()
  expect(told.evenings).toEqual(evenings)
  for (const [index, evening] of [...evenings.entries(), [4, null] as const]) {
    const path = `/markets/${cast.market}/map${evening === null ? '' : `?evening=${evening}`}`
    const live = unpackPlaces((await wangqiang.get(path)).body.places)
    const row = told.ids.map((id, place) => [id, stateOf(told.states[index]?.[place])])
    expect(Object.fromEntries(row), String(evening)).toEqual(
      Object.fromEntries(live.map(({ id, status }) => [id, status])),
    )
  }
})

test('a deadline colours the evenings between the order and the look in order, not those after', async () => {
  await fiveEvenings()
  const { ids, states } = await history()
  const column = (stall: number) => states.map((row) => stateOf(row[ids.indexOf(cast.stall(stall))]))
  expect(column(1)).toEqual(['to_put_right', 'to_put_right', 'to_put_right', 'seen', 'assigned'])
  expect(column(2)).toEqual(['assigned', 'enforced', 'assigned', 'assigned', 'seen'])
  expect(column(4)).toEqual(['vacant', 'vacant', 'vacant', 'vacant', 'vacant'])
})

test('counts inspections that stand, their findings and the enforced ones', async () => {
  await fiveEvenings()
  const { looks, ids } = await history()
  const rows = Array.from({ length: looks.length / 7 }, (_, i) => looks.slice(7 * i, 7 * i + 7))
  const place = (stall: number) => ids.indexOf(cast.stall(stall))
  expect(rows).toContainEqual([4, place(5), 1, 2, 0, 2, 1])
  expect(rows).toContainEqual([1, place(2), 1, 1, 0, 1, 1])
  expect(rows).toContainEqual([3, place(1), 1, 0, 0, 0, 0])
  expect(rows.filter(([, at]) => at === place(4))).toEqual([])
})

test('shows the layout that was in force: none before the first plan, the new one from its first day', async () => {
  const before = await history(lina, 'from=2025-12-30&to=2026-01-02')
  expect(before.layouts.map(({ first, version }) => [first, version])).toEqual([[2, 1]])
  expect(before.states[1]).toBe('------')
  expect(before.states[2]).not.toContain('-')
})

test('streets, periods that are refused, and who may read', async () => {
  const street = await lina.get(`/markets/${cast.street}/history?from=2026-11-19`)
  expect(street.body).toMatchObject({ ids: { length: 3 }, layouts: [{ first: 0, version: null }] })
  const refused = async (query: string) => (await lina.get(`/markets/${cast.market}/history?${query}`)).body.code
  expect(await refused('from=2026-11-20&to=2026-11-19')).toBe('period_reversed')
  expect(await refused('from=2020-01-01')).toBe('invalid_request')
  expect((await lina.get('/markets/nowhere/history')).body.code).toBe('not_found')
  expect((await (await app.as('zhangmei')).get(`/markets/${cast.market}/history`)).status).toBe(403)
})

test('is asked again for nothing while nothing changed, and stays small', async () => {
  const path = `/markets/${cast.market}/history`
  const { headers } = await lina.get(path)
  const again = await lina.get(path, { 'If-None-Match': headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

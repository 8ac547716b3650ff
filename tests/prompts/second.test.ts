import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementOf } from '../../src/prompts/queries-second.ts'
import type { Capture } from '../../src/inspections/schema.ts'
import { drawFrom } from '../../src/patrols/rules-work.ts'
import { capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'

let app: TestApp
const sent: Capture[] = []
const day = 86_400_000
const stall = (n: number) => ({ kind: 'stall' as const, id: cast.stall(n) })
const scope = { from: '2026-11-01', to: '2026-11-30', market: null, squad: null }
const workOf = async (who: 'wangqiang' | 'chenjing') => {
  const { items } = (await (await app.as(who)).get(`/markets/${cast.market}/work-list`)).body
  return items
    .filter((item: { reasons: { kind: string }[] }) => item.reasons.some(({ kind }) => kind === 'second'))
    .map((item: { place_id: string }) => item.place_id)
}

beforeAll(async () => {
  app = await startApp()
  await app.db.updateTable('market').set({ second_look_percent: 50 }).execute()
  const wangqiang = await app.as('wangqiang')
  const patrol = await patrolOf(wangqiang)
  for (const n of [1, 2, 3, 4]) {
    const findings = n === 1 ? [finding('HYG-01')] : []
    const look = capture(patrol, { subject: stall(n), findings })
    sent.push(look)
    expect((await log(wangqiang, look)).status).toBe(201)
  }
  expect((await endPatrol(wangqiang, cast.market, patrol, tonight)).status).toBe(201)
})
afterAll(() => app.close())

test('the next evening’s first patrol draws a share of the looks, from a seed by which anybody draws again', async () => {
  app.time.now = new Date(tonight.getTime() + day)
  await patrolOf(await app.as('wangqiang'))
  const draws = await app.db.selectFrom('second_draw').selectAll().execute()
  expect(draws).toMatchObject([{ evening: '2026-11-23', due_on: '2026-11-24', share_percent: 50 }])
  const [draw] = draws
  expect(draw?.pool).toEqual(sent.map(({ id }) => id).toSorted())
  expect(draw?.drawn).toEqual(drawFrom(draw!, (text) => createHash('sha256').update(text).digest('hex')))
  expect(draw?.drawn).toHaveLength(2)
  const events = await app.db.selectFrom('event').select('body').where('kind', '=', 'seconds.drawn').execute()
  expect(events).toMatchObject([{ body: { seed: draw?.seed, due_on: '2026-11-24', pool: 4 } }])
})

test('who took the first look is not asked for the second; it leaves the list when somebody else took it', async () => {
  expect(await workOf('wangqiang')).toEqual([])
  const due = await workOf('chenjing')
  expect(due).toHaveLength(2)
  const [{ id: patrol }] = (await app.db
    .selectFrom('patrol')
    .select('id')
    .where('evening', '=', '2026-11-24')
    .execute()) as [{ id: string }]
  const seen = (place: string, who: 'wangqiang' | 'chenjing') =>
    app.as(who).then((client) => {
      const subject = { kind: 'stall' as const, id: place }
      return log(client, capture(patrol, { subject, claimed_at: app.time.now.toISOString() }))
    })
  expect((await seen(due[0], 'wangqiang')).status).toBe(201)
  expect(await workOf('chenjing')).toEqual(due)
  expect((await seen(due[0], 'chenjing')).status).toBe(201)
  expect(await workOf('chenjing')).toEqual([due[1]])
})

test('a drawn look that is corrected or taken out afterwards is compared as it was drawn', async () => {
  const { drawn } = await app.db.selectFrom('second_draw').select('drawn').executeTakeFirstOrThrow()
  const wangqiang = await app.as('wangqiang')
  for (const [nth, id] of drawn.entries()) {
    const look = sent.find((one) => one.id === id)!
    const found = nth === 0 && look.outcome === 'in_order' ? [finding('HYG-01')] : []
    const { patrol_id, subject } = look
    const amended = capture(patrol_id, { subject, findings: found, amends: id, amend_reason: 'correction' })
    const later = nth === 0 ? amended : { ...amended, outcome: 'void' as const }
    expect((await log(wangqiang, later)).status).toBe(201)
  }
})

test('once the evening is over the looks are compared, once; who never came by counts as drawn only', async () => {
  expect(await agreementOf(app.db, scope)).toMatchObject({ drawn: 0, looked: 0 })
  app.time.now = new Date(tonight.getTime() + 2 * day)
  const lina = await app.as('lina')
  for (let left = 1; left > 0;) left = (await lina.post('/prompts/evaluate')).body.left
  const rows = await app.db.selectFrom('second_look').selectAll().execute()
  const { drawn } = await app.db.selectFrom('second_draw').select('drawn').executeTakeFirstOrThrow()
  expect(rows.map((row) => row.inspection_id).toSorted()).toEqual(drawn.toSorted())
  for (const { inspection_id, first_found } of rows)
    expect(first_found).toBe(sent.find(({ id }) => id === inspection_id)?.outcome === 'findings')
  const [seen, missed] = [rows.find((row) => row.second_id !== null), rows.find((row) => row.second_id === null)]
  expect(seen).toMatchObject({ evening: '2026-11-23', squad_id: cast.bado, second_found: false })
  expect(seen?.same_items).toBe(!seen?.first_found)
  expect(missed).toMatchObject({ second_found: null, same_items: null })
  const agreed = seen?.first_found ? 0 : 1
  expect(await agreementOf(app.db, scope)).toMatchObject({ drawn: 2, looked: 1, agreed, interval: null, kappa: null })
  expect(await agreementOf(app.db, { ...scope, squad: cast.xingdong })).toMatchObject({ drawn: 0 })
  expect((await lina.get('/prompts/overview')).body.agreement).toMatchObject({ drawn: 2, looked: 1 })
})

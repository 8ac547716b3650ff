import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluate } from '../../src/prompts/queries-evaluate.ts'
import { addDays } from '../../src/shared/evening.ts'
import { fresh, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
let patrol: string
let patrolElsewhere: string
const bado = cast.bado
beforeAll(async () => {
  app = await startApp()
  patrol = await patrolOf(await app.as('wangqiang'))
  const lead = { market: cast.street, lead_id: cast.guomin, members: [cast.guomin] }
  patrolElsewhere = await patrolOf(await app.as('guomin'), lead)
})
afterAll(() => app.close())

const instant = (day: string) => new Date(`${day}T11:00:00Z`)

/** A finding of an evening with one action, as if it had been stored then. */
async function acted(
  evening: string,
  { item_code, ...action }: { item_code: string; kind: string; amount_yuan?: number; deadline_at?: Date },
  market_id: string = cast.market,
) {
  const at = instant(evening)
  const [inspection_id, finding_id, id] = [fresh(), fresh(), fresh()]
  const base = { market_id, evening }
  await app.db
    .insertInto('inspection')
    .values({
      ...base,
      id: inspection_id,
      patrol_id: market_id === cast.market ? patrol : patrolElsewhere,
      officer_id: cast.chenjing,
      place: '路口',
      outcome: 'findings',
      checklist_version: 1,
      at,
      claimed_at: at,
      received_at: at,
      content_hash: Buffer.alloc(32),
    })
    .execute()
  await app.db
    .insertInto('finding')
    .values({ ...base, id: finding_id, inspection_id, item_code, checklist_version: 1, position: 0 })
    .execute()
  const document_number = action.kind === 'fine_on_spot' ? '1' : null
  await app.db
    .insertInto('action')
    .values({ ...base, id, finding_id, at, position: 0, document_number, ...action })
    .execute()
  return { finding_id, action_id: id }
}

/** An order that was seen followed so many minutes before its time. */
async function followed(evening: string, minutes: number) {
  const due_at = instant(addDays(evening, 1))
  const item_code = 'HYG-03'
  const { finding_id: id } = await acted(evening, { item_code, kind: 'fix_by', deadline_at: due_at })
  const matter = { id, market_id: cast.market, evening, squad_id: bado, stall_id: cast.stall(1), item_code }
  const state = 'awaiting_fix'
  await app.db
    .insertInto('matter')
    .values({ ...matter, seen_at: instant(evening), first_state: state, state, due_at })
    .execute()
  const ends = { from_state: state, to_state: 'closed' }
  const at = new Date(due_at.getTime() - minutes * 60_000)
  await app.db
    .insertInto('matter_step')
    .values({ id: fresh(), matter_id: id, position: 1, step: 'confirm', ...ends, at, actor_kind: 'system', body: '{}' })
    .execute()
  await app.db.updateTable('matter').set({ position: 1, state: 'closed', due_at: null }).where('id', '=', id).execute()
}

const october = { market_id: cast.market, period: 'month' as const, starts_on: '2026-10-01', looks: 60 }
const day = (month: number, n: number) => `2026-${String(month).padStart(2, '0')}-${String(1 + n).padStart(2, '0')}`

test('fines at the ceiling and orders seen followed at the last minute, where both are so only in this month here', async () => {
  // 200 yuan is the most for a person: once in five in September, nearly always in October; another item as ever.
  for (let n = 0; n < 25; n++) {
    const amount_yuan = n % 5 === 0 ? 200 : 50
    await acted(day(9, n), { item_code: 'HYG-01', kind: 'fine_on_spot', amount_yuan })
    await acted(day(9, n), { item_code: 'PLOT-01', kind: 'fine_on_spot', amount_yuan: 200 })
    await followed(day(9, n), n % 5 === 0 ? 10 : 300)
  }
  const spared: string[] = []
  for (let n = 0; n < 14; n++) {
    await acted(day(10, n), { item_code: 'PLOT-01', kind: 'fine_on_spot', amount_yuan: 200 })
    const amount_yuan = n === 0 ? 50 : n % 2 ? 190 : 200
    const { action_id } = await acted(day(10, n), { item_code: 'HYG-01', kind: 'fine_on_spot', amount_yuan })
    if (n === 13) spared.push(action_id)
    await acted(day(10, n), { item_code: 'HYG-01', kind: 'fine_on_spot', amount_yuan: n < 4 ? 200 : 100 }, cast.street)
    // What other markets did before is not compared.
    await acted(day(9, n), { item_code: 'HYG-01', kind: 'fine_on_spot', amount_yuan: 200 }, cast.street)
    await followed(day(10, n), n === 0 ? 300 : n === 1 ? -5 : 20)
  }
  // One was set aside and is not counted.
  const [action_id = ''] = spared
  await app.db
    .insertInto('overturned_action')
    .values({ action_id, decided_by: cast.lina, reason: '证据不足', at: app.time.now })
    .execute()
  expect(await evaluate(app.db, october, app.time.now)).toBe(2)
  const lina = await app.as('lina')
  const { prompts } = (await lina.get('/prompts?pattern=bunching')).body
  const of = (at: string) => prompts.find((one: { evidence: { at: string } }) => one.evidence.at === at)
  expect(of('fine_ceiling')).toMatchObject({
    evening: '2026-10-31',
    person: null,
    evidence: {
      item_name: '摊位垃圾',
      within: 5,
      since: '2026-04-01',
      here: { near: 12, all: 13 },
      before: { near: 5, all: 25 },
      elsewhere: { near: 4, all: 14 },
    },
  })
  expect(of('fine_ceiling').chance).toBeLessThan(0.001)
  expect(of('order_due')).toMatchObject({
    evidence: { within: 30, here: { near: 12, all: 14 }, before: { near: 5, all: 25 } },
  })
  expect((await lina.get(`/prompts/${of('fine_ceiling').id}`)).body.looks).toHaveLength(12)
  // Nothing of who fined whom how much is in it (rule R11).
  expect(JSON.stringify(prompts)).not.toMatch(/yuan|squad|officer/)
})

test('compared over fewer months, too few are left to compare with', async () => {
  const lina = await app.as('lina')
  const { numbers } = (await lina.get('/prompts/settings')).body
  const entry = { version: 1, off: [], numbers: { ...numbers, bunching_from: 26 }, reason: '少于 26 件不比' }
  expect((await lina.put('/prompts/settings/versions/1', entry)).status).toBe(201)
  expect(await evaluate(app.db, october, app.time.now)).toBe(0)
  const { alarms } = (await lina.get('/prompts/overview')).body
  expect(alarms.find((one: { pattern: string }) => one.pattern === 'bunching')).toMatchObject({ tested: 0 })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { marketPlane } from '../../src/plan/rules-plane.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { change, moveBy, remove } from '../../src/studio/rules-actions.ts'
import { renumber } from '../../src/studio/rules-numbers.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { feature, id, stall, zone } from './layout.ts'

let app: TestApp
let lina: Client
beforeEach(async () => {
  app = await startApp()
  lina = await app.as('lina')
})
afterEach(() => app.close())

const plans = `/markets/${cast.market}/plans`
const valid_from = '2026-11-24'
const latest = async () => (await lina.get(`${plans}/latest`)).body as { version: number; document: PlanDocument }
const publish = (document: PlanDocument, more: Record<string, unknown> = {}, by = lina) =>
  by.post(`${plans}/drawn`, {
    id: id(900),
    expected_version: 1,
    valid_from,
    note: null,
    document,
    place: null,
    checks_reason: '测试',
    holders: [],
    ...more,
  })
/** A day later sessions of twelve hours are over. */
async function nextEvening() {
  app.time.now = new Date('2026-11-24T11:05:00Z')
  lina = await app.as('lina')
}
/** A stall far from those of the cast, so that nothing is in its way. */
const apart = (n: number, more = {}) => stall(n, -60 + n, -40, { row_label: 'T', number: `T-${n}`, ...more })

test('a market without changes is not published again; one with a new stall is, with everything around it', async () => {
  const { version, document } = await latest()
  expect(version).toBe(1)
  expect((await publish(document)).body).toMatchObject({ status: 422, code: 'plan_unchanged' })
  const drawn = {
    stalls: [...document.stalls, apart(1)],
    zones: [
      zone(
        11,
        '小吃区',
        [
          [-90, -50],
          [-40, -50],
          [-40, -30],
        ],
        ['snacks', 'fruit'],
      ),
    ],
    features: [
      feature(21, 'hydrant', [[-80, -45]], { size_m: 2, label: '消火栓' }),
      feature(22, 'kerb', [
        [-90, -30],
        [90, -30],
      ]),
    ],
  }
  const { status, body } = await publish(drawn, { note: '加一个摊位' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ id: id(900), version: 2, valid_from, added: 1, changed: 0, removed: 0 })
  const { body: stored } = await lina.get(`${plans}/2`)
  expect(stored.document.zones).toEqual([{ ...drawn.zones[0], categories: ['fruit', 'snacks'] }])
  expect(stored.document.features).toEqual(expect.arrayContaining(drawn.features))
  expect(stored.document.stalls.find(({ number }: { number: string }) => number === 'T-1')).toMatchObject({
    stall_id: id(1),
    outline: drawn.stalls.at(-1)!.outline,
  })
  expect(stored).toMatchObject({ note: '加一个摊位', published_by: '李娜', valid_from })
  expect((await lina.get(`${plans}/1`)).body.document.stalls).toEqual(document.stalls)
  expect((await lina.get(`${plans}/3`)).status).toBe(404)
  const { body: log } = await lina.get(`/log?chain=${cast.market}&kind=plan.published`)
  expect(log.rows[0]).toMatchObject({ actor_name: '李娜', body: { version: 2, added: 1, removed: 0 } })
})

test('the map shows zones and features from their first day on, to everybody', async () => {
  const { document } = await latest()
  await publish({ ...document, features: [feature(21, 'tree', [[-80, -45]])] })
  expect((await lina.get(`/markets/${cast.market}/map`)).body.features).toEqual([])
  await nextEvening()
  expect((await lina.get(`/markets/${cast.market}/map`)).body.features).toMatchObject([{ kind: 'tree' }])
  expect((await app.anyone.get(`/public/markets/${cast.market}/map`)).body.features).toMatchObject([{ kind: 'tree' }])
})

describe('two people editing', () => {
  test('the second to publish is told; nothing of the first is overwritten, and the same sent twice is one version', async () => {
    const { document } = await latest()
    const mine = { ...document, stalls: [...document.stalls, apart(1)] }
    const theirs = { ...document, stalls: [...document.stalls, apart(2)] }
    expect((await publish(mine)).status).toBe(201)
    expect((await publish(theirs, { id: id(901) })).body).toMatchObject({
      status: 409,
      code: 'plan_changed',
      detail: { version: 2 },
    })
    // Another plan under the id of the first is no repeat of it.
    expect((await publish({ ...mine, zones: [], features: [] }, { note: '另一张图' })).body.code).toBe('conflict')
    const again = await publish(mine)
    expect(again.status).toBe(201)
    expect(again.body).toMatchObject({ version: 2, added: 1 })
    expect((await publish(theirs, { expected_version: 2 })).body).toMatchObject({ status: 409, code: 'conflict' })
    expect((await latest()).document.stalls.map(({ number }) => number)).toContain('T-1')
    const versions = await app.db.selectFrom('plan').select('version').where('market_id', '=', cast.market).execute()
    expect(versions).toHaveLength(2)
  })
})

test('numbers are labels: renumbered stalls keep who they are, who holds them and what was found there', async () => {
  const { document } = await latest()
  const assigned = () =>
    app.db.selectFrom('assignment').selectAll().where('market_id', '=', cast.market).orderBy('id').execute()
  const held = await assigned()
  expect(held.length).toBeGreaterThan(0)
  const ids = document.stalls.map(({ stall_id }) => stall_id)
  const numbered = renumber(document, ids, { prefix: '东', first: 1, step: 1, padding: 2, skip: [4] })
  expect((await publish(numbered)).body).toMatchObject({ changed: document.stalls.length, added: 0, removed: 0 })
  await nextEvening()
  const { body } = await lina.get(`/markets/${cast.market}/stalls/${cast.stall(1)}`)
  expect(body).toMatchObject({
    number: '东01',
    holder: { vendor_id: held.find(({ stall_id }) => stall_id === cast.stall(1))?.vendor_id },
  })
  expect(body.assignments[0]).toMatchObject({ number: '东01' })
  expect(await assigned()).toEqual(held)
})

describe('checks', () => {
  const drawn = (document: PlanDocument) => ({ ...document, stalls: [...document.stalls, apart(1), apart(2)] })

  test('open errors want a reason, which is kept with what was found', async () => {
    const { document } = await latest()
    const refused = await publish(drawn(document), { checks_reason: null })
    expect(refused.body).toMatchObject({ status: 422, code: 'plan_checks_open' })
    expect(refused.body.detail.errors).toBeGreaterThan(0)
    const { body } = await publish(drawn(document), { checks_reason: '两户共用一个大棚' })
    expect(body.errors).toBe(refused.body.detail.errors)
    const { body: stored } = await lina.get(`${plans}/2`)
    expect(stored.checks_reason).toBe('两户共用一个大棚')
    expect(stored.checks).toContainEqual(
      expect.objectContaining({ check: 'overlap', level: 'error', stalls: [id(1), id(2)] }),
    )
  })

  test('the market’s settings decide', async () => {
    const { document } = await latest()
    const { body } = await lina.get(`/markets/${cast.market}/checks/settings`)
    const levels = Object.fromEntries(
      Object.keys(body.settings.levels).map((kind) => [kind, kind === 'number' ? 'error' : 'off']),
    )
    await lina.put(`/markets/${cast.market}/checks/settings`, { ...body.settings, levels })
    expect((await publish(drawn(document), { checks_reason: null })).body).toMatchObject({ errors: 0, warnings: 0 })
    expect((await lina.get(`${plans}/2`)).body).toMatchObject({ checks: [], checks_reason: null })
  })
})

describe('what is no plan is refused, thing by thing', () => {
  test('doubled numbers, a ring that crosses itself, another market’s ground, an unknown trade', async () => {
    const { document } = await latest()
    const [a, b] = [apart(1), apart(5)]
    const bowTie = [b.outline[0]!, b.outline[2]!, b.outline[1]!, b.outline[3]!]
    const stalls = [
      ...document.stalls,
      a,
      apart(2, { number: 't-1' }),
      { ...b, outline: bowTie },
      { ...apart(9), outline: apart(9).outline.map(([lng, lat]): [number, number] => [lng + 1, lat]) },
      apart(12, { category_id: 'fireworks' }),
    ]
    const { body } = await publish({ ...document, stalls })
    expect(body).toMatchObject({ status: 422, code: 'plan_invalid', detail: { count: 4 } })
    expect(body.detail.flaws.map(({ flaw, label }: Record<string, string>) => [flaw, label])).toEqual([
      ['number_doubled', 't-1'],
      ['crossing', 'T-5'],
      ['far', 'T-9'],
      ['category_unknown', 'T-12'],
    ])
    expect((await latest()).version).toBe(1)
  })

  test('a day that is over, a street, a stall of another market, somebody without the right', async () => {
    const { document } = await latest()
    const more = { ...document, stalls: [...document.stalls, apart(1)] }
    expect((await publish(more, { valid_from: '2026-11-22' })).body).toMatchObject({ code: 'valid_from_past' })
    const street = await lina.post(`/markets/${cast.street}/plans/drawn`, {
      ...{ id: id(901), expected_version: 0, valid_from, note: null, place: null, checks_reason: '测试', holders: [] },
      document: { stalls: [apart(1)], zones: [], features: [] },
    })
    expect(street.body).toMatchObject({ code: 'market_without_stalls' })
    await app.db
      .insertInto('stall')
      .values({ id: id(1), market_id: cast.street, created_at: app.time.now })
      .execute()
    expect((await publish(more)).status).toBe(422)
    expect((await publish(more, {}, await app.as('wangqiang'))).status).toBe(403)
  })
})

describe('a stall that closes or goes while somebody holds it', () => {
  const plane = marketPlane([124.394, 40.129], 63)
  const held = async () =>
    (await lina.get(`/assignments?market=${cast.market}`)).body.assignments.filter(
      ({ state }: { state: string }) => state === 'current',
    ) as { id: string; stall_id: string; vendor_name: string; number: string }[]

  test('asks for each vendor; until all are decided nothing is published', async () => {
    const { document } = await latest()
    const [one] = await held()
    const closed = change(document, [one!.stall_id], { closed: true })
    const { body } = await publish(closed)
    expect(body).toMatchObject({ status: 422, code: 'stalls_assigned', detail: { count: 1 } })
    expect(body.detail.holders).toEqual([
      expect.objectContaining({
        assignment_id: one!.id,
        number: one!.number,
        vendor_name: one!.vendor_name,
        removed: false,
      }),
    ])
    expect((await latest()).version).toBe(1)
    expect(await held()).toContainEqual(expect.objectContaining({ id: one!.id }))
  })

  test('kept, ended or moved, as decided for each, with the first day of the plan', async () => {
    const { document } = await latest()
    await lina.post(`/markets/${cast.market}/assignments`, {
      stall_id: cast.stall(4),
      vendor_id: cast.malong,
      starts_on: '2026-11-23',
      ends_on: null,
    })
    const [kept, ended, moved] = await held()
    const spare = [apart(1), apart(5)]
    const grown = { ...document, stalls: [...document.stalls, ...spare] }
    const without = remove(change(grown, [kept!.stall_id], { closed: true }), [ended!.stall_id, moved!.stall_id])
    const { status, body } = await publish(without, {
      note: '东侧施工',
      holders: [
        { assignment_id: kept!.id, decision: 'keep' },
        { assignment_id: ended!.id, decision: 'end' },
        { assignment_id: moved!.id, decision: 'move', stall_id: id(5) },
      ],
    })
    expect(body).toMatchObject({ version: 2, removed: 2, added: 2, changed: 1 })
    expect(status).toBe(201)
    const after = (await lina.get(`/assignments?market=${cast.market}`)).body.assignments as Record<string, unknown>[]
    const of = (assignment: string) => after.find((each) => each['id'] === assignment)
    expect(of(kept!.id)).toMatchObject({ ends_on: null })
    expect(of(ended!.id)).toMatchObject({ ends_on: '2026-11-23', end_reason: '东侧施工' })
    expect(of(moved!.id)).toMatchObject({ ends_on: '2026-11-23', moved_to: expect.any(String) })
    expect(of(of(moved!.id)!['moved_to'] as string)).toMatchObject({ stall_id: id(5), starts_on: valid_from })
    const { body: log } = await lina.get(`/log?chain=${cast.market}`)
    expect(log.rows.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['plan.published', 'assignment.ended', 'assignment.moved']),
    )
  })

  test('nobody keeps a stall that is gone, nor moves to one that is taken; then nothing at all happens', async () => {
    const { document } = await latest()
    const [one, other] = await held()
    const without = remove(document, [one!.stall_id])
    const decide = (decision: string, stall_id: string | null = null) =>
      publish(without, { holders: [{ assignment_id: one!.id, decision, stall_id }] })
    expect((await decide('keep')).body).toMatchObject({ code: 'stall_must_leave' })
    expect((await decide('move')).body).toMatchObject({ code: 'stall_must_leave' })
    expect((await decide('move', other!.stall_id)).body).toMatchObject({ status: 409, code: 'stall_taken' })
    expect((await latest()).version).toBe(1)
    expect(await held()).toContainEqual(expect.objectContaining({ id: one!.id }))
  })

  test('a plan that comes before a later one asks for whoever would have stayed until then', async () => {
    const { document } = await latest()
    const [one] = await held()
    const without = remove(document, [one!.stall_id])
    const later = await publish(without, {
      valid_from: '2026-12-10',
      holders: [{ assignment_id: one!.id, decision: 'end' }],
    })
    expect(later.status).toBe(201)
    const sooner = { ...without, stalls: [...without.stalls, apart(7)] }
    const at = { id: id(901), expected_version: 2 }
    const { body } = await publish(sooner, at)
    expect(body).toMatchObject({ status: 422, code: 'stalls_assigned' })
    expect(body.detail.holders).toMatchObject([{ assignment_id: one!.id, removed: true }])
    const decided = await publish(sooner, { ...at, holders: [{ assignment_id: one!.id, decision: 'end' }] })
    expect(decided.status).toBe(201)
    const { body: after } = await lina.get(`/assignments?market=${cast.market}`)
    const ended = (after.assignments as { id: string; ends_on: string }[]).find((each) => each.id === one!.id)
    expect(ended?.ends_on).toBe('2026-11-23')
  })

  test('a stall that only moves asks nothing', async () => {
    const { document } = await latest()
    const [one] = await held()
    expect((await publish(moveBy(document, plane, [one!.stall_id], [0, -30]))).status).toBe(201)
  })
})

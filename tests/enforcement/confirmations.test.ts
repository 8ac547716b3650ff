import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

const id = (n: number) => `01900000-0000-7000-8000-0000000e${String(n).padStart(4, '0')}`
const members = [cast.wangqiang, cast.chenjing, cast.liuyang]

let app: TestApp
let wangqiang: Client
let chenjing: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  chenjing = await app.as('chenjing')
  const start = { squad_id: cast.bado, lead_id: cast.chenjing, members }
  await wangqiang.put(`/markets/${cast.market}/patrols/${id(1)}`, start)
})
afterAll(() => app.close())

/** 王强 warns in writing, with 陈静; `confirmed_by` is what she said on his phone. */
const warn = (n: number, stall: string, confirmed_by?: string[]) => {
  const action = { kind: 'warning', officers: [cast.wangqiang, cast.chenjing], document_number: `警${n}` }
  return wangqiang.put(`/markets/${cast.market}/inspections/${id(n)}`, {
    id: id(n),
    patrol_id: id(1),
    subject: { kind: 'stall', id: stall },
    outcome: 'findings',
    checklist_version: 1,
    note: null,
    claimed_at: app.time.now.toISOString(),
    amends: null,
    amend_reason: null,
    findings: [
      {
        id: id(n + 100),
        item_code: 'PLOT-01',
        note: null,
        help_first: 'declined',
        actions: [{ id: id(n + 200), ...action, ...(confirmed_by && { confirmed_by }) }],
      },
    ],
  })
}
const waiting = async (who: Client): Promise<string[]> =>
  (await who.get('/confirmations')).body.actions.map((action: { action_id: string }) => action.action_id)
const words = async (n: number) => {
  const { body } = await wangqiang.get(`/inspections/${id(n)}`)
  return Object.fromEntries(
    body.findings[0].actions[0].officers.map((one: { id: string; word: string }) => [one.id, one.word]),
  )
}

let count = 900
/** Somebody's word of an action, as their phone sends it. */
const say = (who: Client, action: number, word: { answer: string; note: string | null }, of = id(++count)) =>
  who.put(`/confirmations/${id(action)}/${of}`, { id: of, claimed_at: app.time.now.toISOString(), ...word })

test('the second officer is asked on their own phone, and their word stands beside their name', async () => {
  expect((await warn(2, cast.stall(1))).status).toBe(201)
  expect(await words(2)).toEqual({ [cast.wangqiang]: 'author', [cast.chenjing]: null })
  expect(await waiting(wangqiang)).toEqual([])
  const { actions } = (await chenjing.get('/confirmations')).body
  expect(actions).toMatchObject([{ action_id: id(202), kind: 'warning', number: 'A-001', author: '王强' }])

  const confirmed = { answer: 'confirmed', note: null }
  const said = await say(chenjing, 202, confirmed, id(890))
  expect(said.status).toBe(201)
  expect(said.body).toMatchObject({ id: id(890), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const again = await say(chenjing, 202, confirmed, id(890))
  expect([again.status, again.body]).toEqual([200, said.body])
  // The same word from another phone is no error either.
  expect((await say(chenjing, 202, confirmed)).status).toBe(201)
  const otherwise = await say(chenjing, 202, { answer: 'disputed', note: '我不在' })
  expect(otherwise.body.code).toBe('already_decided')
  expect(await words(2)).toEqual({ [cast.wangqiang]: 'author', [cast.chenjing]: 'own_phone' })
  expect(await waiting(chenjing)).toEqual([])
  const events = await app.db
    .selectFrom('event')
    .select('kind')
    .where('subject', '=', `action:${id(202)}`)
    .execute()
  expect(events).toEqual([{ kind: 'action.confirmed' }])
})

test('who confirmed on the same phone is not asked again, and it says where', async () => {
  expect((await warn(3, cast.stall(2), [cast.chenjing])).status).toBe(201)
  expect((await words(3))[cast.chenjing]).toBe('same_phone')
  expect(await waiting(chenjing)).toEqual([])
})

test('what was confirmed in their name on the phone of who logged it, an officer reads and can deny on their own', async () => {
  expect((await warn(6, cast.stall(4), [cast.chenjing])).status).toBe(201)
  const there = async () =>
    (await chenjing.get('/confirmations')).body.same_phone.map((action: { action_id: string }) => action.action_id)
  expect(await there()).toEqual(expect.arrayContaining([id(203), id(206)]))
  expect((await say(chenjing, 206, { answer: 'disputed', note: '手机不是我按的。' })).status).toBe(201)
  expect((await words(6))[cast.chenjing]).toBe('disputed')
  expect(await there()).not.toContain(id(206))
  expect((await say(chenjing, 203, { answer: 'confirmed', note: null })).status).toBe(201)
  expect((await words(3))[cast.chenjing]).toBe('own_phone')
  const { actions } = (await (await app.as('lina')).get('/confirmations/disputed')).body
  expect(actions).toMatchObject([{ action_id: id(206), note: '手机不是我按的。' }])
  await (await app.as('lina')).post(`/actions/${id(206)}/overturn`, { reason: '只有一名执法人员在场' })
})

test('the same word about another action is another word', async () => {
  await warn(7, cast.stall(5))
  await warn(8, cast.stall(6))
  const confirmed = { answer: 'confirmed', note: null }
  expect((await say(chenjing, 207, confirmed, id(891))).status).toBe(201)
  expect((await say(chenjing, 208, confirmed, id(891))).body.code).toBe('conflict')
  expect((await say(chenjing, 207, confirmed, id(891))).status).toBe(200)
  expect(await waiting(chenjing)).toContain(id(208))
  expect((await say(chenjing, 208, confirmed)).status).toBe(201)
})

test('nobody confirms for themself, or for an action they are not named in', async () => {
  expect((await warn(4, cast.stall(3), [cast.wangqiang])).body.code).toBe('invalid_request')
  expect((await warn(4, cast.stall(3), [cast.liuyang])).body.code).toBe('invalid_request')
  await warn(5, cast.stall(3))
  const confirmed = { answer: 'confirmed', note: null }
  expect((await say(wangqiang, 205, confirmed)).status).toBe(404)
  expect((await say(await app.as('liuyang'), 205, confirmed)).status).toBe(404)
  expect((await say(await app.as('lina'), 205, confirmed)).status).toBe(403)
  expect((await (await app.as('zhangmei')).get('/confirmations')).status).toBe(403)
})

test('a denial needs a reason, reaches the supervisors, and leaves them when the action is set aside', async () => {
  expect((await say(chenjing, 205, { answer: 'disputed', note: null })).status).toBe(400)
  expect((await say(chenjing, 205, { answer: 'disputed', note: '我在另一条街。' })).status).toBe(201)
  expect((await words(5))[cast.chenjing]).toBe('disputed')
  const lina = await app.as('lina')
  const disputed = async () => (await lina.get('/confirmations/disputed')).body.actions
  expect(await disputed()).toMatchObject([
    { action_id: id(205), officer: '陈静', note: '我在另一条街。', author: '王强' },
  ])
  expect((await chenjing.get('/confirmations/disputed')).status).toBe(403)
  await lina.post(`/actions/${id(205)}/overturn`, { reason: '只有一名执法人员在场' })
  expect(await disputed()).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

const id = (n: number) => `01900000-0000-7000-8000-0000000d${String(n).padStart(4, '0')}`

let app: TestApp
let zhangmei: Client
let wangqiang: Client
let lina: Client
let mine: string
beforeAll(async () => {
  app = await startApp()
  zhangmei = await app.as('zhangmei')
  wangqiang = await app.as('wangqiang')
  lina = await app.as('lina')
  mine = (await zhangmei.get('/own')).body.places[0].id
})
afterAll(() => app.close())

const call = (n: number, place = mine) => ({
  id: id(n),
  place: { kind: 'stall', id: place },
  help_kind: 'carry',
  words: '桌子太重',
})
const ask = (n: number, place?: string) => zhangmei.put(`/own/requests/${id(n)}`, call(n, place))
const open = async () => (await wangqiang.get(`/markets/${cast.market}/requests`)).body.requests
let words = 0
/** Somebody says that they go, or that it is done, as their phone sends it. */
const say = (who: Client, n: number, what: 'answer' | 'done', word = id(900 + ++words), market: string = cast.market) =>
  who.put(`/markets/${market}/requests/${id(n)}/${what}/${word}`, { id: word, claimed_at: app.time.now.toISOString() })

test('a vendor asks, a squad answers and is done; the vendor sees each step with a name', async () => {
  const asked = await ask(1)
  expect([asked.status, (await ask(1)).status]).toEqual([201, 200])
  const other = { ...call(1), words: '车坏了' }
  expect((await zhangmei.put(`/own/requests/${id(1)}`, other)).body.code).toBe('conflict')
  expect(asked.body).toMatchObject({ kind: 'help', help_kind: 'carry', answered_by: null, done_at: null })
  expect(await open()).toMatchObject([{ id: id(1), asked_by: '张梅', words: '桌子太重' }])
  const { items } = (await wangqiang.get(`/markets/${cast.market}/work-list`)).body
  expect(items[0]).toMatchObject({
    place_id: mine,
    reasons: [{ kind: 'request', request: 'help' }, { kind: 'unseen' }],
  })

  expect((await say(wangqiang, 1, 'answer')).status).toBe(201)
  // Somebody goes already: the second who says so changes nothing.
  expect((await say(await app.as('chenjing'), 1, 'answer')).status).toBe(201)
  expect((await zhangmei.get('/own/requests')).body.requests[0].answered_by).toBe('王强')
  const done = await say(wangqiang, 1, 'done', id(800))
  expect(done.status).toBe(201)
  expect(done.body).toMatchObject({ id: id(800), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  app.time.now = new Date(app.time.now.getTime() + 60_000)
  // The same word again, from a phone that did not hear the answer: another time is another content.
  expect((await say(wangqiang, 1, 'done', id(800))).status).toBe(409)
  app.time.now = new Date(app.time.now.getTime() - 60_000)
  const again = await say(wangqiang, 1, 'done', id(800))
  expect([again.status, again.body]).toEqual([200, done.body])
  // Somebody without signal says so too, hours later.
  expect((await say(await app.as('chenjing'), 1, 'done')).status).toBe(201)
  expect((await zhangmei.get('/own/requests')).body.requests[0].done_by).toBe('王强')
  expect((await say(await app.as('chenjing'), 1, 'done', id(800))).status).toBe(409)
  const records = { records: [{ id: id(800), sha256: done.body.sha256 }], photos: [] }
  expect((await wangqiang.post('/reconcile', records)).body.missing_records).toEqual([])
  expect((await (await app.as('chenjing')).post('/reconcile', records)).body.missing_records).toEqual([id(800)])
  expect(await open()).toEqual([])
  const events = await app.db
    .selectFrom('event')
    .select(['kind', 'actor_kind', 'body'])
    .where('subject', '=', `request:${id(1)}`)
    .orderBy('position')
    .execute()
  expect(events.map((event) => [event.kind, event.actor_kind])).toEqual([
    ['request.asked', 'vendor'],
    ['request.answered', 'person'],
    ['request.done', 'person'],
  ])
  expect(JSON.stringify(events)).not.toContain('桌子')
})

test('a call is taken back by its vendor only, and taken back twice is once', async () => {
  await ask(2)
  const yangfan = await app.as('yangfan')
  expect((await yangfan.post(`/own/requests/${id(2)}/withdraw`)).status).toBe(404)
  expect((await yangfan.put(`/own/requests/${id(2)}`, { ...call(2), place: { kind: 'stall', id: mine } })).status).toBe(
    409,
  )
  const back = await zhangmei.post(`/own/requests/${id(2)}/withdraw`)
  expect([back.body.done_by, back.body.done_at]).toEqual([null, app.time.now.toISOString()])
  expect((await zhangmei.post(`/own/requests/${id(2)}/withdraw`)).status).toBe(200)
  expect((await say(wangqiang, 2, 'answer')).status).toBe(201)
  expect(
    (await zhangmei.get('/own/requests')).body.requests.find((one: { id: string }) => one.id === id(2)),
  ).toMatchObject({
    answered_by: null,
  })
})

test('not at somebody else’s stall, not for what is no help, and not without end, even all at once', async () => {
  const other = [1, 2, 3, 4, 5, 6].map((n) => cast.stall(n)).find((stall) => stall !== mine)
  expect((await ask(3, other)).status).toBe(404)
  expect((await zhangmei.put(`/own/requests/${id(3)}`, { ...call(3), help_kind: 'money' })).status).toBe(400)
  const answers = await Promise.all([10, 11, 12, 13, 14].map((n) => ask(n)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('help_calls_waiting')
  expect(await open()).toHaveLength(3)
})

test('a supervisor asks for a look at a place of the market, with words', async () => {
  const look = { id: id(20), place: { kind: 'stall', id: cast.stall(3) }, words: '有人投诉油烟，请看一下。' }
  const path = `/markets/${cast.market}/requests/${id(20)}`
  expect((await lina.put(path, look)).status).toBe(201)
  expect((await lina.put(path, look)).status).toBe(200)
  expect((await lina.put(path, { ...look, words: '别的事' })).body.code).toBe('conflict')
  expect((await open()).at(-1)).toMatchObject({ kind: 'look', asked_by: '李娜', words: look.words })
  expect(
    (await lina.put(`/markets/${cast.market}/requests/${id(21)}`, { ...look, id: id(21), words: undefined })).status,
  ).toBe(400)
  const shop = { ...look, id: id(22), place: { kind: 'shop', id: cast.shop(1) } }
  expect((await lina.put(`/markets/${cast.market}/requests/${id(22)}`, shop)).status).toBe(404)
  expect((await lina.put(`/markets/${cast.street}/requests/${id(22)}`, shop)).status).toBe(201)
})

test('the same word about another request, or saying something else of it, is another word', async () => {
  for (const n of [50, 51]) {
    const look = { id: id(n), place: { kind: 'stall', id: cast.stall(n - 46) }, words: '请看一下。' }
    expect((await lina.put(`/markets/${cast.market}/requests/${id(n)}`, look)).status).toBe(201)
  }
  expect((await say(wangqiang, 50, 'answer', id(850))).status).toBe(201)
  expect((await say(wangqiang, 50, 'done', id(850))).body.code).toBe('conflict')
  expect((await say(wangqiang, 51, 'answer', id(850))).body.code).toBe('conflict')
  expect((await say(wangqiang, 50, 'answer', id(850))).status).toBe(200)
  const of = (await open()).filter((one: { id: string }) => [id(50), id(51)].includes(one.id))
  expect(of.map((one: { answered_by: string | null }) => one.answered_by)).toEqual(['王强', null])
  // What a word of before was about was not kept.
  await app.db.updateTable('phone_word').set({ about: null }).where('id', '=', id(850)).execute()
  expect((await say(wangqiang, 50, 'answer', id(850))).status).toBe(200)
  for (const n of [50, 51]) expect((await say(wangqiang, n, 'done')).status).toBe(201)
})

test('each does only what is theirs', async () => {
  expect((await wangqiang.put(`/own/requests/${id(30)}`, call(30))).status).toBe(403)
  expect((await wangqiang.put(`/markets/${cast.market}/requests/${id(30)}`, call(30))).status).toBe(403)
  expect((await zhangmei.get(`/markets/${cast.market}/requests`)).status).toBe(403)
  expect((await say(zhangmei, 20, 'done')).status).toBe(403)
  expect((await say(wangqiang, 20, 'done', id(801), cast.street)).status).toBe(404)
  const other = { id: id(803), claimed_at: app.time.now.toISOString() }
  expect((await wangqiang.put(`/markets/${cast.market}/requests/${id(20)}/done/${id(802)}`, other)).status).toBe(400)
})

test('a vendor says thank you once, for help that was given, and may take it back while they still look at it', async () => {
  // Earlier calls still wait, as many as may.
  for (const one of await open()) await zhangmei.post(`/own/requests/${one.id}/withdraw`)
  expect((await ask(40)).status).toBe(201)
  const thanks = (n: number, who = zhangmei) => who.put(`/own/requests/${id(n)}/thanks`)
  const back = () => zhangmei.send('DELETE', `/own/requests/${id(40)}/thanks`)
  const shown = async () => (await wangqiang.get(`/markets/${cast.market}/thanks`)).body.requests
  expect((await thanks(40)).status).toBe(409)
  await say(wangqiang, 40, 'done')
  expect((await thanks(40, await app.as('yangfan'))).status).toBe(404)
  expect((await thanks(40)).body.thanked_at).toBe(app.time.now.toISOString())
  expect((await thanks(40)).status).toBe(200)
  expect(await shown()).toMatchObject([{ id: id(40), asked_by: '张梅' }])
  expect((await back()).body.thanked_at).toBeNull()
  expect(await shown()).toEqual([])
  await thanks(40)
  const said = app.time.now
  app.time.now = new Date(said.getTime() + 61_000)
  expect((await back()).body.thanked_at).toBe(said.toISOString())
  app.time.now = said
  // A call that was taken back was no help.
  expect((await thanks(2)).status).toBe(409)
  expect((await thanks(20)).status).toBe(404)
  const events = await app.db
    .selectFrom('event')
    .select('body')
    .where('kind', '=', 'request.thanked')
    .orderBy('position')
    .execute()
  expect(events.map(({ body }) => body)).toEqual([{}, { taken_back: true }, {}])
})

test('a thank-you that was taken back is said once more, and stays', async () => {
  const path = `/own/requests/${id(40)}/thanks`
  expect((await zhangmei.send('DELETE', path)).body.thanked_at).not.toBeNull()
  expect((await zhangmei.put(path)).status).toBe(200)
  const events = app.db.selectFrom('event').select('body').where('kind', '=', 'request.thanked')
  expect(await events.execute()).toHaveLength(3)
})

test('ten help calls a day, those taken back included; one sent again is no other', async () => {
  const other = await startApp()
  const vendor = await other.as('zhangmei')
  const asked = (n: number) => vendor.put(`/own/requests/${id(n)}`, call(n))
  for (let n = 50; n < 60; n++) {
    expect((await asked(n)).status).toBe(201)
    await vendor.post(`/own/requests/${id(n)}/withdraw`)
  }
  other.time.now = new Date(other.time.now.getTime() + 3_600_000)
  const refused = await asked(60)
  expect([refused.status, refused.body.detail]).toEqual([429, { retry_after_s: 82_800 }])
  expect((await asked(59)).status).toBe(200)
  expect(
    await other.db.selectFrom('event').select('position').where('kind', '=', 'request.asked').execute(),
  ).toHaveLength(10)
  other.time.now = new Date(other.time.now.getTime() + 82_800_000)
  expect((await asked(60)).status).toBe(201)
  await other.close()
})

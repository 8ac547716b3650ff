import { afterAll, beforeAll, expect, test } from 'vitest'
import { capture, fresh, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
let lina: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  lina = await app.as('lina')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const report = (id: string, said: object, who = wangqiang) =>
  who.put(`/phones/${id}`, { counted_from: 0, newest: 0, waiting: 0, given_up: 0, oldest_waiting_at: null, ...said })
const send = (phone: string, sequence: number, sent = capture(patrol)) =>
  wangqiang.send('PUT', `/markets/${cast.market}/inspections/${sent.id}`, sent, {
    'x-phone': phone,
    'x-sequence': String(sequence),
  })
const holding = async () => (await lina.get('/phones')).body.holding

test('what waits on a phone is told with who had it, until all of it is here', async () => {
  const phone = fresh()
  expect((await report(phone, { newest: 2, waiting: 2, oldest_waiting_at: tonight.toISOString() })).status).toBe(204)
  expect(await holding()).toEqual([
    {
      id: phone,
      person: '王强',
      squad: '八道中队',
      squad_en: 'Badao squad',
      waiting: 2,
      missing: 0,
      oldest_waiting_at: tonight.toISOString(),
      reported_at: app.time.now.toISOString(),
    },
  ])
  expect((await send(phone, 1)).status).toBe(201)
  expect((await send(phone, 2)).status).toBe(201)
  await report(phone, { newest: 2 })
  expect(await holding()).toEqual([])
})

test('what is accounted for is settled: its arrivals are let go of, and numbers go on from there', async () => {
  const phone = fresh()
  const arrivals = () =>
    app.db.selectFrom('phone_arrival').select('sequence').where('phone_id', '=', phone).orderBy('sequence').execute()
  await send(phone, 1)
  await send(phone, 3)
  await report(phone, { newest: 3 })
  expect(await holding()).toMatchObject([{ id: phone, missing: 1 }])
  expect(await arrivals()).toHaveLength(2)
  await report(phone, { newest: 3, given_up: 1 })
  expect(await arrivals()).toEqual([])
  // A backup brought one back, and it was sent again: that hides no later gap.
  await send(phone, 1)
  await send(phone, 5)
  await report(phone, { newest: 5, given_up: 1 })
  expect(await holding()).toMatchObject([{ id: phone, missing: 1 }])
  await send(phone, 4)
  await report(phone, { newest: 5, given_up: 1 })
  expect(await holding()).toEqual([])
  expect(await arrivals()).toEqual([])
})

test('one account reports so many phones and no more; those it has go on', async () => {
  const guomin = await app.as('guomin')
  const phones = Array.from({ length: 31 }, fresh)
  const statuses: number[] = []
  for (const phone of phones) statuses.push((await report(phone, {}, guomin)).status)
  expect(statuses.filter((status) => status === 204)).toHaveLength(30)
  expect(statuses.at(-1)).toBe(429)
  expect((await report(phones[0]!, {}, guomin)).status).toBe(204)
})

test('a number that never arrived is a gap; the same record sent twice closes it once; what was given up is none', async () => {
  const phone = fresh()
  const sent = capture(patrol)
  expect((await send(phone, 1, sent)).status).toBe(201)
  expect((await send(phone, 1, sent)).status).toBe(200)
  await report(phone, { newest: 4, waiting: 1 })
  expect(await holding()).toMatchObject([{ id: phone, waiting: 1, missing: 2 }])
  await report(phone, { newest: 4, waiting: 1, given_up: 1 })
  expect(await holding()).toMatchObject([{ id: phone, missing: 1 }])
  await send(phone, 3)
  await send(phone, 4)
  await report(phone, { newest: 4, given_up: 1 })
  expect(await holding()).toEqual([])
})

test('what an older version sent without numbers is not missed', async () => {
  const phone = fresh()
  await report(phone, { counted_from: 40, newest: 41, waiting: 1 })
  expect(await holding()).toMatchObject([{ id: phone, waiting: 1, missing: 0 }])
  await send(phone, 41)
  await report(phone, { counted_from: 40, newest: 41 })
  expect(await holding()).toEqual([])
})

test('a refused record leaves its number open', async () => {
  const phone = fresh()
  const unlawful = { ...capture(patrol), outcome: 'findings', findings: [] }
  expect((await send(phone, 1, unlawful as never)).status).toBe(400)
  await report(phone, { newest: 1 })
  expect(await holding()).toMatchObject([{ id: phone, missing: 1 }])
  await report(phone, { newest: 1, given_up: 1 })
})

test('an officer on patrol whose phone fell silent is named; numbers that are none do no harm', async () => {
  const phone = fresh()
  await report(phone, {})
  expect((await lina.get('/phones')).body.silent).toEqual([])
  app.time.now = new Date(tonight.getTime() + 30 * 60_000)
  expect((await lina.get('/phones')).body.silent).toMatchObject([{ person: '王强', since: tonight.toISOString() }])
  for (const sequence of [0, -1, 1.5, Number.NaN, 1e12]) expect((await send(fresh(), sequence)).status).toBe(201)
  expect((await report(phone, { newest: 3, counted_from: 5 })).status).toBe(400)
  expect((await report(phone, {}, await app.as('zhangmei'))).status).toBe(403)
  expect((await wangqiang.get('/phones')).status).toBe(403)
})

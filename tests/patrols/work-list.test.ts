import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { byPlace, drawFrom } from '../../src/patrols/rules-work.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'

const id = (n: number) => `01900000-0000-7000-8000-0000000c${String(n).padStart(4, '0')}`
const start = { squad_id: cast.bado, lead_id: cast.chenjing, members: [cast.wangqiang, cast.chenjing] }
const day_ms = 86_400_000
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let app: TestApp
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

/** Another time; sessions of staff last half a day, so he signs in anew. */
async function on(now: Date) {
  app.time.now = now
  wangqiang = await app.as('wangqiang')
}

interface Item {
  place_id: string
  number: string
  reasons: { kind: string; evenings?: number | null; deadline_at?: string; words?: string; answered_by?: string }[]
}
const list = async (): Promise<{ items: Item[]; draw: { seed: string; pool: number; drawn: number } | null }> =>
  (await wangqiang.get(`/markets/${cast.market}/work-list`)).body
const at = async (stall: string) => (await list()).items.find(({ place_id }) => place_id === stall)?.reasons ?? []
const look = (n: number, patrol: string, stall: string, findings: unknown[] = []) =>
  wangqiang.put(`/markets/${cast.market}/inspections/${id(n)}`, {
    id: id(n),
    patrol_id: patrol,
    subject: { kind: 'stall', id: stall },
    outcome: findings.length > 0 ? 'findings' : 'in_order',
    checklist_version: 1,
    note: null,
    claimed_at: app.time.now.toISOString(),
    amends: null,
    amend_reason: null,
    findings,
  })

async function walk(n: number) {
  const started = await wangqiang.put(`/markets/${cast.market}/patrols/${id(n)}`, start)
  expect(started.status).toBe(201)
  return id(n)
}
const over = (patrol: string) => endPatrol(wangqiang, cast.market, patrol, app.time.now)

test('a place nobody looked at is on the list, until it is looked at, and again after some evenings', async () => {
  expect(await at(cast.stall(1))).toEqual([{ kind: 'unseen', evenings: null }])
  const patrol = await walk(1)
  expect((await look(2, patrol, cast.stall(1))).status).toBe(201)
  expect((await at(cast.stall(1))).map(({ kind }) => kind)).not.toContain('unseen')
  await over(patrol)
  await on(new Date(tonight.getTime() + 2 * day_ms))
  expect((await at(cast.stall(1))).map(({ kind }) => kind)).not.toContain('unseen')
  await on(new Date(tonight.getTime() + 3 * day_ms))
  expect(await at(cast.stall(1))).toContainEqual({ kind: 'unseen', evenings: 3 })
  await on(tonight)
})

test('an order falls due by tonight’s closing; a look in order, or one that says so, settles it', async () => {
  const patrol = await walk(3)
  const fix = {
    id: id(5),
    kind: 'fix_by',
    officers: [cast.wangqiang],
    deadline_at: new Date(tonight.getTime() + day_ms),
  }
  const finding = { id: id(4), item_code: 'HYG-01', note: null, help_first: null, actions: [fix] }
  expect((await look(6, patrol, cast.stall(2), [finding])).status).toBe(201)
  expect((await at(cast.stall(2))).filter(({ kind }) => kind === 'recheck')).toEqual([])
  await over(patrol)
  await on(new Date(tonight.getTime() + day_ms - 3_600_000))
  const due = (await list()).items[0]!
  expect([due.place_id, due.reasons[0]]).toMatchObject([
    cast.stall(2),
    { kind: 'recheck', finding_id: id(4), deadline_at: fix.deadline_at.toISOString() },
  ])
  // Not in order, and nothing said of the order: it still waits.
  const second = await walk(7)
  const remind = { id: id(8), kind: 'remind', officers: [cast.wangqiang] }
  const other = { id: id(9), item_code: 'PLOT-01', note: null, help_first: null, actions: [remind] }
  await look(10, second, cast.stall(2), [other])
  expect((await at(cast.stall(2)))[0]?.kind).toBe('recheck')
  await on(new Date(tonight.getTime() + day_ms + 60_000))
  expect((await at(cast.stall(2)))[0]).toMatchObject({ kind: 'recheck', put_right: false })
  await look(11, second, cast.stall(2))
  expect((await at(cast.stall(2))).filter(({ kind }) => kind === 'recheck')).toEqual([])
  await over(second)
  await on(tonight)
})

test('the evening’s first patrol draws a share, once; anybody draws the same again from the seed', async () => {
  await app.db.updateTable('market').set({ random_share_percent: 40 }).where('id', '=', cast.market).execute()
  await on(new Date(tonight.getTime() + 10 * day_ms))
  expect((await list()).draw).toBeNull()
  const patrol = await walk(20)
  const { draw, items } = await list()
  const evening = '2026-12-03'
  const { body } = await (await app.as('lina')).get(`/markets/${cast.market}/draws/${evening}`)
  expect(body.drawn).toEqual(drawFrom(body, sha256))
  expect(draw).toMatchObject({ seed: body.seed, pool: body.pool.length, drawn: Math.ceil(body.pool.length * 0.4) })
  const drawn = items.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'drawn'))
  expect(drawn.map(({ place_id }) => place_id).sort()).toEqual([...body.drawn].sort())
  await over(patrol)
  await over(await walk(21))
  expect((await list()).draw?.seed).toBe(draw?.seed)
  const logged = await app.db
    .selectFrom('event')
    .select('body')
    .where('subject', '=', `evening:pingan:${evening}`)
    .execute()
  expect(logged).toEqual([{ body: { seed: body.seed, pool: body.pool.length, drawn: body.drawn } }])
  expect((await wangqiang.get(`/markets/${cast.market}/draws/2026-11-01`)).status).toBe(404)
  await on(tonight)
})

test('a draw takes the share rounded up, nothing of nothing, all of a hundred', () => {
  const pool = Array.from({ length: 21 }, (_, n) => id(n))
  const drawn = (share_percent: number) => drawFrom({ seed: 'ab', share_percent, pool }, sha256)
  expect([0, 5, 10, 100].map((share) => drawn(share).length)).toEqual([0, 2, 3, 21])
  expect(drawn(10).slice(0, 2)).toEqual(drawn(5))
  expect(drawFrom({ seed: 'cd', share_percent: 5, pool }, sha256)).not.toEqual(drawn(5))
})

test('a place stands once with all its reasons, the most pressing places first', () => {
  const places = [1, 2, 3].map((n) => ({ id: id(n), number: `A-${n}`, position: n }))
  const items = byPlace(places, [
    { place_id: id(1), reason: { kind: 'unseen', evenings: 4 } },
    { place_id: id(3), reason: { kind: 'unseen', evenings: 9 } },
    { place_id: id(3), reason: { kind: 'drawn' } },
    { place_id: id(9), reason: { kind: 'drawn' } },
  ])
  expect(items.map(({ number, reasons }) => [number, reasons.map(({ kind }) => kind)])).toEqual([
    ['A-3', ['drawn', 'unseen']],
    ['A-1', ['unseen']],
  ])
})

test('what the last squad left to say is read by the next for some days', async () => {
  const patrol = await walk(30)
  const word = { id: id(31), claimed_at: app.time.now.toISOString(), note: '钥匙在岗亭。' }
  await wangqiang.put(`/markets/${cast.market}/patrols/${patrol}/ends/${word.id}`, word)
  const notes = async () => (await wangqiang.get(`/markets/${cast.market}/work-list`)).body.notes
  expect(await notes()).toEqual([
    { id: word.id, words: word.note, at: word.claimed_at, author: '王强', squad: '八道中队', squad_en: 'Badao squad' },
  ])
  await on(new Date(tonight.getTime() + 5 * day_ms))
  expect(await notes()).toEqual([])
  await on(tonight)
})

test('the closing round counts looks since its start, and none that was taken back', async () => {
  const patrol = await walk(40)
  const seen = async (since: Date) =>
    (await wangqiang.get(`/markets/${cast.market}/seen?since=${since.toISOString()}`)).body.seen
  await on(new Date(tonight.getTime() + 60 * 60_000))
  await look(41, patrol, cast.stall(4))
  const since = app.time.now
  await on(new Date(tonight.getTime() + 90 * 60_000))
  await look(42, patrol, cast.stall(5))
  expect(await seen(since)).toEqual([cast.stall(4), cast.stall(5)])
  expect(await seen(app.time.now)).toEqual([cast.stall(5)])
  const taken = { id: id(43), patrol_id: patrol, subject: { kind: 'stall', id: cast.stall(5) }, outcome: 'void' }
  const why = { checklist_version: 1, note: null, amends: id(42), amend_reason: 'mistake', findings: [] }
  const claimed_at = app.time.now.toISOString()
  expect(
    (await wangqiang.put(`/markets/${cast.market}/inspections/${id(43)}`, { ...taken, ...why, claimed_at })).status,
  ).toBe(201)
  expect(await seen(app.time.now)).toEqual([])
  const ahead = new Date(app.time.now.getTime() + 600_000).toISOString()
  const clamped = (await wangqiang.get(`/markets/${cast.market}/seen?since=${ahead}`)).body
  expect(clamped).toEqual({ evening: '2026-11-23', since: app.time.now.toISOString(), seen: [] })
  const whole = (await wangqiang.get(`/markets/${cast.market}/seen`)).body
  expect(whole).toMatchObject({ evening: '2026-11-23', since: null })
  expect(whole.seen).toContain(cast.stall(4))
  expect((await wangqiang.get(`/markets/${cast.market}/seen?since=now`)).status).toBe(400)
  await over(patrol)
  await on(tonight)
})

test('the list is for staff; a market that is none is not found', async () => {
  expect((await (await app.as('zhangmei')).get(`/markets/${cast.market}/work-list`)).status).toBe(403)
  expect((await app.anyone.get(`/markets/${cast.market}/draws/2026-11-23`)).status).toBe(401)
  expect((await wangqiang.get('/markets/nowhere/work-list')).status).toBe(404)
  expect((await wangqiang.get(`/markets/${cast.street}/work-list`)).status).toBe(200)
})

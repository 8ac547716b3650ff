import * as v from 'valibot'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '../../src/events/queries-verify.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { PlanFeature } from '../../src/plan/schema.ts'
import { prepareSample, samplePassword } from '../../src/sample/queries.ts'
import { sampleSignIns } from '../../src/sample/queries-sign-ins.ts'
import { freshDatabase } from '../support/database.ts'
import { seededRandom, startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { photosInMemory } from '../support/photos.ts'

const random = seededRandom('sample')
const evenings = 15
const words: string[] = []
const photos = photosInMemory()
let app: TestApp
let supervisor: Client

beforeAll(async () => {
  const database = await freshDatabase()
  const db = database.district('yuanbao')
  const print = (line: string) => words.push(line)
  const taken = { store: photos, district: 'yuanbao' }
  expect(await prepareSample(db, { now: tonight, random, print, evenings, photos: taken })).toBe(true)
  app = await startApp({ database, photos })
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('user_name', '=', 'zhou.hui')
    .executeTakeFirstOrThrow()
  const { token } = await openSession(db, { kind: 'person', id }, tonight, random)
  supervisor = app.client(`session=${token}`)
}, 180_000)
afterAll(() => app.close())

const count = async (text: string) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(text)}`.execute(app.db)
  return rows[0]?.count
}

test('it tells in both languages how far it is', () => {
  expect(words).toContain('示例：写入巡查 5/15 晚 / sample: evening 5 of 15')
})

test('it is loaded into an empty district only, and never twice', async () => {
  const before = await count('event')
  expect(await prepareSample(app.db, { now: tonight, random, print: () => {}, evenings: 1 })).toBe(false)
  expect(await count('event')).toBe(before)
})

test('the neighbouring district stays empty, and a load that breaks off leaves nothing behind', async () => {
  const neighbour = app.database.district('zhenxing')
  const print = (line: string) => {
    if (line.includes('记录')) throw new Error('power cut')
  }
  await expect(prepareSample(neighbour, { now: tonight, random, print, evenings: 1 })).rejects.toThrow('power cut')
  const { rows } = await sql<{ left: number }>`select
    (select count(*) from person) + (select count(*) from market) + (select count(*) from inspection) as left`.execute(
    neighbour,
  )
  expect(Number(rows[0]?.left)).toBe(0)
})

test('every table that a screen reads has rows', async () => {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name not like 'kysely%'`.execute(app.db)
  const empty: string[] = []
  for (const { name } of rows) if (!(await count(name))) empty.push(name)
  expect(empty.sort()).toEqual([
    'check_settings',
    'earlier_hours',
    'export',
    'held_capture',
    'known_device',
    'matter_step_photo',
    'one_time_code',
    'open_month',
    'phone',
    'phone_arrival',
    'phone_word',
    'procedure_step_photo',
    'prompt_answer',
    'prompt_setting',
    'quarantined_capture',
    'ratio_snapshot',
    'ratio_snapshot_finding',
    'review_photo',
    'sign_in_attempt',
  ])
})

test('photos of the last evenings can be seen; one that was sent twice is told, and no other two look alike', async () => {
  const all = await app.db.selectFrom('inspection_photo').select(['sha256', 'kind']).execute()
  expect(all.length).toBeGreaterThan(20)
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['before', 'after']))
  for (const { sha256 } of all) expect((await supervisor.get(`/photos/${sha256.toString('hex')}`)).status).toBe(200)
  const told = app.db.selectFrom('prompt').select('pattern').where('pattern', 'in', ['photo_alike', 'photo_again'])
  expect(await told.execute()).toEqual([{ pattern: 'photo_alike' }])
})

test('the papers of the last evenings are numbered without gaps, up to what their series say', async () => {
  expect(await count('document')).toBeGreaterThan(20)
  expect(
    await count(`document_series s where s.last_number <> (select count(*) from document d
      where d.squad_id = s.squad_id and d.year = s.year and d.series = s.series)
    or s.last_number <> (select max(d.number) from document d
      where d.squad_id = s.squad_id and d.year = s.year and d.series = s.series)`),
  ).toBe(0)
  const kinds = await app.db.selectFrom('document').select('kind').distinct().execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['notice_to_correct', 'spot_decision', 'evidence_hold_notice', 'item_list']),
  )
})

test('its log is whole', async () => {
  const { chains, rows, broken } = await verifyChains(app.db)
  expect(broken).toEqual([])
  expect(chains).toBe(13)
  expect(rows).toBeGreaterThan(10_000)
})

test('reviews wait and were decided, each decided by somebody who had no part in it', async () => {
  expect(await count('review v where not exists (select from review_end e where e.matter_id = v.matter_id)')).toBe(1)
  expect(await count('review_end')).toBe(2)
  expect(await count('matter_reply')).toBe(4)
  expect(
    await count(`review_end e join action a on a.finding_id = e.matter_id
      join action_officer o on o.action_id = a.id and o.person_id = e.decided_by`),
  ).toBe(0)
})

test('the log and the tables tell of the same inspections', async () => {
  expect(
    await count(`inspection i where not exists (select from event e where e.subject = 'inspection:' || i.id::text
    and e.market_id = i.market_id and e.evening = i.evening and e.body ->> 'sha256' = encode(i.content_hash, 'hex'))`),
  ).toBe(0)
})

test('every penalty, hold and clearing was carried out by two whose certificates were valid', async () => {
  const firm = `action a join action_kind k on k.code = a.kind and k.class in ('P', 'C', 'H')`
  expect(await count(firm)).toBeGreaterThan(100)
  expect(
    await count(`${firm} where 2 > (select count(distinct o.person_id) from action_officer o
    join certificate c on c.person_id = o.person_id and a.evening between c.valid_from and c.valid_until
    where o.action_id = a.id)`),
  ).toBe(0)
})

test('every market but the streets has a plan in force, and an inspection’s vendor held the stall that day', async () => {
  expect(
    await count(`market m where m.kind = 'night_market'
    and not exists (select from plan p where p.market_id = m.id and p.valid_from <= '2026-11-23')`),
  ).toBe(0)
  expect(
    await count(`inspection i where i.stall_id is not null and not exists (select from assignment a
    where a.stall_id = i.stall_id and a.vendor_id = i.vendor_id
      and i.evening between a.starts_on and coalesce(a.ends_on, 'infinity'))`),
  ).toBe(0)
})

test('平安夜市 is answered with the ground around it, each feature as the contract has it', async () => {
  const { status, body } = await supervisor.get('/markets/pingan/map')
  expect(status).toBe(200)
  expect(body.zones).toHaveLength(2)
  expect(body.features.length).toBeGreaterThan(30)
  expect(body.features.filter((feature: unknown) => !v.is(PlanFeature, feature))).toEqual([])
})

test('the supervisor reads a ratio below twenty per cent over all eight squads', async () => {
  const { status, body } = await supervisor.get('/ratio?from=2026-11-08&to=2026-11-23')
  expect(status).toBe(200)
  const { enforced, handled } = body.headline
  expect(handled).toBeGreaterThan(1200)
  expect(enforced / handled).toBeGreaterThan(0.13)
  expect(enforced / handled).toBeLessThan(0.2)
  expect(body.headline.verdict).toBe('under')
  expect(body.by_squad).toHaveLength(8)
  expect(body.guard.help_given).toBeGreaterThan(300)
})

test('tonight’s map shows every state', async () => {
  const { status, body } = await supervisor.get('/markets/pingan/map')
  expect(status).toBe(200)
  expect(body.places.ids).toHaveLength(120)
  for (const state of ['assigned', 'seen', 'to_put_right', 'closed', 'vacant'])
    expect(body.places.statuses).toContain(state)
})

test('the printed sign-ins work, one for each role', async () => {
  const lines = (await sampleSignIns(app.db)).join('\n')
  expect(lines).toContain(samplePassword)
  const names = [...lines.matchAll(/: ([a-z]+\.[a-z0-9]+) {2}/g)].map(([, name]) => name)
  expect(names).toHaveLength(3)
  const who = []
  for (const user_name of names)
    who.push((await app.anyone.post('/sign-in', { user_name, password: samplePassword })).body.who)
  expect(who).toMatchObject([
    { role: 'supervisor' },
    { role: 'officer', certified: true, squad_name: '八道中队' },
    { role: 'officer', certified: false, squad_name: '八道中队' },
  ])
  const phone = /154\d{8}/.exec(lines)?.[0] ?? ''
  expect((await app.anyone.post('/codes', { phone })).status).toBe(202)
  const signedIn = await app.anyone.post('/sign-in/code', { phone, code: await app.sentCode() })
  expect(signedIn.body.who.kind).toBe('vendor')
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0]
  const own = await app.client(cookie).get('/own')
  expect(own.status).toBe(200)
  expect(own.body.latest).not.toBeNull()
  expect(own.body.places[0].number).toMatch(/^[A-D]-\d{3}$/)
})

test('where no sample was loaded no sign-in is printed', async () => {
  expect(await sampleSignIns(app.database.district('zhenxing'))).toEqual([])
})

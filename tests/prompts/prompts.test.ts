import { afterAll, beforeAll, expect, test } from 'vitest'
import { promptList } from '../../src/prompts/queries.ts'
import { waiting } from '../../src/prompts/queries-evaluate.ts'
import { recountAll } from '../../src/tally/queries.ts'
import { capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { undone } from '../support/undone.ts'

let app: TestApp
let wangqiang: Client
let lina: Client
let patrol: string
const sha256 = 'ab'.repeat(32)
const after = (seconds: number) => new Date(tonight.getTime() + seconds * 1000)
const stall = (n: number) => ({ kind: 'stall' as const, id: cast.stall(n) })

/** The next morning, with everybody signed in anew. */
async function morning() {
  app.time.now = new Date(tonight.getTime() + 14 * 3600_000)
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
}
async function evaluateAll() {
  let [made, left] = [0, 1]
  while (left > 0) {
    const { status, body, text } = await lina.post('/prompts/evaluate')
    expect(status, text).toBe(200)
    made += body.made
    left = body.left
  }
  return made
}

beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
  // A plan on which rows A and B lie 300 m apart.
  const plan = fresh()
  await app.db
    .insertInto('plan')
    .values({ id: plan, market_id: cast.market, version: 2, valid_from: '2026-11-01', published_at: tonight })
    .execute()
  const stalls = await app.db.selectFrom('plan_stall').selectAll().where('plan_id', '=', cast.plan).execute()
  const moved = stalls.map(({ outline, ...row }) => {
    const east = row.row_label === 'B' ? 0.0035 : 0
    const shifted = (outline as [number, number][]).map(([lng, lat]) => [lng + east, lat])
    return { ...row, plan_id: plan, outline: JSON.stringify(shifted) }
  })
  await app.db.insertInto('plan_stall').values(moved).execute()
  // 王强: nine records within nine seconds; 陈静: to the other row and back in twenty seconds; one photo in two records.
  app.time.now = after(600)
  for (let n = 0; n < 9; n++) {
    const sent = capture(patrol, { subject: stall(1 + (n % 3)), claimed_at: after(n).toISOString() })
    expect((await log(wangqiang, sent)).status).toBe(201)
  }
  const chenjing = await app.as('chenjing')
  const photo = (finding_id: string) => ({
    sha256,
    finding_id,
    kind: 'before' as const,
    claimed_at: after(60).toISOString(),
  })
  for (const [n, seconds] of [
    [1, 60],
    [4, 80],
    [2, 100],
  ] as const) {
    const one = finding('HYG-01')
    const photos = n === 4 ? [] : [photo(one.id)]
    const sent = capture(patrol, {
      subject: stall(n),
      claimed_at: after(seconds).toISOString(),
      findings: [one],
      photos,
    })
    const { status, text } = await log(chenjing, sent)
    expect(status, text).toBe(201)
  }
})
afterAll(() => app.close())

test('an evening is looked through once it is over: a burst, an impossible pace and a photo used twice, each once', async () => {
  lina = await app.as('lina')
  expect((await lina.get('/prompts/overview')).body.waiting).toBe(0)
  expect(await evaluateAll()).toBe(0)
  await morning()
  expect((await lina.get('/prompts/overview')).body.waiting).toBe(1)
  expect(await evaluateAll()).toBe(3)
  expect(await evaluateAll()).toBe(0)
  const { body } = await lina.get('/prompts')
  expect(body.prompts).toHaveLength(3)
  const of = (pattern: string) => body.prompts.find((one: { pattern: string }) => one.pattern === pattern)
  expect(of('burst')).toMatchObject({
    evening: '2026-11-23',
    market: { id: cast.market },
    person: { id: cast.wangqiang },
    evidence: { looks: 9, seconds: 8, count: 8, within_s: 10 },
    outcome: null,
  })
  expect(of('pace')).toMatchObject({
    person: { id: cast.chenjing },
    evidence: { legs: [{ seconds: 20, metres: expect.closeTo(298, -1) }, { seconds: 20 }], metres_per_s: 4 },
  })
  expect(of('photo_again')).toMatchObject({ person: { id: cast.chenjing }, evidence: { sha256, records: 2 } })
  expect((await lina.get('/prompts?pattern=pace&market=pingan&state=open')).body.prompts).toHaveLength(1)
  expect((await lina.get('/prompts?state=answered')).body.prompts).toEqual([])
  expect((await lina.get('/prompts?market=shahe')).body.prompts).toEqual([])
  expect((await lina.get('/prompts?from=2026-11-24')).body.prompts).toEqual([])
  const { alarms, from } = (await lina.get('/prompts/overview')).body
  expect(alarms.filter(({ made }: { made: number }) => made > 0)).toHaveLength(3)
  for (const { pattern, made } of alarms)
    expect((await lina.get(`/prompts?from=${from}&pattern=${pattern}`)).body.prompts).toHaveLength(made)
})

test('a prompt names its records and how often chance alone does that', async () => {
  const [{ id }] = (await lina.get('/prompts?pattern=photo_again')).body.prompts
  const { body } = await lina.get(`/prompts/${id}`)
  expect(body.looks).toMatchObject([
    { number: 'A-001', officer: '陈静', outcome: 'findings', findings: [{ name: '摊位垃圾' }] },
    { number: 'A-002', officer: '陈静' },
  ])
  expect(body.evidence.received).toBe(false)
  expect(body.alarms).toEqual({
    pattern: 'photo_again',
    off: false,
    made: 1,
    tested: 2,
    evenings: 1,
    expected: 0,
  })
  const { alarms, agreement } = (await lina.get('/prompts/overview')).body
  expect(alarms.find((one: { pattern: string }) => one.pattern === 'pace')).toMatchObject({
    tested: 2,
    expected: expect.closeTo(0.002),
  })
  expect(agreement).toMatchObject({ drawn: 0, looked: 0, interval: null, kappa: null })
  expect((await lina.get(`/prompts/${fresh()}`)).status).toBe(404)
})

test('records that come in late have their evening looked through again, which changes nothing that was there', async () => {
  await app.db.updateTable('prompt_run').set({ looks: 1 }).execute()
  expect((await lina.get('/prompts/overview')).body.waiting).toBe(1)
  expect(await evaluateAll()).toBe(0)
  expect((await lina.get('/prompts')).body.prompts).toHaveLength(3)
})

test('evenings that nobody came to look through are made up for, from the first look-through of their market on', async () => {
  await undone(app.db, async (db) => {
    const of = { market_id: cast.market, squad_id: cast.bado }
    const looked = { market_id: cast.market, looks: 1, tested: '{}', settings_version: 1, evaluated_at: tonight }
    await db
      .insertInto('prompt_run')
      .values([
        { ...looked, period: 'evening', starts_on: '2026-10-01' },
        { ...looked, period: 'evening', starts_on: '2026-10-20' },
        { ...looked, period: 'month', starts_on: '2026-10-01' },
      ])
      .execute()
    const looks = async (evening: string) =>
      db
        .insertInto('tally')
        .values({ figure: 'look', value: '', count: 3, evening, ...of })
        .execute()
    for (const evening of ['2026-09-30', '2026-10-10', '2026-10-20', '2026-11-02']) await looks(evening)
    const evenings = async (tonight: string) =>
      (await waiting(db, new Map([[cast.market, tonight]]))).map((unit) => `${unit.period} ${unit.starts_on}`)
    // The 20th was looked through once, too long ago for what came since; the 30th is older than the first look-through.
    expect(await evenings('2026-11-23')).toEqual(['evening 2026-11-02', 'evening 2026-10-10', 'month 2026-10-01'])
    expect(await evenings('2027-01-15')).toContain('evening 2026-11-02')
    expect(await evenings('2027-01-15')).toContain('month 2026-11-01')
    expect(await evenings('2027-01-15')).not.toContain('evening 2026-10-10')
    expect(await evenings('2027-06-15')).toEqual([])
  })
})

test('a supervisor answers, takes it back and answers anew; the same again is once; the log has no words', async () => {
  const [{ id }] = (await lina.get('/prompts?pattern=burst')).body.prompts
  const say = (answer: string, words: string | null, answer_id = fresh()) =>
    lina.put(`/prompts/${id}/answers/${answer_id}`, { id: answer_id, answer, words })
  const first = fresh()
  expect((await say('explained', null)).status).toBe(400)
  expect((await say('own_words', '我来说')).status).toBe(403)
  expect((await say('explained', '一排空摊一起记的', first)).body.outcome).toBe('explained')
  expect((await say('explained', '一排空摊一起记的', first)).status).toBe(200)
  expect((await say('explained', '别的', first)).status).toBe(409)
  expect((await lina.get('/prompts?state=answered')).body.prompts).toHaveLength(1)
  app.time.now = new Date(app.time.now.getTime() + 1000)
  expect((await say('taken_back', null)).body.outcome).toBeNull()
  app.time.now = new Date(app.time.now.getTime() + 1000)
  const answered = await say('followed_up', '已和王强谈过')
  expect(answered.body.outcome).toBe('followed_up')
  expect(answered.body.answers.map((one: { answer: string }) => one.answer)).toEqual([
    'explained',
    'taken_back',
    'followed_up',
  ])
  const events = await app.db
    .selectFrom('event')
    .select(['chain', 'body'])
    .where('kind', '=', 'prompt.answered')
    .orderBy('position')
    .execute()
  expect(events).toHaveLength(3)
  expect(events[0]).toEqual({ chain: '-', body: { answer: 'explained', pattern: 'burst' } })
  await expect(app.db.deleteFrom('prompt_answer').execute()).rejects.toThrow(/permission/)
})

test('an officer reads and explains what shows their own records, and nothing else', async () => {
  const own = (await wangqiang.get('/prompts')).body.prompts
  expect(own.map((one: { pattern: string }) => one.pattern)).toEqual(['burst'])
  const id = fresh()
  const explain = (prompt: string, answer = 'own_words') =>
    wangqiang.put(`/prompts/${prompt}/answers/${id}`, { id, answer, words: '先看完一排再一起点的' })
  const [{ id: other }] = (await lina.get('/prompts?pattern=pace')).body.prompts
  expect([(await explain(other)).status, (await wangqiang.get(`/prompts/${other}`)).status]).toEqual([404, 404])
  expect((await explain(own[0].id, 'explained')).status).toBe(403)
  const said = await explain(own[0].id)
  expect([said.status, said.body.outcome]).toEqual([201, 'followed_up'])
  expect(said.body.answers.at(-1)).toMatchObject({ answer: 'own_words', by: { name: '王强' } })
  expect((await wangqiang.post('/prompts/evaluate')).status).toBe(403)
  expect((await (await app.as('zhangmei')).get('/prompts')).status).toBe(403)
})

test('who becomes a supervisor explains what shows their own records, and leaves it to another to say what it was', async () => {
  const [{ id: own }] = (await lina.get('/prompts?pattern=burst')).body.prompts
  const [{ id: other }] = (await lina.get('/prompts?pattern=pace')).body.prompts
  expect((await lina.get(`/prompts/${own}`)).body.own).toBe(false)
  await app.db.updateTable('person').set({ role: 'supervisor' }).where('id', '=', cast.wangqiang).execute()
  const say = (prompt: string, answer: string, words: string | null = '没有问题') => {
    const id = fresh()
    return wangqiang.put(`/prompts/${prompt}/answers/${id}`, { id, answer, words })
  }
  expect((await wangqiang.get(`/prompts/${own}`)).body.own).toBe(true)
  expect((await say(own, 'explained')).body.code).toBe('involved_yourself')
  expect((await say(own, 'taken_back', null)).body.code).toBe('involved_yourself')
  expect((await say(own, 'own_words')).status).toBe(201)
  expect((await say(other, 'own_words')).body.code).toBe('not_allowed')
  expect((await say(other, 'explained')).status).toBe(201)
  await app.db.updateTable('person').set({ role: 'officer' }).where('id', '=', cast.wangqiang).execute()
})

test('a month is compared once it is over: who never finds anything where others do, by an exact chance', async () => {
  const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}`
  const rows = Array.from({ length: 280 }, (_, n) => {
    const officer_id = [cast.chenjing, cast.wangqiang, cast.chenjing, cast.liuyang][n % 4]!
    const found = n % 4 !== 1 && Math.floor(n / 4) % 3 === 0
    const at = new Date(`${day(1 + (n % 28))}T11:00:00Z`)
    return {
      id: fresh(),
      market_id: cast.market,
      evening: day(1 + (n % 28)),
      patrol_id: patrol,
      officer_id,
      stall_id: cast.stall(1 + (Math.floor(n / 4) % 6)),
      outcome: found ? ('findings' as const) : ('in_order' as const),
      checklist_version: 1,
      at,
      claimed_at: new Date(at.getTime() + n * 60_000),
      received_at: at,
      content_hash: Buffer.alloc(32, n % 256),
    }
  })
  await app.db.insertInto('inspection').values(rows).execute()
  await recountAll(app.db)
  await evaluateAll()
  const { prompts } = await promptList(app.db, { pattern: 'always_in_order' }, null)
  expect(prompts).toMatchObject([
    {
      evening: '2026-10-31',
      person: { id: cast.wangqiang },
      evidence: { looks: 70, found: 0, others: 210, from: '2026-10-01', to: '2026-10-31' },
    },
  ])
  expect(prompts[0]?.chance).toBeLessThan(0.001)
  expect((await lina.get(`/prompts/${prompts[0]?.id}`)).body.looks).toHaveLength(60)
})

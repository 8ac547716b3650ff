import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { changeLead } from '../../src/brief/rules-leads.ts'
import type { Brief } from '../../src/brief/schema.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { agreementLead, type AgreementFigure } from '../../src/prompts/rules-leads.ts'
import type { PromptOverview, PromptRuns } from '../../src/prompts/schema.ts'
import { guardLeads, kindLead, readingLeads, shareLeads, type Counted, type Lead } from '../../src/ratio/rules-leads.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { prepareSample } from '../../src/sample/queries.ts'
import { tonightLeads } from '../../src/tonight/rules-leads.ts'
import { pageSize } from '../../src/shared/text.ts'
import { totalOf } from '../../src/tonight/rules.ts'
import type { Tonight } from '../../src/tonight/schema.ts'
import { fresh } from '../inspections/captures.ts'
import { freshDatabase } from '../support/database.ts'
import { seededRandom, startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

const random = seededRandom('leads')
let app: TestApp
let supervisor: Client
let squad = ''
let market = ''

beforeAll(async () => {
  const database = await freshDatabase()
  const db = database.district('yuanbao')
  await prepareSample(db, { now: tonight, random, print: () => {}, evenings: 2 })
  app = await startApp({ database })
  const lead = await db.selectFrom('person').select('id').where('user_name', '=', 'zhou.hui').executeTakeFirstOrThrow()
  const { token } = await openSession(db, { kind: 'person', id: lead.id }, tonight, random)
  supervisor = app.client(`session=${token}`)
  const most = await db
    .selectFrom('patrol')
    .select(['market_id', 'squad_id'])
    .groupBy(['market_id', 'squad_id'])
    .orderBy((e) => e.fn.countAll(), 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  ;({ market_id: market, squad_id: squad } = most)
  await fill(db, lead.id)
  await sql`analyze`.execute(db)
}, 180_000)
afterAll(() => app.close())

const query = (filter: Readonly<Record<string, string | undefined>>) =>
  new URLSearchParams(
    Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined),
  ).toString()

/** What a district of two evenings lacks: an evening without a market, actions set aside, a complaint, thanks, second looks. */
async function fill(db: Db, supervisor_id: string) {
  await db
    .insertInto('closed_evening')
    .values({ market_id: market, evening: '2026-11-22', reason: '大风', closed_by: supervisor_id, closed_at: tonight })
    .execute()
  const actions = await db
    .selectFrom('action')
    .select('id')
    .where('evening', '=', '2026-11-23')
    .orderBy('id')
    .limit(3)
    .execute()
  for (const { id } of actions)
    expect((await supervisor.post(`/actions/${id}/overturn`, { reason: '证据不足' })).status).toBeLessThan(300)
  const looks = await db
    .selectFrom('inspection as i')
    .innerJoin('patrol as p', 'p.id', 'i.patrol_id')
    .select(['i.id', 'i.market_id', 'i.evening', 'i.patrol_id', 'i.at', 'p.squad_id', 'i.outcome', 'i.officer_id'])
    .where('i.evening', '=', '2026-11-23')
    .where('i.market_id', '=', market)
    .where('i.stall_id', 'is not', null)
    .orderBy('i.id')
    .limit(4)
    .execute()
  const [first, second, third, fourth] = looks
  if (!first || !second || !third || !fourth) throw new Error('nothing was looked at')
  const seconds = { first_found: true, second_found: true, same_items: true, second_id: second.id }
  const drawn = ({ id, market_id, evening, squad_id }: typeof first) => ({
    inspection_id: id,
    market_id,
    evening,
    squad_id,
  })
  await db
    .insertInto('second_look')
    .values([
      { ...drawn(first), ...seconds },
      { ...drawn(third), ...seconds, second_found: false, same_items: false },
      { ...drawn(fourth), first_found: false, second_found: null, same_items: null, second_id: null },
    ])
    .execute()
  const markets = await db.selectFrom('market').select('id').execute()
  const run = { period: 'evening' as const, looks: 9, evaluated_at: tonight }
  const days = Array.from({ length: 21 }, (_, n) => `2026-11-${String(n + 1).padStart(2, '0')}`)
  // One is before the last thirty days, and of one nothing was compared.
  for (const starts_on of ['2026-10-23', ...days])
    await db
      .insertInto('prompt_run')
      .values(
        markets.map(({ id }, n) => ({
          ...run,
          market_id: id,
          starts_on,
          tested: JSON.stringify({ burst: starts_on === '2026-11-01' ? 0 : 5 + n }),
        })),
      )
      .onConflict((known) => known.doNothing())
      .execute()
  await db
    .insertInto('prompt_run')
    .values({
      ...run,
      market_id: market,
      period: 'month',
      starts_on: '2026-10-01',
      tested: JSON.stringify({ bunching: 3 }),
    })
    .execute()
  const { market_id, evening, patrol_id, at, officer_id: reported_by } = first
  const incident = { market_id, evening, patrol_id, at, reported_by }
  await db
    .insertInto('incident')
    .values([
      { ...incident, id: fresh(), kind: 'complaint', note: '说话难听' },
      { ...incident, id: fresh(), kind: 'quarrel', note: null },
    ])
    .execute()
  const stall = await db
    .selectFrom('assignment')
    .select(['stall_id', 'vendor_id'])
    .where('market_id', '=', market)
    .where('ends_on', 'is', null)
    .executeTakeFirstOrThrow()
  const call = { ...stall, market_id, kind: 'help', help_kind: 'carry', asked_at: at } as const
  const done = { done_by: reported_by, done_at: at }
  await db
    .insertInto('request')
    .values([
      { ...call, id: fresh() },
      { ...call, id: fresh(), ...done },
      { ...call, id: fresh(), ...done, thanked_at: at },
      { ...call, id: fresh(), done_at: at },
    ])
    .execute()
}

/** Every row of a list, page by page. */
async function rowsOf({ kind, filter }: Lead) {
  // Rows of every kind; what is asked of them is said by the test.
  const rows: Record<string, number>[] = []
  let after: string | undefined
  do {
    const { status, body, text } = await supervisor.get(`/ask/${kind}?${query({ ...filter, after })}`)
    if (status !== 200) throw new Error(text)
    rows.push(...body.rows)
    after = body.next ?? undefined
  } while (after !== undefined)
  return rows
}

/** A figure, the rows it leads to, and the count that stands above them: all the same number. */
async function counts(lead: Lead) {
  const { body } = await supervisor.get(`/ask/${lead.kind}/count?${query(lead.filter)}`)
  return { above: body.more ? NaN : body.count, rows: (await rowsOf(lead)).length }
}
const both = (count: number) => ({ above: count, rows: count })

const walked: string[] = []
async function leads(name: string, count: number, lead: Lead) {
  walked.push(name)
  expect([name, await counts(lead)]).toEqual([name, both(count)])
}

async function walkShares(of: Counted, name: string, share: { enforced: number; handled: number }, more: object = {}) {
  const { enforced, handled } = shareLeads(of, more)
  await leads(`${name}.enforced`, share.enforced, enforced)
  await leads(`${name}.handled`, share.handled, handled)
}

async function walkCoverage(page: RatioPage) {
  const lead = guardLeads.stalls_seen(page)
  const { body } = await supervisor.get(`/ask/coverage/count?${query(lead.filter)}`)
  expect(body.sum).toEqual({ seen: page.guard.stalls_seen, evenings: page.guard.stalls_assigned })
  const rows = await rowsOf(lead)
  expect(rows).toHaveLength(body.count)
  const sum = (name: string) => rows.reduce((total, row) => total + (row[name] ?? 0), 0)
  expect([sum('seen'), sum('evenings')]).toEqual([page.guard.stalls_seen, page.guard.stalls_assigned])
  const parts = ['never', 'sometimes', 'always'].map(async (seen) =>
    rowsOf({ ...lead, filter: { ...lead.filter, seen } }),
  )
  const [never, sometimes, always] = await Promise.all(parts)
  expect(never!.every((row) => row['seen'] === 0)).toBe(true)
  expect(always!.every((row) => row['seen'] === row['evenings'])).toBe(true)
  expect(never!.length + sometimes!.length + always!.length).toBe(rows.length)
  walked.push('guard.stalls_seen', 'guard.stalls_assigned')
}

/** Every number of a page that counts something, by its path; names of lines instead of their positions. */
function figuresIn(page: RatioPage): string[] {
  const lines = <Row>(
    name: string,
    rows: readonly Row[],
    key: (row: Row) => string,
    figures = ['enforced', 'handled'],
  ) => rows.flatMap((row) => figures.map((figure) => `${name}.${key(row)}.${figure}`))
  return [
    'headline.enforced',
    'headline.handled',
    ...Object.keys(page.guard)
      .filter((name) => name !== 'repeat_days')
      .map((name) => `guard.${name}`),
    ...page.headline.by_class.map(({ counted_as, kind }) => `kind.${counted_as === 'overturned' ? counted_as : kind}`),
    ...page.readings.flatMap(({ name, denominator }) => [
      `reading.${name}.above`,
      ...(denominator === null ? [] : [`reading.${name}.below`]),
    ]),
    ...lines('squad', page.by_squad, ({ id }) => id, ['enforced', 'handled', 'inspections']),
    ...lines('market', page.by_market, ({ id }) => id, ['enforced', 'handled', 'inspections']),
    ...lines('category', page.by_category, ({ id }) => id ?? '-'),
    ...lines('item', page.by_item, ({ code }) => code),
    ...lines('hour', page.by_hour, ({ hour }) => String(hour)),
    ...lines('trend', page.trend, ({ evening }) => evening),
  ]
}

async function walk(asked: string) {
  const page = (await supervisor.get(`/ratio?${asked}`)).body as RatioPage
  walked.length = 0
  await walkShares(page, 'headline', page.headline)
  await walkCoverage(page)
  for (const name of Object.keys(guardLeads) as (keyof typeof guardLeads)[])
    if (name !== 'stalls_seen' && name !== 'stalls_assigned')
      await leads(`guard.${name}`, page.guard[name], guardLeads[name](page))
  const kinds = new Map<string, { count: number; lead: Lead }>()
  for (const line of page.headline.by_class) {
    const name = line.counted_as === 'overturned' ? 'overturned' : line.kind
    kinds.set(name, { count: (kinds.get(name)?.count ?? 0) + line.count, lead: kindLead(page, line) })
  }
  for (const [name, { count, lead }] of kinds) await leads(`kind.${name}`, count, lead)
  for (const { name, numerator, denominator } of page.readings) {
    const [above, below] = readingLeads[name]
    await leads(`reading.${name}.above`, numerator, above(page))
    if (denominator !== null) await leads(`reading.${name}.below`, denominator, below(page))
  }
  for (const each of page.by_squad) {
    const of = { ...page, squad: each.id }
    await walkShares(of, `squad.${each.id}`, each)
    await leads(`squad.${each.id}.inspections`, each.inspections, guardLeads.inspections(of))
  }
  for (const each of page.by_market) {
    const of = { ...page, market: each.id }
    await walkShares(of, `market.${each.id}`, each)
    await leads(`market.${each.id}.inspections`, each.inspections, guardLeads.inspections(of))
  }
  for (const each of page.by_category) {
    const category = each.id ?? '-'
    await walkShares(page, `category.${category}`, each, { category })
  }
  for (const each of page.by_item) await walkShares(page, `item.${each.code}`, each, { item: each.code })
  for (const { hour, ...each } of page.by_hour) await walkShares(page, `hour.${hour}`, each, { hour: String(hour) })
  for (const { evening, ...each } of page.trend)
    await walkShares({ ...page, from: evening, to: evening }, `trend.${evening}`, each)
  expect([...new Set(walked)].sort()).toEqual([...new Set(figuresIn(page))].sort())
  return page
}

const from = '2026-11-22'

test('every figure of the ratio page leads to exactly the rows it counts', async () => {
  const { guard } = await walk(`from=${from}&to=2026-11-23`)
  // A figure that nothing was recorded for would prove nothing.
  const empty = Object.entries(guard).filter(([, count]) => count === 0)
  expect(empty.map(([name]) => name)).toEqual([])
}, 120_000)

test('so does every figure of one market, and of one squad', async () => {
  await walk(`from=${from}&to=2026-11-23&market=${market}`)
  await walk(`from=2026-11-23&to=2026-11-23&squad=${squad}`)
}, 120_000)

test('every figure of the board of tonight leads to exactly the rows it counts, of all markets and of one', async () => {
  const { markets } = (await supervisor.get('/tonight')).body as Tonight
  for (const of of [undefined, market]) {
    const chosen = markets.filter(({ id }) => of === undefined || id === of)
    const sum = totalOf(chosen)
    const patrols = chosen.reduce((total, each) => total + each.patrols.length, 0)
    const figures = { ...sum, patrols, clocks: sum.clocks_over + sum.clocks_soon }
    for (const [name, count] of Object.entries(figures)) {
      const lead = tonightLeads[name as keyof typeof tonightLeads](of)
      if ('kind' in lead) {
        await leads(`${of ?? 'all'}.${name}`, count, lead)
      } else {
        const { body } = await supervisor.get(`${lead.path}?${query(lead.filter)}`)
        const rows = body.clocks ?? body.reviews ?? body.held
        expect([of, name, rows.length]).toEqual([of, name, count])
      }
    }
  }
}, 120_000)

test('so does every figure of a brief, of its week and of the one before', async () => {
  // Every market's first evening of the week is over.
  app.time.now = new Date(tonight.getTime() + 6 * 3_600_000)
  const brief = (await supervisor.get('/brief?week=2026-11-23')).body as Brief
  const before = { ...brief.week, from: brief.before.from, to: brief.before.to }
  for (const change of brief.changes) {
    await leads(`brief.${change.figure}`, change.now, changeLead(change.figure, brief.week))
    await leads(`brief.${change.figure}.before`, change.before, changeLead(change.figure, before))
  }
  const { clocks } = brief
  for (const due of ['over', 'soon'] as const)
    expect((await supervisor.get(`/clocks?due=${due}`)).body.clocks).toHaveLength(clocks[due])
  app.time.now = tonight
}, 120_000)

test('so does every figure of second looks, and what patterns were compared with opens evenings and months that add up to it', async () => {
  for (let left = 1; left > 0;) left = (await supervisor.post('/prompts/evaluate')).body.left
  const overview = (await supervisor.get('/prompts/overview')).body as PromptOverview
  const { drawn, looked, agreed, both_found, same_items } = overview.agreement
  const figures = { drawn, looked, agreed, otherwise: looked - agreed, both_found, same_items }
  for (const [name, count] of Object.entries(figures)) {
    expect([name, count]).not.toEqual([name, 0])
    await leads(`second.${name}`, count, agreementLead(name as AgreementFigure, overview))
  }
  const counted: string[] = []
  for (const { pattern, tested, evenings } of overview.alarms) {
    const rows: PromptRuns['rows'] = []
    let after: string | undefined
    do {
      const { status, body, text } = await supervisor.get(`/prompts/runs?${query({ pattern, after })}`)
      if (status !== 200) throw new Error(text)
      const page = body as PromptRuns
      expect(page.alarms).toMatchObject({ pattern, tested })
      rows.push(...page.rows)
      after = page.next ?? undefined
    } while (after !== undefined)
    expect([pattern, rows.reduce((sum, row) => sum + row.tested, 0)]).toEqual([pattern, tested])
    expect(new Set(rows.map(({ from, market }) => from + market.id)).size).toBe(rows.length)
    expect(new Set(rows.map(({ from }) => from)).size).toBeLessThanOrEqual(evenings)
    if (rows.length > 0) counted.push(pattern)
    if (pattern === 'burst') expect(rows.length).toBeGreaterThan(pageSize)
    if (pattern === 'bunching') expect(rows).toMatchObject([{ from: '2026-10-01', to: '2026-10-31', tested: 3 }])
  }
  expect(counted).toEqual(expect.arrayContaining(['burst', 'bunching']))
}, 120_000)

test('a list of coverage says of a map where stalls were seldom seen', async () => {
  const filter = { from, to: '2026-11-23', market }
  const rows = await rowsOf({ kind: 'coverage', filter })
  const { body } = await supervisor.get(`/ask/coverage/places?${query(filter)}`)
  const missed = (seen: number, evenings: number) => evenings - seen
  expect(body.elsewhere).toBe(0)
  expect(
    new Map(body.places.map((each: { id: string; count: number; of: number }) => [each.id, [each.count, each.of]])),
  ).toEqual(new Map(rows.map((row) => [row['id'], [missed(row['seen'] ?? 0, row['evenings'] ?? 0), row['evenings']]])))
})

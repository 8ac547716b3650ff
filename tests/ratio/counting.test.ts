import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { guardLeads } from '../../src/ratio/rules-leads.ts'
import { recountAll } from '../../src/tally/queries.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { eveningAt, ids, writer } from './week.ts'

let app: TestApp
let supervisor: Client
let write: ReturnType<typeof writer>
let used = 0
/** Each test has an evening and numbers of its own. */
let n = 0
let evening = ''
let on: { evening: string; at: Date }

beforeAll(async () => {
  app = await startApp()
  write = writer(app.db)
  supervisor = await app.as('lina')
})
afterAll(() => app.close())
beforeEach(async () => {
  used += 1
  n = used * 100
  evening = `2026-10-${String(used).padStart(2, '0')}`
  on = { evening, at: eveningAt(evening) }
  await write.patrol(n, { evening, started_at: eveningAt(evening) })
})

const ratio = async (query: string) => {
  // These rows were written past the routes, which keep the figures.
  await recountAll(app.db)
  return (await supervisor.get(`/ratio?${query}`)).body
}
const page = (query = '') => ratio(`from=${evening}&to=${evening}${query}`)
const share = async (query = '') => {
  const { enforced, handled } = (await page(query)).headline
  return [enforced, handled]
}
const part = async (name: string) =>
  (await supervisor.get(`/ask/findings?from=${evening}&to=${evening}&${name}`)).body.rows.map(
    (row: { id: string }) => row.id,
  )

/** An inspection with one finding and these actions, numbered from `number`. */
async function record(
  number: number,
  kinds: string[],
  over: { inspection?: object; finding?: object; action?: object } = {},
) {
  const place = { ...on, patrol_id: ids.patrol(n), outcome: 'findings', ...over.inspection }
  await app.db.insertInto('inspection').values(write.inspection(number, place)).execute()
  await app.db
    .insertInto('finding')
    .values(write.finding(number, { evening, ...over.finding }))
    .execute()
  await app.db
    .insertInto('action')
    .values(
      kinds.map((kind, at) =>
        write.action(number * 10 + at, number, kind, { ...on, position: at + 1, ...over.action }),
      ),
    )
    .execute()
}
const overturn = (action: number) =>
  app.db
    .insertInto('overturned_action')
    .values({ action_id: ids.action(action), at: eveningAt(evening), decided_by: cast.lina, reason: '复核' })
    .execute()

test('a finding counts once, at its most severe action', async () => {
  await record(n, ['help', 'remind', 'warning', 'transfer'])
  expect(await share()).toEqual([1, 1])
  expect((await page()).headline.by_class).toEqual([{ counted_as: 'P', kind: 'warning', count: 1 }])
})

test('exactly one in five is a breach', async () => {
  for (const at of [0, 1, 2, 3]) await record(n + at, ['educate'])
  await record(n + 4, ['fine_on_spot'])
  expect((await page()).headline).toMatchObject({ enforced: 1, handled: 5, verdict: 'breach' })
})

test('a transfer stands in neither number, even beside help', async () => {
  await record(n, ['help', 'transfer'])
  expect(await share()).toEqual([0, 0])
  expect(await part('counted=transferred')).toEqual([ids.finding(n)])
})

test('a transfer and a fine count as the fine', async () => {
  await record(n, ['transfer', 'fine_on_spot'])
  expect(await share()).toEqual([1, 1])
})

test('a spared finding stays in the denominator', async () => {
  await record(n, ['spared', 'educate'])
  expect(await share()).toEqual([0, 1])
  expect((await page()).guard.spared).toBe(1)
  expect(await part('counted=spared')).toEqual([ids.finding(n)])
})

test('an overturned action leaves the numerator; the finding counts at the next that stands', async () => {
  await record(n, ['educate', 'fine_on_spot'])
  await overturn(n * 10 + 1)
  expect(await share()).toEqual([0, 1])
  const { headline, guard, readings } = await page()
  expect(headline.by_class).toEqual([{ counted_as: 'E', kind: 'educate', count: 1 }])
  expect(guard.overturned).toBe(1)
  expect(readings.find((each: { name: string }) => each.name === 'C')).toMatchObject({ numerator: 0, denominator: 1 })
  expect(await part('counted=overturned')).toEqual([ids.finding(n)])
})

test('a finding whose every action was overturned stays in the denominator at the evening of the latest', async () => {
  await record(n, ['warning'])
  await overturn(n * 10)
  expect(await share()).toEqual([0, 1])
  expect((await page()).headline.by_class).toEqual([{ counted_as: 'overturned', kind: 'warning', count: 1 }])
  expect(await part('counted=warning')).toEqual([])
})

test('an overturned transfer no longer takes the finding out', async () => {
  await record(n, ['remind', 'transfer'])
  await overturn(n * 10 + 1)
  expect(await share()).toEqual([0, 1])
})

test('the findings of an amended entry give way to those of the entry that amends it', async () => {
  await record(n, ['fine_on_spot'])
  const amends = { amends: ids.inspection(n), amend_reason: 'correction' }
  await record(n + 1, ['educate'], { inspection: amends })
  expect(await share()).toEqual([0, 1])
  const { guard, readings } = await page()
  expect(guard.inspections).toBe(1)
  expect(readings.find((each: { name: string }) => each.name === 'C')).toMatchObject({ numerator: 0, denominator: 1 })
})

test('a void entry takes the older one and itself out', async () => {
  await record(n, ['fine_on_spot'])
  const entry = {
    ...on,
    patrol_id: ids.patrol(n),
    outcome: 'void',
    amends: ids.inspection(n),
    amend_reason: 'duplicate',
  }
  await app.db
    .insertInto('inspection')
    .values(write.inspection(n + 1, entry))
    .execute()
  expect(await share()).toEqual([0, 0])
  expect((await page()).guard.inspections).toBe(0)
})

test('a finding counts in the period of its deciding action, not of the inspection', async () => {
  await record(n, ['remind'])
  await app.db
    .insertInto('action')
    .values(write.action(n * 10 + 5, n, 'warning', { evening: '2026-11-03', at: eveningAt('2026-11-03'), position: 2 }))
    .execute()
  expect(await share()).toEqual([0, 0])
  const later = await ratio('from=2026-11-03&to=2026-11-03')
  expect(later.headline).toMatchObject({ enforced: 1, handled: 1 })
})

test('squads are compared in name order, in words of chance, without a sum of fines', async () => {
  await write.patrol(n + 1, { evening, started_at: on.at, squad_id: cast.xingdong, lead_id: cast.guomin })
  for (let at = 0; at < 30; at++) await record(n + at, ['remind'])
  for (let at = 30; at < 60; at++) await record(n + at, ['warning'], { inspection: { patrol_id: ids.patrol(n + 1) } })
  const { by_squad } = await page()
  expect(by_squad).toEqual([
    expect.objectContaining({ name: '八道中队', enforced: 0, handled: 30, standing: 'low', verdict: 'under' }),
    expect.objectContaining({ name: '兴东中队', enforced: 30, handled: 30, standing: 'high', verdict: 'breach' }),
  ])
  expect(JSON.stringify(await page())).not.toContain('yuan')
  const narrowed = await page(`&squad=${cast.bado}`)
  expect(narrowed.headline).toMatchObject({ enforced: 0, handled: 30 })
  expect(narrowed.by_squad).toEqual(by_squad)
})

test('the same item found again at the same vendor within a fortnight is a repeat', async () => {
  const vendor = (vendor_id: string) => ({ inspection: { vendor_id }, finding: { vendor_id } })
  await record(n, ['remind'], vendor(cast.yangfan))
  await record(n + 1, ['remind'], vendor(cast.zhangmei))
  const fortnight = { evening: '2026-10-26', at: eveningAt('2026-10-26') }
  await write.patrol(n + 1, { evening: fortnight.evening, started_at: fortnight.at })
  const later = { inspection: { ...fortnight, patrol_id: ids.patrol(n + 1) }, action: fortnight }
  await record(n + 2, ['remind'], {
    ...later,
    inspection: { ...later.inspection, vendor_id: cast.yangfan },
    finding: { vendor_id: cast.yangfan, evening: fortnight.evening },
  })
  const guard = (await ratio('from=2026-10-26&to=2026-10-26')).guard
  expect([evening, guard.repeat_findings]).toEqual(['2026-10-13', 1])
  expect((await page()).guard.repeat_findings).toBe(0)
})

test('coverage is stalls seen of stalls assigned, evening by evening, and never counts the future', async () => {
  await record(n, ['help'])
  await app.db
    .insertInto('inspection')
    .values([
      write.inspection(n + 1, { ...on, patrol_id: ids.patrol(n) }),
      write.inspection(n + 2, { ...on, patrol_id: ids.patrol(n), stall_id: cast.stall(5) }),
    ])
    .execute()
  expect((await page()).guard).toMatchObject({ stalls_seen: 1, stalls_assigned: 2 })
  expect((await page(`&squad=${cast.xingdong}`)).guard).toMatchObject({ stalls_seen: 0, stalls_assigned: 0 })
  const future = (await ratio('from=2026-11-22&to=2026-12-31')).guard
  expect(future).toMatchObject({ stalls_seen: 0, stalls_assigned: 4 })
  const { now } = app.time
  // 10:00 of the 23rd in the market: tonight's stalls are not open yet.
  app.time.now = new Date('2026-11-23T02:00:00Z')
  const morning = (await ratio('from=2026-11-22&to=2026-12-31')).guard
  const day = '2026-11-23'
  const early = {
    id: ids.patrol(n),
    market_id: cast.market,
    first_day: day,
    last_day: day,
    opens: '09:00',
    closes: '21:00',
  }
  const around = { ...early, id: ids.patrol(n + 1), first_day: '2026-11-20', last_day: '2026-11-30', opens: '16:00' }
  await app.db
    .insertInto('season')
    .values([
      { ...early, name: '庙会', set_by: cast.lina, set_at: now },
      { ...around, name: '冬季时间', set_by: cast.lina, set_at: now },
    ])
    .execute()
  const fair = (await ratio('from=2026-11-22&to=2026-12-31')).guard
  await app.db.deleteFrom('season').execute()
  app.time.now = now
  expect(morning).toMatchObject({ stalls_seen: 0, stalls_assigned: 2 })
  expect(fair).toMatchObject({ stalls_seen: 0, stalls_assigned: 4 })
})

test('incidents stand beside the ratio, complaints among them', async () => {
  const incident = { market_id: cast.market, evening, note: '口角', at: on.at, reported_by: cast.wangqiang }
  await app.db
    .insertInto('incident')
    .values([
      { ...incident, id: ids.action(n * 10 + 8), kind: 'quarrel', patrol_id: ids.patrol(n) },
      { ...incident, id: ids.action(n * 10 + 9), kind: 'complaint', patrol_id: null },
    ])
    .execute()
  expect((await page()).guard).toMatchObject({ incidents: 2, complaints: 1 })
  expect((await page(`&squad=${cast.bado}`)).guard).toMatchObject({ incidents: 1, complaints: 0 })
})

test('an ordered finding that is spared once put right counts as its order, and as spared beside the ratio', async () => {
  await record(n, ['fix_by', 'spared', 'educate'])
  await record(n + 1, ['fix_now', 'spared', 'educate'])
  await overturn((n + 1) * 10 + 1)
  const { headline, guard } = await page()
  expect(headline.by_class.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['fix_by', 'fix_now'])
  expect(guard.spared).toBe(1)
  const lead = guardLeads.spared({ from: evening, to: evening, market: null, squad: null })
  const { body } = await supervisor.get(
    `/ask/${lead.kind}?${new URLSearchParams(lead.filter as Record<string, string>).toString()}`,
  )
  expect(body.rows.map((row: { finding_id: string }) => row.finding_id)).toEqual([ids.finding(n)])
})

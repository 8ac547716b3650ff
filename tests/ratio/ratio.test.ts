import { afterAll, beforeAll, expect, test } from 'vitest'
import { percentOf } from '../../src/ratio/rules.ts'
import { defaultSettings, numbersOf } from '../../src/settings/rules.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { evenings, inventedWeek } from './week.ts'

let app: TestApp
let supervisor: Client
beforeAll(async () => {
  app = await startApp()
  await inventedWeek(app.db)
  supervisor = await app.as('lina')
})
afterAll(() => app.close())

const week = 'from=2026-11-16&to=2026-11-22'

test('the invented week gives all seven readings', async () => {
  const { status, body } = await supervisor.get(`/ratio?${week}`)
  expect(status).toBe(200)
  expect(body.headline).toMatchObject({ enforced: 22, handled: 149, verdict: 'under' })
  const readings = Object.fromEntries(
    body.readings.map((each: { name: string; numerator: number; denominator: number }) => [
      each.name,
      `${each.numerator}/${each.denominator} ${percentOf(each.numerator, each.denominator)}`,
    ]),
  )
  expect(readings).toEqual({
    A: '22/149 14.8%',
    A1: '13/149 8.7%',
    A2: '18/149 12.1%',
    B: '22/400 5.5%',
    C: '22/211 10.4%',
    D: '20/130 15.4%',
    D1: '20/3600 0.6%',
  })
})

test('the page says which definition, limit and moment it has, and its parts add up', async () => {
  const { body } = await supervisor.get(`/ratio?${week}`)
  expect(body).toMatchObject({
    from: '2026-11-16',
    to: '2026-11-22',
    market: null,
    squad: null,
    as_of: app.time.now.toISOString(),
    definition_version: 1,
    limit: { numerator: 1, denominator: 5 },
    limit_since: null,
    limit_now: null,
  })
  const sum = (rows: { enforced: number; handled: number }[]) =>
    rows.reduce((total, row) => [total[0]! + row.enforced, total[1]! + row.handled], [0, 0])
  expect(sum(body.trend)).toEqual([22, 149])
  expect(sum(body.by_squad)).toEqual([22, 149])
  expect(sum(body.by_market)).toEqual([22, 149])
  expect(body.trend.map((each: { evening: string }) => each.evening)).toEqual(evenings)
  expect(body.by_squad).toEqual([
    expect.objectContaining({ name: '八道中队', inspections: 400, standing: 'not_distinguishable' }),
  ])
  expect(body.guard).toMatchObject({ help_given: 60, transferred: 1, spared: 0, overturned: 0, inspections: 400 })
})

test('market, squad and period narrow every figure', async () => {
  const other = (await supervisor.get(`/ratio?${week}&market=${cast.street}`)).body
  expect(other.headline).toMatchObject({ enforced: 0, handled: 0, verdict: 'no_data', interval: null })
  const squad = (await supervisor.get(`/ratio?${week}&squad=${cast.xingdong}`)).body
  expect(squad.headline.handled).toBe(0)
  expect(squad.readings.at(-1)).toEqual({ name: 'D1', numerator: 0, denominator: null })
  // The comparison keeps every squad in sight.
  expect(squad.by_squad).toHaveLength(1)
  const day = (await supervisor.get('/ratio?from=2026-11-17&to=2026-11-17')).body
  expect(day.headline.handled).toBe(22)
  expect(day.trend).toEqual([{ evening: '2026-11-17', enforced: 4, handled: 22 }])
})

test('the period is the month to date on the market’s clock unless asked otherwise', async () => {
  expect((await supervisor.get('/ratio')).body).toMatchObject({ from: '2026-11-01', to: '2026-11-23' })
  const before = app.time.now
  app.time.now = new Date('2026-11-23T16:30:00Z')
  expect((await supervisor.get('/ratio')).body).toMatchObject({ from: '2026-11-01', to: '2026-11-24' })
  expect((await supervisor.get('/ratio?to=2026-10-08')).body).toMatchObject({ from: '2026-10-01', to: '2026-10-08' })
  app.time.now = before
})

test('what cannot be asked is refused with a code', async () => {
  const code = async (query: string) => (await supervisor.get(query)).body.code
  expect(await code('/ratio?from=2026-11-22&to=2026-11-16')).toBe('period_reversed')
  expect(await code('/ratio?from=2026-02-30')).toBe('invalid_request')
  expect(await code('/ratio?from=1950-01-01&to=2026-01-01')).toBe('invalid_request')
  expect(await code('/ratio?market=nowhere')).toBe('not_found')
  expect(await code(`/ratio?squad=${cast.lina}`)).toBe('not_found')
  expect(await code('/ratio?squad=x')).toBe('invalid_request')
})

test('a period is judged by the limit in force on its last day; the page says since when, and which one holds today', async () => {
  const strict = { ratio_numerator: 1, ratio_denominator: 10 }
  const set = (version: number, more: object) =>
    supervisor.put(`/settings/versions/${version}`, { version, ...numbersOf(defaultSettings), reason: '试行', ...more })
  expect((await set(1, strict)).status).toBe(201)
  // Says nothing new of the limit.
  app.time.now = new Date('2026-11-24T02:00:00Z')
  supervisor = await app.as('lina')
  expect((await set(2, { ...strict, training_days: 20 })).status).toBe(201)
  expect((await supervisor.get(`/ratio?${week}`)).body).toMatchObject({
    headline: { enforced: 22, handled: 149, verdict: 'under' },
    limit: { numerator: 1, denominator: 5 },
    limit_since: null,
    limit_now: { numerator: 1, denominator: 10, since: '2026-11-23' },
  })
  expect((await supervisor.get('/ratio?from=2026-11-16&to=2026-11-23')).body).toMatchObject({
    headline: { enforced: 22, handled: 149, verdict: 'breach' },
    by_squad: [{ verdict: 'breach' }],
    limit: { numerator: 1, denominator: 10 },
    limit_since: '2026-11-23',
    limit_now: null,
  })
  expect((await set(3, {})).status).toBe(201)
  expect((await supervisor.get(`/ratio?from=2026-11-16&to=2026-11-24&market=${cast.market}`)).body).toMatchObject({
    limit: { numerator: 1, denominator: 5 },
    limit_since: '2026-11-24',
  })
})

test('officers and vendors do not read the ratio', async () => {
  expect((await (await app.as('wangqiang')).get('/ratio')).status).toBe(403)
  expect((await (await app.as('zhangmei')).get('/ratio')).status).toBe(403)
  expect((await app.anyone.get('/ratio')).status).toBe(401)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { districtSettings } from '../../src/settings/queries.ts'
import { defaultSettings, numbersOf } from '../../src/settings/rules.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
})
afterAll(() => app.close())

const entry = (version: number, more: object = {}) => ({
  version,
  ...numbersOf(defaultSettings),
  reason: '试行',
  ...more,
})
const set = (version: number, more: object = {}, by = lina) =>
  by.put(`/settings/versions/${version}`, entry(version, more))

test('the defaults are in force until somebody changes them', async () => {
  expect(await districtSettings(app.db)).toEqual({ version: 0, ...defaultSettings })
  expect((await lina.get('/settings')).body).toMatchObject({ version: 0, ratio_denominator: 5, versions: [] })
})

test('a change is a version with who, when and why; the one before stays', async () => {
  const { status, body } = await set(1, { ratio_numerator: 3, ratio_denominator: 20, certificate_days: 90 })
  expect(status).toBe(201)
  expect(body).toMatchObject({ version: 1, ratio_numerator: 3, versions: [{ set_by: '李娜', reason: '试行' }] })
  expect(await districtSettings(app.db)).toMatchObject({
    version: 1,
    ratio_limit: { numerator: 3, denominator: 20 },
    certificate_days: 90,
  })
  await set(2, { reason: '恢复' })
  expect((await lina.get('/settings')).body.versions).toMatchObject([
    { version: 2, certificate_days: 60 },
    { version: 1, certificate_days: 90 },
  ])
  expect((await lina.get('/log?kind=settings.saved')).body.rows).toHaveLength(2)
})

test('of two who change at once the second is told; what does not fit is refused', async () => {
  expect((await set(2)).body.code).toBe('conflict')
  expect((await set(4)).body.code).toBe('conflict')
  for (const more of [{ ratio_numerator: 5 }, { certificate_days: 366 }, { training_days: 1.5 }, { reason: '' }])
    expect((await set(3, more)).body.code).toBe('invalid_request')
  expect((await set(3, {}, await app.as('wangqiang'))).status).toBe(403)
})

test('nobody rewrites a version', async () => {
  await expect(app.db.updateTable('district_setting').set({ reason: 'x' }).execute()).rejects.toMatchObject({
    code: '42501',
  })
})

test('a certificate is told of as early as the district set', async () => {
  await set(3, { certificate_days: 30 })
  expect((await lina.get('/certificates')).body.alert_days).toBe(30)
})

test('a certificate is renewed beside the earlier one, which stays; what overlaps is corrected', async () => {
  const renew = (number: string, valid_from: string, valid_until: string) =>
    lina.put(`/people/${cast.sunhao}/certificate`, { number, valid_from, valid_until })
  const of = (body: { rows: { person: { id: string }; certificates: object[] }[] }) =>
    body.rows.find(({ person }) => person.id === cast.sunhao)?.certificates
  expect(of((await renew('LN06-NEW', '2026-11-23', '2031-11-22')).body)).toMatchObject([
    { number: 'LN06-NEW', valid_until: '2031-11-22' },
    { valid_until: '2026-06-30' },
  ])
  expect(of((await renew('LN06-NEWER', '2026-11-24', '2031-11-23')).body)).toMatchObject([
    { number: 'LN06-NEWER' },
    { valid_until: '2026-06-30' },
  ])
  expect((await renew('X', '2026-11-24', '2026-11-23')).body.code).toBe('period_reversed')
  expect((await lina.get(`/log?subject=person:${cast.sunhao}&kind=certificate.saved`)).body.rows).toHaveLength(2)
  expect(
    (
      await lina.put('/people/01900000-0000-7000-8000-000000000999/certificate', {
        number: '1',
        valid_from: '2026-01-01',
        valid_until: '2027-01-01',
      })
    ).status,
  ).toBe(404)
})

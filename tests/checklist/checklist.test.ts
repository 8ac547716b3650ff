import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemEntry } from '../../src/checklist/schema.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { capture, finding, log, patrolOf } from '../inspections/captures.ts'

let app: TestApp
let lina: Client
let items: ItemEntry[]
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  items = (await lina.get('/checklist/versions')).body.versions[0].items
})
afterAll(() => app.close())

const tomorrow = '2026-11-24'
const publish = (version: number, next: readonly object[], valid_from = tomorrow, by = lina) =>
  by.put(`/checklist/versions/${version}`, { version, valid_from, items: next })
const stricter = () => [
  ...items.slice(1).map((item) => (item.code === 'HYG-01' ? { ...item, severity: 3 } : item)),
  {
    code: 'SITE-01',
    name: '乱拉横幅',
    name_en: 'banners',
    severity: 2,
    deadline: 'tonight',
    authorities: ['C'],
    categories: ['clothes'],
    closing_round: false,
  },
]

test('the first version is the one that came with the software, in order', () => {
  expect(items[0]).toMatchObject({ code: 'PLOT-01', severity: 2, deadline: 'now', categories: null })
  expect(items.length).toBeGreaterThan(30)
})

test('a version begins tomorrow at the earliest, differs, and knows its trades', async () => {
  expect((await publish(2, stricter(), '2026-11-23')).body.code).toBe('checklist_from_tomorrow')
  expect((await publish(2, items)).body.code).toBe('checklist_unchanged')
  expect((await publish(3, stricter())).body.code).toBe('conflict')
  const bad = [
    [{ ...items[0], categories: ['gold'] }],
    [items[0], items[0]],
    [{ ...items[0], severity: 5 }],
    [{ ...items[0], deadline: 'soon' }],
    [{ ...items[0], authorities: [] }],
    [{ ...items[0], code: 'plot' }],
    [],
  ]
  for (const each of bad) expect((await publish(2, each as object[])).body.code).toBe('invalid_request')
  expect((await publish(2, stricter(), tomorrow, await app.as('wangqiang'))).status).toBe(403)
})

test('what is published says who, what was added, ended and changed; tonight keeps its checklist', async () => {
  const { status, body } = await publish(2, stricter())
  expect(status).toBe(201)
  expect(body.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1])
  expect(body.versions[0]).toMatchObject({ valid_from: tomorrow, published_by: '李娜' })
  const [event] = (await lina.get('/log?kind=checklist.published')).body.rows
  expect(event.body).toEqual({
    version: 2,
    valid_from: tomorrow,
    added: ['SITE-01'],
    removed: ['PLOT-01'],
    changed: { 'HYG-01': ['severity'] },
  })
  const officer = await app.as('wangqiang')
  expect((await officer.get('/checklist')).body.version).toBe(1)
  expect((await publish(2, stricter())).body.code).toBe('conflict')
})

test('from its day on records are made by it, and the ended item is refused', async () => {
  app.time.now = new Date(tonight.getTime() + 86_400_000)
  const officer = await app.as('wangqiang')
  expect((await officer.get('/checklist')).body.version).toBe(2)
  const patrol = await patrolOf(officer)
  const seen = (code: string) =>
    log(
      officer,
      capture(patrol, { claimed_at: app.time.now.toISOString(), findings: [finding(code)], checklist_version: 2 }),
    )
  // What a phone could not know is held for a supervisor.
  expect((await seen('PLOT-01')).status).toBe(202)
  expect((await seen('HYG-01')).status).toBe(201)
})

test('nobody rewrites a version', async () => {
  await expect(app.db.updateTable('checklist_item').set({ severity: 1 }).execute()).rejects.toMatchObject({
    code: '42501',
  })
  await expect(app.db.deleteFrom('checklist').execute()).rejects.toMatchObject({ code: '42501' })
})

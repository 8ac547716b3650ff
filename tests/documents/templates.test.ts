import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentKinds, type Block } from '../../src/documents/rules-kinds.ts'
import { templateFaults } from '../../src/documents/rules.ts'
import { Blocks, type Template } from '../../src/documents/schema.ts'
import * as v from 'valibot'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { settings } from './settings.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  await lina.put('/documents/settings', settings)
})
afterAll(() => app.close())

const templates = async (): Promise<Template[]> => (await lina.get('/documents/templates')).body.templates

test('every kind has a template from the start, and none of them is faulty', async () => {
  const all = await templates()
  expect(all.map(({ kind }) => kind).sort()).toEqual([...documentKinds].sort())
  for (const { kind, blocks } of all) {
    expect(v.safeParse(Blocks, blocks).issues, kind).toBeUndefined()
    expect({ kind, faults: templateFaults(kind, blocks) }).toEqual({ kind, faults: [] })
  }
})

test('a new version is in force from its day on; documents issued before keep theirs', async () => {
  const wangqiang = await app.as('wangqiang')
  const one = finding('HYG-01', { actions: [action('fix_now')] })
  await log(wangqiang, capture(await patrolOf(wangqiang), { findings: [one] }))
  const issue = (fields = {}) =>
    lina.post(`/findings/${one.id}/documents`, {
      id: fresh(),
      kind: 'notice_to_correct',
      words: {},
      reason: null,
      ...fields,
    })
  const before = (await issue()).body

  const { title, title_en, blocks } = (await templates()).find(({ kind }) => kind === 'notice_to_correct')!
  const added: Block = { type: 'paragraph', text: '需要帮忙时请拨打{{phone}}。' }
  const entry = {
    kind: 'notice_to_correct',
    expected_version: 1,
    title,
    title_en,
    blocks: [added, ...blocks],
    valid_from: '2026-11-24',
  }
  const add = (fields: object = {}, who = lina) => who.post('/documents/templates', { ...entry, ...fields })
  expect((await add({}, wangqiang)).status).toBe(403)
  expect((await add({ blocks: [added] })).body).toMatchObject({ code: 'invalid_request' })
  expect((await add({ valid_from: '2026-11-22' })).body.code).toBe('valid_from_past')
  expect((await add()).body).toMatchObject({ version: 2, saved_by: '李娜' })
  expect((await add()).body.code).toBe('conflict')

  expect((await issue({ reason: '今晚' })).body.template_version).toBe(1)
  app.time.now = new Date('2026-11-24T11:00:00Z')
  lina = await app.as('lina')
  const after = (await issue({ reason: '明晚' })).body
  expect(after).toMatchObject({ template_version: 2, blocks: [added, ...blocks] })
  expect((await lina.get(`/documents/${before.id}`)).body.blocks).toEqual(blocks)
})

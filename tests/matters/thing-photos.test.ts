import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, fresh } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { found, next, stageMatters, type Stage } from './matters.ts'

let app: TestApp
let stage: Stage
let legal_basis_id: string
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
  legal_basis_id = fresh()
  const entry = { instrument: 'seizure', law: '某省条例', article: '第九条', words: '可以扣押', item_codes: [] }
  await stage.lina.put(`/legal-bases/${legal_basis_id}`, { id: legal_basis_id, ...entry })
})
afterAll(() => app.close())

const [stove, scale, back] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const
const items = ['烤炉 ×1（完好）', '台秤 ×1（秤盘破损）']

const seizing = () => ({
  officers: [cast.wangqiang, cast.chenjing],
  legal_basis_id,
  approved_by: cast.lina,
  items,
  storage: '八道中队保管室',
  reason: '拒不改正，可能继续使用',
})

const seize = (matter: string, fields: object) => {
  const entry = { id: fresh(), kind: 'seizure', step: 'seize', measure: 'seize', ...seizing(), ...fields }
  return stage.wangqiang.post(`/matters/${matter}/procedures`, entry)
}

interface Entry {
  name: string
  procedure: string
  said: Record<string, unknown>
  photos: unknown[]
}
const entryOf = (timeline: Entry[], procedure: string, name: string) =>
  timeline.find((one) => one.procedure === procedure && one.name === name)

test('photos of what is seized and given back stand in the timeline, on the papers and on the vendor’s page', async () => {
  const matter = await found(stage, undefined, { item: 'HYG-02' })
  const photos = [
    { number: 1, sha256: stove },
    { number: 2, sha256: scale },
  ]
  const seized = (await seize(matter, { photos })).body
  const step = entryOf(seized.timeline, 'seizure', 'seize')
  expect(step?.photos).toEqual([
    { sha256: stove, item: items[0], received: false },
    { sha256: scale, item: items[1], received: false },
  ])
  expect(step?.said).not.toHaveProperty('photos')
  const paper = async (one?: Entry) =>
    (await stage.wangqiang.get(`/documents/${String(one?.said['document_id'])}`)).text
  expect(await paper(step)).toContain('台秤 ×1（秤盘破损）（照片1：bbbbbbbb）')

  const [{ id }] = seized.procedures
  const part = { items: ['烤炉 ×1（完好）'], received_by: '张梅', photos: [{ number: 1, sha256: back }] }
  const words = '台秤当场报废，当事人同意'
  const step_id = fresh()
  const giveBack = (fields = {}) => next(stage.wangqiang, id, 'give_back', { id: step_id, ...part, words, ...fields })
  const given = (await giveBack()).body
  const returned = entryOf(given.timeline, 'seizure', 'give_back')
  expect(returned?.photos).toEqual([{ sha256: back, item: '烤炉 ×1（完好）', received: false }])
  const record = await paper(returned)
  expect(record).toContain('烤炉 ×1（完好）（照片1：cccccccc）')
  expect(record).toContain('台秤当场报废')

  expect((await giveBack()).status).toBe(200)
  expect((await giveBack({ photos: [{ number: 1, sha256: stove }] })).body.code).toBe('conflict')

  const zhangmei = await app.as('zhangmei')
  const steps = (await zhangmei.get(`/own/matters/${matter}`)).body.steps as { step: string; photos: unknown[] }[]
  expect(steps.flatMap((one) => one.photos)).toEqual([
    { sha256: stove, item: items[0], received: false },
    { sha256: scale, item: items[1], received: false },
    { sha256: back, item: '烤炉 ×1（完好）', received: false },
  ])
})

test('where only a part goes back, it is said what becomes of the rest (Compulsion Law Art. 28)', async () => {
  const matter = await found(stage, undefined, { item: 'HYG-03' })
  const [{ id }] = (await seize(matter, {})).body.procedures
  const part = { items: ['烤炉 ×1（完好）'], received_by: '张梅', words: null }
  expect((await next(stage.wangqiang, id, 'give_back', part)).body).toMatchObject({
    code: 'action_incomplete',
    detail: { article: 'compulsion-28', fields: ['words'] },
  })
  const whole = await next(stage.wangqiang, id, 'give_back', { ...part, items })
  expect(whole.body).toMatchObject({ state: 'closed' })
  expect(entryOf(whole.body.timeline, 'seizure', 'give_back')?.photos).toEqual([])
})

test('a photo of a line that the list has not, or the same twice, is refused', async () => {
  const matter = await found(stage, undefined, { item: 'HYG-05' })
  const refused = { code: 'invalid_request', detail: { fields: [{ path: 'photos' }] } }
  expect((await seize(matter, { photos: [{ number: 3, sha256: stove }] })).body).toMatchObject(refused)
  const one = { number: 1, sha256: stove }
  expect((await seize(matter, { photos: [one, one] })).body).toMatchObject(refused)
  const [{ id }] = (await seize(matter, {})).body.procedures
  const given = { items, received_by: '张梅', words: null, photos: [{ number: 3, sha256: stove }] }
  expect((await next(stage.wangqiang, id, 'give_back', given)).body).toMatchObject(refused)
})

test('what was held and is seized then shows its photos with the seizure', async () => {
  const held = action('evidence_hold', { items, approved_by: cast.lina })
  const matter = await found(stage, [held], { item: 'HYG-01', stall: 2 })
  const photos = [{ number: 2, sha256: scale }]
  const seized = await next(stage.wangqiang, held.id, 'seize', { ...seizing(), photos })
  expect(seized.body).toMatchObject({ running: ['seizure'] })
  expect(entryOf(seized.body.timeline, 'seizure', 'seize')?.photos).toEqual([
    { sha256: scale, item: items[1], received: false },
  ])
  expect((await stage.wangqiang.get(`/matters/${matter}`)).body.kinds).toContain('seize')
})

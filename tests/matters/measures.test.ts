import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { action, fresh } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { at, days, found, next, stageMatters, type Stage } from './matters.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const officers = [cast.wangqiang, cast.chenjing]
const hours = (count: number) => days(count / 24)

const seize = (matter: string, fields: object = {}) =>
  stage.wangqiang.post(`/matters/${matter}/procedures`, {
    id: fresh(),
    kind: 'seizure',
    step: 'seize',
    measure: 'seize',
    officers,
    legal_basis_id: fresh(),
    approved_by: cast.lina,
    items: ['液化气罐 1 个'],
    storage: '八道中队保管室',
    reason: '拒不改正，可能继续使用',
    ...fields,
  })

async function seizureBasis() {
  const id = fresh()
  const entry = { id, instrument: 'seizure', law: '某省条例', article: '第九条', words: '可以扣押', item_codes: [] }
  expect((await stage.lina.put(`/legal-bases/${id}`, entry)).status).toBe(200)
  return id
}

describe('evidence that was held on patrol', () => {
  test('is decided within seven working days (Penalty Law Art. 56); with a report of what went back it is over', async () => {
    const { wangqiang } = stage
    const held = action('evidence_hold', { items: ['烤炉 1 台'], approved_by: cast.lina })
    const matter = await found(stage, [held])
    const { body } = await wangqiang.get(`/matters/${matter}`)
    expect(body).toMatchObject({ state: 'escalated', running: ['evidence_hold'] })
    // Monday 23 November: the seventh working day after it is Wednesday 2 December, which ends at 16:00 UTC.
    expect(body.procedures[0]).toMatchObject({
      state: 'held',
      clocks: [{ clock: 'hold_decision', due_at: '2026-12-02T16:00:00.000Z' }],
      open_steps: ['give_back', 'seize'],
    })
    const back = { items: ['烤炉 1 台'], received_by: '张梅', words: null }
    const given = await next(wangqiang, held.id, 'give_back', back)
    expect(given.body).toMatchObject({ state: 'closed', running: [] })
    const paper = given.body.timeline.find(({ name }: { name: string }) => name === 'give_back').said.document_id
    expect((await wangqiang.get(`/documents/${paper}`)).body.kind).toBe('return_record')
    expect((await next(wangqiang, held.id, 'give_back', back)).body.code).toBe('step_not_open')
  })
})

describe('a seizure', () => {
  test('rests on an article of the district’s list, which ships without one (Compulsion Law Art. 18)', async () => {
    const matter = await found(stage, undefined, { item: 'HYG-02' })
    const bases = (await stage.lina.get('/legal-bases')).body.bases as { instrument: string }[]
    expect(bases.filter(({ instrument }) => instrument === 'seizure')).toEqual([])
    expect((await seize(matter)).body).toMatchObject({
      code: 'legal_basis_missing',
      detail: { article: 'compulsion-18', instrument: 'seizure' },
    })
  })

  test('is approved by a supervisor beforehand, runs thirty days, is prolonged once, and stands still for a test', async () => {
    const { lina } = stage
    const legal_basis_id = await seizureBasis()
    const matter = await found(stage, undefined, { item: 'HYG-03' })
    expect((await seize(matter, { legal_basis_id, approved_by: cast.chenjing })).body).toMatchObject({
      code: 'approval_missing',
    })
    expect((await seize(matter, { legal_basis_id, items: [] })).body.code).toBe('invalid_request')
    expect((await seize(matter, { legal_basis_id, officers: [cast.wangqiang] })).body.code).toBe(
      'two_certified_officers',
    )
    const seized = (await seize(matter, { legal_basis_id })).body
    expect(seized).not.toHaveProperty('code')
    expect(seized.kinds).toEqual(['fix_by', 'seize'])
    const [{ id, clocks }] = seized.procedures
    expect(clocks).toMatchObject([{ clock: 'seizure_end', due_at: '2026-12-23T16:00:00.000Z' }])
    expect((await next(lina, id, 'confiscate', { words: null })).body).toMatchObject({ code: 'case_first' })
    await at(stage, days(2), async () => {
      const paused = await next(stage.wangqiang, id, 'pause', { reason: '送检' })
      expect(paused.body.procedures[0]).toMatchObject({ state: 'paused', clocks: [{ paused: true }] })
    })
    await at(stage, days(12), async () => {
      const resumed = await next(stage.wangqiang, id, 'resume', { words: '检测完成' })
      expect(resumed.body.procedures[0].clocks[0]).toMatchObject({ due_at: '2027-01-02T16:00:00.000Z', paused: false })
      expect((await next(stage.wangqiang, id, 'extend', { days: 30, reason: '案情复杂' })).body.code).toBe(
        'not_allowed',
      )
      expect((await next(stage.lina, id, 'extend', { days: 31, reason: '案情复杂' })).body).toMatchObject({
        code: 'extension_not_lawful',
        detail: { article: 'compulsion-25' },
      })
      const longer = await next(stage.lina, id, 'extend', { days: 30, reason: '案情复杂' })
      expect(longer.body.procedures[0].clocks[0].due_at).toBe('2027-02-01T16:00:00.000Z')
      expect((await next(stage.lina, id, 'extend', { days: 1, reason: '再延' })).body.code).toBe('step_not_open')
    })
    const back = await next(stage.wangqiang, id, 'give_back', {
      items: ['液化气罐 1 个'],
      received_by: '张梅',
      words: null,
    })
    expect(back.body).toMatchObject({ state: 'closed' })
  })

  test('that was urgent is approved within 24 hours, or goes back (Compulsion Law Art. 19)', async () => {
    const legal_basis_id = await seizureBasis()
    const matter = await found(stage, undefined, { item: 'HYG-05' })
    const { body } = await seize(matter, { legal_basis_id, step: 'seize_urgently', approved_by: null })
    const [{ id, clocks }] = body.procedures
    expect(clocks.map(({ clock }: { clock: string }) => clock)).toEqual(['approval', 'seizure_end'])
    await at(stage, hours(25), async () => {
      expect((await next(stage.lina, id, 'approve', { words: null })).body).toMatchObject({
        code: 'approval_too_late',
        detail: { article: 'compulsion-19' },
      })
    })
    const refused = await next(stage.lina, id, 'refuse', { reason: '不具备紧急情形' })
    expect(refused.body.procedures[0]).toMatchObject({ state: 'to_return' })
    expect((await next(stage.lina, id, 'approve', { words: null })).body.code).toBe('step_not_open')
  })
})

describe('the loss of a stall (rule R14)', () => {
  test('is proposed by one, answered by the vendor, decided by another, and ends the assignment', async () => {
    const { wangqiang, lina, zhaolei } = stage
    const matter = await found(stage, undefined, { stall: 2, item: 'USE-01' })
    const id = fresh()
    const entry = { id, kind: 'stall_loss', step: 'propose', measure: 'end_stall', days: null, reason: '三次转租' }
    expect((await lina.post(`/matters/${matter}/procedures`, { ...entry, days: 3 })).body.code).toBe('invalid_request')
    const proposed = (await lina.post(`/matters/${matter}/procedures`, entry)).body
    expect(proposed.procedures[0].clocks).toMatchObject([{ clock: 'stall_answer', due_at: '2026-11-28T16:00:00.000Z' }])
    const decide = (client: typeof lina) => next(client, id, 'decide_loss', { reasons: '查证属实' })
    expect((await decide(lina)).body).toMatchObject({ code: 'involved_yourself' })
    expect((await decide(wangqiang)).body.code).toBe('not_allowed')
    expect((await decide(zhaolei)).body).toMatchObject({ code: 'answer_first', detail: { rule: 'R14' } })
    await next(wangqiang, id, 'answer', { words: '没有转租，是亲戚帮忙' })
    const decided = (await decide(zhaolei)).body
    expect(decided).toMatchObject({ state: 'closed' })
    expect(decided.kinds).toContain('end_stall')
    const held = (await lina.get(`/assignments?stall=${cast.stall(2)}`)).body
    expect(JSON.stringify(held)).toContain('"ends_on":"2026-11-23"')
  })
})

test('the board shows every clock, the nearest end first, for a squad or all', async () => {
  const { guomin, lina } = stage
  await found(stage, [action('fix_by')], { stall: 1, item: 'HYG-01' })
  const board = (await lina.get('/clocks')).body
  expect(board.clocks.length).toBeGreaterThan(0)
  const ends = board.clocks.map(({ clock, due_at }: { clock: string; due_at: string }) =>
    clock === 'fix' ? `order ${due_at}` : `law ${due_at}`,
  )
  expect(ends).toEqual([...ends].sort())
  expect(board.clocks.map(({ clock }: { clock: string }) => clock)).toContain('fix')
  expect(board.clocks[0]).toMatchObject({ squad_name: '八道中队', squad_name_en: 'Badao squad' })
  expect((await guomin.get(`/clocks?squad=${cast.xingdong}`)).body.clocks).toEqual([])
})

test('the list of legal bases is the supervisors’ to keep, and an entry is ended, never changed', async () => {
  const { wangqiang, lina } = stage
  const id = await seizureBasis()
  expect((await wangqiang.post(`/legal-bases/${id}/end`)).status).toBe(403)
  const ended = (await lina.post(`/legal-bases/${id}/end`)).body.bases.find((one: { id: string }) => one.id === id)
  expect(ended.ended_at).not.toBeNull()
  const matter = await found(stage, undefined, { item: 'HYG-03' })
  expect((await seize(matter, { legal_basis_id: id })).body.code).toBe('legal_basis_missing')
})

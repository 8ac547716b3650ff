import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { action, fresh } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { at, days, fileCase, found, heardCase, next, said, stageMatters, step, type Stage } from './matters.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const enforced = async () =>
  (await stage.lina.get('/ratio?from=2026-11-01&to=2027-12-31')).body.headline.enforced as number

test('a case goes from filing to its receipt, and its fine counts on the day it was decided', async () => {
  const { wangqiang, lina } = stage
  const matter = await found(stage)
  const before = (await wangqiang.get(`/matters/${matter}`)).body
  expect(before).toMatchObject({
    state: 'awaiting_fix',
    kinds: ['fix_by'],
    may_open: ['case', 'seizure', 'stall_loss'],
  })
  const id = await heardCase(stage, matter)
  const heard = (await wangqiang.get(`/matters/${matter}`)).body
  expect(heard).toMatchObject({ state: 'escalated', running: ['case'] })
  expect(heard.procedures[0]).toMatchObject({
    state: 'heard',
    legal_basis: { article: '第三十四条' },
    clocks: [{ clock: 'case_decision', due_at: '2027-02-21T16:00:00.000Z', paused: false }],
  })
  const decided = (await next(lina, id, 'decide', said.decision)).body
  expect(decided.kinds).toEqual(['fix_by', 'fine'])
  const fine = decided.timeline.find(
    ({ what, name }: { what: string; name: string }) => what === 'action' && name === 'fine',
  )
  expect(fine.said).toMatchObject({ amount_yuan: 500, approved_by: '李娜' })
  expect(fine.said.document_number).toMatch(/罚.*〔2026〕/)
  await next(wangqiang, id, 'serve', { how: 'in_person', words: null })
  expect((await next(wangqiang, id, 'fulfil', { receipt: null, words: null })).body).toMatchObject({
    code: 'action_incomplete',
    detail: { fields: ['receipt'] },
  })
  const ended = (await next(wangqiang, id, 'fulfil', { receipt: '0023881', words: null })).body
  expect(ended).toMatchObject({ state: 'closed', running: [] })
  expect(ended.procedures[0]).toMatchObject({ state: 'ended', clocks: [], open_steps: [] })
  expect(new Set(ended.timeline.map(({ name }: { name: string | null }) => name))).toEqual(
    new Set([
      ...[null, 'fix_by', 'fine', 'file', 'escalate', 'approve', 'add_evidence', 'give_notice'],
      ...['state', 'decide', 'serve', 'fulfil', 'conclude'],
    ]),
  )
})

describe('the law refuses, and names its article', () => {
  test('Art. 44–45: no decision before the notice, none before the statement', async () => {
    const { wangqiang, lina } = stage
    const matter = await found(stage, undefined, { item: 'HYG-02' })
    const { id } = await fileCase(wangqiang, matter)
    await next(lina, id, 'approve', { words: null })
    expect((await next(lina, id, 'decide', said.decision)).body).toMatchObject({
      code: 'notice_first',
      detail: { article: 'penalty-44' },
    })
    const short = { ...said.notice, answer_until: days(1).toISOString() }
    expect((await next(wangqiang, id, 'give_notice', short)).body.code).toBe('answer_term_short')
    await next(wangqiang, id, 'give_notice', said.notice)
    expect((await next(lina, id, 'decide', said.decision)).body).toMatchObject({
      code: 'statement_first',
      detail: { article: 'penalty-45' },
    })
    expect((await next(wangqiang, id, 'waive', { how: 'silent', words: null })).body.code).toBe('statement_first')
    await at(stage, days(9), async () => {
      expect((await next(stage.wangqiang, id, 'waive', { how: 'silent', words: null })).status).toBe(200)
    })
  })

  test('Art. 42, 57, 58: not one officer, not an involved one, not without the review it was flagged for', async () => {
    const { wangqiang, lina, zhaolei, guomin } = stage
    const matter = await found(stage, undefined, { stall: 1, item: 'HYG-03' })
    const alone = await fileCase(wangqiang, matter, { officers: [cast.wangqiang] })
    expect(alone.answer.body).toMatchObject({ code: 'two_certified_officers', detail: { article: 'penalty-42' } })
    const expired = await fileCase(wangqiang, matter, { officers: [cast.wangqiang, cast.sunhao] })
    expect(expired.answer.body.code).toBe('two_certified_officers')
    const auxiliary = await fileCase(wangqiang, matter, { officers: [cast.wangqiang, cast.liuyang] })
    expect(auxiliary.answer.body.code).toBe('two_certified_officers')
    expect((await fileCase(guomin, matter)).answer.body.code).toBe('not_allowed')
    const id = await heardCase(stage, matter, { flagged: true })
    expect((await next(lina, id, 'decide', said.decision)).body).toMatchObject({
      code: 'legal_review_first',
      detail: { article: 'penalty-58' },
    })
    expect((await next(wangqiang, id, 'review_law', { words: '同意' })).body.code).toBe('not_allowed')
    expect((await next(zhaolei, id, 'review_law', { words: '程序合法' })).body.procedures[0].state).toBe('reviewed')
    expect((await next(lina, id, 'decide', said.decision)).status).toBe(200)
  })

  test('Art. 45, 60, 29, 28: not heavier, not after ninety days, not twice, not without an order', async () => {
    const { lina } = stage
    const matter = await found(stage, [action('remind')], { stall: 2, item: 'HYG-05' })
    expect((await lina.get(`/matters/${matter}`)).body).toMatchObject({ state: 'closed', may_open: [] })
    await step(lina, matter, 'reopen', { reason: '又发现同样问题' })
    const id = await heardCase(stage, matter)
    expect((await next(lina, id, 'decide', said.decision)).body).toMatchObject({
      code: 'order_first',
      detail: { article: 'penalty-28' },
    })
    const ordered = { ...said.decision, correct_by: days(3).toISOString() }
    expect((await next(lina, id, 'decide', { ...ordered, amount_yuan: 501 })).body).toMatchObject({
      code: 'heavier_than_noticed',
      detail: { article: 'penalty-45', amount_yuan: 500 },
    })
    expect((await next(lina, id, 'decide', { ...ordered, penalty: 'confiscate', amount_yuan: null })).body.code).toBe(
      'heavier_than_noticed',
    )
    await at(stage, days(91), async () => {
      expect((await next(stage.lina, id, 'decide', ordered)).body).toMatchObject({ code: 'decision_too_late' })
      await next(stage.lina, id, 'extend', { days: 30, reason: '案情复杂' })
      const before = await enforced()
      const decided = await next(stage.lina, id, 'decide', { ...ordered, correct_by: days(100).toISOString() })
      expect(decided.body.kinds).toEqual(['remind', 'fix_by', 'fine'])
      expect(await enforced()).toBe(before + 1)
      await next(stage.wangqiang, id, 'serve', { how: 'left_with_witness', words: '拒签，社区工作人员见证' })
      const ended = await next(stage.wangqiang, id, 'fulfil', { receipt: '0023882', words: null })
      expect(ended.body).toMatchObject({ state: 'awaiting_fix', due_at: days(100).toISOString() })
    })
  })

  test('Art. 63–64: a hearing only where the law gives it, and then before the decision', async () => {
    const { wangqiang, lina, zhaolei } = stage
    const matter = await found(stage, undefined, { stall: 1, item: 'HYG-05' })
    const { id } = await fileCase(wangqiang, matter)
    await next(lina, id, 'approve', { words: null })
    await next(wangqiang, id, 'give_notice', said.notice)
    expect((await next(wangqiang, id, 'ask_hearing', { words: '要求听证' })).body).toMatchObject({
      code: 'no_hearing',
      detail: { article: 'penalty-63', from_yuan: 2000 },
    })
    await next(wangqiang, id, 'waive', { how: 'signed', words: null })
    await next(wangqiang, id, 'investigate_again', { reason: '补充证据' })
    await next(wangqiang, id, 'give_notice', { ...said.notice, amount_yuan: 3000 })
    await next(wangqiang, id, 'ask_hearing', { words: '要求听证' })
    expect((await next(lina, id, 'decide', said.decision)).body.code).toBe('hearing_first')
    await next(zhaolei, id, 'hold_hearing', { words: '当事人陈述……' })
    expect((await next(lina, id, 'decide', said.decision)).body.code).toBe('legal_review_first')
  })
})

test('a case about an item without an article in the list, or with one for something else, is not filed', async () => {
  const { wangqiang } = stage
  const matter = await found(stage, undefined, { item: 'TIME-03', stall: 2 })
  expect((await fileCase(wangqiang, matter)).answer.body).toMatchObject({
    code: 'legal_basis_missing',
    detail: { instrument: 'penalty' },
  })
  expect((await fileCase(wangqiang, matter, { legal_basis_id: fresh() })).answer.body.code).toBe('legal_basis_missing')
})

test('the same step sent twice is once, under another procedure it is a conflict', async () => {
  const { wangqiang, lina } = stage
  const matter = await found(stage, undefined, { stall: 2 })
  const { id, answer } = await fileCase(wangqiang, matter)
  expect(answer.status).toBe(200)
  const entry = { id: fresh(), step: 'approve', words: null }
  const first = await lina.post(`/procedures/${id}/steps`, entry)
  const again = await lina.post(`/procedures/${id}/steps`, entry)
  expect(again.body).toEqual(first.body)
  expect((await fileCase(wangqiang, matter)).answer.body.code).toBe('procedure_runs')
})

test('other words under the id of a step, an opening, a move or a legal basis that is kept are a conflict, not kept with it', async () => {
  const { wangqiang, lina } = stage
  const matter = await found(stage, undefined, { stall: 3 })
  const { id } = await fileCase(wangqiang, matter)
  const opened = async (fields: object) => (await fileCase(wangqiang, matter, { id, ...fields })).answer
  expect((await opened({})).status).toBe(200)
  expect((await opened({ facts: '另一回事' })).body.code).toBe('conflict')
  const other = await found(stage, undefined, { stall: 4 })
  expect((await fileCase(wangqiang, other, { id })).answer.body.code).toBe('conflict')

  const entry = { id: fresh(), step: 'approve', words: null }
  const approve = (fields: object) => lina.post(`/procedures/${id}/steps`, { ...entry, ...fields })
  expect((await approve({})).status).toBe(200)
  expect((await approve({ words: '同意' })).body.code).toBe('conflict')
  expect((await approve({ step: 'dismiss', words: undefined, reason: '不予立案' })).body.code).toBe('conflict')

  const until = { id: fresh(), step: 'extend', deadline_at: days(2).toISOString(), reason: '下雨' }
  const extend = (fields: object) => lina.post(`/matters/${other}/steps`, { ...until, ...fields })
  expect([(await extend({})).status, (await extend({})).status]).toEqual([200, 200])
  expect((await extend({ deadline_at: days(9).toISOString() })).body.code).toBe('conflict')

  const basis = {
    id: fresh(),
    instrument: 'seizure',
    law: '某省条例',
    article: '第九条',
    words: '可以扣押',
    item_codes: [],
  }
  const entered = (fields: object) => lina.put(`/legal-bases/${basis.id}`, { ...basis, ...fields })
  expect([(await entered({})).status, (await entered({})).status]).toEqual([200, 200])
  expect((await entered({ item_codes: ['HYG-01'] })).body.code).toBe('conflict')
})

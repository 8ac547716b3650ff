import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { action, fresh } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import {
  at,
  days,
  execution,
  found,
  next,
  performanceBasis,
  stageMatters,
  startExecution,
  type Stage,
} from './matters.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

/** A finding whose order ends tomorrow; two days later nobody followed it. */
const ordered = (item: string) => found(stage, [action('fix_by', { deadline_at: days(1).toISOString() })], { item })
const named = (body: { timeline: { name: string; said: Record<string, unknown> }[] }, name: string) =>
  body.timeline.findLast((entry) => entry.name === name)
const paperOf = async (body: { timeline: { name: string; said: Record<string, unknown> }[] }, step: string) =>
  (await stage.wangqiang.get(`/documents/${String(named(body, step)?.said['document_id'])}`)).body
const stateOf = (body: { procedures: { state: string }[] }) => body.procedures.at(-1)?.state

describe('performing in the party’s place', () => {
  test('is demanded, heard, decided, served, demanded again, performed with two officers and counted', async () => {
    const matter = await ordered('PLOT-01')
    const early = await startExecution(stage.wangqiang, matter, 'performance')
    expect(early.answer.body).toMatchObject({ code: 'order_unmet', detail: { article: 'compulsion-50' } })
    let id = ''
    await at(stage, days(2), async () => {
      const { wangqiang, lina } = stage
      expect((await wangqiang.get(`/matters/${matter}`)).body.may_open).toContain('performance')
      const short = { perform_by: days(3).toISOString() }
      expect((await startExecution(wangqiang, matter, 'performance', short)).answer.body).toMatchObject({
        code: 'demand_too_short',
        detail: { article: 'compulsion-35' },
      })
      const alone = { officers: [cast.wangqiang, cast.liuyang] }
      expect((await startExecution(wangqiang, matter, 'performance', alone)).answer.body.code).toBe(
        'two_certified_officers',
      )
      const begun = await startExecution(wangqiang, matter, 'performance')
      id = begun.id
      expect(begun.answer.body).toMatchObject({ state: 'escalated', running: ['performance'] })
      expect(begun.answer.body.procedures[0].clocks).toMatchObject([{ clock: 'demand' }])
      const demand = await paperOf(begun.answer.body, 'demand')
      expect(demand.kind).toBe('demand')
      expect(demand.number).toMatch(/催字〔2026〕八道第0001号/)
      expect((await next(wangqiang, id, 'execute', execution.done)).body).toMatchObject({
        code: 'execution_too_early',
        detail: { article: 'compulsion-36' },
      })
      expect((await next(lina, id, 'decide_execution', execution.decision)).body).toMatchObject({
        code: 'statement_first',
        detail: { article: 'compulsion-36' },
      })
      expect((await next(wangqiang, id, 'waive', { how: 'silent', words: null })).body).toMatchObject({
        code: 'statement_first',
        detail: { article: 'compulsion-36' },
      })
      expect((await next(wangqiang, id, 'state', { words: '这几天人手不够' })).status).toBe(200)
      expect((await next(lina, id, 'decide_execution', execution.decision)).body).toMatchObject({
        code: 'demand_running',
        detail: { article: 'compulsion-37' },
      })
    })
    await at(stage, days(10), async () => {
      const { wangqiang, lina } = stage
      expect((await next(wangqiang, id, 'decide_execution', execution.decision)).body.code).toBe('not_allowed')
      expect((await next(lina, id, 'decide_execution', { ...execution.decision, cost_yuan: null })).body).toMatchObject(
        { code: 'action_incomplete', detail: { article: 'compulsion-51' } },
      )
      const decided = await next(lina, id, 'decide_execution', execution.decision)
      expect(decided.text).toContain('decided')
      const decision = await paperOf(decided.body, 'decide_execution')
      expect(decision.kind).toBe('performance_decision')
      expect(JSON.stringify(decision)).toContain('元宝环卫公司')
      expect(JSON.stringify(decision)).toContain('这几天人手不够')
      expect(decided.body.kinds).not.toContain('perform')
      expect((await next(wangqiang, id, 'execute', execution.done)).body.detail.article).toBe('compulsion-38')
      await next(wangqiang, id, 'serve', { how: 'in_person', words: null })
      expect((await next(wangqiang, id, 'execute', execution.done)).body.detail.article).toBe('compulsion-51')
      const soon = { perform_by: days(12).toISOString(), words: null }
      expect((await next(wangqiang, id, 'demand_again', soon)).body).toMatchObject({
        code: 'demand_too_short',
        detail: { article: 'compulsion-51' },
      })
      const again = { perform_by: days(17).toISOString(), words: null }
      expect((await next(wangqiang, id, 'demand_again', again)).status).toBe(200)
      expect((await next(wangqiang, id, 'execute', execution.done)).body.code).toBe('execution_too_early')
    })
    await at(stage, days(18), async () => {
      const { wangqiang } = stage
      expect((await next(wangqiang, id, 'execute', { ...execution.done, how: 'witness_signed' })).body.code).toBe(
        'action_incomplete',
      )
      expect((await next(wangqiang, id, 'execute', { ...execution.done, officers: [cast.wangqiang] })).body.code).toBe(
        'two_certified_officers',
      )
      const three = { ...execution.done, officers: [cast.wangqiang, cast.chenjing, cast.lina] }
      expect((await next(wangqiang, id, 'execute', three)).body.code).toBe('unknown_reference')
      const done = await next(wangqiang, id, 'execute', execution.done)
      expect(done.body).toMatchObject({ state: 'closed', running: [] })
      expect(done.body.kinds).toContain('perform')
      const record = await paperOf(done.body, 'execute')
      expect(record.kind).toBe('execution_record')
      expect(JSON.stringify(record)).toContain('陈静（执法证号')
      const row = await app.db
        .selectFrom('action')
        .select(['approved_by', 'document_number', 'evening'])
        .where('finding_id', '=', matter)
        .where('kind', '=', 'perform')
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({ approved_by: cast.lina, document_number: record.number, evening: '2026-12-11' })
    })
  })

  test('at night or on a public holiday it says why it could not wait (Art. 43)', async () => {
    const matter = await ordered('PLOT-02')
    const id = await readyToPerform(matter)
    // 23:00 in Shanghai.
    await at(stage, new Date('2026-12-11T15:00:00Z'), async () => {
      expect((await stage.wangqiang.get(`/matters/${matter}`)).body.terms.unusual).toBe(true)
      expect((await next(stage.wangqiang, id, 'execute', execution.done)).body).toMatchObject({
        code: 'urgency_reason',
        detail: { article: 'compulsion-43' },
      })
      const urgent = { ...execution.done, reason: '堵住消防通道' }
      expect((await next(stage.wangqiang, id, 'execute', urgent)).status).toBe(200)
    })
  })

  test('stops when the party does it themself; what was suspended is demanded anew (Art. 39–40, 51)', async () => {
    const matter = await ordered('PLOT-05')
    const id = await readyToPerform(matter)
    await at(stage, days(18), async () => {
      const { wangqiang } = stage
      const still = await next(wangqiang, id, 'suspend', { ground: 'hardship', reason: '住院' })
      expect(still.body.procedures[0]).toMatchObject({ state: 'suspended', clocks: [] })
      expect((await next(wangqiang, id, 'execute', execution.done)).body.detail.article).toBe('compulsion-39')
      await next(wangqiang, id, 'resume', { words: null })
      expect((await next(wangqiang, id, 'execute', execution.done)).body.detail.article).toBe('compulsion-51')
      const obeyed = await next(wangqiang, id, 'obey', { words: '自己清走了' })
      expect(obeyed.body).toMatchObject({ state: 'closed', running: [] })
      expect(stateOf(obeyed.body)).toBe('obeyed')
      expect(obeyed.body.kinds).not.toContain('perform')
    })
  })
})

/** As far as the last demand, whose time is over on the seventeenth day. */
async function readyToPerform(matter: string) {
  let id = ''
  await at(stage, days(2), async () => {
    id = (await startExecution(stage.wangqiang, matter, 'performance')).id
    await next(stage.wangqiang, id, 'waive', { how: 'signed', words: null })
  })
  await at(stage, days(10), async () => {
    await next(stage.lina, id, 'decide_execution', execution.decision)
    await next(stage.wangqiang, id, 'serve', { how: 'in_person', words: null })
    const again = await next(stage.wangqiang, id, 'demand_again', { perform_by: days(17).toISOString(), words: null })
    if (again.status !== 200) throw new Error(again.text)
  })
  return id
}

describe('a removal', () => {
  test('ships without an article that allows it; is announced, and waits for the remedies to run out (Art. 44)', async () => {
    const matter = await ordered('STRU-01')
    const basis = fresh()
    let id = ''
    await at(stage, days(2), async () => {
      const { wangqiang, lina } = stage
      expect((await startExecution(wangqiang, matter, 'removal')).answer.body).toMatchObject({
        code: 'legal_basis_missing',
      })
      const entry = {
        id: basis,
        instrument: 'removal',
        law: '某法',
        article: '第六十八条',
        words: '可以拆除',
        item_codes: [],
      }
      expect((await lina.put(`/legal-bases/${basis}`, entry)).status).toBe(200)
      const begun = await startExecution(wangqiang, matter, 'removal', { legal_basis_id: basis })
      id = begun.id
      expect(begun.answer.status).toBe(200)
      await next(wangqiang, id, 'waive', { how: 'said', words: null })
    })
    await at(stage, days(10), async () => {
      const { wangqiang, lina } = stage
      const decision = { ...execution.decision, performer: null, cost_yuan: null }
      const decided = await next(lina, id, 'decide_execution', decision)
      expect((await paperOf(decided.body, 'decide_execution')).kind).toBe('removal_decision')
      const served = await next(wangqiang, id, 'serve', { how: 'in_person', words: null })
      expect(served.body.procedures[0].clocks).toMatchObject([{ clock: 'remedy', due_at: '2027-06-03T16:00:00.000Z' }])
      expect((await next(wangqiang, id, 'execute', execution.done)).body).toMatchObject({
        code: 'execution_too_early',
        detail: { article: 'compulsion-44' },
      })
      const notice = { posted: '市场东门', perform_by: days(20).toISOString() }
      const announced = await next(wangqiang, id, 'announce', notice)
      expect((await paperOf(announced.body, 'announce')).kind).toBe('removal_notice')
    })
    await at(stage, days(60), async () => {
      const removed = await next(stage.wangqiang, id, 'execute', { ...execution.done, none_begun: true })
      expect(removed.body).toMatchObject({ code: 'remedy_running', detail: { article: 'compulsion-44' } })
    })
    await at(stage, days(200), async () => {
      expect((await next(stage.wangqiang, id, 'execute', execution.done)).body).toMatchObject({
        code: 'action_incomplete',
        detail: { article: 'compulsion-44' },
      })
      const removed = await next(stage.wangqiang, id, 'execute', { ...execution.done, none_begun: true })
      expect(removed.body.kinds).toContain('remove')
    })
  })
})

test('the vendor reads the demand on their page, and answers it there', async () => {
  const matter = await ordered('HYG-05')
  await at(stage, days(2), async () => {
    const { id } = await startExecution(stage.wangqiang, matter, 'performance', { legal_basis_id: performanceBasis })
    const vendor = await app.as('zhangmei')
    const own = (await vendor.get(`/own/matters/${matter}`)).body
    expect(own.procedures[0]).toMatchObject({
      kind: 'performance',
      notice: { what: 'performance', amount_yuan: 300, why: '清走摊位后面的杂物' },
      open_steps: ['state', 'waive'],
    })
    const said = await vendor.post(`/own/procedures/${id}/steps`, { id: fresh(), step: 'state', words: '明天就清' })
    expect(said.status).toBe(200)
    expect(said.body.procedures[0]).toMatchObject({ state: 'heard', open_steps: [] })
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machines, type Machine } from '../../src/matters/rules-machine.ts'
import { action, fresh } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import {
  at,
  days,
  execution,
  fileCase,
  found,
  next,
  said,
  stageMatters,
  startExecution,
  step,
  type Stage,
} from './matters.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const soon = days(5).toISOString()
const fields: Record<string, object> = {
  order: { officers: [cast.wangqiang], deadline_at: soon, reason: null },
  extend: { deadline_at: soon, reason: '雨天' },
  confirm: { words: null },
  still_wrong: { deadline_at: soon, words: null },
  close: { words: '已结', receipt: '1' },
  spare: { officers: [cast.wangqiang], spare_reason: 'minor_corrected', education: '讲明' },
  transfer: { officers: [cast.wangqiang], authority: 'M', reference: '7', reason: '市场监管' },
  return: { reason: '退回' },
  reopen: { reason: '再查' },
}
const caseFields: Record<string, object> = {
  approve: { words: null },
  dismiss: { reason: '不立案' },
  add_evidence: { what: '照片' },
  give_notice: said.notice,
  state: { words: '知道了' },
  ask_hearing: { words: '要听证' },
  hold_hearing: { words: '笔录' },
  waive: { how: 'signed', words: null },
  investigate_again: { reason: '补证' },
  review_law: { words: '合法' },
  extend: { days: 10, reason: '复杂' },
  decide: { ...said.decision, correct_by: soon },
  spare: { spare_reason: 'no_fault', education: '讲明' },
  serve: { how: 'in_person', words: null },
  fulfil: { receipt: '2', words: null },
  hand_over: { authority: 'M', reference: '8', reason: '移送' },
  withdraw: { reason: '撤案' },
}

/** Does every stored step begin where the one before it ended, along a declared way, and does the thing stand where the last left it? */
async function storedTruly(machine: Machine, id: string) {
  const steps =
    machine === 'matter'
      ? await app.db.selectFrom('matter_step').selectAll().where('matter_id', '=', id).orderBy('position').execute()
      : await app.db
          .selectFrom('procedure_step')
          .selectAll()
          .where('procedure_id', '=', id)
          .orderBy('position')
          .execute()
  const thing =
    machine === 'matter'
      ? await app.db
          .selectFrom('matter')
          .select(['state', 'first_state'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      : {
          first_state: 'none',
          ...(await app.db.selectFrom('procedure').select('state').where('id', '=', id).executeTakeFirstOrThrow()),
        }
  let state: string = thing.first_state
  for (const [index, one] of steps.entries()) {
    expect(one.position).toBe(index + 1)
    expect(one.from_state).toBe(state)
    expect(machines[machine]).toContainEqual(
      expect.objectContaining({ step: one.step, to: one.to_state, from: expect.arrayContaining([state]) as string[] }),
    )
    state = one.to_state
  }
  expect(thing.state).toBe(state)
  return steps
}

const legal = new Set([200, 403, 409, 422])

test('no order of calls by officer and supervisor leads a matter anywhere but along its ways', async () => {
  const names = Object.keys(fields)
  const call = fc.record({ name: fc.constantFrom(...names), boss: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
      const matter = await found(stage, [action('fix_by')], { item: 'HYG-02' })
      for (const { name, boss } of calls) {
        const { status } = await step(boss ? stage.lina : stage.wangqiang, matter, name, fields[name])
        expect(legal).toContain(status)
      }
      await storedTruly('matter', matter)
    }),
    { numRuns: 25, seed: 2026 },
  )
})

test('nor a case; nothing is decided without notice and answer, whatever is called when and by whom', async () => {
  const names = Object.keys(caseFields)
  const call = fc.record({
    name: fc.constantFrom(...names),
    by: fc.constantFrom('wangqiang' as const, 'lina' as const, 'zhaolei' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 4, maxLength: 8 }), async (calls) => {
      const matter = await found(stage, [action('fix_by')], { item: 'HYG-03' })
      const { id } = await fileCase(stage.wangqiang, matter)
      await next(stage.zhaolei, id, 'approve', { words: null })
      for (const { name, by } of calls) {
        const { status } = await next(stage[by], id, name, caseFields[name])
        expect(legal).toContain(status)
      }
      const taken = (await storedTruly('case', id)).map((one) => one.step)
      const decided = taken.indexOf('decide')
      if (decided >= 0) {
        const before = taken.slice(taken.lastIndexOf('give_notice', decided), decided)
        expect(before[0]).toBe('give_notice')
        expect(before.some((one) => ['state', 'waive', 'hold_hearing'].includes(one))).toBe(true)
      }
      await storedTruly('matter', matter)
      // Whatever happened, the case is ended for the next run.
      for (const name of ['withdraw', 'dismiss', 'serve', 'fulfil'])
        await next(
          name === 'withdraw' || name === 'dismiss' ? stage.zhaolei : stage.wangqiang,
          id,
          name,
          caseFields[name],
        )
    }),
    { numRuns: 20, seed: 7 },
  )
})

const executionFields: Record<string, object> = {
  state: { words: '知道了' },
  waive: { how: 'signed', words: null },
  decide_execution: execution.decision,
  serve: { how: 'in_person', words: null },
  demand_again: { perform_by: days(17).toISOString(), words: null },
  announce: { posted: '东门', perform_by: days(17).toISOString() },
  execute: { ...execution.done, none_begun: true },
  suspend: { ground: 'other', reason: '等等' },
  resume: { words: null },
  obey: { words: '自己做了' },
  terminate: { reason: '不必了' },
}

test.each(['performance', 'removal'] as const)(
  'nor a %s; nothing is executed that was not decided, served and announced, on whatever day',
  async (kind) => {
    const basis = fresh()
    const article = { id: basis, instrument: kind, law: '某法', article: '第一条', words: '可以执行', item_codes: [] }
    expect((await stage.lina.put(`/legal-bases/${basis}`, article)).status).toBe(200)
    const deadline_at = days(1).toISOString()
    const names = Object.keys(executionFields)
    const call = fc.record({
      name: fc.constantFrom(...names),
      by: fc.constantFrom('wangqiang' as const, 'lina' as const),
      day: fc.constantFrom(2, 10, 18, 250),
    })
    const ordered: (keyof typeof executionFields)[] = [
      'state',
      'decide_execution',
      'serve',
      'demand_again',
      'announce',
      'execute',
    ]
    // Half of the runs lean towards the lawful order, or nothing would ever be executed.
    const lawful = fc.shuffledSubarray(ordered, { minLength: 4 }).map((some) =>
      [...some]
        .sort((a, b) => ordered.indexOf(a) - ordered.indexOf(b))
        .map((name, index) => ({
          name,
          by: name === 'decide_execution' ? ('lina' as const) : ('wangqiang' as const),
          day: index === 0 ? 2 : name === 'execute' ? 250 : 10,
        })),
    )
    let executed = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(call, { minLength: 4, maxLength: 8 }), lawful), async (calls) => {
        const matter = await found(stage, [action('fix_by', { deadline_at })], { item: 'PLOT-02' })
        let id = ''
        await at(stage, days(2), async () => {
          const begun = await startExecution(stage.wangqiang, matter, kind, { legal_basis_id: basis })
          expect(begun.answer.status).toBe(200)
          id = begun.id
        })
        const byDay = [...calls].sort((a, b) => a.day - b.day)
        for (const day of new Set(byDay.map((one) => one.day)))
          await at(stage, days(day), async () => {
            for (const one of byDay.filter((each) => each.day === day)) {
              const { status } = await next(stage[one.by], id, one.name, executionFields[one.name])
              expect([...legal, 400]).toContain(status)
            }
          })
        const taken = (await storedTruly(kind, id)).map((one) => one.step)
        if (taken.includes('execute')) {
          executed += 1
          expect(taken.indexOf('decide_execution')).toBeGreaterThan(0)
          expect(taken.at(-2)).toBe(kind === 'removal' ? 'announce' : 'demand_again')
        }
        await storedTruly('matter', matter)
      }),
      { numRuns: 5, seed: 44 },
    )
    expect(executed).toBeGreaterThan(0)
  },
)

test('of two who take a step at once, one takes it and the other is told', async () => {
  const matter = await found(stage, [action('fix_by')], { item: 'HYG-05' })
  const answers = await Promise.all([
    step(stage.wangqiang, matter, 'confirm', { words: null }),
    step(stage.lina, matter, 'transfer', fields['transfer']),
    step(stage.lina, matter, 'spare', fields['spare']),
    step(stage.chenjing, matter, 'confirm', { words: null }),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers)
    if (status !== 200) expect(['step_not_open', 'matter_moved', 'try_again']).toContain(body.code)
  expect(await storedTruly('matter', matter)).toHaveLength(1)
})

test('of two cases opened at once about one matter one runs; of two decisions at once one fine stands', async () => {
  const matter = await found(stage, [action('fix_by')], { item: 'HYG-01' })
  const both = await Promise.all([fileCase(stage.wangqiang, matter), fileCase(stage.chenjing, matter)])
  expect(both.map(({ answer }) => answer.status).sort()).toEqual([200, 409])
  const id = both.find(({ answer }) => answer.status === 200)?.id ?? ''
  await next(stage.lina, id, 'approve', { words: null })
  await next(stage.wangqiang, id, 'give_notice', said.notice)
  await next(stage.wangqiang, id, 'waive', { how: 'signed', words: null })
  const decided = await Promise.all([
    next(stage.lina, id, 'decide', said.decision),
    next(stage.zhaolei, id, 'decide', { ...said.decision, amount_yuan: 400 }),
  ])
  expect(decided.filter(({ status }) => status === 200)).toHaveLength(1)
  const fines = await app.db
    .selectFrom('action')
    .select('id')
    .where('finding_id', '=', matter)
    .where('kind', '=', 'fine')
    .execute()
  expect(fines).toHaveLength(1)
})

test('the database itself refuses a step that does not follow, is not declared, or skips', async () => {
  const matter = await found(stage, [action('fix_by')], { item: 'HYG-02' })
  const row = { id: fresh(), matter_id: matter, at: app.time.now, actor_kind: 'system' as const, body: '{}' }
  const insert = (step: string, from_state: string, to_state: string, position = 1) =>
    app.db
      .insertInto('matter_step')
      .values({ ...row, step, from_state, to_state, position })
      .execute()
  await expect(insert('confirm', 'open', 'closed')).rejects.toMatchObject({ constraint: 'matter_step_allowed' })
  await expect(insert('close', 'acted', 'closed')).rejects.toMatchObject({ constraint: 'matter_step_starts' })
  await expect(insert('confirm', 'awaiting_fix', 'closed', 2)).rejects.toMatchObject({
    constraint: 'matter_step_follows',
  })
  await expect(
    app.db.updateTable('matter').set({ state: 'closed', position: 1, due_at: null }).where('id', '=', matter).execute(),
  ).rejects.toMatchObject({ constraint: 'matter_stands' })
  await expect(
    app.db
      .insertInto('transition')
      .values({ machine: 'matter', step: 'confirm', from_state: 'open', to_state: 'closed' })
      .execute(),
  ).rejects.toThrow(/permission denied/)
})

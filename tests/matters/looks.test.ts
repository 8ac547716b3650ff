import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'
import { fileCase, found, stageMatters, step, type Stage } from './matters.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const read = async (matter: string) => (await stage.lina.get(`/matters/${matter}`)).body
const minutes = (count: number) => {
  app.time.now = new Date(tonight.getTime() + count * 60_000)
  return app.time.now.toISOString()
}

test('a look in order later confirms what was ordered, one from before does not', async () => {
  const { wangqiang, patrol } = stage
  const claimed_at = minutes(10)
  const matter = await found(stage, undefined, { at: new Date(claimed_at) })
  const early = capture(patrol, { claimed_at: tonight.toISOString() })
  expect((await log(wangqiang, early)).status).toBe(201)
  expect(await read(matter)).toMatchObject({ state: 'awaiting_fix' })
  const look = capture(patrol, { claimed_at: minutes(20) })
  await log(wangqiang, look)
  const after = await read(matter)
  expect(after).toMatchObject({ state: 'closed', due_at: null })
  expect(after.timeline.at(-1)).toMatchObject({
    what: 'step',
    name: 'confirm',
    inspection_id: look.id,
    actor: { name: '王强' },
  })
  // The same again changes nothing.
  expect((await log(wangqiang, look)).status).toBe(200)
  expect((await read(matter)).timeline).toHaveLength(after.timeline.length)

  // The look is taken out: what it had settled is due for its recheck again.
  const taken = capture(patrol, { claimed_at: minutes(25), outcome: 'void', amends: look.id, amend_reason: 'mistake' })
  expect((await log(wangqiang, taken)).status).toBe(201)
  expect(await read(matter)).toMatchObject({ state: 'recheck_due' })
})

test('a look with findings says of each order whether it was followed; found again, it goes on as a matter of its own', async () => {
  const { wangqiang, patrol } = stage
  const stall = { kind: 'stall', id: cast.stall(2) } as const
  const orders = [
    finding('HYG-01', { actions: [action('fix_by')] }),
    finding('USE-05', { actions: [action('fix_by')] }),
  ]
  const third = finding('PLOT-01', { actions: [action('fix_by')] })
  await log(wangqiang, capture(patrol, { subject: stall, claimed_at: minutes(30), findings: [...orders, third] }))
  const [kept, wrong] = orders.map(({ id }) => id)
  const again = finding('PLOT-01', { actions: [action('remind')] })
  const look = capture(patrol, {
    subject: stall,
    claimed_at: minutes(40),
    findings: [again],
    rechecks: [
      { matter_id: String(kept), followed: true },
      { matter_id: String(wrong), followed: false },
    ],
  })
  expect((await log(wangqiang, look)).status).toBe(201)
  expect(await read(String(kept))).toMatchObject({ state: 'closed' })
  const unheeded = await read(String(wrong))
  expect(unheeded).toMatchObject({ state: 'awaiting_fix' })
  expect(Date.parse(unheeded.due_at)).toBeGreaterThan(app.time.now.getTime())
  const older = await read(third.id)
  expect(older).toMatchObject({ state: 'closed' })
  expect(older.timeline.at(-1)).toMatchObject({ name: 'found_again', said: { by: again.id } })
  expect(await read(again.id)).toMatchObject({ state: 'closed', kinds: ['remind'] })
  const doubled = {
    ...look,
    id: fresh(),
    rechecks: [...(look.rechecks ?? []), { matter_id: String(kept), followed: false }],
  }
  expect((await log(wangqiang, doubled)).body.code).toBe('invalid_request')
})

test('correcting an entry begins its matters anew; one that a procedure came of is not corrected any more', async () => {
  const { wangqiang, patrol } = stage
  minutes(50)
  const held = finding('HYG-01', {
    actions: [action('evidence_hold', { items: ['桶'], approved_by: cast.lina })],
    help_first: 'declined',
  })
  const entry = capture(patrol, { claimed_at: app.time.now.toISOString(), findings: [held] })
  await log(wangqiang, entry)
  const right = finding('HYG-01', { actions: [action('fix_by')] })
  const amended = capture(patrol, {
    claimed_at: minutes(51),
    findings: [right],
    amends: entry.id,
    amend_reason: 'correction',
  })
  expect((await log(wangqiang, amended)).status).toBe(201)
  expect(
    (await stage.lina.get(`/matters?vendor=${cast.zhangmei}`)).body.matters.map((one: { id: string }) => one.id),
  ).not.toContain(held.id)
  expect(await read(right.id)).toMatchObject({ state: 'awaiting_fix' })
  // Nobody has to decide on what was never held.
  const clocks = (await stage.lina.get('/clocks')).body.clocks as { matter_id: string }[]
  expect(clocks.map(({ matter_id }) => matter_id)).not.toContain(held.id)
  expect(await read(held.id)).toMatchObject({ state: 'void', running: [], procedures: [{ state: 'void', clocks: [] }] })
  const filed = await stage.wangqiang.post(`/matters/${right.id}/procedures`, {
    id: fresh(),
    kind: 'case',
    step: 'file',
    officers: [cast.wangqiang, cast.chenjing],
    legal_basis_id: '01980000-0000-7000-8000-000000000003',
    facts: '屡教不改',
    flagged: false,
  })
  expect(filed.status).toBe(200)
  const late = capture(patrol, {
    claimed_at: minutes(52),
    outcome: 'void',
    amends: amended.id,
    amend_reason: 'mistake',
  })
  expect((await log(wangqiang, late)).body.code).toBe('matter_gone_on')
})

test('the list goes by key, waits first, and tells of one squad or one vendor', async () => {
  const { lina } = stage
  const all = (await lina.get('/matters?waiting=1')).body.matters as { due_at: string | null; state: string }[]
  const ends = all.map(({ due_at }) => due_at ?? '9')
  expect(ends).toEqual([...ends].sort())
  expect(new Set(all.map(({ state }) => state))).not.toContain('closed')
  const [{ id, squad }] = (await lina.get(`/matters?squad=${cast.bado}`)).body.matters
  expect(squad).toEqual({ id: cast.bado, name: '八道中队', name_en: 'Badao squad' })
  expect((await lina.get(`/matters/${id}`)).body.squad).toEqual(squad)
  expect((await lina.get(`/matters?squad=${cast.xingdong}`)).body).toEqual({ matters: [], next: null })
  // A cursor beyond every time there is.
  for (const ms of ['9999999999999999', '-9999999999999999'])
    expect((await lina.get(`/matters?after=${ms}_${cast.lina}`)).body.code).toBe('invalid_request')
})

test('a step is refused to another squad, to nobody signed in, and where it is not open', async () => {
  const { guomin, lina, wangqiang } = stage
  const matter = await found({ ...stage, patrol: stage.patrol }, [action('fix_by')], {
    item: 'HYG-05',
    at: app.time.now,
  })
  expect((await step(guomin, matter, 'confirm', { words: null })).body.code).toBe('not_allowed')
  expect((await step(app.anyone, matter, 'confirm', { words: null })).status).toBe(401)
  expect((await step(wangqiang, matter, 'reopen', { reason: '再查' })).body).toMatchObject({
    code: 'step_not_open',
    detail: { machine: 'matter', step: 'reopen', state: 'awaiting_fix' },
  })
  const past = { deadline_at: tonight.toISOString(), reason: '商户请求' }
  expect((await step(wangqiang, matter, 'extend', past)).body.code).toBe('deadline_past')
  const moved = await step(wangqiang, matter, 'transfer', {
    officers: [cast.wangqiang],
    authority: 'M',
    reference: '元综移〔2026〕7',
    reason: '属市场监管',
  })
  expect(moved.body).toMatchObject({ state: 'transferred', kinds: ['fix_by', 'transfer'] })
  expect((await step(wangqiang, matter, 'return', { reason: '退回' })).body.code).toBe('not_allowed')
  expect((await step(lina, matter, 'return', { reason: '退回' })).body).toMatchObject({ state: 'acted' })
  const spared = { officers: [cast.wangqiang], spare_reason: 'minor_corrected', education: '已讲明规定' }
  expect((await step(wangqiang, matter, 'spare', spared)).body).toMatchObject({ state: 'spared' })
})

test('a fine on the spot waits for its receipt; nobody is asked for money here (rule R19)', async () => {
  const { wangqiang } = stage
  const fine = action('fine_on_spot', { amount_yuan: 50, document_number: '当罚 12' })
  const matter = await found(stage, [fine], { item: 'HYG-02', at: app.time.now })
  expect(await read(matter)).toMatchObject({ state: 'acted' })
  const close = (receipt: string | null) => step(wangqiang, matter, 'close', { words: '银行回单', receipt })
  expect((await close(null)).body).toMatchObject({ code: 'action_incomplete', detail: { article: 'penalty-67' } })
  expect((await close('0091')).body).toMatchObject({ state: 'closed' })
})

test('another patrol of another squad confirms just as well', async () => {
  const matter = await found(stage, [action('fix_by')], { item: 'HYG-03', at: app.time.now })
  const theirs = await patrolOf(stage.guomin, { lead_id: cast.guomin, members: [cast.guomin] })
  await log(stage.guomin, capture(theirs, { claimed_at: minutes(90) }))
  expect(await read(matter)).toMatchObject({ state: 'closed' })
})

test('only active officers are named in a later step: no supervisor, nobody unknown, nobody who has left', async () => {
  const { wangqiang } = stage
  const matter = await found(stage, undefined, { stall: 5, at: app.time.now })
  const order = (officers: string[]) =>
    step(wangqiang, matter, 'order', {
      officers,
      deadline_at: new Date(app.time.now.getTime() + 86_400_000).toISOString(),
      reason: null,
    })
  for (const other of [cast.lina, fresh()]) {
    const refused = await order([cast.wangqiang, other])
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      422,
      'unknown_reference',
      { fields: [{ path: 'officers' }] },
    ])
  }
  const named = { officers: [cast.wangqiang, cast.zhaolei] }
  const spared = { ...named, spare_reason: 'minor_corrected', education: '讲清规定' }
  expect((await step(wangqiang, matter, 'spare', spared)).body.code).toBe('unknown_reference')
  const transferred = { ...named, authority: 'M', reference: '平城管移〔2026〕13号', reason: '食品' }
  expect((await step(wangqiang, matter, 'transfer', transferred)).body.code).toBe('unknown_reference')
  const left = (active: boolean) => app.db.updateTable('person').set({ active }).where('id', '=', cast.guomin).execute()
  await left(false)
  expect((await order([cast.wangqiang, cast.guomin])).body.code).toBe('unknown_reference')
  await left(true)
  expect((await order([cast.wangqiang, cast.guomin])).status).toBe(200)
})

test('nor in what opens a procedure, beside the two who carry it out', async () => {
  const matter = await found(stage, undefined, { stall: 5, item: 'HYG-02', at: app.time.now })
  const officers = [cast.wangqiang, cast.chenjing, cast.lina]
  expect((await fileCase(stage.wangqiang, matter, { officers })).answer.body).toMatchObject({
    code: 'unknown_reference',
    detail: { fields: [{ path: 'officers' }] },
  })
  expect((await fileCase(stage.wangqiang, matter)).answer.status).toBe(200)
})

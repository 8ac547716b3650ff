import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/documents/schema.ts'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'
import { settings } from './settings.ts'

let app: TestApp
let lina: Client
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

/** A finding at 张梅's stall with these actions; answers its id. */
async function found(item: string, actions: ReturnType<typeof action>[], note: string | null = null) {
  const one = finding(item, { actions, note, help_first: 'declined' })
  const answer = await log(wangqiang, capture(patrol, { findings: [one] }))
  expect(answer.status, answer.text).toBe(201)
  return one.id
}
const issue = (who: Client, of: string, kind: string, fields: object = {}) =>
  who.post(`/findings/${of}/documents`, { id: fresh(), kind, words: {}, reason: null, ...fields })
const warning = () => action('warning', { document_number: '警1' })
const textOf = ({ blocks, facts }: Document) => JSON.stringify({ blocks, facts })

test('before the authority’s words are known nothing is issued, and what is missing is named', async () => {
  const id = await found('HYG-02', [action('fix_now')])
  const { status, body } = await issue(wangqiang, id, 'notice_to_correct')
  expect([status, body.code]).toEqual([422, 'document_incomplete'])
  expect(body.detail.missing).toEqual(['authority', 'short', 'phone', 'reconsideration', 'court'])
  expect(await app.db.selectFrom('document_series').select('last_number').execute()).toEqual([])
})

test('a supervisor says the words, and no two squads share a short name', async () => {
  expect((await wangqiang.put('/documents/settings', settings)).status).toBe(403)
  const alike = { ...settings, squads: { [cast.xingdong]: '八道' } }
  expect((await lina.put('/documents/settings', alike)).body).toMatchObject({ code: 'name_taken' })
  expect((await lina.put('/documents/settings', { ...settings, squads: { [fresh()]: '八道' } })).status).toBe(422)
  expect((await lina.put('/documents/settings', settings)).body).toMatchObject({
    settings: { authority: settings.authority },
    saved_by: '李娜',
  })
})

test('a notice to correct follows from the order, says what was seen, and is numbered', async () => {
  const deadline = '2026-11-23T13:00:00Z'
  const id = await found('HYG-02', [action('fix_by', { deadline_at: deadline })], '把洗碗水倒在路边。')
  const offered = (await wangqiang.get(`/findings/${id}/documents`)).body
  expect(offered).toMatchObject({ may_issue: true, documents: [] })
  expect(offered.kinds).toMatchObject([{ kind: 'notice_to_correct', issued: null, missing: [] }])
  const { status, body } = await issue(wangqiang, id, 'notice_to_correct')
  expect(status).toBe(201)
  expect(body).toMatchObject({ number: '元城管责改字〔2026〕八道第0001号', state: 'stands', template_version: 1 })
  expect(body.facts).toMatchObject({
    party: '张梅（张梅的摊）',
    location: '平安夜市A-001号摊位',
    found: '存在“乱倒污水油污”的行为（把洗碗水倒在路边）',
    rule: '《城市市容和环境卫生管理条例》第三十四条第四项',
    order: '于2026年11月23日21时00分前改正上述行为',
    officers: '王强（执法证号LN06-0021）、陈静（执法证号LN06-0022）',
    date: '二〇二六年十一月二十三日',
  })
  expect(JSON.stringify(body)).not.toContain('139041')
  const events = await app.db.selectFrom('event').select('body').where('kind', '=', 'document.issued').execute()
  expect(events).toMatchObject([{ body: { number: body.number, finding_id: id } }])
})

test('an on-the-spot fine is written in capitals, with the party’s word and the way to be heard', async () => {
  const id = await found('HYG-01', [action('fine_on_spot', { amount_yuan: 50, document_number: '罚12' })])
  const without = await issue(wangqiang, id, 'spot_decision')
  expect(without.body).toMatchObject({ code: 'document_incomplete', detail: { missing: ['statement'] } })
  const offered = (await wangqiang.get(`/findings/${id}/documents`)).body.kinds
  expect(offered).toMatchObject([{ kind: 'spot_decision', missing: ['statement'], pad_number: '罚12' }])
  const { body } = await issue(wangqiang, id, 'spot_decision', {
    words: { statement: '当事人表示不陈述、不申辩。', party: '不是张梅' },
  })
  expect(body.facts).toMatchObject({ decision: '罚款人民币伍拾元整（¥50）', party: '张梅（张梅的摊）' })
  // Administrative Reconsideration Law (2023) Art. 23: a penalty on the spot goes to reconsideration first.
  expect(textOf(body)).toContain('先向{{reconsideration}}申请行政复议')
})

test('one document per finding and kind; again only with a reason, and then the first no longer stands', async () => {
  const id = await found('HYG-02', [warning()])
  const words = { statement: '无' }
  const [one, two] = [fresh(), fresh()]
  expect((await issue(wangqiang, id, 'spot_decision', { id: one, words })).status).toBe(201)
  expect((await issue(wangqiang, id, 'spot_decision', { id: one, words })).status).toBe(200)
  const other = { id: one, words: { statement: '有异议' } }
  expect((await issue(wangqiang, id, 'spot_decision', other)).body).toMatchObject({ code: 'conflict' })
  const again = await issue(wangqiang, id, 'spot_decision', { words })
  expect(again.body).toMatchObject({ code: 'document_issued_already', detail: { id: one } })
  expect((await issue(wangqiang, id, 'spot_decision', { id: two, words, reason: '写错了地点' })).status).toBe(201)
  const otherReason = { id: two, words, reason: '写错了时间' }
  expect((await issue(wangqiang, id, 'spot_decision', otherReason)).body).toMatchObject({ code: 'conflict' })
  expect((await issue(wangqiang, id, 'spot_decision', { ...otherReason, reason: '写错了地点' })).status).toBe(200)
  const { documents } = (await lina.get(`/findings/${id}/documents`)).body
  // What there is a document about is not corrected away, not even at once.
  const { inspection_id } = await app.db
    .selectFrom('finding')
    .select('inspection_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const away = capture(patrol, { outcome: 'void', amends: inspection_id, amend_reason: 'mistake' })
  expect((await log(wangqiang, away)).body).toMatchObject({ code: 'enforcement_stays', detail: { kind: 'warning' } })
  expect(documents).toMatchObject([
    { id: two, state: 'stands', reason: '写错了地点' },
    { id: one, state: 'replaced' },
  ])
  const replaced = (await lina.get(`/documents/${one}`)).body
  expect(replaced.replaced_by).toBe(documents[0].number)
  expect((await issue(wangqiang, await found('HYG-01', [action('remind')]), 'spot_decision', { id: one })).status).toBe(
    422,
  )
})

test('a hold has its notice and its list, with seven working days; a spared finding its reason in the law’s words', async () => {
  const hold = action('evidence_hold', { items: ['音箱1台', '喇叭2只'], approved_by: cast.lina })
  const held = await found('NOISE-01', [hold])
  const kinds = (await wangqiang.get(`/findings/${held}/documents`)).body.kinds
  expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual(['item_list', 'evidence_hold_notice'])
  const { body } = await issue(wangqiang, held, 'evidence_hold_notice', { words: { storage: '八道中队' } })
  // Monday 23 November: Tuesday is the first of seven.
  expect(body.facts).toMatchObject({ hold_until: '2026年12月2日', items: ['音箱1台', '喇叭2只'], approved_by: '李娜' })
  expect((await issue(wangqiang, held, 'item_list')).status).toBe(201)

  const spared = await found('HYG-01', [action('educate'), action('spared', { reason: 'no_fault' })])
  expect((await issue(wangqiang, spared, 'no_penalty_decision')).body.facts.reason).toContain('第三十三条第二款')
  const transferred = await found('FOOD-05', [action('transfer', { authority: 'M' })])
  expect((await issue(wangqiang, transferred, 'transfer_letter')).body.facts.transfer_to).toBe('市场监督管理部门')
})

test('only the patrol’s squad and supervisors issue, and only what follows from the actions', async () => {
  const id = await found('HYG-01', [action('remind')])
  expect((await issue(wangqiang, id, 'notice_to_correct')).body.code).toBe('document_not_due')
  const ordered = await found('HYG-01', [action('fix_now')])
  expect((await issue(await app.as('guomin'), ordered, 'notice_to_correct')).status).toBe(403)
  expect((await issue(await app.as('zhangmei'), ordered, 'notice_to_correct')).status).toBe(403)
  expect((await issue(lina, ordered, 'penalty_decision')).body.code).toBe('document_not_due')
  expect((await issue(wangqiang, fresh(), 'notice_to_correct')).status).toBe(404)
  expect((await issue(lina, ordered, 'notice_to_correct')).status).toBe(201)
})

test('anybody with the code learns that it exists and stands, and nobody’s name; its vendor reads it whole', async () => {
  const set_aside = warning()
  const id = await found('HYG-05', [set_aside])
  const { body } = await issue(wangqiang, id, 'spot_decision', { words: { statement: '无' } })
  const typed = `${body.check_code.slice(0, 4)}-${body.check_code.slice(4).toLowerCase()}`
  const known = await app.anyone.get(`/documents/check/${typed}`)
  expect(known.body).toEqual({
    kind: 'spot_decision',
    title: '当场行政处罚决定书',
    title_en: 'On-the-spot penalty decision',
    number: body.number,
    issued_on: '2026-11-23',
    market: { name: '平安夜市', name_en: "Ping'an night market" },
    state: 'stands',
  })
  expect((await app.anyone.get('/documents/check/ABCDEFGHJKMN')).status).toBe(404)
  expect((await app.anyone.get(`/documents/${body.id}`)).status).toBe(401)
  const [zhangmei, yangfan] = [await app.as('zhangmei'), await app.as('yangfan')]
  expect((await zhangmei.get(`/documents/${body.id}`)).body.number).toBe(body.number)
  expect((await yangfan.get(`/documents/${body.id}`)).status).toBe(404)
  const mine = (await zhangmei.get('/own/documents')).body.documents
  expect(mine.map((one: { id: string }) => one.id)).toContain(body.id)
  expect((await yangfan.get('/own/documents')).body.documents).toEqual([])

  await lina.post(`/actions/${set_aside.id}/overturn`, { reason: '证据不足' })
  expect((await app.anyone.get(`/documents/check/${body.check_code}`)).body.state).toBe('set_aside')
})

test('a document of a corrected record says so, one of a record taken back is set aside', async () => {
  const ordered = finding('HYG-01', { actions: [action('fix_now')] })
  const first = capture(patrol, { findings: [ordered] })
  await log(wangqiang, first)
  const { body } = await issue(wangqiang, ordered.id, 'notice_to_correct')
  const state = async () => (await lina.get(`/documents/${body.id}`)).body.state
  const second = capture(patrol, { amends: first.id, amend_reason: 'correction', findings: [finding('HYG-01')] })
  expect((await log(wangqiang, second)).status).toBe(201)
  expect(await state()).toBe('corrected')
  expect((await issue(wangqiang, ordered.id, 'notice_to_correct', { reason: '再来' })).body.code).toBe(
    'already_amended',
  )
  const taken = capture(patrol, { amends: second.id, amend_reason: 'mistake', outcome: 'void' })
  expect((await log(wangqiang, taken)).status).toBe(201)
  expect(await state()).toBe('set_aside')
})

test('signatures: drawn, on paper or refused before a witness; the party’s once, the same again changes nothing', async () => {
  const id = await found('HYG-01', [action('fix_now')])
  const { body } = await issue(wangqiang, id, 'notice_to_correct')
  const sign = (fields: object, who = wangqiang) =>
    who.post(`/documents/${body.id}/signatures`, { id: fresh(), ...fields })
  const drawn = { id: fresh(), role: 'party', signer: '张梅', way: 'screen', strokes: [[10, 20, 30, 40, 900, 400]] }
  expect((await sign({ ...drawn, strokes: [[1, 2, 3]] })).status).toBe(400)
  expect((await sign({ ...drawn, strokes: Array(10).fill(Array(1000).fill(5)) })).status).toBe(400)
  expect((await sign({ role: 'party', signer: '张梅', way: 'refused' })).status).toBe(400)
  expect((await sign(drawn, await app.as('guomin'))).status).toBe(403)
  expect((await sign(drawn)).status).toBe(201)
  expect((await sign(drawn)).status).toBe(200)
  // Other strokes, or another signer, under the id of a signature that is kept are not kept with it.
  expect((await sign({ ...drawn, strokes: [[10, 20, 30, 41, 900, 400]] })).body.code).toBe('conflict')
  expect((await sign({ ...drawn, signer: '张梅梅' })).body.code).toBe('conflict')
  const refused = { role: 'party', signer: '张梅', way: 'refused', note: '当事人拒绝签字', witness: '市场管理员' }
  expect((await sign(refused)).status).toBe(409)
  const { status, body: signed } = await sign({ role: 'officer', signer: '王强', way: 'paper' })
  expect(status).toBe(201)
  expect(signed.signed.sort()).toEqual(['officer', 'party'])
  expect(signed.signatures).toMatchObject([
    { signer: '张梅', strokes: drawn.strokes },
    { signer: '王强', strokes: null },
  ])
})

import { describe, expect, test } from 'vitest'
import type { Matter, ProcedureRead, TimelineEntry } from '../../../src/matters/schema.ts'
import { anticipated, inTheWay, type Known, type Target } from '../../../web/matters/anticipate.ts'
import { alarm } from '../../../web/matters/alarm.tsx'
import { firstAnswers } from '../../../web/matters/first-answers.ts'
import type { Facts } from '../../../web/matters/facts.ts'
import type { Answers } from '../../../web/matters/answers.ts'
import { wrongs } from '../../../web/matters/wrongs.ts'

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [wangqiang, chenjing, liuyang, lina] = [id(21), id(22), id(23), id(11)]
const now = new Date('2026-11-23T11:05:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()

const basis = {
  id: id(3),
  instrument: 'penalty' as const,
  law: '城市市容和环境卫生管理条例',
  article: '第三十四条',
  words: '……',
  item_codes: ['HYG-01'],
  ended_at: null,
}

const step = (name: string, said: object): TimelineEntry => ({
  at: now.toISOString(),
  what: 'procedure',
  name,
  procedure: 'case',
  to_state: null,
  actor: { kind: 'person', name: '王强' },
  said: said as Record<string, unknown>,
  inspection_id: null,
  photos: [],
})

const filed = step('file', { officers: [wangqiang, chenjing], facts: '三次乱倒', flagged: false })
const noticed = step('give_notice', { penalty: 'fine', amount_yuan: 500 })

function known(matter: Partial<Matter> = {}): Known & Facts {
  const member = (person: string, name: string, certified: boolean) => ({
    id: person,
    name,
    badge: null,
    certified,
    certificate: certified ? { number: 'LN06', valid_from: '2024-01-01', valid_until: '2028-12-31' } : null,
  })
  return {
    now,
    bases: [basis],
    squad: {
      id: id(1),
      name: '八道中队',
      name_en: null,
      authorities: ['C'],
      members: [member(wangqiang, '王强', true), member(chenjing, '陈静', true), member(liuyang, '刘洋', false)],
    },
    names: new Map(),
    matter: {
      id: id(900),
      item: { code: 'HYG-01', name: '摊位垃圾', name_en: 'litter', severity: 2 },
      kinds: ['fix_by'],
      state: 'escalated',
      running: [],
      may_open: ['case', 'seizure', 'stall_loss'],
      timeline: [filed, noticed],
      terms: { answer_from: later(3), stall_answer_days: 3, hearing_from_yuan: 2000 },
      supervisors: [{ id: lina, name: '李娜' }],
      ...matter,
    } as Matter,
  } as unknown as Known & Facts
}

const procedure = (state: string, clocks: ProcedureRead['clocks'] = []): ProcedureRead => ({
  id: id(800),
  kind: 'case',
  state,
  opened_at: now.toISOString(),
  ended_at: null,
  legal_basis: null,
  clocks,
  open_steps: [],
})
const target = (machine: Target['machine'], name: string, of: ProcedureRead | null, by = lina): Target => ({
  machine,
  step: name,
  procedure: of,
  me: { id: by, hand: by === lina ? 'supervisor' : 'officer' },
})
const codes = (of: Target, answers: Partial<Answers> = {}, facts = known()) =>
  anticipated(of, facts, answers, now).map(({ code }) => code)

describe('what the office would refuse is known before it is sent', () => {
  test('a decision before the notice, before the statement, by its own officer, without its review', () => {
    expect(inTheWay(target('case', 'decide', procedure('investigating')), known(), now)).toEqual([
      { code: 'notice_first', detail: { article: 'penalty-44' } },
    ])
    expect(inTheWay(target('case', 'decide', procedure('notice_given')), known(), now)[0]?.code).toBe('statement_first')
    expect(inTheWay(target('case', 'decide', procedure('heard')), known(), now)).toEqual([])
    const flagged = known({ timeline: [step('file', { ...filed.said, flagged: true }), noticed] })
    expect(inTheWay(target('case', 'decide', procedure('heard')), flagged, now)[0]?.code).toBe('legal_review_first')
    const own = known({ timeline: [step('file', { ...filed.said, officers: [lina, chenjing] }), noticed] })
    expect(inTheWay(target('case', 'decide', procedure('heard')), own, now).map(({ code }) => code)).toContain(
      'involved_yourself',
    )
  })

  test('a case whose officers are no longer certified stands in the way of its decision', () => {
    const facts = known({ timeline: [step('file', { ...filed.said, officers: [wangqiang, liuyang] }), noticed] })
    expect(inTheWay(target('case', 'decide', procedure('heard')), facts, now)[0]?.code).toBe('two_certified_officers')
  })

  test('a case with one officer, with an auxiliary, without an article for the item', () => {
    const file = target('case', 'file', null, wangqiang)
    const answers = { officers: [wangqiang, chenjing], legal_basis_id: basis.id, facts: '三次乱倒', flagged: false }
    expect(codes(file, answers)).toEqual([])
    expect(codes(file, { ...answers, officers: [wangqiang] })).toEqual(['two_certified_officers'])
    expect(codes(file, { ...answers, officers: [wangqiang, liuyang] })).toEqual(['two_certified_officers'])
    const other = known({ item: { code: 'TIME-03', name: '', name_en: '', severity: 1 } })
    expect(codes(file, answers, other)).toEqual(['legal_basis_missing'])
    expect(codes(file, answers, known({ may_open: [], running: ['case'] }))).toEqual(['procedure_runs'])
  })

  test('a seizure that its own officer approved; a matter with a fine without its receipt', () => {
    const facts = { ...known(), bases: [{ ...basis, instrument: 'seizure' as const }] }
    const seize = target('seizure', 'seize', null, wangqiang)
    const answers = { officers: [wangqiang, chenjing], legal_basis_id: basis.id }
    expect(codes(seize, { ...answers, approved_by: lina }, facts)).toEqual([])
    expect(codes(seize, { ...answers, approved_by: null }, facts)).toEqual([])
    expect(codes(seize, { ...answers, approved_by: wangqiang }, facts)).toEqual(['approval_missing'])
    const fined = known({ state: 'acted', kinds: ['fine_on_spot'] })
    expect(wrongs(target('matter', 'close', null), fined, { words: '已缴款' }, now).get('receipt')).toEqual({
      kind: 'fill',
    })
    expect(wrongs(target('matter', 'close', null), fined, { words: '已缴款', receipt: '7' }, now).size).toBe(0)
  })
})

describe('what is wrong is said at the answer that is to be mended', () => {
  const decide = target('case', 'decide', procedure('heard'))
  const whole = { reasons: '事实清楚', penalty: 'fine', amount_yuan: 500 }

  test('too high a fine at its sum, a heavier kind at the kind, no order at its date', () => {
    expect(wrongs(decide, known(), whole, now).size).toBe(0)
    expect(wrongs(decide, known(), { ...whole, amount_yuan: 501 }, now).get('amount_yuan')).toMatchObject({
      refusal: { code: 'heavier_than_noticed' },
    })
    const heavier = wrongs(decide, known(), { ...whole, penalty: 'confiscate', amount_yuan: null }, now)
    expect(heavier.get('penalty')).toMatchObject({ refusal: { code: 'heavier_than_noticed' } })
    expect(wrongs(decide, known({ kinds: [] }), whole, now).get('correct_by')).toMatchObject({
      refusal: { code: 'order_first' },
    })
  })

  test('what is missing, what is too long', () => {
    expect(wrongs(decide, known(), {}, now).get('reasons')).toEqual({ kind: 'fill' })
    expect(wrongs(decide, known(), { ...whole, amount_yuan: null }, now).get('amount_yuan')).toEqual({ kind: 'fill' })
    expect(wrongs(decide, known(), { ...whole, reasons: '字'.repeat(2001) }, now).get('reasons')).toEqual({
      kind: 'long',
    })
    const seize = target('seizure', 'seize', null, wangqiang)
    expect(wrongs(seize, known(), {}, now).get('approved_by')).toEqual({ kind: 'fill' })
    const loss = target('stall_loss', 'propose', null)
    const pause = { measure: 'pause_stall', reason: '多次占道' }
    expect(wrongs(loss, known(), pause, now).get('days')).toEqual({ kind: 'fill' })
    expect(wrongs(loss, known(), { ...pause, days: 7 }, now).size).toBe(0)
  })

  test('silence before its time is over, too short a time to answer, a deadline that has passed', () => {
    const statement = { clock: 'statement' as const, started_at: now.toISOString(), due_at: later(3), paused: false }
    const waive = target('case', 'waive', procedure('notice_given', [statement]), wangqiang)
    expect(wrongs(waive, known(), { how: 'silent' }, now).get('how')).toMatchObject({
      refusal: { code: 'statement_first' },
    })
    expect(wrongs(waive, known(), { how: 'silent' }, new Date(later(4))).size).toBe(0)
    const notice = target('case', 'give_notice', procedure('investigating'), wangqiang)
    const said = { facts: '三次乱倒', penalty: 'fine', amount_yuan: 500 }
    expect(wrongs(notice, known(), { ...said, answer_until: later(2) }, now).get('answer_until')).toMatchObject({
      refusal: { code: 'answer_term_short' },
    })
    expect(wrongs(notice, known(), { ...said, answer_until: later(3) }, now).size).toBe(0)
    const extend = target('matter', 'extend', null)
    const waiting = known({ state: 'awaiting_fix' })
    expect(wrongs(extend, waiting, { deadline_at: later(-1), reason: '下雨' }, now).get('deadline_at')).toMatchObject({
      refusal: { code: 'deadline_past' },
    })
  })
})

test('a form begins with what is known: oneself where one may be, what was filed, what was noticed', () => {
  expect(firstAnswers(known(), target('case', 'file', null, wangqiang))).toEqual({ officers: [wangqiang] })
  expect(firstAnswers(known(), target('case', 'file', null, liuyang))).toEqual({})
  expect(firstAnswers(known(), target('matter', 'order', null, liuyang))).toEqual({ officers: [liuyang] })
  expect(firstAnswers(known(), target('case', 'give_notice', procedure('investigating'), wangqiang))).toEqual({
    facts: '三次乱倒',
  })
  expect(firstAnswers(known(), target('case', 'decide', procedure('heard')))).toEqual({
    penalty: 'fine',
    amount_yuan: 500,
  })
})

test('an order’s own deadline alarms two hours before, the law’s clocks as their rules say; a paused one never', () => {
  expect(alarm('fix', later(1), false, now)).toBe('running')
  expect(alarm('fix', later(1 / 24), false, now)).toBe('soon')
  expect(alarm('fix', later(-1 / 24), false, now)).toBe('over')
  expect(alarm('review', later(3), false, now)).toBe('running')
  expect(alarm('review', later(2), false, now)).toBe('soon')
  expect(alarm('case_decision', later(20), false, now)).toBe('running')
  expect(alarm('case_decision', later(10), false, now)).toBe('soon')
  expect(alarm('seizure_end', later(-1), true, now)).toBe('paused')
})

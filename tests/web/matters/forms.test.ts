import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { MatterStepEntry, ProcedureEntry, ProcedureStepEntry } from '../../../src/matters/schema-steps.ts'
import { machines } from '../../../src/matters/rules-machine.ts'
import type { Answers } from '../../../web/matters/answers.ts'
import { entryOf, mayBeEmpty } from '../../../web/matters/entry.ts'
import { allScreens, formNames, openings, screensOf, stepsOfPeople, type Opened } from '../../../web/matters/forms.ts'
import { undoingOf } from '../../../web/matters/undoing.ts'
import en from '../../../web/i18n/en/index.ts'
import zh from '../../../web/i18n/zh-CN/index.ts'

const id = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'

const full: Answers = {
  officers: [id, other],
  legal_basis_id: id,
  measure: 'seize',
  approved_by: other,
  items: ['液化气瓶 1 只'],
  storage: '中队物品库',
  facts: '三次乱倒污水',
  flagged: false,
  days: 7,
  reason: '案情复杂',
  reasons: '事实清楚',
  words: '下次一定收拾干净',
  what: '照片三张',
  penalty: 'fine',
  amount_yuan: 500,
  answer_until: '2026-12-01T16:00:00.000Z',
  deadline_at: '2026-12-01T13:00:00.000Z',
  correct_by: null,
  how: 'signed',
  spare_reason: 'no_fault',
  education: '讲了规定',
  authority: 'F',
  reference: '移〔2026〕3号',
  receipt: '0023881',
  received_by: '张梅',
  duty: '清走摊位后面的杂物',
  way: '自行清走',
  perform_by: '2026-12-01T16:00:00.000Z',
  cost_yuan: 300,
  target: '摊位后面的杂物',
  performer: '元宝环卫公司',
  execute_at: '2026-12-08T01:00:00.000Z',
  posted: '市场东门公告栏',
  done: '杂物装车运走',
  witness: '孙桂兰',
  none_begun: true,
  ground: 'hardship',
}

const namesOf = (name: string) => name.split('.') as [keyof typeof machines, string]
const answersFor = (name: string): Partial<Answers> => ({
  ...full,
  ...(name.endsWith('.serve') && { how: 'in_person' }),
  ...(name.endsWith('.execute') && { how: 'witness_signed' }),
  ...(name === 'stall_loss.propose' && { measure: 'pause_stall' }),
})

test('every step that people take has a form, but for what begins on patrol or is the other end of a choice', () => {
  const without = stepsOfPeople
    .map(({ machine, step }) => `${machine}.${step}`)
    .filter((name) => !formNames.includes(name))
  expect(without.sort()).toEqual(['evidence_hold.hold', 'seizure.seize_urgently'])
})

test('every form is for a step of its machine', () => {
  const known = Object.entries(machines).flatMap(([machine, ways]) => ways.map(({ step }) => `${machine}.${step}`))
  expect(formNames.filter((name) => !known.includes(name))).toEqual([])
})

test('every screen says what the law asks, every form what it is called and how it is undone, in both languages', () => {
  for (const texts of [zh, en]) {
    expect(allScreens.map(({ asks }) => asks).filter((asks) => !texts.procedures.asks[asks])).toEqual([])
    expect(formNames.filter((name) => !texts.matters.steps[name])).toEqual([])
    const spoken = new Set(formNames.map((name) => texts.procedures.undo[undoingOf(...namesOf(name))]))
    expect(spoken).not.toContain(undefined)
    const remarks = formNames.filter((name) =>
      screensOf(...namesOf(name))?.some(({ fields }) => fields.includes('words')),
    )
    expect(remarks.filter((name) => !texts.procedures.what[name])).toEqual([])
  }
})

test('all that is called a step is called so in both languages, and every state has its word', () => {
  for (const [machine, ways] of Object.entries(machines)) {
    for (const { step, to } of ways) {
      expect(zh.matters.steps, `${machine}.${step}`).toHaveProperty([`${machine}.${step}`])
      expect(en.matters.steps, `${machine}.${step}`).toHaveProperty([`${machine}.${step}`])
      if (machine === 'matter') continue
      const kind = machine as keyof typeof zh.matters.procedureStates
      expect(zh.matters.procedureStates[kind], `${machine} ${to}`).toHaveProperty([to])
      expect(en.matters.procedureStates[kind], `${machine} ${to}`).toHaveProperty([to])
    }
  }
})

describe('a form makes exactly what the server reads', () => {
  test.for(formNames)('%s', (name) => {
    const [machine, step] = namesOf(name)
    const opening = machine !== 'matter' && openings[machine as Opened] === step
    const schema = machine === 'matter' ? MatterStepEntry : opening ? ProcedureEntry : ProcedureStepEntry
    const entry = entryOf(machine, step, id, answersFor(name))
    const read = v.safeParse(schema, entry)
    expect(read.issues?.map(({ message, path }) => `${String(path?.[0]?.key)}: ${message}`)).toBeUndefined()
    expect(read.output).toEqual(entry)
    expect(entry).toMatchObject(opening ? { id, kind: machine, step } : { id, step })
  })

  test.for(formNames)('%s may go without what is called optional', (name) => {
    const [machine, step] = namesOf(name)
    const optional = (screensOf(machine, step) ?? [])
      .flatMap(({ fields }) => fields)
      // Asked for depending on another answer, and needed with it.
      .filter((field) => mayBeEmpty(machine, step, field) && field !== 'days' && field !== 'approved_by')
    const opening = machine !== 'matter' && openings[machine as Opened] === step
    const schema = machine === 'matter' ? MatterStepEntry : opening ? ProcedureEntry : ProcedureStepEntry
    const answers = { ...answersFor(name), ...Object.fromEntries(optional.map((field) => [field, ''])) }
    expect(v.is(schema, entryOf(machine, step, id, answers as Partial<Answers>))).toBe(true)
  })
})

test('a seizure that nobody approved beforehand is an urgent one; empty items and spaces are not sent', () => {
  const entry = entryOf('seizure', 'seize', id, {
    ...full,
    approved_by: null,
    items: [' 气瓶 1 只 ', ''],
    reason: ' 漏气 ',
  })
  expect(entry).toMatchObject({ step: 'seize_urgently', approved_by: null, items: ['气瓶 1 只'], reason: '漏气' })
  expect(entryOf('case', 'serve', id, { how: 'post', words: '  ' })).toEqual({
    id,
    step: 'serve',
    how: 'post',
    words: null,
  })
})

test('what can be taken back says by which step, and that step is there', () => {
  for (const name of formNames) {
    const [machine, step] = namesOf(name)
    const by = undoingOf(machine, step)
    // By whichever of several ends; by hearing the vendor first.
    if (by === 'none' || by === 'end' || by === 'renotice') continue
    const [way] = machines[machine].filter((one) => one.step === step)
    const back = machines[machine].filter((one) => one.step === by && one.from.includes(way!.to))
    expect(back.length, `${name} by ${by}`).toBeGreaterThan(0)
  }
})

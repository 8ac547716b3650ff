import { describe, expect, test } from 'vitest'
import type { ActionKind } from '../../../src/enforcement/rules-kinds.ts'
import type { ActionEntry } from '../../../src/enforcement/schema.ts'
import { findingAddress, subjectFrom } from '../../../src/inspections/rules-address.ts'
import type { Checklist, FindingEntry, Item, Subject } from '../../../src/inspections/schema.ts'
import type { Round } from '../../../src/patrols/schema.ts'
import { captureOf, type Draft } from '../../../web/inspections/capture.ts'
import {
  anticipate,
  changeAction,
  factsOf,
  kindsFor,
  officersFor,
  toggleAction,
} from '../../../web/inspections/draft.ts'
import { groupedItems, usedNow } from '../../../web/inspections/items.ts'

const now = new Date('2026-11-23T11:05:00Z')
const stall: Subject = { kind: 'stall', id: '01900000-0000-7000-8000-000000000101' }
const round = {
  patrol: {
    id: 'p',
    members: [
      { id: 'liu', name: '刘洋', certified: false },
      { id: 'wang', name: '王强', certified: true },
      { id: 'chen', name: '陈静', certified: true },
    ],
  },
  authorities: ['C'],
  supervisors: [{ id: 'lina', name: '李娜' }],
  checklist_version: 3,
  holders: [{ place_id: stall.id, vendor_id: 'v', party: 'organisation', penalised: ['PLOT-01'] }],
} as unknown as Round
const item = (code: string, authorities: Item['authorities'] = ['C'], categories: string[] | null = null): Item => ({
  code,
  name: `问题${code}`,
  name_en: `problem ${code}`,
  severity: 2,
  deadline: 'now',
  authorities,
  categories,
  closing_round: code === 'TIME-02',
  position: 1,
})
const checklist: Checklist = {
  version: 3,
  valid_from: '2026-01-01',
  items: [item('PLOT-01'), item('TIME-02'), item('FOOD-03', ['M'], ['snacks']), item('LOCAL-01')],
}
const make = (kind: ActionKind): ActionEntry => ({ id: kind, kind, officers: ['wang', 'chen'] })
const finding: FindingEntry = { id: 'f', item_code: 'PLOT-01', note: null, help_first: null, actions: [] }
const draft = (...findings: FindingEntry[]): Draft => ({
  id: 'i',
  subject: stall,
  findings,
  note: ' ',
  amends: null,
  amend_reason: null,
})

describe('who and what is offered', () => {
  test('penalties start with the certified, everything else with oneself', () => {
    expect(officersFor('warning', round, 'liu')).toEqual(['wang', 'chen'])
    expect(officersFor('remind', round, 'liu')).toEqual(['liu'])
    expect(officersFor('remind', round, 'lina')).toEqual(['liu'])
  })

  test('of more than two certified the officer names the second', () => {
    const members = [...round.patrol.members, { id: 'sun', name: '孙丽', certified: true }]
    const larger = { ...round, patrol: { ...round.patrol, members } }
    expect(officersFor('warning', larger, 'chen')).toEqual(['chen'])
    expect(officersFor('warning', larger, 'chen', ['chen', 'sun', 'gone'])).toEqual(['chen', 'sun'])
    expect(officersFor('warning', larger, 'chen', ['wang', 'sun'])).toEqual(['chen'])
    expect(officersFor('warning', larger, 'liu')).toEqual(['wang', 'chen', 'sun'])
  })

  test('outside the competence there is only handing over; no kind that needs a case is offered', () => {
    expect(kindsFor({ authorities: ['M'] }, ['C'])).toEqual(['transfer'])
    expect(kindsFor({ authorities: ['C'] }, ['C'])).not.toContain('confiscate')
    expect(kindsFor({ authorities: ['C'] }, ['C'])).toContain('fine_on_spot')
  })

  test('items by family, for the trade, by what is typed; a district’s own family is not lost', () => {
    const shown = (over: Partial<Parameters<typeof groupedItems>[1]>) =>
      groupedItems(checklist.items, { category: 'clothes', closingRound: false, query: '', ...over }).map(
        ([group, items]) => [group, items.map(({ code }) => code)],
      )
    expect(shown({})).toEqual([
      ['PLOT', ['PLOT-01']],
      ['TIME', ['TIME-02']],
      ['OTHER', ['LOCAL-01']],
    ])
    expect(shown({ category: 'snacks', query: 'ＦＯＯＤ' })).toEqual([['FOOD', ['FOOD-03']]])
    expect(shown({ closingRound: true })).toEqual([['TIME', ['TIME-02']]])
    expect(shown({ query: '没有的' })).toEqual([])
  })

  test('what was used last comes first, once', () => {
    expect(usedNow(['a', 'b', 'c'], 'b', 3)).toEqual(['b', 'a', 'c'])
    expect(usedNow(['a', 'b', 'c'], 'd', 3)).toEqual(['d', 'a', 'b'])
  })
})

describe('filling in', () => {
  test('sparing brings its education along, mildest first; a second tap takes it away', () => {
    const spared = toggleAction(finding, 'spared', make)
    expect(spared.actions.map(({ kind }) => kind)).toEqual(['educate', 'spared'])
    expect(toggleAction(spared, 'spared', make).actions.map(({ kind }) => kind)).toEqual(['educate'])
    const mixed = toggleAction(toggleAction(finding, 'warning', make), 'help', make)
    expect(mixed.actions.map(({ kind }) => kind)).toEqual(['help', 'warning'])
  })

  test('an emptied field is gone, so that the server sees none', () => {
    const warned = toggleAction(finding, 'warning', make)
    const numbered = changeAction(warned, 'warning', { document_number: '7' })
    expect(numbered.actions[0]?.document_number).toBe('7')
    expect(changeAction(numbered, 'warning', { document_number: '' }).actions[0]).not.toHaveProperty('document_number')
  })

  test('what is sent has no blank words or lines, and help-first only where it was asked', () => {
    const held = {
      ...finding,
      note: '  ',
      help_first: 'given' as const,
      actions: [{ ...make('evidence_hold'), items: [' 炭炉 ', '', ' '], reason: '  ' }],
    }
    const sent = captureOf(draft(held), round, now)
    expect(sent).toMatchObject({ outcome: 'findings', note: null, checklist_version: 3, claimed_at: now.toISOString() })
    expect(sent.findings[0]).toMatchObject({ note: null, help_first: 'given' })
    expect(sent.findings[0]?.actions[0]).toEqual({ ...make('evidence_hold'), items: ['炭炉'] })
    const reminded = { ...finding, help_first: 'given' as const, actions: [make('remind')] }
    expect(captureOf(draft(reminded), round, now).findings[0]?.help_first).toBeNull()
    expect(captureOf(draft(), round, now).outcome).toBe('in_order')
  })
})

describe('anticipating the server', () => {
  const told = (facts: Partial<ReturnType<typeof factsOf>>, ...actions: ActionEntry[]) =>
    anticipate(
      captureOf(draft({ ...finding, help_first: 'given', actions }), round, now),
      round,
      checklist,
      { category: null, party: 'person', penalised: [], firsts: [], ...facts },
      'wang',
      now,
    ).map(({ code }) => code)

  test('the same rules, with what the phone knows of the place', () => {
    const fine = { ...make('fine_on_spot'), amount_yuan: 500, document_number: '1' }
    expect(told({}, fine)).toEqual(['fine_over_limit'])
    expect(told({ party: 'organisation' }, fine)).toEqual([])
    expect(told({ party: 'organisation', penalised: ['PLOT-01'] }, fine)).toEqual(['second_penalty_needs_reason'])
    expect(told({}, { ...fine, amount_yuan: 50, officers: ['liu', 'wang'] })).toEqual(['two_certified_officers'])
  })

  test('who holds a place comes from the round; who is not in it is a plain person', () => {
    expect(factsOf(round, stall, 'snacks')).toEqual({
      category: 'snacks',
      party: 'organisation',
      penalised: ['PLOT-01'],
      firsts: [],
    })
    expect(factsOf(round, { ...stall, id: 'x' }, null)).toEqual({
      category: null,
      party: 'person',
      penalised: [],
      firsts: [],
    })
    const roaming: Subject = { kind: 'place', place: '东口', at: null, vendor_id: 'v' }
    expect(factsOf(round, roaming, null).party).toBe('organisation')
  })
})

describe('addresses', () => {
  test.each<Subject>([
    stall,
    { kind: 'shop', id: stall.id },
    { kind: 'place', place: '夜市东口 & 公交站', at: { lng: 124.39, lat: 40.13 }, vendor_id: stall.id },
    { kind: 'place', place: '西口', at: null, vendor_id: null },
  ])('a subject survives its address: $kind', (subject) => {
    const address = new URL(findingAddress('p', subject, 'A-001', null), 'http://localhost')
    expect(address.pathname).toBe('/patrols/p/finding')
    expect(subjectFrom(Object.fromEntries(address.searchParams))).toEqual(subject)
  })

  test.each([{}, { stall: '1' }, { at: '' }, { at: '东口', lng: 'x', lat: '1' }])(
    'an address that names none: %j',
    (query) => {
      expect(subjectFrom(query)).toBeNull()
    },
  )
})

test('a form is sent with the photos of its findings, as the wire has them; one without photos says nothing of them', () => {
  const photo = { sha256: 'a', finding_id: 'f', kind: 'after' as const, claimed_at: '2026-11-23T11:05:00.000Z' }
  const form = {
    id: 'i',
    subject: { kind: 'stall' as const, id: 's' },
    findings: [{ id: 'f', item_code: 'PLOT-01', note: null, help_first: null, actions: [] }],
    note: '',
    amends: null,
    amend_reason: null,
  }
  const round = { checklist_version: 1, patrol: { id: 'p' } }
  const now = new Date('2026-11-23T11:06:00Z')
  const photos = [
    { ...photo, here: true },
    { ...photo, sha256: 'b', finding_id: 'taken-out', here: true },
    { ...photo, sha256: 'c', here: false },
  ]
  expect(captureOf({ ...form, photos }, round, now).photos).toEqual([photo, { ...photo, sha256: 'c' }])
  expect(captureOf(form, round, now)).not.toHaveProperty('photos')
})

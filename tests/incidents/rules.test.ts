import { expect, test } from 'vitest'
import { mayClose, mayFollowUp, mayRead, type Concern, type Reader } from '../../src/incidents/rules.ts'
import { complaintKinds } from '../../src/incidents/rules-kinds.ts'

const officer: Reader = { id: 'o', role: 'officer', squad_id: 'a' }
const supervisor: Reader = { id: 's', role: 'supervisor', squad_id: null }
const quarrel: Concern = { kind: 'quarrel', squad_id: 'a', reported_by: 'x', named: [] }
const may = (reader: Reader, concern: Concern) =>
  [mayRead, mayFollowUp, mayClose].map((right) => right(reader, concern))

test('what befell a squad its officers read and follow up; only a supervisor closes it', () => {
  expect(may(officer, quarrel)).toEqual([true, true, false])
  expect(may(officer, { ...quarrel, squad_id: 'b' })).toEqual([false, false, false])
  expect(may(officer, { ...quarrel, squad_id: null })).toEqual([false, false, false])
  expect(may({ ...officer, squad_id: null }, { ...quarrel, squad_id: null })).toEqual([false, false, false])
  expect(may(officer, { ...quarrel, squad_id: 'b', reported_by: 'o' })).toEqual([true, true, false])
  expect(may(supervisor, quarrel)).toEqual([true, true, true])
})

test('whoever was part of it does not close it', () => {
  expect(may(supervisor, { ...quarrel, named: ['s'] })).toEqual([true, true, false])
})

test.each(complaintKinds)('a complaint (%s) goes to no squad; who is named neither reads nor closes it', (kind) => {
  const complaint: Concern = { ...quarrel, kind, named: ['o'] }
  expect(may(officer, complaint)).toEqual([false, false, false])
  expect(may({ ...officer, id: 'p' }, complaint)).toEqual([false, false, false])
  // Who wrote it down reads it, unless it is about them.
  expect(may({ ...officer, id: 'p' }, { ...complaint, reported_by: 'p' })).toEqual([true, false, false])
  expect(may(officer, { ...complaint, reported_by: 'o' })).toEqual([false, false, false])
  expect(may(supervisor, complaint)).toEqual([true, true, true])
  expect(may(supervisor, { ...complaint, named: ['s'] })).toEqual([true, false, false])
})

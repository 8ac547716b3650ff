import { expect, test } from 'vitest'
import { capabilities, onlyOf, sharedBy, standingRefused } from '../../src/people/rules.ts'

const supervisor = { role: 'supervisor', active: true } as const
const officer = { role: 'officer', active: true } as const
const gone = { role: 'supervisor', active: false } as const

test('the last active supervisor stays one, whoever asks', () => {
  const last = new Set(['a'])
  for (const by of ['a', 'b'])
    for (const next of [officer, gone]) expect(standingRefused(by, 'a', next, last)).toBe('last_supervisor')
  expect(standingRefused('a', 'a', supervisor, last)).toBeNull()
  expect(standingRefused('a', 'b', gone, last)).toBeNull()
  expect(standingRefused('a', 'b', supervisor, last)).toBeNull()
})

test('of several, one may be taken by another but not by themself', () => {
  const both = new Set(['a', 'b'])
  for (const next of [officer, gone]) {
    expect(standingRefused('a', 'b', next, both)).toBeNull()
    expect(standingRefused('a', 'a', next, both)).toBe('not_yourself')
  }
  expect(standingRefused('a', 'a', supervisor, both)).toBeNull()
})

test('who is no supervisor any more changes nobody', () => {
  expect(standingRefused('c', 'd', officer, new Set(['a', 'b']))).toBe('not_allowed')
  expect(standingRefused('c', 'a', officer, new Set(['a', 'b']))).toBe('not_allowed')
})

test('what a role may do is what both may and what only it may', () => {
  for (const [role, other] of [
    ['officer', 'supervisor'],
    ['supervisor', 'officer'],
    ['vendor', 'supervisor'],
  ] as const) {
    const parts = [...sharedBy(role, other), ...onlyOf(role, other)]
    expect(parts.toSorted()).toEqual([...capabilities[role]].toSorted())
  }
  expect(sharedBy('officer', 'supervisor').toSorted()).toEqual(sharedBy('supervisor', 'officer').toSorted())
  expect(onlyOf('officer', 'supervisor')).toContain('patrol.run')
  expect(onlyOf('supervisor', 'officer')).toContain('person.edit')
})

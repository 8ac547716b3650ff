import { expect, test } from 'vitest'
import { codeOf, placeOfCode } from '../../src/plan/rules-code.ts'
import type { Place } from '../../src/plan/schema.ts'

const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`
const places = [1, 2].map((n) => ({ id: id(n), number: `A-00${n}` })) as Place[]

test.each([
  ['its own code', codeOf('https://market.example', 'pingan', id(2)), 'A-002'],
  ['a code printed under another host', `http://old.example/m/pingan?lang=en&place=${id(1)}#top`, 'A-001'],
  [
    'capital letters',
    codeOf('https://market.example', 'pingan', id(2)).toUpperCase().replace('PLACE', 'place'),
    'A-002',
  ],
  ['a number in the address', 'https://market.example/m/pingan?place=A-002', 'A-002'],
  ['a number alone', ' a2 ', 'A-002'],
])('%s means a place', (_, text, number) => {
  expect(placeOfCode(text, places)?.number).toBe(number)
})

test.each([
  '',
  'https://pay.example/?id=77',
  `https://market.example/m/pingan?place=${id(9)}`,
  '%E0%A4%A',
  'wxp://f2f0',
])('a code of something else means none: %s', (text) => {
  expect(placeOfCode(text, places)).toBeNull()
})

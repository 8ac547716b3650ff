import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { searchPlaces } from '../../src/plan/rules-search.ts'
import type { Place } from '../../src/plan/schema.ts'

const place = (number: string, position: number, holder: string | null = null): Place => ({
  id: `id-${number}`,
  kind: 'stall',
  number,
  row: number.slice(0, 1),
  position,
  category: null,
  outline: [],
  status: holder === null ? 'vacant' : 'assigned',
  holder,
})
const market = [
  place('A-007', 1, '王春兰'),
  place('A-070', 2, '李国强'),
  place('A-010', 3),
  place('B-007', 4, '王小明'),
  place('B-012', 5, 'Ａnna Li'),
  place('100', 6),
]
const numbers = (query: string) => searchPlaces(query, market).map((found) => found.number)

describe('searching a stall', () => {
  test.for(['A7', 'a-07', 'Ａ０７', ' a 007 ', 'A-007', 'a–7', 'A7号'])('%s finds A-007 and nothing else', (query) => {
    expect(numbers(query)).toEqual(['A-007'])
  })

  test('a number alone finds it in every row, in walking order', () => {
    expect(numbers('7')).toEqual(['A-007', 'B-007'])
    expect(numbers('007')).toEqual(['A-007', 'B-007'])
  })

  test('a row finds its stalls', () => {
    expect(numbers('a')).toEqual(['A-007', 'A-070', 'A-010', 'B-012'])
    expect(numbers('B1')).toEqual(['B-012'])
  })

  test('a name or part of it finds its stalls, in any width and case', () => {
    expect(numbers('王')).toEqual(['A-007', 'B-007'])
    expect(numbers('国强')).toEqual(['A-070'])
    expect(numbers('anna li')).toEqual(['B-012'])
  })

  test('zeros inside a number count', () => {
    expect(numbers('100')).toEqual(['100'])
    expect(numbers('1')).not.toContain('A-010')
  })

  test('nothing typed, or only dashes, finds nothing', () => {
    expect(numbers('')).toEqual([])
    expect(numbers(' - ')).toEqual([])
  })

  const wide = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0))

  property.prop([
    fc.constantFrom('A', 'B', 'ZZ'),
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom('', '-', ' ', ' - ', '·'),
    fc.boolean(),
    fc.boolean(),
  ])('however it is typed, a number finds its stall first', (row, n, width, dash, small, full) => {
    const stall = place(`${row}-${String(n).padStart(width, '0')}`, 99)
    const typed = `${small ? row.toLowerCase() : row}${dash}${n}`
    expect(searchPlaces(full ? wide(typed) : typed, [...market, stall])).toContain(stall)
  })

  property.prop([fc.string({ unit: 'binary', maxLength: 60 })])('whatever is typed, it only answers', (query) => {
    for (const found of searchPlaces(query, market)) expect(market).toContain(found)
  })
})

test('four digits are the end of a holder’s phone number, where one ends so', () => {
  const [first, second] = [market[0]!, market[1]!]
  const tails = { [first.id]: '0007', [second.id]: '0421' }
  expect(searchPlaces('0421', market, tails)).toEqual([second])
  expect(searchPlaces('0007', market, tails)).toContain(first)
  expect(searchPlaces('421', market, tails)).not.toContain(second)
  expect(searchPlaces('9999', market, tails)).toEqual([])
})

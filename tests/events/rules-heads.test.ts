import { expect, test } from 'vitest'
import { eveningOfChain, headsOf, readHead, writtenHead } from '../../src/events/rules-heads.ts'

const market = { time_zone: 'Asia/Shanghai', opens: '15:00', closes: '21:00', seasons: [] }
const days = { time_zone: 'Asia/Shanghai', opens: null, closes: null, seasons: [] }
const at = (text: string) => new Date(text)

test('a market’s chain goes by its evenings, the district’s by days', () => {
  const late = at('2026-11-23T17:30:00Z')
  expect(eveningOfChain(market, late)).toBe('2026-11-23')
  expect(eveningOfChain(days, late)).toBe('2026-11-24')
})

test('each evening’s last row but of the newest, also where a clock went back', () => {
  const rows = ['2026-11-21T11:00:00Z', '2026-11-22T11:00:00Z', '2026-11-21T12:00:00Z', '2026-11-23T11:00:00Z'].map(
    (text, n) => ({ n, at: at(text) }),
  )
  expect(headsOf(rows, market).map(([evening, { n }]) => [evening, n])).toEqual([
    ['2026-11-21', 0],
    ['2026-11-22', 2],
  ])
  expect(headsOf([], market)).toEqual([])
})

test('a line is read as it was written, however it was spaced', () => {
  const head = { chain: 'pingan', evening: '2026-11-22', position: 1234, hash: 'ab'.repeat(32) }
  expect(readHead(writtenHead(head))).toEqual(head)
  expect(readHead(`  pingan   2026-11-22\n#1234 ${'AB'.repeat(32)} `)).toEqual(head)
  for (const wrong of ['', 'pingan 2026-11-22 #1234 abc', `x 2026-11-22 1234 ${'ab'.repeat(32)}`])
    expect(readHead(wrong)).toBeNull()
})

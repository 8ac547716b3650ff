import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { beginAt, cursorForm, readCursor, writeCursor } from '../../src/live/rules.ts'

const chain = fc.oneof(fc.constant('-'), fc.stringMatching(/^[a-z][a-z0-9-]{1,9}$/))
const cursor = fc.array(fc.tuple(chain, fc.nat()), { maxLength: 12 }).map((pairs) => new Map(pairs))

test.prop([cursor])('a written cursor is read as it was; what stands at 0 need not be named', (positions) => {
  const written = writeCursor(positions)
  expect(written).toMatch(cursorForm)
  const read = readCursor(written)
  for (const [name, position] of positions) expect(read.get(name) ?? 0).toBe(position)
  expect([...read.keys()].every((name) => name === '-' || positions.has(name))).toBe(true)
})

test('no cursor is empty, for a browser sends no empty id back', () => {
  expect(writeCursor(new Map())).toBe('-:0')
})

test('a chain named twice is read on from the earlier position', () => {
  expect(readCursor('pingan:9,pingan:4,-:1')).toEqual(
    new Map([
      ['pingan', 4],
      ['-', 1],
    ]),
  )
})

test.prop([cursor, cursor])('a stream never begins beyond a head, and says when it was asked to', (asked, heads) => {
  const begin = beginAt(asked, heads)
  for (const [name, position] of begin.cursor) expect(position).toBeLessThanOrEqual(heads.get(name) ?? 0)
  for (const [name, head] of heads) expect(begin.cursor.get(name)).toBe(Math.min(asked.get(name) ?? 0, head))
  expect(begin.complete).toBe([...asked].every(([name, position]) => position <= (heads.get(name) ?? 0)))
})

test('without a cursor it begins at the heads', () => {
  const heads = new Map([['pingan', 7]])
  expect(beginAt(undefined, heads)).toEqual({ cursor: heads, complete: true })
})

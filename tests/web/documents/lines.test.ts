import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import * as v from 'valibot'
import { Strokes } from '../../../src/documents/schema.ts'
import { pathOf, pointIn, withPoint, type Lines } from '../../../web/documents/lines.ts'

const frame = { left: 20, top: 100, width: 330, height: 132 }

test('a pointer is in the box of 1000 by 400, or at its edge', () => {
  expect(pointIn(frame, 20, 100)).toEqual([0, 0])
  expect(pointIn(frame, 350, 232)).toEqual([1000, 400])
  expect(pointIn(frame, 9999, -5)).toEqual([1000, 0])
})

test('a dot is a line, a still finger adds nothing to it', () => {
  const dot = withPoint([], [500, 200], true)
  expect(dot).toEqual([[500, 200, 500, 200]])
  expect(withPoint(dot, [501, 201], false)).toBe(dot)
  expect(pathOf(withPoint(dot, [600, 200], false)[0]!)).toBe('M500 200L500 200L600 200')
})

const moves = fc.array(fc.tuple(fc.nat(2000), fc.nat(2000), fc.boolean()), {
  minLength: 1,
  maxLength: 8000,
  size: 'max',
})

test.prop([moves], { numRuns: 20 })('however long somebody draws, the office takes what was drawn', (all) => {
  let lines: Lines = []
  all.forEach(([x, y, begins], index) => {
    lines = withPoint(lines, pointIn(frame, x / 4, y / 4), begins || index === 0)
  })
  expect(v.safeParse(Strokes, lines).success).toBe(true)
})

import { test as property, fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { frameOf } from '../../src/studio/rules-frame.ts'
import { mostInRow, rowCount, rowLength, rowOf, type RowForm } from '../../src/studio/rules-rows.ts'
import { ids, onStreet, plane, rowForm } from './layout.ts'

const made = (form: RowForm) => rowOf(form, plane, ids())
const numbers = (form: RowForm) => made(form).map((stall) => stall.number)

test('a baseline of 30 m takes ten stalls of 3 m, no more and no fewer', () => {
  const stalls = made(rowForm())
  expect(stalls).toHaveLength(10)
  expect(onStreet(stalls[0]!)).toEqual([
    [0, 0],
    [3, 0],
    [3, 2],
    [0, 2],
  ])
  expect(onStreet(stalls[9]!)[1]).toEqual([30, 0])
})

test('on the right hand the stalls lie on the other side, fronts on the baseline', () => {
  const [first] = made(rowForm({ side: 'right' }))
  const across = onStreet(first!).map(([, y]) => y)
  expect([Math.min(...across), Math.max(...across)]).toEqual([-2, 0])
})

test('gaps: between all, and wider after every third', () => {
  const form = rowForm({ gap_m: 0.5, gap_every: 3, gap_every_m: 4, count: 7 })
  const starts = made(form).map((stall) => Math.min(...onStreet(stall).map(([x]) => x)))
  expect(starts).toEqual([0, 3.5, 7, 14, 17.5, 21, 28])
  expect(rowLength(form, 7)).toBe(31)
})

test('numbers: prefix, first, step, padding, skipped ones, and from the far end', () => {
  const form = rowForm({ count: 4, prefix: '东', first: 2, step: 2, padding: 2, skip: [4] })
  expect(numbers(form)).toEqual(['东02', '东06', '东08', '东10'])
  expect(numbers({ ...form, direction: 'backward' })).toEqual(['东10', '东08', '东06', '东02'])
})

test('nothing fits a baseline of no length, nor a stall of no width', () => {
  expect(made(rowForm({ to: [0, 0] }))).toEqual([])
  expect(made(rowForm({ width_m: 0 }))).toEqual([])
  expect(rowCount(rowForm({ count: 1e9 }))).toBe(mostInRow)
})

const forms = fc.record({
  angle: fc.double({ min: -180, max: 180, noNaN: true }),
  length: fc.double({ min: 5, max: 200, noNaN: true }),
  width_m: fc.double({ min: 1, max: 6, noNaN: true }),
  depth_m: fc.double({ min: 1, max: 6, noNaN: true }),
  gap_m: fc.double({ min: 0, max: 2, noNaN: true }),
  gap_every: fc.option(fc.integer({ min: 1, max: 12 })),
  gap_every_m: fc.double({ min: 2, max: 6, noNaN: true }),
  side: fc.constantFrom('left' as const, 'right' as const),
})

property.prop([forms])('any row keeps within its baseline, its sides and its gaps', ({ angle, length, ...more }) => {
  const radians = (angle * Math.PI) / 180
  const to = [length * Math.cos(radians), length * Math.sin(radians)] as const
  const form = rowForm({ ...more, to })
  const stalls = made(form)
  const along = ([x, y]: readonly [number, number]) => x * Math.cos(radians) + y * Math.sin(radians)
  const spans = stalls.map((stall) => {
    const at = stall.outline.map((corner) => along(plane.toPlane(corner)))
    return [Math.min(...at), Math.max(...at)] as const
  })
  spans.forEach(([from, until], index) => {
    expect(from).toBeGreaterThan(-0.03)
    expect(until).toBeLessThan(length + 0.03)
    const before = spans[index - 1]
    if (before === undefined) return
    const wide = form.gap_every !== null && index % form.gap_every === 0
    expect(from - before[1]).toBeCloseTo(wide ? form.gap_every_m : form.gap_m, 1)
  })
  for (const stall of stalls) {
    const frame = frameOf(stall, plane)
    expect(frame.width_m).toBeCloseTo(form.width_m, 1)
    expect(frame.depth_m).toBeCloseTo(form.depth_m, 1)
  }
  // One more would not have fitted.
  expect(rowLength(form, stalls.length + 1)).toBeGreaterThan(length)
  expect(new Set(stalls.map((stall) => stall.number)).size).toBe(stalls.length)
})

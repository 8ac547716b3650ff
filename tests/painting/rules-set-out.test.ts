import { test as property, fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { setOutCsv } from '../../src/painting/rules-csv.ts'
import { marksOf, setOut, type Offset } from '../../src/painting/rules-set-out.ts'
import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import { document, feature, plane, stall } from '../studio/layout.ts'

/** What the crew does with tape and square: the point of the plane that an offset names. */
function pointAt(from: PlanePoint, to: PlanePoint, { along_m, aside_m }: Offset): PlanePoint {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const base = Math.hypot(dx, dy)
  const [east, north] = [dx / base, dy / base]
  return [from[0] + along_m * east - aside_m * north, from[1] + along_m * north + aside_m * east]
}

const marks = (from: [number, number], to: [number, number]) => {
  const found = marksOf(
    [
      feature(2, 'mark', [to], { label: 'B 井盖' }),
      feature(1, 'mark', [from], { label: 'A 墙角' }),
      feature(3, 'tree', [[0, 0]]),
    ],
    plane,
  )
  return found as [(typeof found)[number], (typeof found)[number]]
}
const heads = ['排', '摊位', '角', '沿线', '离线', '对角一', '对角二'] as const

test('marks are found by label; other points are none', () => {
  expect(marks([0, 0], [40, 0]).map(({ label }) => label)).toEqual(['A 墙角', 'B 井盖'])
  expect(marksOf([feature(1, 'mark', [[3, 3]])], plane)[0]?.label).toBe('M1')
})

test('offsets from marks along the street are the street’s own metres, to the centimetre, with equal diagonals', () => {
  const [a, b] = marks([-20, -5], [30, -5])
  const plan = document([stall(1, 0, 0), stall(2, 3.4, 0), stall(3, 0, 8, { row_label: 'B', angle: 90 })])
  const sheet = setOut(plan, plane, a, b)!
  expect(sheet.base_m).toBe(50)
  expect(sheet.rows.map(({ row, stalls, length_m }) => [row, stalls.length, length_m])).toEqual([
    ['A', 2, 6.71],
    ['B', 1, 3.61],
  ])
  expect(sheet.rows[0]!.stalls[0]).toMatchObject({
    number: 'A-001',
    corners: [
      { along_m: 18.5, aside_m: 4 },
      { along_m: 21.5, aside_m: 4 },
      { along_m: 21.5, aside_m: 6 },
      { along_m: 18.5, aside_m: 6 },
    ],
    diagonals_m: [3.61, 3.61],
  })
})

test('rows and stalls come in the order they are walked; marks that are too near are refused', () => {
  const plan = document([stall(1, 0, 0, { position: 2 }), stall(2, 5, 0, { position: 1 })])
  const [a, b] = marks([0, -5], [20, -5])
  expect(setOut(plan, plane, a, b)!.rows[0]!.stalls.map(({ number }) => number)).toEqual(['A-002', 'A-001'])
  expect(setOut(plan, plane, a, { ...b, at: [1, -5] })).toBeNull()
})

test('the table opens in a spreadsheet: a byte order mark, two decimals, no formula from a stall’s number', () => {
  const [a, b] = marks([0, -5], [20, -5])
  const csv = setOutCsv(
    setOut(document([stall(1, 0, 0, { number: '=1+1', row_label: 'A,"甲"' })]), plane, a, b)!,
    heads,
  )
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFF排,摊位,角,沿线,离线,对角一,对角二',
    `"A,""甲""",'=1+1,1,-1.50,4.00,3.61,3.61`,
  ])
})

const somewhere = fc.tuple(
  fc.double({ min: -150, max: 150, noNaN: true }),
  fc.double({ min: -60, max: 60, noNaN: true }),
)
property.prop([
  somewhere,
  somewhere,
  fc.array(fc.tuple(somewhere, fc.integer({ min: 0, max: 179 })), { minLength: 1, maxLength: 8 }),
])('whatever the marks, corners painted from the sheet lie within a centimetre of the plan', (from, to, stalls) => {
  fc.pre(Math.hypot(from[0] - to[0], from[1] - to[1]) > 6)
  const [a, b] = marks(from, to)
  const plan = document(stalls.map(([[x, y], angle], n) => stall(n + 1, x, y, { angle })))
  const sheet = setOut(plan, plane, a, b)!
  const painted = new Map(sheet.rows.flatMap(({ stalls: all }) => all.map((one) => [one.number, one.corners])))
  for (const each of plan.stalls) {
    painted.get(each.number)!.forEach((offset, index) => {
      const [x, y] = pointAt(a.at, b.at, offset)
      const [px, py] = plane.toPlane(each.outline[index]!)
      expect(Math.hypot(x - px, y - py)).toBeLessThan(0.01)
    })
  }
})

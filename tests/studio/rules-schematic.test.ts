import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import {
  layAlong,
  lineLength,
  metresNeeded,
  type LayForm,
  type SchematicRow,
  type SchematicStall,
} from '../../src/studio/rules-schematic.ts'
import { readSchematic } from '../../src/studio/rules-schematic-file.ts'
import { ids, onStreet, plane, unplaced } from './layout.ts'

const row = (...stalls: SchematicStall[]): SchematicRow => ({ label: 'A', stalls })
const form = (more: Partial<LayForm> = {}): LayForm => ({
  line: [
    [0, 0],
    [30, 0],
  ],
  side: 'left',
  width_m: 3,
  depth_m: 2,
  gap_m: 0,
  passage_m: 2,
  spread: false,
  direction: 'forward',
  ...more,
})
const lay = (stalls: SchematicStall[], more: Partial<LayForm> = {}) =>
  layAlong(row(...stalls), form(more), plane, ids())

/** Metres from a point to the nearest part of a line. */
function away(line: readonly PlanePoint[], [x, y]: PlanePoint) {
  const parts = line.slice(1).map(([bx, by], i) => {
    const [ax, ay] = line[i]!
    const square = (bx - ax) ** 2 + (by - ay) ** 2
    const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
    return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y)
  })
  return Math.min(...parts)
}

describe('a row along a straight line', () => {
  test('stands with its fronts on it, in order, each as wide as the file says or the form', () => {
    const { stalls, over_m } = lay([
      unplaced('8'),
      unplaced('10', { width_m: 4, depth_m: 3, category_id: 'fruit' }),
      unplaced('12'),
    ])
    expect(stalls.map(({ number, row_label, width_m, depth_m, category_id }) => [number, row_label, width_m, depth_m, category_id])).toEqual([
      ['8', 'A', 3, 2, null],
      ['10', 'A', 4, 3, 'fruit'],
      ['12', 'A', 3, 2, null],
    ]) // prettier-ignore
    expect(stalls.map(onStreet)).toEqual([
      [[0, 0], [3, 0], [3, 2], [0, 2]],
      [[3, 0], [7, 0], [7, 3], [3, 3]],
      [[7, 0], [10, 0], [10, 2], [7, 2]],
    ]) // prettier-ignore
    expect(over_m).toBe(0)
  })

  test('leaves gaps, and wider ones where the file breaks the row', () => {
    const stalls = [unplaced('1'), unplaced('2'), unplaced('3', { gap_before: true })]
    const laid = lay(stalls, { gap_m: 0.5, passage_m: 4 })
    expect(laid.stalls.map((stall) => onStreet(stall)[0]![0])).toEqual([0, 3.5, 10.5])
    expect(metresNeeded(row(...stalls), form({ gap_m: 0.5, passage_m: 4 }))).toBe(13.5)
  })

  test('stands on the other side, and begins at the other end, without changing sides', () => {
    const [right] = lay([unplaced('1')], { side: 'right' }).stalls
    expect(Math.min(...onStreet(right!).map(([, y]) => y))).toBe(-2)
    const back = lay([unplaced('1'), unplaced('2')], { direction: 'backward' }).stalls.map(onStreet)
    expect(back.map((ring) => Math.max(...ring.map(([x]) => x)))).toEqual([30, 27])
    expect(back.flat().every(([, y]) => y >= 0)).toBe(true)
  })

  test('sticks out and says by how much where the line is too short; a line of one point lays nothing', () => {
    const { stalls, over_m } = lay(Array.from({ length: 12 }, (_, i) => unplaced(String(i))))
    expect([stalls.length, over_m]).toEqual([12, 6])
    expect(lay([unplaced('1')], { line: [[4, 4], [4, 4]] }).stalls).toEqual([]) // prettier-ignore
    expect(lay([unplaced('1')], { line: [] }).stalls).toEqual([])
  })
})

const side = fc.double({ min: 0.5, max: 6, noNaN: true })
const anyRow = fc.array(fc.record({ width_m: fc.option(side), gap_before: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
})
const anyForm = fc.record({
  side: fc.constantFrom('left' as const, 'right' as const),
  direction: fc.constantFrom('forward' as const, 'backward' as const),
  gap_m: fc.double({ min: 0, max: 2, noNaN: true }),
  spread: fc.boolean(),
})
const stallsOf = (some: { width_m: number | null; gap_before: boolean }[]) =>
  some.map((each, i) => unplaced(String(i + 1), each))

property.prop([anyRow, anyForm, fc.double({ min: -180, max: 180, noNaN: true })])(
  'however a straight line runs, no stall lies on its neighbour, and a row that is spread ends where the line ends',
  (some, more, angle) => {
    const turn = (angle * Math.PI) / 180
    const stalls = stallsOf(some)
    const needed = metresNeeded(row(...stalls), form(more))
    const far = needed + 10
    const line: PlanePoint[] = [[5, -5], [5 + far * Math.cos(turn), -5 + far * Math.sin(turn)]] // prettier-ignore
    const laid = lay(stalls, { ...more, line })
    const along = ([x, y]: PlanePoint) => (x - 5) * Math.cos(turn) + (y + 5) * Math.sin(turn)
    const spans = laid.stalls.map((stall) => {
      const reach = onStreet(stall).map(along)
      return [Math.min(...reach), Math.max(...reach)] as const
    })
    if (more.direction === 'backward') spans.reverse()
    spans.forEach(([begin, end], i) => {
      expect(end).toBeGreaterThan(begin)
      if (i > 0) expect(begin).toBeGreaterThan(spans[i - 1]![1] - 0.03)
    })
    expect(laid.over_m).toBe(0)
    const length = spans.at(-1)![1] - spans[0]![0]
    expect(length).toBeCloseTo(more.spread && stalls.length > 1 ? far : needed, 1)
  },
)

property.prop([
  anyRow,
  anyForm,
  fc.array(
    fc.record({
      turn: fc.double({ min: -60, max: 60, noNaN: true }),
      far: fc.double({ min: 1, max: 40, noNaN: true }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
])('round bends every front stands on the line with both its ends, as long as the line lasts', (some, more, bends) => {
  let heading = 0
  const line: PlanePoint[] = [[0, 0]]
  for (const { turn, far } of bends) {
    heading += (turn * Math.PI) / 180
    const [x, y] = line.at(-1)!
    line.push([x + far * Math.cos(heading), y + far * Math.sin(heading)])
  }
  const { stalls, over_m } = lay(stallsOf(some), { ...more, line })
  expect(stalls.map(({ number }) => number)).toEqual(some.map((_, i) => String(i + 1)))
  if (over_m > 0) return
  for (const stall of stalls) {
    const ring = onStreet(stall)
    // The two corners of the front, whichever way the ring runs.
    const [front, next] = ring.map((corner) => away(line, corner)).sort((a, b) => a - b)
    expect(front).toBeLessThan(0.02)
    expect(next).toBeLessThan(0.02)
  }
  expect(lineLength(line)).toBeGreaterThan(0)
})

describe('files of rows without coordinates', () => {
  test('as Amsterdam’s markets keep them: lists of numbers, and what stands between two', () => {
    const read = readSchematic({
      rijen: [['1', '3', '5'], ['2', '4']],
      obstakels: [{ kraamA: '3', kraamB: '5', obstakel: ['loopje'] }],
    })! // prettier-ignore
    expect(read.rows.map(({ label, stalls }) => [label, stalls.map(({ number, gap_before }) => [number, gap_before])])).toEqual([
      ['1', [['1', false], ['3', false], ['5', true]]],
      ['2', [['2', false], ['4', false]]],
    ]) // prettier-ignore
    expect(read.flaws).toEqual([])
  })

  test('as rows with names, barriers and stalls that say more of themselves', () => {
    const stall = { number: '4', width_m: 3.5, depth_m: 'deep', category: 'fruit', closed: true }
    const { rows } = readSchematic({
      rows: [{ label: '北', stalls: ['2', stall, 6], circular: false }],
      barriers: [{ between: ['4', '2'], kinds: ['doorloop'] }],
    })!
    expect(rows).toEqual([
      {
        label: '北',
        stalls: [
          unplaced('2'),
          unplaced('4', { width_m: 3.5, category_id: 'fruit', closed: true, gap_before: true }),
          unplaced('6'),
        ],
      },
    ])
  })

  test('a number twice or none is told with its place; the rest is read', () => {
    const { rows, flaws } = readSchematic([['1', '１', ''], ['2'], [null]])!
    expect(rows.map(({ stalls }) => stalls.map(({ number }) => number))).toEqual([['1'], ['2']])
    expect(flaws).toEqual([
      { place: 2, flaw: 'number_doubled', label: '１' },
      { place: 3, flaw: 'no_number', label: '' },
      { place: 5, flaw: 'no_number', label: '' },
    ])
  })

  test.each([null, 'word', 4, {}, [], { rows: [] }, { rows: ['1'] }, { rows: [{ stalls: 'all' }] }])(
    '%j is no such file',
    (value) => {
      expect(readSchematic(value)).toBeNull()
    },
  )
})

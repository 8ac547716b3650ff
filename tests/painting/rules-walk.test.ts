import { describe, expect, test } from 'vitest'
import {
  afterMarks,
  lineState,
  markedAt,
  nextToPaint,
  paintDay,
  paintProgress,
  sameGround,
  type LineStall,
  type LineState,
} from '../../src/painting/rules-walk.ts'

/** Two metres by two, moved east by some metres. */
const square = (east_m = 0): [number, number][] => {
  const degrees = (metres: number) => metres / 111_320
  const east = (metres: number) => 124.39 + degrees(metres + east_m) / Math.cos((40.13 * Math.PI) / 180)
  return [
    [east(0), 40.13],
    [east(2), 40.13],
    [east(2), 40.13 + degrees(2)],
    [east(0), 40.13 + degrees(2)],
  ]
}

const stall = (n: number, state: LineState, in_job = true): LineStall => ({
  stall_id: String(n),
  number: `A-00${n}`,
  row_label: 'A',
  outline: [],
  state,
  in_job,
})

test('a line is true while the plan has the stall where it was painted and nobody found it worn since', () => {
  expect(lineState(null, square())).toBe('to_paint')
  expect(lineState({ kind: 'painted', outline: square() }, square())).toBe('painted')
  expect(lineState({ kind: 'painted', outline: square(1) }, square())).toBe('to_paint')
  expect(lineState({ kind: 'painted', outline: null }, square())).toBe('to_paint')
  expect(lineState({ kind: 'worn', outline: square() }, square())).toBe('worn')
})

test('the same ground is told by its corners, wherever the list begins, to the width of a line', () => {
  const [first, ...rest] = square()
  expect(sameGround([...rest, first!], square())).toBe(true)
  expect(sameGround(square(0.01), square())).toBe(true)
  expect(sameGround(square(0.05), square())).toBe(false)
  expect(sameGround(rest, square())).toBe(false)
})

test('what this phone marked counts at once, and taking it back brings back what was', () => {
  const stalls = [stall(1, 'to_paint'), stall(2, 'worn')]
  const painted = { id: 'm', stall_id: '2', kind: 'painted', withdraws: null, before: 'worn' } as const
  const back = { id: 'w', stall_id: '2', kind: 'withdrawn', withdraws: 'm', before: 'worn' } as const
  expect(afterMarks(stalls, [painted]).map(({ state }) => state)).toEqual(['to_paint', 'painted'])
  expect(afterMarks(stalls, [painted, back]).map(({ state }) => state)).toEqual(['to_paint', 'worn'])
  expect(afterMarks(stalls, [painted])[0]).toBe(stalls[0])
})

test('a job counts its own stalls, without one all count', () => {
  const stalls = [stall(1, 'painted'), stall(2, 'to_paint'), stall(3, 'painted', false), stall(4, 'worn', false)]
  expect(paintProgress(stalls, true)).toEqual({ painted: 1, of: 2 })
  expect(paintProgress(stalls, false)).toEqual({ painted: 2, of: 4 })
})

test('days of a job are counted by the calendar, over months and before it begins', () => {
  expect(paintDay('2026-11-30', '2026-11-30')).toBe(1)
  expect(paintDay('2026-11-30', '2026-12-01')).toBe(2)
  expect(paintDay('2026-11-30', '2026-11-29')).toBe(0)
})

describe('the next line to paint', () => {
  const stalls = [stall(1, 'to_paint'), stall(2, 'painted'), stall(3, 'worn'), stall(4, 'painted')]
  test.each([
    [null, '1'],
    ['1', '3'],
    ['3', '1'],
    ['4', '1'],
  ])('after %s it is %s', (after, next) => expect(nextToPaint(stalls, after)?.stall_id).toBe(next))
  test('there is none when all are painted', () => {
    expect(nextToPaint([stall(1, 'painted')], '1')).toBeNull()
    expect(nextToPaint([], null)).toBeNull()
  })
})

test('a phone is believed for a week of no signal, never about the future', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const hour = (n: number) => new Date(now.getTime() + n * 3_600_000)
  expect(markedAt(hour(-5), now)).toEqual(hour(-5))
  expect(markedAt(hour(2), now)).toEqual(now)
  expect(markedAt(hour(-24 * 8), now)).toEqual(now)
})

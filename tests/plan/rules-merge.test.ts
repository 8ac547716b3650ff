import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { mergePlan, type PlanMerge } from '../../src/plan/rules-merge.ts'
import type { PlanStall } from '../../src/plan/schema.ts'
import { blank, box, file, here, plot } from './file.ts'

const merge = (geojson: unknown, existing: PlanStall[] = []) => mergePlan({ ...blank, geojson, existing })
const published = (merged: PlanMerge) =>
  merged.stalls.map(
    ({ stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed }, index): PlanStall => ({
      stall_id: stall_id ?? `stall-${index}`,
      number,
      row_label,
      position,
      category_id,
      outline,
      width_m,
      depth_m,
      closed,
    }),
  )
const said = (merged: PlanMerge) =>
  merged.problems.map(({ feature, problem, partner }) => [feature, problem, partner?.feature ?? null, partner?.number])
const changes = (merged: PlanMerge) => Object.fromEntries(merged.stalls.map((stall) => [stall.number, stall.change]))

const rowA = [box('A1', 0, 0), box('A2', 3, 0), box('A3', 6, 0)]

describe('problems between features', () => {
  test('a doubled number is named for each that has it, full-width and lower case alike', () => {
    const merged = merge(file(box('A1', 0, 0), box('ａ1', 5, 0), box('A2', 10, 0)))
    expect(said(merged)).toEqual([
      [0, 'duplicate_number', 1, 'a1'],
      [1, 'duplicate_number', 0, 'A1'],
    ])
    expect(merged.stalls.map((stall) => stall.number)).toEqual(['A2'])
  })
  test('an overlap is named for both, with the square metres shared', () => {
    const merged = merge(file(box('A1', 0, 0), box('A2', 2.5, 0), box('A3', 9, 0)))
    expect(said(merged)).toEqual([
      [0, 'overlap', 1, 'A2'],
      [1, 'overlap', 0, 'A1'],
    ])
    expect(merged.problems[0]?.detail).toEqual({ area_m2: expect.closeTo(1, 1) as number })
    expect(merged.rejected.map((draft) => draft.number)).toEqual(['A1', 'A2'])
  })
  test('neighbours that share a painted line do not overlap, ones that share more do', () => {
    expect(said(merge(file(box('A1', 0, 0), box('A2', 2.96, 0))))).toEqual([])
    expect(said(merge(file(box('A1', 0, 0), box('A2', 2.93, 0))))).toHaveLength(2)
  })
  test('one inside another, and one exactly on another, overlap', () => {
    expect(
      said(
        merge(
          file(
            plot('A1', [
              [0, 0],
              [9, 0],
              [9, 9],
              [0, 9],
            ]),
            box('A2', 3, 3),
          ),
        ),
      ),
    ).toHaveLength(2)
    expect(said(merge(file(box('A1', 0, 0), box('A2', 0, 0))))).toHaveLength(2)
  })
  test('the notch of an L is free for another', () => {
    const l = plot('A1', [
      [0, 0],
      [6, 0],
      [6, 2],
      [3, 2],
      [3, 6],
      [0, 6],
    ])
    expect(said(merge(file(l, box('A2', 3.2, 2.2))))).toEqual([])
    expect(said(merge(file(l, box('A2', 2.5, 2.2))))).toHaveLength(2)
  })
  test('a heap of plots on one spot is refused as a whole, quickly', () => {
    const heap = file(...Array.from({ length: 3000 }, (_, index) => box(`N${index}`, (index % 7) / 10, 0)))
    const merged = merge(heap)
    expect(said(merged)).toContainEqual([null, 'too_crowded', null, undefined])
    expect(merged.stalls).toEqual([])
  })

  test('so is a file of stars, which take long to lay over each other', () => {
    const star = (x: number, y: number) =>
      Array.from({ length: 58 }, (_, i): [number, number] => {
        const [reach, turn] = [i % 2 ? 1.2 : 3, (i / 29) * Math.PI]
        return [x + reach * Math.cos(turn), y + reach * Math.sin(turn)]
      })
    const stars = Array.from({ length: 900 }, (_, i) => plot(`S${i}`, star((i % 30) * 3.1, Math.floor(i / 30) * 3.1)))
    expect(said(merge(file(...stars)))).toEqual([[null, 'too_crowded', null, undefined]])
  })

  // The two below take minutes, and so run into the runner's limit, once the work grows with the square of the file.
  test('a row where every stall moves one place up behind one that cannot is told stall by stall', () => {
    const count = 8000
    const place = (index: number) => [(index % 800) * 3.1, Math.floor(index / 800) * 6] as const
    const before = Array.from({ length: count }, (_, i) => box(`N${i}`, ...place(i)))
    const existing = published(merge(file(...before)))
    const shifted = [plot('N0', [[0, 0]]), ...before.slice(1).map((_, i) => box(`N${i + 1}`, ...place(i)))]
    const merged = merge(file(...shifted), existing)
    expect(merged.problems.filter(({ problem }) => problem === 'overlap')).toHaveLength(count - 1)
    expect(merged.stalls.every(({ change }) => change === 'kept')).toBe(true)
  })

  test('ten thousand small stalls beside a long one find their rows', () => {
    const small = Array.from({ length: 10_000 }, (_, i) => {
      const [x, y] = [(i % 100) * 0.6, Math.floor(i / 100) * 0.6]
      return plot(`N${i}`, [
        [x, y],
        [x + 0.55, y],
        [x + 0.55, y + 0.55],
        [x, y + 0.55],
      ])
    })
    const long = plot('Z1', [
      [-90, -90],
      [-41, -90],
      [-41, -88],
      [-90, -88],
    ])
    expect(merge(file(...small, long)).stalls).toHaveLength(10_001)
  })
})

describe('places no market is at', () => {
  test('without a plan the middle of the file decides, so a stray is named', () => {
    const merged = merge(file(...rowA, box('A9', 6000, 0)))
    expect(said(merged)).toEqual([[3, 'too_far', null, undefined]])
    expect(merged.problems[0]?.detail.distance_m).toBeCloseTo(6000, -2)
  })
  test('without a plan the file may lie anywhere, and gives the centre', () => {
    const merged = mergePlan({ ...blank, geojson: file(...rowA), center: [11.11, 42.75] })
    expect(merged.problems).toEqual([])
    expect(merged.center[0]).toBeCloseTo(here[0], 3)
  })
  test('with a plan the market’s centre decides', () => {
    const merged = mergePlan({
      ...blank,
      geojson: file(...rowA),
      existing: published(merge(file(box('B1', 0, 9)))),
      center: [11.11, 42.75],
    })
    expect(said(merged).map(([, problem]) => problem)).toEqual(['too_far', 'too_far', 'too_far'])
    expect(changes(merged)).toEqual({ B1: 'kept' })
  })
  test('longitude and latitude exchanged are named as that where both are in range', () => {
    const exchanged = structuredClone(box('A1', 0, 0))
    exchanged.geometry.coordinates = exchanged.geometry.coordinates.map((ring) =>
      ring.map(([lng = 0, lat = 0]) => [lat, lng - 100]),
    )
    const merged = mergePlan({ ...blank, geojson: file(exchanged), center: [here[0] - 100, here[1]] })
    expect(said(merged)).toEqual([[0, 'axes_swapped', null, undefined]])
  })
})

describe('an import never loses', () => {
  const old = published(merge(file(...rowA, box('B1', 0, 6, { category: 'fruit' }))))

  test('the same file again changes nothing', () => {
    const again = merge(file(...rowA, box('B1', 0, 6)), old)
    expect(changes(again)).toEqual({ A1: 'unchanged', A2: 'unchanged', A3: 'unchanged', B1: 'unchanged' })
    expect(published(again)).toEqual(old)
  })
  test('stalls keep their identity by number, absent ones stay, new ones are added', () => {
    const merged = merge(file(box('A1', 0, 0), box('A3', 7, 0), box('A4', 10, 0, { category: 'fruit' })), old)
    expect(changes(merged)).toEqual({ A1: 'unchanged', A2: 'kept', A3: 'changed', A4: 'added', B1: 'kept' })
    const byNumber = new Map(merged.stalls.map((stall) => [stall.number, stall]))
    for (const stall of old) expect(byNumber.get(stall.number)?.stall_id).toBe(stall.stall_id)
    expect(byNumber.get('A4')).toMatchObject({ stall_id: null, category_id: 'fruit', row_label: 'A' })
    expect(byNumber.get('B1')).toMatchObject({ category_id: 'fruit' })
    expect(merged.stalls.map((stall) => stall.number)).toEqual(['A1', 'A2', 'A3', 'A4', 'B1'])
  })
  test('a stall whose feature is broken stays as it was, and what would now lie on it is refused too', () => {
    const bowTie = plot('A2', [
      [3, 0],
      [6, 2],
      [6, 0],
      [3, 2],
    ])
    const merged = merge(file(bowTie, box('A3', 4, 0)), old)
    expect(said(merged)).toEqual([
      [0, 'self_crossing', null, undefined],
      [1, 'overlap', null, 'A2'],
    ])
    expect(published(merged)).toEqual(old)
  })
  test('a new number on top of a stall that stays is an overlap with it', () => {
    expect(said(merge(file(box('C1', 0, 0)), old))).toEqual([[0, 'overlap', null, 'A1']])
  })
  test('closed stays closed, an unknown category is no category', () => {
    const closed = old.map((stall) => ({ ...stall, closed: stall.number === 'A1' }))
    const merged = merge(file(box('A1', 0, 0.5), box('D1', 30, 0, { category: 'spaceships' })), closed)
    expect(merged.stalls.find((stall) => stall.number === 'A1')).toMatchObject({ change: 'changed', closed: true })
    expect(merged.stalls.find((stall) => stall.number === 'D1')).toMatchObject({ category_id: null })
  })

  const few = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 })), {
    maxLength: 12,
    selector: ([x, y]) => `${x}/${y}`,
  })
  property.prop([few, few, fc.double({ min: -2, max: 2, noNaN: true })])(
    'whatever the file, every old number and identity is still there',
    (before, after, slide) => {
      const stalls = (places: [number, number][], by: number) =>
        file(...places.map(([x, y]) => box(`${'ABC'[y]}${x}`, x * 3.5 + by, y * 5)))
      const first = published(merge(stalls(before, 0)))
      const merged = merge(stalls(after, slide), first)
      const byId = new Map(merged.stalls.map((stall) => [stall.stall_id, stall.number]))
      for (const stall of first) expect(byId.get(stall.stall_id)).toBe(stall.number)
      expect(new Set(merged.stalls.map((stall) => stall.number)).size).toBe(merged.stalls.length)
      expect(merged.stalls.map((stall) => stall.position)).toEqual(merged.stalls.map((_, index) => index + 1))
      expect(merge({ type: 'FeatureCollection', features: [] }, published(merged)).problems[0]?.problem).toBe(
        'no_features',
      )
    },
  )
})

describe('walking order', () => {
  test('rows by name, each walked the same way although numbers run to and fro', () => {
    const there = [0, 1, 2, 3, 4].map((i) => box(`A${i + 1}`, i * 3, 0))
    const back = [0, 1, 2, 3].map((i) => box(`B${4 - i}`, i * 3, 6))
    const merged = merge(file(...back, ...there))
    expect(merged.stalls.map((stall) => stall.number).join(' ')).toBe('A1 A2 A3 A4 A5 B4 B3 B2 B1')
  })
  test('numbers count as numbers: 2 before 10, row B before row AA', () => {
    const merged = merge(file(box('AA1', 0, 12), box('B1', 0, 6), box('A10', 30, 0), box('A2', 3, 0)))
    expect(merged.stalls.map((stall) => stall.number)).toEqual(['A2', 'A10', 'B1', 'AA1'])
  })
  test('an order the file gives wins over where stalls lie', () => {
    const merged = merge(
      file(box('A1', 0, 0, { order: 2 }), box('A2', 3, 0, { order: 3 }), box('A3', 6, 0, { order: 1 })),
    )
    expect(merged.stalls.map((stall) => stall.number)).toEqual(['A3', 'A1', 'A2'])
  })
  test('width is along the row, whichever side is longer', () => {
    const narrow = [0, 1, 2, 3].map((i) =>
      plot(`A${i}`, [
        [i * 2, 0],
        [i * 2 + 1.9, 0],
        [i * 2 + 1.9, 3],
        [i * 2, 3],
      ]),
    )
    expect(merge(file(...narrow)).stalls[0]).toMatchObject({ width_m: 1.9, depth_m: 3 })
    expect(merge(file(...rowA)).stalls[0]).toMatchObject({ width_m: 3, depth_m: 2 })
  })
  test('the axis is the longest extent, unless somebody says another', () => {
    const along = merge(file(...Array.from({ length: 9 }, (_, i) => box(`A${i}`, i * 3, 0))))
    expect(along.axis_bearing).toBeCloseTo(90, 0)
    expect(mergePlan({ ...blank, geojson: file(...rowA), stated_axis: 33 }).axis_bearing).toBe(33)
  })
})

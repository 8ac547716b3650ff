import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { change, moveBy, putFeature, remove, resize, setOutline, turnBy } from '../../src/studio/rules-actions.ts'
import { frameOf, halfTurn, onEarth } from '../../src/studio/rules-frame.ts'
import { renumber } from '../../src/studio/rules-numbers.ts'
import { duplicate, split } from '../../src/studio/rules-split.ts'
import { document, feature, id, ids, onStreet, plane, stall, zone } from './layout.ts'

const two = document([stall(1, 0, 0), stall(2, 3, 0)], {
  zones: [
    zone(11, '小吃区', [
      [-2, -2],
      [6, -2],
      [6, 2],
      [-2, 2],
    ]),
  ],
  features: [feature(21, 'tree', [[8, 1]], { size_m: 1 })],
})

describe('moving and turning', () => {
  test('moves what is chosen, be it stall, zone or tree, and nothing else', () => {
    const moved = moveBy(two, plane, [id(1), id(11), id(21)], [1.5, -0.25])
    expect(onStreet(moved.stalls[0]!)[0]).toEqual([0, -1.25])
    expect(onStreet({ outline: moved.zones[0]!.outline })[0]).toEqual([-0.5, -2.25])
    expect(onStreet({ outline: moved.features[0]!.coordinates })).toEqual([[9.5, 0.75]])
    expect(moved.stalls[1]).toBe(two.stalls[1])
  })

  test('a row turns about its middle as one', () => {
    const turned = turnBy(two, plane, [id(1), id(2)], 90)
    expect(onStreet(turned.stalls[0]!)).toEqual(
      onStreet({
        outline: onEarth(plane, [
          [2.5, -3],
          [2.5, 0],
          [0.5, 0],
          [0.5, -3],
        ]),
      }),
    )
    expect(frameOf(turned.stalls[0]!, plane).width_m).toBeCloseTo(3, 1)
  })

  test('nothing chosen, nothing changed', () => {
    expect(moveBy(two, plane, [], [5, 5])).toEqual(two)
    expect(turnBy(two, plane, [], 30)).toBe(two)
  })
})

describe('sides', () => {
  test('width and depth are given about the middle; the other stall stays', () => {
    const wider = resize(two, plane, [id(1)], { width_m: 2.5, depth_m: 4 })
    expect(onStreet(wider.stalls[0]!)).toEqual([
      [-1.25, -2],
      [1.25, -2],
      [1.25, 2],
      [-1.25, 2],
    ])
    expect(wider.stalls[0]).toMatchObject({ width_m: 2.5, depth_m: 4 })
    expect(wider.stalls[1]).toBe(two.stalls[1])
  })

  test('a stall dragged at one side keeps its width along the row', () => {
    const ring = onEarth(plane, [
      [-1.5, -1],
      [1.5, -1],
      [1.5, 4],
      [-1.5, 4],
    ])
    expect(setOutline(two, plane, id(1), ring).stalls[0]).toMatchObject({ width_m: 3, depth_m: 5, stall_id: id(1) })
  })

  property.prop([
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: 1, max: 8, noNaN: true }),
    fc.double({ min: 1, max: 8, noNaN: true }),
  ])('whatever its angle, a stall gets the sides it is given', (angle, width_m, depth_m) => {
    const resized = resize(document([stall(1, 20, -7, { angle })]), plane, [id(1)], { width_m, depth_m })
    const frame = frameOf(resized.stalls[0]!, plane)
    expect(frame.width_m).toBeCloseTo(width_m, 1)
    expect(frame.depth_m).toBeCloseTo(depth_m, 1)
    if (Math.abs(width_m - depth_m) > 0.2) expect(Math.abs(halfTurn(frame.angle - angle))).toBeLessThan(1.5)
  })
})

test('the width of a square stall is its first side, however the plan turns', () => {
  for (const angle of [0, 30, 60, 90, -45]) {
    const frame = frameOf(stall(1, 0, 0, { width_m: 2.5, depth_m: 2.5, angle }), plane)
    expect(Math.abs(halfTurn(frame.angle - angle))).toBeLessThan(1)
  }
})

describe('splitting and doubling', () => {
  test('a stall in three: the first is the stall that was, the others are new', () => {
    const cut = split(two, plane, id(1), 3, ids(101))
    expect(cut.stalls.map(({ stall_id, number, width_m }) => [stall_id, number, width_m])).toEqual([
      [id(1), 'A-001', 1],
      [id(101), 'A-001-2', 1],
      [id(102), 'A-001-3', 1],
      [id(2), 'A-002', 3],
    ])
    expect(onStreet(cut.stalls[2]!)[0]).toEqual([0.5, -1])
    expect(split(two, plane, id(1), 1, ids())).toBe(two)
  })

  test('copies are new things with free numbers and names', () => {
    const { document: doubled, ids: made } = duplicate(two, plane, [id(1), id(11), id(21)], [10, 0], ids(201))
    expect(made).toEqual([id(201), id(202), id(203)])
    expect(doubled.stalls.at(-1)).toMatchObject({ stall_id: id(201), number: 'A-001-2' })
    expect(onStreet(doubled.stalls.at(-1)!)[0]).toEqual([8.5, -1])
    expect(doubled.zones.map(({ name }) => name)).toEqual(['小吃区', '小吃区 2'])
  })
})

test('renumbering changes labels in the order given and keeps who the stalls are', () => {
  const numbered = renumber(two, [id(2), id(1)], { prefix: 'B', first: 7, step: 1, padding: 2, skip: [8] })
  expect(numbered.stalls.map(({ stall_id, number }) => [stall_id, number])).toEqual([
    [id(1), 'B09'],
    [id(2), 'B07'],
  ])
})

test('the same is said of many at once; what is taken off is gone; a feature is put in its own place', () => {
  expect(change(two, [id(1), id(2)], { closed: true }).stalls.map(({ closed }) => closed)).toEqual([true, true])
  expect(remove(two, [id(2), id(11), id(21)])).toEqual({ stalls: [two.stalls[0]], zones: [], features: [] })
  const bigger = putFeature(two, { ...two.features[0]!, size_m: 3 })
  expect(bigger.features).toEqual([{ ...two.features[0], size_m: 3 }])
})

import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { checkPlan, openErrors } from '../../src/checks/rules.ts'
import { checkKinds, defaultSettings, type CheckKind, type CheckSettings } from '../../src/checks/rules-kinds.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { moveBy, turnBy } from '../../src/studio/rules-actions.ts'
import { rowOf } from '../../src/studio/rules-rows.ts'
import { document, feature, ids, place, plane, rowForm, stall, zone } from '../studio/layout.ts'

/** What one kind of check finds, as stalls' numbers and details, by settings that look for nothing else. */
function found(check: CheckKind, doc: PlanDocument, more: Partial<CheckSettings> = {}) {
  const levels = Object.fromEntries(checkKinds.map((kind) => [kind, kind === check ? 'error' : 'off']))
  const settings = { ...defaultSettings, ...more, levels } as CheckSettings
  const numbers = new Map(doc.stalls.map((each) => [each.stall_id, each.number]))
  return checkPlan(doc, place, settings).map(({ stalls, detail }) => [stalls.map((each) => numbers.get(each)), detail])
}

const square = (from: [number, number], to: [number, number]): [number, number][] => [
  from,
  [to[0], from[1]],
  to,
  [from[0], to[1]],
]

test('a number that two stalls have is told at both, however it is written', () => {
  const doc = document([stall(1, 0, 0), stall(2, 3, 0, { number: 'a-001' }), stall(3, 6, 0)])
  expect(found('number', doc)).toEqual([
    [['A-001'], { times: 2 }],
    [['a-001'], { times: 2 }],
  ])
})

test('overlaps are measured; neighbours that share a painted line do not overlap', () => {
  expect(found('overlap', document([stall(1, 0, 0), stall(2, 2.5, 0)]))).toEqual([[['A-001', 'A-002'], { area_m2: 1 }]])
  expect(found('overlap', document([stall(1, 0, 0), stall(2, 2.97, 0)]))).toEqual([])
})

test('a stall over the boundary is told with the ground outside; without a boundary nothing is', () => {
  const doc = document([stall(1, 0, 0), stall(2, 9, 0)])
  const boundary = feature(31, 'boundary', square([-2, -2], [9, 2]))
  expect(found('outside_market', { ...doc, features: [boundary] })).toEqual([[['A-002'], { outside_m2: 3 }]])
  expect(found('outside_market', doc)).toEqual([])
})

describe('ground kept clear', () => {
  const doc = document([stall(1, 0, 0)])
  const on = (...features: PlanDocument['features']) => found('keep_clear', { ...doc, features })

  test('a fire lane or tactile paving drawn as an area, a building', () => {
    expect(on(feature(31, 'fire_lane', square([1, -1], [5, 1])))).toEqual([
      [['A-001'], { kind: 'fire_lane', area_m2: 1 }],
    ])
    expect(on(feature(31, 'fire_lane', square([1.5, -1], [5, 1])))).toEqual([])
    expect(on(feature(31, 'building', square([-9, 0.5], [9, 9])))).toEqual([
      [['A-001'], { kind: 'building', area_m2: 1.5 }],
    ])
    expect(on(feature(31, 'carriageway', square([-9, 0.5], [9, 9])))).toEqual([])
  })

  test('a line is as wide as it says', () => {
    const paving = feature(
      31,
      'tactile_paving',
      [
        [-9, 1.2],
        [9, 1.2],
      ],
      { size_m: 0.6 },
    )
    expect(on(paving)).toEqual([[['A-001'], { kind: 'tactile_paving', distance_m: 0.2, wanted_m: 0.3 }]])
    expect(on({ ...paving, size_m: 0.4 })).toEqual([])
  })

  test('a hydrant keeps its radius, or the market’s', () => {
    expect(on(feature(31, 'hydrant', [[3, 0]]))).toEqual([
      [['A-001'], { kind: 'hydrant', distance_m: 1.5, wanted_m: 2 }],
    ])
    expect(on(feature(31, 'hydrant', [[3, 0]], { size_m: 1 }))).toEqual([])
    expect(on(feature(31, 'hydrant', [[0, 0]], { size_m: 1 }))).toEqual([
      [['A-001'], { kind: 'hydrant', distance_m: 0, wanted_m: 1 }],
    ])
  })
})

describe('aisles', () => {
  const facing = (across: number) => document([stall(1, 0, 0), stall(2, 1, across, { row_label: 'B' })])

  test('the free width between rows that face each other is told once', () => {
    expect(found('aisle', facing(4.5))).toEqual([[['A-001', 'A-002'], { aisle_m: 2.5, wanted_m: 3 }]])
    expect(found('aisle', facing(5))).toEqual([])
  })

  test('back to back is no aisle; shut in on both sides is', () => {
    expect(found('aisle', facing(3))).toEqual([])
    const shut = document([stall(1, 0, 0), stall(2, 0, 3, { row_label: 'B' }), stall(3, 0, -2.5, { row_label: 'C' })])
    expect(found('aisle', shut)).toEqual([[['A-001'], { aisle_m: 1, wanted_m: 3, shut: 1 }]])
  })

  test('neighbours of a row have none between them, also where stalls are square and drawn from another side', () => {
    const square = { width_m: 2.5, depth_m: 2.5 }
    const row = [0, 2.5, 5].map((along, n) => stall(n + 1, along, 0, { ...square, angle: n === 1 ? 90 : 0 }))
    expect(found('aisle', document(row))).toEqual([])
  })

  test('stalls that do not stand across from each other have none', () => {
    expect(found('aisle', document([stall(1, 0, 0), stall(2, 3, 4)]))).toEqual([])
  })
})

describe('gaps in a row', () => {
  const row = (more = {}) => document(rowOf(rowForm({ count: 25, ...more }), plane, ids()))

  test('the first stall too many of each run is told', () => {
    expect(found('gap', row())).toEqual([
      [['A-011'], { every: 10, gap_m: 2, run: 11 }],
      [['A-021'], { every: 10, gap_m: 2, run: 21 }],
    ])
  })

  test('a gap that is wide enough begins a new run, a narrower one does not', () => {
    expect(found('gap', row({ gap_every: 10, gap_every_m: 2 }))).toEqual([])
    expect(found('gap', row({ gap_every: 10, gap_every_m: 1.9 }))).toHaveLength(2)
  })
})

test('the offset from a kerb is measured from the nearest corner; across it is nothing', () => {
  const kerb = (across: number) =>
    feature(31, 'kerb', [
      [-9, across],
      [9, across],
    ])
  const doc = document([stall(1, 0, 0)])
  expect(found('kerb', { ...doc, features: [kerb(1.2)] })).toEqual([[['A-001'], { distance_m: 0.2, wanted_m: 0.3 }]])
  expect(found('kerb', { ...doc, features: [kerb(0)] })).toEqual([[['A-001'], { distance_m: 0, wanted_m: 0.3 }]])
  expect(found('kerb', { ...doc, features: [kerb(1.3)] })).toEqual([])
})

test('gas beside gas: only stalls of those trades, and only near ones', () => {
  const trade = (category_id: string) => ({ category_id })
  const doc = document([
    stall(1, 0, 0, trade('barbecue')),
    stall(2, 3.5, 0, trade('snacks')),
    stall(3, 6.5, 0, trade('fruit')),
    stall(4, 9.5, 0, trade('barbecue')),
  ])
  expect(found('gas', doc)).toEqual([[['A-001', 'A-002'], { distance_m: 0.5, wanted_m: 1 }]])
})

test('a stall too narrow or too deep', () => {
  const doc = document([stall(1, 0, 0, { width_m: 0.9 }), stall(2, 5, 0, { depth_m: 10.5 }), stall(3, 9, 0)])
  const wanted = { least_side_m: 1, greatest_side_m: 10 }
  expect(found('size', doc)).toEqual([
    [['A-001'], { width_m: 0.9, depth_m: 2, ...wanted }],
    [['A-002'], { width_m: 3, depth_m: 10.5, ...wanted }],
  ])
})

test('a trade in a zone that is for others; a zone for all takes every trade', () => {
  const inside = square([-2, -2], [2, 2])
  const doc = document([stall(1, 0, 0, { category_id: 'toys' }), stall(2, 5, 0, { category_id: 'toys' })])
  const snacks = zone(31, '小吃区', inside, ['snacks'])
  expect(found('zone_category', { ...doc, zones: [snacks] })).toEqual([
    [['A-001'], { category: 'toys', zone: '小吃区' }],
  ])
  expect(found('zone_category', { ...doc, zones: [{ ...snacks, categories: [] }] })).toEqual([])
})

test('errors come first; what is off is not looked for; progress is told to the end', () => {
  const doc = document([stall(1, 0, 0, { width_m: 0.9 }), stall(2, 0, 0)])
  const steps: number[] = []
  const all = checkPlan(doc, place, defaultSettings, (done, of) => steps.push(done / of))
  expect(all.map(({ check, level }) => [check, level])).toEqual([
    ['overlap', 'error'],
    ['size', 'warning'],
  ])
  expect(openErrors(all)).toBe(1)
  expect(steps).toHaveLength(checkKinds.length)
  expect(steps.at(-1)).toBe(1)
})

const layouts = fc.array(
  fc.record({
    along: fc.double({ min: 0, max: 40, noNaN: true }),
    across: fc.double({ min: 0, max: 20, noNaN: true }),
    angle: fc.constantFrom(0, 0, 90, 30),
  }),
  { minLength: 2, maxLength: 12 },
)
property.prop([layouts, fc.double({ min: -60, max: 60, noNaN: true }), fc.integer({ min: 0, max: 359 })])(
  'a market moved and turned as a whole has the same things wrong with it',
  (all, by, degrees) => {
    const doc = document(all.map(({ along, across, angle }, n) => stall(n + 1, along, across, { angle })))
    const whole = doc.stalls.map(({ stall_id }) => stall_id)
    const elsewhere = turnBy(moveBy(doc, plane, whole, [by, -by]), plane, whole, degrees)
    const told = (of: PlanDocument) =>
      found('overlap', of)
        .filter(([, detail]) => ((detail as { area_m2?: number }).area_m2 ?? 0) > 0.5)
        .map(([numbers]) => JSON.stringify(numbers))
        .sort()
    const here = told(doc)
    // Centimetres of rounding may tip what lies at the limit, so only what is plainly wrong is compared.
    const plain = found('overlap', elsewhere).map(([numbers]) => JSON.stringify(numbers))
    expect(plain).toEqual(expect.arrayContaining(here))
  },
)

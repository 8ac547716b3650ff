import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { featureKinds } from '../../src/plan/rules-kinds.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { fromGeojson, layOver, toGeojson } from '../../src/studio/rules-geojson.ts'
import { fromTable, guarded, toTable, unguarded } from '../../src/studio/rules-table.ts'
import { document, feature, id, ids, onStreet, plane, stall, unplaced, zone } from './layout.ts'

const label = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => text !== '')
const stalls = fc
  .array(
    fc.record({
      along: fc.double({ min: -200, max: 200, noNaN: true }),
      across: fc.double({ min: -80, max: 80, noNaN: true }),
      angle: fc.integer({ min: -90, max: 90 }),
      closed: fc.boolean(),
      category_id: fc.constantFrom(null, 'fruit', 'snacks'),
      row_label: fc.constantFrom('', 'A', '=B', "'-C", '东,"1"'),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map(({ along, across, ...more }, n) => stall(n + 1, along, across, { ...more, number: `=${n}` })))
const things = fc.record({
  stalls,
  zones: fc.array(label, { maxLength: 3 }).map((names) =>
    names.map((name, n) =>
      zone(
        100 + n,
        name,
        [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
        n === 0 ? [] : ['fruit'],
      ),
    ),
  ),
  features: fc.array(fc.constantFrom(...featureKinds), { maxLength: 6 }).map((kinds) =>
    kinds.map((kind, n) => {
      const points: [number, number][] = [
        [n, 0],
        [n + 4, 1],
        [n + 4, 6],
      ]
      return feature(200 + n, kind, points.slice(0, (n % 3) + 1), {
        label: n % 2 ? '标注' : null,
        size_m: n % 2 ? 1.5 : null,
      })
    }),
  ),
})

property.prop([things])('a plan written as GeoJSON and read again is the same plan', (plan: PlanDocument) => {
  const sent: unknown = JSON.parse(JSON.stringify(toGeojson(plan)))
  const read = fromGeojson(sent, plane, ids(900))!
  expect(read).toEqual({ document: plan, unplaced: [], flaws: [], unknown: new Map() })
  expect(layOver(plan, read.document)).toEqual(plan)
})

property.prop([stalls])('stalls written as a table and read again are the same stalls', (all) => {
  expect(fromTable(toTable(all, plane), plane, ids(900))).toEqual({ stalls: all, unplaced: [], flaws: [] })
})

property.prop([fc.string()])('no cell of a table is a formula, and nothing is lost by that', (text) => {
  expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/)
  expect(unguarded(guarded(text))).toBe(text)
})

describe('files of other programs', () => {
  const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
  const line = (
    properties: object,
    coordinates: unknown = [
      [124.39, 40.12],
      [124.391, 40.12],
    ],
  ) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates },
  })

  test('what a feature calls itself is asked about until somebody says what it is', () => {
    const file = collection(line({ type: '路缘线' }), line({ type: '路缘线' }), line({ natural: 'tree_row' }))
    expect([...fromGeojson(file, plane, ids())!.unknown]).toEqual([
      ['路缘线', 2],
      ['tree_row', 1],
    ])
    const read = fromGeojson(
      file,
      plane,
      ids(),
      new Map([
        ['路缘线', 'kerb'],
        ['tree_row', 'skip'],
      ]),
    )!
    expect(read.document.features.map(({ kind, shape }) => [kind, shape])).toEqual([
      ['kerb', 'line'],
      ['kerb', 'line'],
    ])
    expect(read.unknown.size).toBe(0)
  })

  test('each feature that cannot be kept is told, the others are read', () => {
    const polygon = toGeojson(document([stall(1, 0, 0)])).features[0]!
    const file = collection(
      polygon,
      { ...polygon, id: 'x' },
      { ...polygon, properties: { kind: 'stall' } },
      line({ kind: 'stall', number: 'A9' }),
      line({ kind: 'kerb' }, [
        [40, 124],
        ['x', 1],
      ]),
      { type: 'Feature', properties: { kind: 'tree' }, geometry: null },
      { type: 'Feature', properties: { number: 'B1', row: 'B', depth_m: 2 }, geometry: null },
    )
    const { document: read, unplaced: named, flaws } = fromGeojson(file, plane, ids())!
    expect(read.stalls).toHaveLength(1)
    expect(flaws.map(({ feature: place, flaw }) => [place, flaw])).toEqual([
      [1, 'number_doubled'],
      [2, 'no_number'],
      [3, 'wrong_shape'],
      [4, 'out_of_range'],
      [5, 'no_shape'],
    ])
    expect(named).toEqual([{ label: 'B', stalls: [unplaced('B1', { depth_m: 2 })] }])
    expect(fromGeojson({ type: 'Topology' }, plane, ids())).toBeNull()
  })

  test('a stall is known by its number where the file has no id of ours; what is not in the file stays', () => {
    const plan = document([stall(1, 0, 0), stall(2, 3, 0)])
    const moved = document([stall(77, 9, 9, { number: 'a-002' })])
    const laid = layOver(plan, moved)
    expect(laid.stalls.map(({ stall_id, number }) => [stall_id, number])).toEqual([
      [id(1), 'A-001'],
      [id(2), 'a-002'],
    ])
    expect(onStreet(laid.stalls[1]!)).toEqual(onStreet(moved.stalls[0]!))
  })
})

describe('tables of other programs', () => {
  const read = (rows: string[][]) => fromTable(rows, plane, ids())

  test('heads in Chinese or English, in any order; a stall from its middle and sides', () => {
    const { stalls: made, flaws } = read([
      ['横街', 'Y', 'x', '深', '宽', '摊位号', 'category'],
      ['', '4', '10', '2', '3', 'B1', 'fruit'],
    ])!
    expect(flaws).toEqual([])
    expect(made[0]).toMatchObject({ number: 'B1', category_id: 'fruit', width_m: 3, depth_m: 2 })
    expect(onStreet(made[0]!)).toEqual([
      [8.5, 3],
      [11.5, 3],
      [11.5, 5],
      [8.5, 5],
    ])
  })

  test('each row that cannot be read is told with its row in the spreadsheet', () => {
    const heads = ['number', 'width', 'depth', 'x', 'y', 'corners']
    const {
      stalls: made,
      unplaced: named,
      flaws,
    } = read([
      heads,
      ['A1', '3', '2', '0', '0', ''],
      ['A1', '3', '2', '5', '0', ''],
      ['', '3', '2', '9', '0', ''],
      ['A2', '', '2', '9', '0', ''],
      ['A3', '3', 'two', '9', '0', ''],
      ['A4', '3', '2', '', '0', ''],
      ['A6', '', '', '', '', ''],
      ['A7', '4', '', '', '', ''],
      ['A5', '', '', '', '', '(0 0) (1 1)'],
      ['', '', '', '', '', ''],
    ])!
    expect(made.map(({ number }) => number)).toEqual(['A1'])
    expect(flaws.map(({ row, flaw }) => [row, flaw])).toEqual([
      [3, 'number_doubled'],
      [4, 'no_number'],
      [5, 'missing_dimensions'],
      [6, 'bad_dimensions'],
      [7, 'missing_place'],
      [10, 'too_few_corners'],
    ])
    expect(named).toEqual([{ label: '', stalls: [unplaced('A6'), unplaced('A7', { width_m: 4 })] }])
    expect(read([['name'], ['A1']])).toBeNull()
  })
})

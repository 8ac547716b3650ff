import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readDimensions, readPlan } from '../../src/plan/rules-read.ts'
import { box, file, plot, point } from './file.ts'

const sized = { orientation: 30, dimensions: '3m × 2m' }
const one = (feature: unknown) => {
  const { drafts, problems } = readPlan(file(feature))
  return { draft: drafts[0], problems: problems.map(({ problem, detail }) => ({ problem, ...detail })) }
}

describe('dimensions as people write them', () => {
  test.each([
    ['3.9999999999999996m × 7.599999999999999m', [3.9999999999999996, 7.599999999999999]],
    ['4.0m × 7.6m', [4, 7.6]],
    ['4x7.6', [4, 7.6]],
    ['4 X 7,6 m', [4, 7.6]],
    ['4*7.6', [4, 7.6]],
    ['４米×７．６米', [4, 7.6]],
    ['400 x 760 cm', [4, 7.6]],
    ['300厘米×200厘米', [3, 2]],
  ])('%s', (said, sides) => {
    expect(readDimensions(said)).toEqual(sides)
  })
  test.each(['', '4', '4 × ', 'wide × deep', '4 × 7.6 × 2', '-4 × 7', '1e3 × 2', '99999999 × 2'])('not %s', (said) => {
    expect(readDimensions(said)).toBeNull()
  })
})

describe('numbers and rows', () => {
  test.each([
    [{ number: 12 }, '12', null],
    [{ name: 'A-07' }, 'A-07', 'A'],
    [{ ref: ' Ａ０７ ' }, 'A07', 'A'],
    [{ id: '东区 12' }, '东区 12', '东区'],
    [{ number: '3-12' }, '3-12', '3'],
    [{ number: 'B2', row: '北排' }, 'B2', '北排'],
  ])('%j', (properties, number, row_label) => {
    expect(one({ ...point('', sized), properties: { ...sized, ...properties } }).draft).toMatchObject({
      number,
      row_label,
    })
  })
  test('the feature’s own id is the last resort', () => {
    expect(one({ ...point(undefined, sized), id: 'K9' }).draft?.number).toBe('K9')
  })
})

describe('each slip has its name', () => {
  test.each<[string, unknown, unknown]>([
    ['no number', point(undefined, sized), { problem: 'missing_number' }],
    ['a number too long', point('x'.repeat(21), sized), { problem: 'bad_number' }],
    ['a number with a zero byte', point('A\u0000', sized), { problem: 'bad_number' }],
    ['no dimensions', point(1, { orientation: 3 }), { problem: 'missing_dimensions' }],
    [
      'unreadable dimensions',
      point(1, { orientation: 3, dimensions: 'big' }),
      { problem: 'bad_dimensions', dimensions: 'big' },
    ],
    ['no orientation', point(1, { dimensions: '3 × 2' }), { problem: 'missing_orientation' }],
    [
      'a tiny plot',
      point(1, { orientation: 3, dimensions: '0.4 × 2' }),
      { problem: 'bad_size', width_m: 0.4, depth_m: 2 },
    ],
    ['a huge plot', point(1, { orientation: 3, dimensions: '3 × 50.1' }), { problem: 'bad_size', depth_m: 50.1 }],
    [
      'a plot without an area',
      plot(1, [
        [0, 0],
        [3, 0],
        [6, 0],
      ]),
      { problem: 'bad_size' },
    ],
    [
      'two corners',
      plot(1, [
        [0, 0],
        [3, 0],
      ]),
      { problem: 'too_few_corners', corners: 2 },
    ],
    [
      'a bow tie',
      plot(1, [
        [0, 0],
        [3, 2],
        [3, 0],
        [0, 2],
      ]),
      { problem: 'self_crossing' },
    ],
    [
      'a spike back on itself',
      plot(1, [
        [0, 0],
        [3, 0],
        [3, 2],
        [3, 5],
        [3, 2],
        [0, 2],
      ]),
      { problem: 'self_crossing' },
    ],
    ['latitude first', point(1, sized, [40.129, 124.394]), { problem: 'axes_swapped', lng: 40.129, lat: 124.394 }],
    ['metres of a projection', point(1, sized, [520_000, 4_440_000]), { problem: 'out_of_range' }],
    ['coordinates as text', point(1, sized, ['124.3', '40.1']), { problem: 'out_of_range' }],
    ['the pole', point(1, sized, [120, 89.9]), { problem: 'out_of_range' }],
    [
      'a line',
      { type: 'Feature', properties: { number: 1 }, geometry: { type: 'LineString', coordinates: [] } },
      { problem: 'unsupported_geometry', geometry: 'LineString' },
    ],
    [
      'no geometry',
      { type: 'Feature', properties: { number: 1 }, geometry: null },
      { problem: 'unsupported_geometry' },
    ],
    [
      'too many corners',
      plot(
        1,
        Array.from({ length: 61 }, (_, i) => [3 * Math.sin(i / 10), 3 * Math.cos(i / 10)]),
      ),
      { problem: 'too_many_corners', corners: 61 },
    ],
  ])('%s', (_, feature, problem) => {
    const { draft, problems } = one(feature)
    expect(problems).toEqual([expect.objectContaining(problem)])
    const shapeless = !['missing_number', 'bad_number'].includes((problem as { problem: string }).problem)
    expect(draft === undefined).toBe(shapeless)
  })

  test.each<[unknown, string]>([
    [null, 'not_geojson'],
    ['{}', 'not_geojson'],
    [[], 'not_geojson'],
    [{ type: 'Topology' }, 'not_geojson'],
    [{ type: 'FeatureCollection', features: {} }, 'not_geojson'],
    [file(), 'no_features'],
    [file(...Array.from({ length: 20_001 }, () => null)), 'too_many_features'],
  ])('a whole file: %#', (geojson, problem) => {
    expect(readPlan(geojson)).toEqual({ drafts: [], problems: [expect.objectContaining({ feature: null, problem })] })
  })
})

test('a polygon keeps its corners; the closing one and doubled ones go', () => {
  const { draft } = one(
    plot('A1', [
      [0, 0],
      [3, 0],
      [3, 0],
      [3, 2],
      [0, 2],
    ]),
  )
  expect(draft?.outline).toHaveLength(4)
  expect(draft).toMatchObject({ along_m: 3, across_m: 2 })
})

test('a multipolygon of one polygon is that polygon, of two is refused', () => {
  const [first, second] = [box(1, 0, 0), box(1, 9, 0)].map((feature) => feature.geometry.coordinates)
  const many = (...coordinates: unknown[]) => ({ ...box(1, 0, 0), geometry: { type: 'MultiPolygon', coordinates } })
  expect(one(many(first)).draft?.outline).toHaveLength(4)
  expect(one(many(first, second)).problems).toEqual([{ problem: 'unsupported_geometry', geometry: 'MultiPolygon' }])
})

test('width and depth stand for the two dimensions, as numbers or as text', () => {
  const said = one(point(1, { orientation: '30°', dimensions: '3 × 2' })).draft
  expect(one(point(1, { orientation: 30, width_m: 3, depth_m: 2 })).draft).toEqual(said)
  expect(one(point(1, { orientation: 390, width: '3', depth: '2,0 m' })).draft?.outline).toEqual(said?.outline)
})

property.prop([fc.jsonValue(), fc.jsonValue(), fc.jsonValue()])('nothing a file can hold is an error', (a, b, c) => {
  const nested = {
    type: 'Feature',
    id: c,
    properties: { number: a, orientation: b, dimensions: c },
    geometry: { type: 'Polygon', coordinates: a },
  }
  for (const geojson of [a, file(a, b, c), file(nested, point(a, { orientation: b, dimensions: '3x2' }, c))]) {
    const { drafts, problems } = readPlan(geojson)
    const spoken = new Set([...drafts, ...problems].map((said) => said.feature))
    expect(spoken.size).toBeGreaterThan(0)
  }
})

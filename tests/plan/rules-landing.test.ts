import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { asRead, beyondDoubt, landingOf } from '../../src/plan/rules-landing.ts'
import { readPlan } from '../../src/plan/rules-read.ts'
import { distance } from '../../src/plan/rules-shape.ts'
import { slim } from '../../src/plan/rules-slim.ts'
import type { CoordinateReading } from '../../src/plan/rules-kinds.ts'
import type { LngLat } from '../../src/plan/schema.ts'
import { toGcj02 } from '../../src/shared/gcj02.ts'
import { box, file, here, point } from './file.ts'

/** Baidu's offset as its own formula has it (BD-09 from GCJ-02), to write files that the project then has to read. */
function toBd09(at: LngLat): LngLat {
  const [x, y] = toGcj02(at)
  const turn = (Math.PI * 3000) / 180
  const far = Math.hypot(x, y) + 0.00002 * Math.sin(y * turn)
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * turn)
  return [far * Math.cos(angle) + 0.0065, far * Math.sin(angle) + 0.006]
}
const swap = ([lng, lat]: LngLat): LngLat => [lat, lng]
const writers: Record<CoordinateReading, (at: LngLat) => LngLat> = {
  as_is: (at) => at,
  gcj02: toGcj02,
  bd09: toBd09,
  swapped: swap,
  swapped_gcj02: (at) => swap(toGcj02(at)),
  swapped_bd09: (at) => swap(toBd09(at)),
}

type Plot = ReturnType<typeof box>
const ringOf = (feature: Plot) => feature.geometry.coordinates[0] as unknown as LngLat[]
const written = (plots: Plot[], as: CoordinateReading) =>
  file(
    ...plots.map((plot) => ({
      ...plot,
      geometry: { ...plot.geometry, coordinates: [ringOf(plot).map((at) => [...writers[as](at)])] },
    })),
  )
const row = (count: number, at: LngLat = here) =>
  Array.from({ length: count }, (_, i) => {
    const plot = box(`A-${i + 1}`, i * 3, 0)
    const moved = ringOf(plot).map(([lng, lat]) => [lng + at[0] - here[0], lat + at[1] - here[1]])
    return { ...plot, geometry: { ...plot.geometry, coordinates: [moved] } }
  })
const stallsOf = (plots: Plot[]) =>
  plots.map((plot) => ({
    number: plot.properties.number as string,
    outline: ringOf(plot).slice(0, 4) as [number, number][],
  }))
const readings = Object.keys(writers) as CoordinateReading[]

describe.each(readings.filter((each) => each !== 'as_is'))('a file written in %s', (reading) => {
  property.prop([fc.double({ min: 80, max: 130, noNaN: true }), fc.double({ min: 20, max: 50, noNaN: true })])(
    'is recognised wherever in China its offset is felt, and lands on its stalls when read so',
    (lng, lat) => {
      // On a few spots the offset itself is within what is beyond doubt.
      fc.pre(distance(toGcj02([lng, lat]), [lng, lat]) > beyondDoubt + 5)
      const plots = row(6, [lng, lat])
      const sent = written(plots, reading)
      expect(landingOf(sent, { center: [lng, lat], stalls: stallsOf(plots) })).toMatchObject({ likely: reading })
      expect(landingOf(sent, { center: [lng, lat], stalls: [] })).toMatchObject({ likely: reading })
      const read = asRead(sent, reading) as { features: Plot[] }
      read.features.forEach((feature, i) => {
        ringOf(feature).forEach((at, corner) => expect(distance(at, ringOf(plots[i]!)[corner]!)).toBeLessThan(1))
      })
    },
  )
})

property.prop([fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true })])(
  'a file that lands where the market is is never asked about',
  (lng, lat) => {
    const plots = row(6, [lng, lat])
    expect(landingOf(written(plots, 'as_is'), { center: [lng, lat], stalls: stallsOf(plots) })).toBeNull()
    expect(landingOf(written(plots, 'as_is'), { center: [lng, lat], stalls: [] })).toBeNull()
  },
)

describe('what is asked', () => {
  const plots = row(40)
  const ground = { center: here, stalls: stallsOf(plots) }

  test('how far it lands as it stands, and how near otherwise', () => {
    const { as_is_m, likely_m } = landingOf(written(plots, 'gcj02'), ground)!
    expect(as_is_m).toBeGreaterThan(300)
    expect(as_is_m).toBeLessThan(800)
    expect(likely_m).toBeLessThan(5)
    expect(landingOf(written(plots, 'swapped'), ground)).toMatchObject({ as_is_m: null, likely: 'swapped' })
  })

  test('stalls with the numbers of the plan are held against their own place, however long the street is', () => {
    const street = Array.from({ length: 300 }, (_, i) => box(`A-${i + 1}`, i * 5, 0))
    const sent = written(street, 'gcj02')
    expect(landingOf(sent, { center: here, stalls: stallsOf(street) })).toMatchObject({ likely: 'gcj02', likely_m: 2 })
  })

  test('nothing about new rows some way down the street, a file of another city, or one without places', () => {
    const away = written(row(20, [here[0] + 0.003, here[1] - 0.001]), 'as_is')
    const numbered = file(...(away.features as Plot[]).map((plot, i) => ({ ...plot, properties: { number: `Z${i}` } })))
    expect(landingOf(numbered, ground)).toBeNull()
    expect(landingOf(written(row(3, [116.4, 39.9]), 'as_is'), ground)).toBeNull()
    for (const none of [null, 'a word', file(), file({ type: 'Feature' }), file(point('1', {}, 'nowhere'))])
      expect(landingOf(none, ground)).toBeNull()
  })

  test('outside China there is no offset to speak of, but axes may be exchanged', () => {
    const grosseto: LngLat = [11.1135, 42.7605]
    const market = { center: grosseto, stalls: [] }
    expect(landingOf(written(row(5, grosseto), 'swapped'), market)).toMatchObject({ likely: 'swapped' })
    expect(landingOf(written(row(5, [grosseto[0] + 0.0065, grosseto[1] + 0.006]), 'as_is'), market)).toBeNull()
  })
})

test('reading a file in a way keeps everything that is no position, and reading it as it stands keeps the file', () => {
  const odd = file(
    point('1', { note: [1, 2] }, [40, 124, 12]),
    { type: 'Feature', properties: {}, geometry: null },
    'word',
    point('2', {}, ['x', 4]),
  )
  const swapped = asRead(odd, 'swapped') as { features: unknown[] }
  expect(swapped.features[0]).toEqual({
    ...(odd.features[0] as object),
    geometry: { type: 'Point', coordinates: [124, 40] },
  })
  expect(swapped.features.slice(1)).toEqual(odd.features.slice(1))
  expect(asRead(odd, 'as_is')).toBe(odd)
  expect(asRead('no file', 'gcj02')).toBe('no file')
})

describe('a file without what an import does not read', () => {
  property.prop([
    fc.array(
      fc.oneof(
        fc.anything({ maxDepth: 2 }),
        fc.record({
          type: fc.constant('Feature'),
          id: fc.oneof(fc.string(), fc.integer()),
          properties: fc.oneof(
            fc.constant(null),
            fc.record(
              {
                number: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
                ref: fc.string(),
                row: fc.string(),
                order: fc.integer(),
                category: fc.string(),
                orientation: fc.oneof(fc.integer(), fc.string()),
                dimensions: fc.constantFrom('4m × 7.6m', 'big'),
                remark: fc.string(),
              },
              { requiredKeys: [] },
            ),
          ),
          geometry: fc.oneof(
            fc.constant({ type: 'Point', coordinates: [...here] }),
            fc.constant(box('x', 1, 1).geometry),
            fc.constant(null),
          ),
        }),
      ),
    ),
  ])('is read to the same plan with the same problems', (features) => {
    const whole = { type: 'FeatureCollection', features, name: 'layer', crs: {} }
    const sent = slim(whole)
    expect('geojson' in sent && readPlan(sent.geojson)).toEqual(readPlan(whole))
  })

  test('is small, and a whole city is refused with its count', () => {
    const fat = { ...box('A1', 0, 0), properties: { number: 'A1', remark: 'x'.repeat(3000) } }
    expect(JSON.stringify(slim(file(fat))).length).toBeLessThan(400)
    expect(slim(file(...Array.from({ length: 20_001 }, () => fat)))).toEqual({
      refusal: expect.objectContaining({ problem: 'too_many_features', detail: { features: 20_001, most: 20_000 } }),
    })
    expect(slim('no file')).toEqual({ geojson: 'no file' })
  })
})

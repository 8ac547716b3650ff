import { gzipSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { packPlaces, unpackPlaces } from '../../src/plan/rules-pack.ts'
import { frameAt, heading, rectangle } from '../../src/plan/rules-shape.ts'
import { staffStatuses, type Place } from '../../src/plan/schema.ts'
import { newId } from '../../src/shared/ids.ts'
import { seededRandom } from '../support/harness.ts'

/** As exact as maps are drawn. */
const drawn = (degrees: number) => Math.round(degrees * 1e7) / 1e7
const corner = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }).map(drawn),
  fc.double({ min: -85, max: 85, noNaN: true }).map(drawn),
)
const place: fc.Arbitrary<Place> = fc.record({
  id: fc.uuid(),
  kind: fc.constant('stall' as const),
  number: fc.string({ maxLength: 20 }),
  row: fc.string({ maxLength: 5 }),
  position: fc.integer({ min: 1, max: 1e6 }),
  category: fc.option(fc.constantFrom('snacks', 'fruit')),
  outline: fc.array(corner, { minLength: 0, maxLength: 7 }),
  status: fc.constantFrom(...staffStatuses),
  holder: fc.option(fc.string({ maxLength: 10, unit: 'grapheme' })),
})

test.prop([fc.array(place, { maxLength: 30 })])(
  'what was packed and sent comes out the same, to the last 1e-7 degree',
  (places) => {
    const sent = JSON.parse(JSON.stringify(packPlaces('stall', places))) as ReturnType<typeof packPlaces>
    expect(sent.outlines.every(Number.isInteger)).toBe(true)
    expect(unpackPlaces(sent)).toEqual(
      places.map((one) => ({ ...one, outline: one.outline.map(([x, y]) => [x + 0, y + 0]) })),
    )
  },
)

test('five thousand stalls that were painted by hand are one answer under 150 kB gzip', () => {
  const random = seededRandom('stalls')
  const chance = () => ((random(2)[0] ?? 0) * 256 + (random(2)[1] ?? 0)) / 65536
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T
  const frame = frameAt([124.39, 40.12])
  const [east, north] = heading(37)
  const chinese = () => String.fromCharCode(0x4e00 + Math.floor(chance() * 300))
  const places = Array.from({ length: 5000 }, (_, i): Place => {
    const [row, along] = [Math.floor(i / 100), (i % 100) * 2.6]
    const stray = () => (chance() - 0.5) * 0.1
    const center = [east * along + north * row * 6 + stray(), north * along - east * row * 6 + stray()] as const
    const label = `${String.fromCharCode(65 + (row % 26))}${row < 26 ? '' : '2'}`
    return {
      id: newId(new Date(1_790_000_000_000), random),
      kind: 'stall',
      number: `${label}-${String((i % 100) + 1).padStart(3, '0')}`,
      row: label,
      position: i + 1,
      category: pick(['fruit', 'snacks', 'clothes', 'toys', 'barbecue', 'drinks', 'books']),
      outline: rectangle(center, 2.5, 2, 37 + stray() * 20).map((metres) => frame.toDegrees(metres)),
      status: pick(staffStatuses),
      holder: chinese() + chinese() + chinese(),
    }
  })
  const bytes = gzipSync(JSON.stringify(packPlaces('stall', places)), { level: 6 }).length
  expect(bytes).toBeLessThan(150_000)
  expect(unpackPlaces(packPlaces('stall', places))).toEqual(
    places.map((place) => ({ ...place, outline: place.outline.map(([lng, lat]) => [drawn(lng), drawn(lat)]) })),
  )
})

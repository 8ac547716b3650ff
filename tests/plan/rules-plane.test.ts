import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { LngLat } from '../../src/plan/schema.ts'
import { marketPlane } from '../../src/plan/rules-plane.ts'

const degree = Math.PI / 180

/** A point on the WGS-84 ellipsoid in earth-centred metres: an independent yardstick (chords, not our series). */
function earthCentred([lng, lat]: LngLat) {
  const [a, e2] = [6_378_137, 0.006_694_379_990_141_316]
  const [sin, cos] = [Math.sin(lat * degree), Math.cos(lat * degree)]
  const n = a / Math.sqrt(1 - e2 * sin * sin)
  return [n * cos * Math.cos(lng * degree), n * cos * Math.sin(lng * degree), n * (1 - e2) * sin] as const
}

/** Distance over the ground in metres; the chord is short of the arc by d³/24R², 8 µm at 2 km. */
function ground(a: LngLat, b: LngLat) {
  const [p, q] = [earthCentred(a), earthCentred(b)]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const center = fc.tuple(within(73, 135), within(-55, 55)) as fc.Arbitrary<LngLat>
const bearing = within(0, 179.999)
const metres = within(-1_400, 1_400)

describe('the plane of a market', () => {
  property.prop([center, bearing, metres, metres])('there and back', (at, axis, along, across) => {
    const plane = marketPlane(at, axis)
    const [lng, lat] = plane.toLngLat([along, across])
    const [lng2, lat2] = plane.toLngLat(plane.toPlane([lng, lat]))
    expect(Math.abs(lng2 - lng)).toBeLessThan(1e-9)
    expect(Math.abs(lat2 - lat)).toBeLessThan(1e-9)
  })

  property.prop([center, bearing, metres, metres, metres, metres])(
    'distances within 2 km are true to the centimetre',
    (at, axis, ax, ay, bx, by) => {
      const plane = marketPlane(at, axis)
      const drawn = Math.hypot(ax - bx, ay - by)
      expect(Math.abs(drawn - ground(plane.toLngLat([ax, ay]), plane.toLngLat([bx, by])))).toBeLessThan(0.01)
    },
  )

  test.for([0, 37, 123])('a street at %i° lies horizontal', (axis) => {
    const at: LngLat = [124.383, 40.129]
    const plane = marketPlane(at, axis)
    expect(plane.toPlane(at)).toEqual([0, 0])
    // 300 m along the bearing, worked out from the ground's own metres per degree
    const perLat = ground([at[0], at[1] - 0.001], [at[0], at[1] + 0.001]) / 0.002
    const perLng = ground([at[0] - 0.001, at[1]], [at[0] + 0.001, at[1]]) / 0.002
    const [along, across] = plane.toPlane([
      at[0] + (300 * Math.sin(axis * degree)) / perLng,
      at[1] + (300 * Math.cos(axis * degree)) / perLat,
    ])
    expect(along).toBeCloseTo(300, 1)
    expect(Math.abs(across)).toBeLessThan(0.02)
  })

  test.for([0, 37, 90, 123])('the arrow of a street at %i° points to true north', (axis) => {
    const plane = marketPlane([124.383, 40.129], axis)
    const [along, across] = plane.toPlane([124.383, 40.13])
    expect(Math.atan2(along, across) / degree).toBeCloseTo(plane.north, 6)
  })
})

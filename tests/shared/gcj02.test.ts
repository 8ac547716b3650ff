import { describe, expect, test } from 'vitest'
import type { LngLat } from '../../src/plan/schema.ts'
import { fromBd09, fromGcj02, toGcj02 } from '../../src/shared/gcj02.ts'

/** Metres between two positions near each other. */
function apart([aLng, aLat]: LngLat, [bLng, bLat]: LngLat) {
  const degree = 111_320
  return Math.hypot((aLng - bLng) * Math.cos((aLat * Math.PI) / 180), aLat - bLat) * degree
}

// Pairs as other projects publish them in their own tests, not worked out by the library that is under test here.
const published: [place: string, wgs84: LngLat, gcj02: LngLat][] = [
  // googollee/eviltransform, go/transform_test.go and its ports
  ['Shanghai', [121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]],
  ['Shenzhen', [113.912316, 22.543847], [113.9171764808363, 22.540796131694766]],
  ['Beijing', [116.377817, 39.911954], [116.38404722455657, 39.91334545536069]],
  // wandergis/coordtransform, test/app.js
  ['Tian’anmen', [116.404, 39.915], [116.41024449916938, 39.91640428150164]],
]

test.for(published)('%s is where it is published to be, there and back', ([, wgs84, gcj02]) => {
  expect(apart(toGcj02(wgs84), gcj02)).toBeLessThan(0.5)
  expect(apart(fromGcj02(gcj02), wgs84)).toBeLessThan(0.5)
  // and the shift is one that a map without it would show: hundreds of metres
  expect(apart(wgs84, gcj02)).toBeGreaterThan(300)
})

test('there and back is less than a millimetre, all over China', () => {
  for (let lng = 73; lng < 137; lng += 0.37) {
    for (let lat = 3; lat < 54; lat += 0.41)
      expect(apart(fromGcj02(toGcj02([lng, lat])), [lng, lat])).toBeLessThan(0.001)
  }
})

describe('outside the box around China that the offset is drawn in', () => {
  test.for<[string, LngLat]>([
    ['London', [-0.1276, 51.5072]],
    ['Tokyo', [139.6917, 35.6895]],
    ['the date line', [180, 0]],
  ])('%s stays where it is', ([, at]) => {
    expect(toGcj02(at)).toEqual(at)
    expect(fromGcj02(at)).toEqual(at)
  })

  test('the way back ends even at the edge of the offset, within the offset', () => {
    for (const at of [
      [72.0045, 40],
      [137.834, 40],
      [100, 0.83],
      [100, 55.8265],
    ] as LngLat[]) {
      expect(apart(fromGcj02(at), at)).toBeLessThan(1500)
    }
  })
})

test('what Baidu gives out comes back to GCJ-02 where another project publishes it to be', () => {
  // wandergis/coordtransform, test/app.js: bd09togcj02(116.404, 39.915)
  expect(apart(toGcj02(fromBd09([116.404, 39.915])), [116.39762729119315, 39.90865673957631])).toBeLessThan(0.5)
})

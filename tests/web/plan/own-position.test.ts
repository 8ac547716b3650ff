import { expect, test } from 'vitest'
import { createOwnPosition } from '../../../web/plan/own-position.ts'

function fake() {
  const watches: { found: PositionCallback; failed: PositionErrorCallback }[] = []
  const cleared: number[] = []
  return {
    watches,
    cleared,
    watchPosition: (found: PositionCallback, failed?: PositionErrorCallback | null) =>
      watches.push({ found, failed: failed! }) - 1,
    clearWatch: (id: number) => void cleared.push(id),
  }
}
const here = { coords: { longitude: 124.394, latitude: 40.129, accuracy: 8 } } as GeolocationPosition
const failure = (code: number) => ({ code, PERMISSION_DENIED: 1 }) as GeolocationPositionError

test('asked for, it follows the device and says how well it knows; asked again, it stops', () => {
  const device = fake()
  const own = createOwnPosition(device)
  expect(own.state.value).toBe('off')
  own.toggle()
  expect(own.state.value).toBe('asking')
  device.watches[0]!.found(here)
  expect([own.state.value, own.at.value]).toEqual(['shown', { lng: 124.394, lat: 40.129, accuracy_m: 8 }])
  own.toggle()
  expect([own.state.value, own.at.value, device.cleared]).toEqual(['off', null, [0]])
})

test.each([
  [1, 'refused'],
  [2, 'unavailable'],
])('failure %i is told as %s, and one can ask again', (code, state) => {
  const device = fake()
  const own = createOwnPosition(device)
  own.toggle()
  device.watches[0]!.failed(failure(code))
  expect([own.state.value, own.at.value, device.cleared]).toEqual([state, null, [0]])
  own.toggle()
  expect(own.state.value).toBe('asking')
})

test('a device that cannot tell says so', () => {
  const own = createOwnPosition(undefined)
  own.toggle()
  expect(own.state.value).toBe('unavailable')
})

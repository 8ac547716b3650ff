import { signal } from '@preact/signals'
import type { OwnPosition } from '../map/index.ts'

/** `off` until asked for; why there is none is told in words. */
export type PositionState = 'off' | 'asking' | 'shown' | 'refused' | 'unavailable'

/** Where this device is while somebody wants to see it; nothing is kept or sent. Needs a secure page. */
export function createOwnPosition(geolocation: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | undefined) {
  const at = signal<OwnPosition | null>(null)
  const state = signal<PositionState>('off')
  let watch: number | null = null

  function stop() {
    if (watch !== null) geolocation?.clearWatch(watch)
    watch = null
    at.value = null
  }

  return {
    at,
    state,
    /** On, or off again. */
    toggle() {
      if (watch !== null) {
        stop()
        state.value = 'off'
        return
      }
      if (geolocation === undefined) {
        state.value = 'unavailable'
        return
      }
      state.value = 'asking'
      watch = geolocation.watchPosition(
        ({ coords }) => {
          at.value = { lng: coords.longitude, lat: coords.latitude, accuracy_m: coords.accuracy }
          state.value = 'shown'
        },
        ({ code, PERMISSION_DENIED }) => {
          stop()
          state.value = code === PERMISSION_DENIED ? 'refused' : 'unavailable'
        },
        { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
      )
    },
    stop,
  }
}

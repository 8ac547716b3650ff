import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askToKeep, putAside, storageWarning } from '../../../web/offline/storage.ts'

const day = 86_400_000
const begin = Date.UTC(2026, 10, 28)

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A patrol begins on a phone with so much room, whose browser does or does not promise to keep records. */
async function patrolBegins(at: number, megabytes: number, promised = true) {
  const storage = {
    estimate: async () => ({ quota: megabytes * 1_000_000, usage: 0 }),
    persisted: async () => promised,
    persist: async () => promised,
  }
  vi.stubGlobal('navigator', { storage })
  await askToKeep(at)
  return storageWarning.value
}

test('put aside, a warning stays away from the next patrols for a month', async () => {
  const warning = { kind: 'may_be_cleared' } as const
  expect(await patrolBegins(begin, 5000, false)).toEqual(warning)
  // Not put aside, it comes back.
  expect(await patrolBegins(begin + day, 5000, false)).toEqual(warning)
  putAside(warning, begin + day)
  expect(storageWarning.value).toBeNull()
  expect(await patrolBegins(begin + 2 * day, 5000, false)).toBeNull()
  expect(await patrolBegins(begin + 30 * day, 5000, false)).toBeNull()
  expect(await patrolBegins(begin + 31 * day, 5000, false)).toEqual(warning)
})

test('little room is said again once half of it is gone', async () => {
  putAside({ kind: 'little_room', megabytes: 70 }, begin)
  expect(await patrolBegins(begin + day, 60)).toBeNull()
  expect(await patrolBegins(begin + day, 35)).toEqual({ kind: 'little_room', megabytes: 35 })
})

test('one warning put aside does not hide the other', async () => {
  putAside({ kind: 'may_be_cleared' }, begin)
  expect(await patrolBegins(begin, 60, false)).toEqual({ kind: 'little_room', megabytes: 60 })
  putAside({ kind: 'little_room', megabytes: 60 }, begin)
  expect(await patrolBegins(begin, 60, false)).toBeNull()
  expect(await patrolBegins(begin, 5000)).toBeNull()
})

test('where the browser keeps no notes, a patrol begins all the same and is warned', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('SecurityError')
    },
  })
  putAside({ kind: 'may_be_cleared' }, begin)
  expect(await patrolBegins(begin, 5000, false)).toEqual({ kind: 'may_be_cleared' })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraft } from '../../../web/own/draft.ts'

const [front, side, back] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const

let disk: Map<string, string>
beforeEach(() => {
  disk = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => void disk.set(key, value),
    removeItem: (key: string) => void disk.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const adding = (sha256: string) => (now: string[]) => [...now, sha256]

test('photos join those that are there by the time they are made; one that was removed meanwhile stays removed', () => {
  const { draft, change, changePhotos } = createDraft('put-right-m')
  changePhotos(adding(front))
  // Both were chosen before either was made.
  const [second, third] = [adding(side), adding(back)]
  changePhotos((now) => now.filter((each) => each !== front))
  change({ words: '棚子挪回线内了' })
  changePhotos(second)
  changePhotos(third)
  expect(draft.value).toMatchObject({ words: '棚子挪回线内了', photos: [side, back] })
  expect(createDraft('put-right-m').draft.value).toEqual(draft.value)
})

test('what comes after a draft was sent does not bring it back: the next begins empty under another id', () => {
  const { draft, change, changePhotos, forget } = createDraft('put-right-m')
  change({ words: '棚子挪回线内了' })
  forget()
  changePhotos(adding(front))
  expect(disk.size).toBe(0)
  const next = createDraft('put-right-m').draft.value
  expect(next).toMatchObject({ words: '', photos: [] })
  expect(next.id).not.toBe(draft.value.id)
})

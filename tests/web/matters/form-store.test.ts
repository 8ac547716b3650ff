import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createForm } from '../../../web/matters/form-store.ts'
import { changedThing, shownThings, thingsIn } from '../../../web/matters/things.ts'

const [front, side] = ['a'.repeat(64), 'b'.repeat(64)] as const

/** A browser's simple store: what it keeps are its own properties. */
const simpleStore = () =>
  Object.defineProperties<Record<string, string>>(
    {},
    {
      getItem: { value: (key: string) => disk[key] ?? null },
      setItem: { value: (key: string, value: string) => void (disk[key] = value) },
      removeItem: { value: (key: string) => void delete disk[key] },
    },
  )
let disk: Record<string, string>
beforeEach(() => {
  disk = simpleStore()
  vi.stubGlobal('localStorage', disk)
})
afterEach(() => vi.unstubAllGlobals())

const formOf = () => createForm('wang', 'm-seizure.seize', () => ({ items: [], officers: ['wang'] }))
type Form = ReturnType<typeof formOf>

/** As the list does once a photo of one of its things was made. */
const photoCame = (form: Form, id: string, sha256: string) =>
  form.set((now) => ({
    things: changedThing(shownThings(now), id, ({ photos = [] }) => ({ photos: [...photos, sha256] })),
  }))

test('photos join what the form says by the time they are made, here and on the disk', () => {
  const form = formOf()
  const [cart] = shownThings(form.form.value.answers)
  form.set({ things: [{ id: cart!.id, name: '推车' }] })
  // Meanwhile the rest is filled in, on another screen too.
  form.set({
    things: [
      { id: cart!.id, name: '推车', count: '1' },
      { id: 'second', name: '秤' },
    ],
  })
  form.set({ storage: '中队物品库' })
  photoCame(form, cart!.id, front)
  photoCame(form, cart!.id, side)
  const things = [
    { id: cart!.id, name: '推车', count: '1', photos: [front, side] },
    { id: 'second', name: '秤' },
  ]
  expect(form.form.value.answers).toMatchObject({ things, storage: '中队物品库', officers: ['wang'] })
  expect(formOf().form.value).toEqual(form.form.value)
})

test('a photo goes to the thing that it shows after another was taken off the list, and with its own thing gone to none', () => {
  const form = formOf()
  // As older forms have them.
  form.set({ things: [{ name: '烤炉' }, { name: '秤' }] })
  const [stove, scale] = thingsIn(form.form.value.answers)
  form.set((now) => ({ things: shownThings(now).filter(({ id }) => id !== stove!.id) }))
  photoCame(form, stove!.id, front)
  photoCame(form, scale!.id, side)
  expect(thingsIn(form.form.value.answers)).toEqual([{ ...scale, photos: [side] }])
})

test('what comes after the form was sent brings nothing of it back', () => {
  const form = formOf()
  form.set({ storage: '中队物品库' })
  expect(formOf().restored.value).toBe(true)
  form.done()
  photoCame(form, '0', front)
  expect(Object.keys(disk)).toEqual([])
  expect(formOf().restored.value).toBe(false)
})

test('started over, a form begins as new under another id', () => {
  const first = formOf()
  first.set({ storage: '中队物品库' })
  const form = formOf()
  form.startOver()
  expect([form.restored.value, form.form.value.answers]).toEqual([false, { items: [], officers: ['wang'] }])
  expect(form.form.value.id).not.toBe(first.form.value.id)
})

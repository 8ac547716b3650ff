import { effect } from '@preact/signals'
import { canonical } from '../../src/shared/canonical.ts'
import { ApiProblem, type ApiCode } from '../api.ts'
import type { Entry, KeptPhoto } from './database.ts'
import { changed, everybodys, opened, own, readOutbox, sending, waiting } from './outbox.ts'

/** Long enough for the words on the screen to be drawn, and for a page to appear. */
const [moment_ms, start_ms] = [50, 1000]

/**
 * Sending comes in a chunk of its own, and a moment later: what is kept is safe, and neither the first screen nor the
 * words that it is kept wait for it.
 */
export function sendSoon(after_ms = moment_ms) {
  sending.value = true
  setTimeout(() => {
    import('./sender.ts').then(
      ({ send }) => void send(),
      () => (sending.value = false),
    )
  }, after_ms)
}

/** Sends what waits here of whoever signed in or opened the app, on whatever page. Quiet where nothing can be read. */
export async function sendWaiting(): Promise<void> {
  await readOutbox().catch(() => undefined)
  if (waiting.peek().some(({ state }) => state === 'kept')) sendSoon(start_ms)
}

/**
 * Keeps an entry with its photos (a name is of one that is here already) on this phone, in one transaction, and resolves
 * once the disk has it and it could be read back: only then a screen may say "saved on this phone". `show` tells the lists
 * of it. Sending begins by itself. Rejects with `not_kept`.
 */
export async function keep(
  entry: Omit<Entry, 'sequence' | 'state' | 'received_at' | 'format' | 'photos'>,
  photos: readonly (KeptPhoto | string)[] = [],
  show = changed,
): Promise<void> {
  const kept = await store(entry, photos).catch(() => {
    throw new ApiProblem('not_kept', 0)
  })
  show(kept)
  sendSoon()
}

async function store(entry: Parameters<typeof keep>[0], photos: readonly (KeptPhoto | string)[]) {
  // A list of an older version comes first in the order of things.
  const db = await opened()
  const work = db.transaction(['entry', 'photo'], 'readwrite', { durability: 'strict' })
  const entries = work.objectStore('entry')
  const write = async (sequence: number) => {
    await entries.put({
      ...entry,
      format: 1,
      sequence,
      photos: photos.map((photo) => (typeof photo === 'string' ? photo : photo.sha256)),
      state: 'kept',
      received_at: null,
    })
  }
  const guess = (everybodys().at(-1)?.sequence ?? 0) + 1
  // Also what fails at once takes the rest with it: a record never stays behind without its photos, as "not kept".
  const { done } = work
  try {
    // All at once, under the number that this page takes for the next: a busy page hears late of each answer.
    const [before, last] = await Promise.all([
      entries.get(entry.id),
      entries.index('sequence').openKeyCursor(null, 'prev'),
      write(guess),
      ...photos.map(async (photo) => {
        if (typeof photo !== 'string') await work.objectStore('photo').put(photo)
      }),
    ])
    // What is on its way or has arrived never changes; what the office refused, it has not, and its form was put right.
    if (before !== undefined && !(before.state === 'refused' && before.received_at === null))
      throw new Error('kept already')
    // What was put right keeps its number, or the office would miss one.
    const sequence = before?.sequence ?? (last?.key ?? 0) + 1
    if (sequence !== guess) await write(sequence)
  } catch (error) {
    done.catch(() => undefined)
    work.abort()
    throw error
  }
  await done
  const back = await db.get('entry', entry.id)
  if (back === undefined || canonical(back.body) !== canonical(entry.body)) throw new Error('read back otherwise')
  return back
}

/** Why an entry is not at the office: refused, or nothing came through yet. */
const whyNot = (entry: Entry | undefined) =>
  entry?.state === 'refused'
    ? new ApiProblem((entry.code ?? 'invalid_request') as ApiCode, 422, entry.detail)
    : new ApiProblem('network', 0)

/**
 * Resolves when the office has an entry's record, with whether it is held for a supervisor; rejects with why not, the
 * entry still kept, once sending comes to rest.
 */
export function outcome(id: string): Promise<{ held: boolean }> {
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const entry = own.value.find((each) => each.id === id)
      const received = entry !== undefined && entry.received_at !== null
      if (!received && entry?.state !== 'refused' && sending.value) return
      if (received) resolve({ held: entry.held === true })
      else reject(whyNot(entry))
      queueMicrotask(() => stop())
    })
  })
}

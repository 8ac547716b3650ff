import { computed, signal } from '@preact/signals'
import { canonical } from '../../src/shared/canonical.ts'
import { api, ApiProblem, apiFetch } from '../api.ts'
import { who } from '../shell/who.ts'
import { database, type Entry, type KeptPhoto } from './database.ts'
import { contentHash } from './hash.ts'

/** What was done on this phone and is not at the office, or not for long, oldest first; anybody's. */
const all = signal<readonly Entry[]>([])
/** The same of whoever is signed in: only they see it, and only they send it. */
export const own = computed(() => all.value.filter((entry) => entry.person_id === who.value?.id))
/** What the office does not have whole. */
export const waiting = computed(() => own.value.filter((entry) => entry.state !== 'sent'))
/** Whether something is on its way now. */
export const sending = signal(false)

/** How long what the office has stays here all the same. */
const keptAfter_ms = 72 * 3_600_000

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('outbox')

/** Reads anew what is kept; another tab may have changed it. */
export async function readOutbox(): Promise<void> {
  all.value = await (await database()).getAllFromIndex('entry', 'sequence')
}
channel?.addEventListener('message', () => void readOutbox().catch(() => undefined))

async function changed() {
  await readOutbox()
  channel?.postMessage('changed')
}

/**
 * Keeps an entry with its photos on this phone, in one transaction, and resolves once the disk has it and it could be
 * read back: only then a screen may say "saved on this phone". Sending begins by itself.
 */
export async function keep(
  entry: Omit<Entry, 'sequence' | 'state' | 'received_at' | 'format' | 'photos'>,
  photos: readonly KeptPhoto[] = [],
): Promise<void> {
  const db = await database()
  const work = db.transaction(['entry', 'photo'], 'readwrite', { durability: 'strict' })
  const last = await work.objectStore('entry').index('sequence').openCursor(null, 'prev')
  const whole: Entry = {
    ...entry,
    format: 1,
    sequence: (last?.value.sequence ?? 0) + 1,
    photos: photos.map((photo) => photo.sha256),
    state: 'kept',
    received_at: null,
  }
  await Promise.all([
    work.objectStore('entry').add(whole),
    ...photos.map((photo) => work.objectStore('photo').put(photo)),
    work.done,
  ])
  const back = await db.get('entry', entry.id)
  if (back === undefined || canonical(back.body) !== canonical(entry.body)) throw new Error('not kept')
  await changed()
  void send()
}

/** The office has an entry only when the receipt names it and its content: a captive portal says 200 too. */
async function putRecord(entry: Entry) {
  const receipt = await api.put<{ id?: string; sha256?: string }>(entry.path, entry.body)
  const hash = await contentHash(entry.body)
  if (receipt.id !== entry.id || (hash !== null && receipt.sha256 !== hash)) {
    throw new ApiProblem('unexpected_answer', 0)
  }
}

async function putPhoto({ sha256: name, bytes }: KeptPhoto) {
  const answer = await apiFetch(`/api/photos/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', accept: 'application/json' },
    body: bytes,
  })
  const receipt = (await answer.json().catch(() => null)) as { sha256?: string } | null
  if (receipt?.sha256 !== name) throw new ApiProblem('unexpected_answer', 0)
}

const temporary = ({ status, code }: ApiProblem) =>
  status === 0 || status >= 500 || [401, 408, 429].includes(status) || code === 'unexpected_answer'
/** Nothing else would get through now either. */
const hopeless = ({ status, code }: ApiProblem) =>
  code === 'network' || code === 'unexpected_answer' || status === 401 || status === 429

const problemOf = (error: unknown) => (error instanceof ApiProblem ? error : new ApiProblem('network', 0))

/** Notes why the office does not take an entry; of one whose record it has, only a photo was refused. */
async function refuse(id: string, { code, detail }: ApiProblem) {
  const db = await database()
  const entry = await db.get('entry', id)
  if (entry) await db.put('entry', { ...entry, state: 'refused', code, ...(detail && { detail }) })
}

/** Lets go of an entry's photos, but for those that another entry still has to send. */
async function dropPhotos({ id, photos }: Entry) {
  const db = await database()
  const others = (await db.getAll('entry')).filter((each) => each.id !== id && each.state !== 'sent')
  for (const name of photos) {
    if (!others.some((each) => each.photos.includes(name))) await db.delete('photo', name)
  }
}

/** Sends what is missing of one entry and notes that the office has all; throws what stood in the way. */
async function deliver(entry: Entry) {
  const db = await database()
  let known = entry
  if (known.received_at === null) {
    await putRecord(known)
    known = { ...known, received_at: new Date().toISOString() }
    await db.put('entry', known)
  }
  for (const name of known.photos) {
    const photo = await db.get('photo', name)
    // The browser may have cleared it: the record is there without its photo, and nobody shall think otherwise.
    if (!photo) throw new ApiProblem('photo_unreadable', 422)
    await putPhoto(photo)
  }
  await db.put('entry', { ...known, state: 'sent' })
  await dropPhotos(known)
}

async function forgetOld() {
  const before = new Date(Date.now() - keptAfter_ms).toISOString()
  const db = await database()
  for (const { id, state, received_at } of all.peek()) {
    if (state === 'sent' && received_at !== null && received_at < before) await db.delete('entry', id)
  }
}

/** One round over all entries; false when it had to stop half-way. */
async function sendRound(): Promise<boolean> {
  await readOutbox()
  await forgetOld()
  let all_sent = true
  for (const { id } of waiting.peek()) {
    const entry = waiting.peek().find((each) => each.id === id)
    if (entry?.state !== 'kept') continue
    const first = waiting.peek().find((each) => each.id === entry.after)
    try {
      if (first?.state === 'refused') throw new ApiProblem('unknown_reference', 422)
      if (first?.received_at === null) continue
      await deliver(entry)
    } catch (error) {
      const problem = problemOf(error)
      all_sent = false
      if (!temporary(problem)) await refuse(id, problem)
      if (hopeless(problem)) return false
    } finally {
      await changed()
    }
  }
  return all_sent
}

let timer: ReturnType<typeof setTimeout> | undefined
let tries = 0
let again = false

function later() {
  clearTimeout(timer)
  const wait = Math.min(300_000, 5_000 * 2 ** tries)
  tries += 1
  timer = setTimeout(() => void send(), wait * (0.75 + Math.random() / 2))
}

/** Sends what this person has here, in order; one that is refused does not hold up the rest. One tab at a time. */
export async function send(): Promise<void> {
  if (sending.peek()) {
    again = true
    return
  }
  sending.value = true
  try {
    do {
      again = false
      const locks = (navigator as { locks?: LockManager }).locks
      const done = locks ? await locks.request('outbox', sendRound) : await sendRound()
      if (done) {
        tries = 0
        clearTimeout(timer)
      } else later()
    } while (again)
  } catch {
    later()
  } finally {
    sending.value = false
  }
}

/** Gives up what was refused of an entry, at its person's word; one that may have arrived is never forgotten. */
export async function discard(id: string): Promise<void> {
  const db = await database()
  const entry = await db.get('entry', id)
  if (entry?.state !== 'refused') return
  await dropPhotos(entry)
  // Of a record the office has, only the photo is given up.
  if (entry.received_at === null) await db.delete('entry', id)
  else await db.put('entry', { ...entry, state: 'sent' })
  await changed()
}

/** Sends now and whenever there is hope: signal is back, or somebody looks at the page again. */
export function keepSending(): () => void {
  const seen = () => {
    if (!document.hidden) void send()
  }
  const online = () => void send()
  addEventListener('online', online)
  document.addEventListener('visibilitychange', seen)
  void send()
  return () => {
    removeEventListener('online', online)
    document.removeEventListener('visibilitychange', seen)
  }
}

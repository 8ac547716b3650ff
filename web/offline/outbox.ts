import { computed, signal } from '@preact/signals'
import { who } from '../shell/who.ts'
import { database, type Entry } from './database.ts'

/** What was done on this phone and is not at the office, or not for long, oldest first; anybody's. */
const all = signal<readonly Entry[]>([])
/** The same as it is now, for what this phone says of itself. */
export const everybodys = () => all.peek()
/** The same of whoever is signed in: only they see it, and only they send it. */
export const own = computed(() => all.value.filter((entry) => entry.person_id === who.value?.id))
/** What the office does not have whole. */
export const waiting = computed(() => own.value.filter((entry) => entry.state !== 'sent'))
/** What the office has and a supervisor has still to decide on. */
export const held = computed(() => own.value.filter((entry) => entry.held === true))
/** Held records that a supervisor has decided on, until that is read. */
export const decided = computed(() => own.value.filter((entry) => entry.decided))
/** How many records wait here for somebody else to sign in, by whose they are. */
export const others = computed(() => {
  const counts = new Map<string, number>()
  for (const { person_id, person_name, state } of all.value) {
    if (state === 'kept' && person_id !== who.value?.id) counts.set(person_name, (counts.get(person_name) ?? 0) + 1)
  }
  return counts
})

/** Whether something is on its way now. */
export const sending = signal(false)

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('outbox')
let taken = false

/** The phone's database, with what an older version of the app left waiting in it. */
export async function opened() {
  const db = await database()
  if (!taken) {
    // Only a phone that was away for long still has the list of an older version.
    if (localStorage.getItem('captures-waiting') !== null) await (await import('./format-0.ts')).takeFormat0(db)
    taken = true
  }
  return db
}

/** Reads anew all that is kept: what a round begins with, whatever another tab or the browser did meanwhile. */
export async function readAnew(): Promise<void> {
  const db = await opened()
  all.value = await db.getAllFromIndex('entry', 'sequence')
}

let reading: Promise<void> | null = null

/**
 * Knows what is kept. Read once: hundreds of entries take a slow phone a while, and what changes from then on is noted
 * entry by entry.
 */
export async function readOutbox(): Promise<void> {
  // Where tabs cannot tell each other, only reading shows what another one did.
  if (channel === null) return readAnew()
  reading ??= readAnew()
  await reading.catch((error: unknown) => {
    reading = null
    throw error
  })
}

/** Notes what became of one entry; undefined: it is here no more. Nobody wrote to it since it was read or written. */
function note(id: string, entry: Entry | undefined) {
  const others = all.peek().filter((each) => each.id !== id)
  all.value = entry === undefined ? others : [...others, entry].sort((a, b) => a.sequence - b.sequence)
}

async function readOne(id: string) {
  note(id, await (await database()).get('entry', id))
}
// An older version of the app in another tab does not say which.
channel?.addEventListener('message', ({ data }: MessageEvent<string>) => {
  void (data === 'changed' ? readAnew() : readOne(data)).catch(() => undefined)
})

/** Shows an entry as it was written just now, and tells other tabs to read it. */
export function changed(entry: Entry) {
  note(entry.id, entry)
  channel?.postMessage(entry.id)
}

/** Lets go of an entry. */
export async function forget(id: string) {
  await (await database()).delete('entry', id)
  note(id, undefined)
  channel?.postMessage(id)
}

/**
 * Changes an entry that is still here. Not awaited from the disk itself: what a power cut takes of it is learnt from the
 * office again.
 */
export async function patch(id: string, change: Partial<Entry>) {
  const work = (await database()).transaction('entry', 'readwrite', { durability: 'relaxed' })
  const before = await work.store.get(id)
  const entry = before && { ...before, ...change }
  if (entry) await work.store.put(entry)
  await work.done
  if (entry) changed(entry)
  else note(id, undefined)
}

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

/** Reads anew what is kept; another tab may have changed it. */
export async function readOutbox(): Promise<void> {
  const db = await database()
  if (!taken) {
    // Only a phone that was away for long still has the list of an older version.
    if (localStorage.getItem('captures-waiting') !== null) await (await import('./format-0.ts')).takeFormat0(db)
    taken = true
  }
  all.value = await db.getAllFromIndex('entry', 'sequence')
}
channel?.addEventListener('message', () => void readOutbox().catch(() => undefined))

/** Reads anew and tells other tabs to do the same. */
export async function changed() {
  await readOutbox()
  channel?.postMessage('changed')
}

/** Changes an entry that is still here. */
export async function patch(id: string, change: Partial<Entry>) {
  const work = (await database()).transaction('entry', 'readwrite', { durability: 'strict' })
  const entry = await work.store.get(id)
  if (entry) await work.store.put({ ...entry, ...change })
  await work.done
}

/** Lets go of an entry's photos, but for those that another entry still needs. */
export async function dropPhotos({ id, photos }: Pick<Entry, 'id' | 'photos'>) {
  const db = await database()
  const rest = (await db.getAll('entry')).filter((each) => each.id !== id)
  for (const name of photos) {
    if (!rest.some((each) => each.photos.includes(name))) await db.delete('photo', name)
  }
}

import { database, type KeptPhoto } from './database.ts'

/** How long a photo that nothing names is let be: a form may be about to name it, in another tab too. */
const grace_ms = 3_600_000

/** What forms that are not saved or sent yet are kept under, in the browser's simple store. */
const formKeys = /^(draft|form)-/
/** Whether such a form names a photo. */
const inDraft = (name: string) =>
  Object.keys(localStorage).some((key) => formKeys.test(key) && localStorage.getItem(key)?.includes(name))

/**
 * Lets go of photos by name, but for those that an entry needs and those that `keeps` speaks for. One transaction: what
 * becomes an entry meanwhile waits for it, and its form still names its photos then.
 */
async function letGo(names: readonly string[] | null, keeps: (photo: KeptPhoto) => boolean) {
  const work = (await database()).transaction(['entry', 'photo'], 'readwrite')
  const entries = await work.objectStore('entry').getAll()
  const needed = new Set(entries.flatMap(({ photos }) => photos))
  const store = work.objectStore('photo')
  for (const name of names ?? (await store.getAllKeys())) {
    const photo = needed.has(name) ? undefined : await store.get(name)
    if (photo && !keeps(photo)) await store.delete(name)
  }
  await work.done
}

/** Keeps a photo for a form that is not saved yet, so that it survives the page; rejects when the phone has no room. */
export async function keepForDraft(photo: KeptPhoto): Promise<void> {
  const db = await database()
  const work = db.transaction('photo', 'readwrite', { durability: 'strict' })
  await Promise.all([work.store.put({ ...photo, kept_at: Date.now() }), work.done])
}

/** Lets go of photos that a form gave up or that went with their entries. */
export const dropPhotos = (names: readonly string[]) => letGo(names, () => false)

/** Lets go of photos of forms that are gone without having been saved. */
export const sweepPhotos = (now = Date.now()) =>
  letGo(null, ({ sha256, kept_at = 0 }) => now - kept_at <= grace_ms || inDraft(sha256))

import type { Reconciled } from '../../src/offline/schema.ts'
import { api, asPerson } from '../api.ts'
import type { Entry } from './database.ts'
import { dropPhotos } from './draft-photos.ts'
import { contentHash } from './hash.ts'
import { everybodys, forget, own, patch } from './outbox.ts'

/** How long what the office has stays here all the same, and how often it is asked whether it still has it. */
const keptAfter_ms = 72 * 3_600_000
const askEvery_ms = 10 * 60_000
const mostAtOnce = 500

let asked_at = 0

/**
 * Asks the office which of what it confirmed it still holds. What it lost, as when it was set back to a backup, waits
 * again and is sent again; what it holds since 72 hours is let go here. Quiet where nobody answers.
 */
export async function reconcile(now = Date.now()): Promise<void> {
  const sent = own.peek().filter(({ state, kind }) => state === 'sent' && !kind.startsWith('own.'))
  if (sent.length === 0 || Math.abs(now - asked_at) < askEvery_ms) return
  for (let from = 0; from < sent.length; from += mostAtOnce) {
    const some = sent.slice(from, from + mostAtOnce)
    const records = await Promise.all(some.map(async ({ id, body }) => ({ id, sha256: await contentHash(body) })))
    if (records.some(({ sha256 }) => sha256 === null)) return
    const photos = [...new Set(some.flatMap((entry) => entry.photos))]
    const person = some[0]?.person_id ?? ''
    const missing = await api
      .post<Reconciled>('/api/reconcile', { records, photos }, undefined, asPerson(person))
      .catch(() => null)
    if (missing === null) return
    const over: string[] = []
    for (const entry of some) if (await settle(entry, missing, now)) over.push(...entry.photos)
    if (over.length > 0) await dropPhotos(over)
  }
  asked_at = now
}

/** Notes what the office said of an entry; true when it was let go of. */
async function settle(entry: Entry, answer: Reconciled, now: number) {
  const { missing_records, missing_photos, held_records, decided_records } = answer
  const photos_received = (entry.photos_received ?? []).filter((name) => !missing_photos.includes(name))
  if (missing_records.includes(entry.id)) {
    await patch(entry.id, { state: 'kept', received_at: null, photos_received })
    return false
  }
  if (entry.photos.some((name) => missing_photos.includes(name))) {
    await patch(entry.id, { state: 'kept', photos_received })
    return false
  }
  const held = held_records.includes(entry.id)
  const decided = decided_records.find(({ id }) => id === entry.id)
  // Told once: what was read is null, and stays so.
  if (decided && entry.decided === undefined) {
    const { decision, reason, by } = decided
    await patch(entry.id, { held: false, decided: { decision, reason, by } })
    return false
  }
  if (entry.decided) return false
  if ((entry.held === true) !== held) await patch(entry.id, { held })
  if (entry.received_at === null || Date.parse(entry.received_at) > now - keptAfter_ms) return false
  // The newest stays, so that numbers go on counting up.
  if (!everybodys().some(({ sequence }) => sequence > entry.sequence)) return false
  await forget(entry.id)
  return true
}

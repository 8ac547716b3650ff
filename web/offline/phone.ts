import type { PhoneReport } from '../../src/offline/schema.ts'
import { api } from '../api.ts'
import { database } from './database.ts'
import { freshId } from './id.ts'
import { who } from '../shell/who.ts'
import { everybodys } from './outbox.ts'

/** What this browser is called at the office, and from which number on its records are counted. */
interface Phone {
  id: string
  counted_from: number
  given_up: number
}

const key = 'phone'

/** Made once, beside the records: a browser whose data was cleared is another phone, and the office sees what it lacks. */
export async function thisPhone(): Promise<Phone> {
  const db = await database()
  const before = await db.get('answer', key)
  if (before !== undefined) return before.value as Phone
  const work = db.transaction(['answer', 'entry'], 'readwrite', { durability: 'strict' })
  const known = await work.objectStore('answer').get(key)
  let phone = known?.value as Phone | undefined
  if (phone === undefined) {
    // What an older version sent was not counted; what it left here is.
    const first = (await work.objectStore('entry').index('sequence').getAll()).find(({ state }) => state !== 'sent')
    const last = await work.objectStore('entry').index('sequence').openCursor(null, 'prev')
    const counted_from = (first?.sequence ?? (last?.value.sequence ?? 0) + 1) - 1
    phone = { id: freshId(), counted_from, given_up: 0 }
    await work.objectStore('answer').put({ key, value: phone, at: '' })
  }
  await work.done
  return phone
}

/** A record was given up by its person after a refusal: it is no gap. */
export async function noteGivenUp(): Promise<void> {
  const phone = await thisPhone()
  await (await database()).put('answer', { key, value: { ...phone, given_up: phone.given_up + 1 }, at: '' })
}

let last = ''
let said_at = 0
const again_ms = 5 * 60_000

/** Tells the office what this phone still holds, once that was read, when it changed or five minutes passed. */
export async function report(now = Date.now()): Promise<void> {
  // A vendor's phone is nobody's concern but theirs.
  if (who.peek()?.kind !== 'person') return
  const { id, counted_from, given_up } = await thisPhone()
  const all = everybodys()
  const open = all.filter(({ received_at }) => received_at === null)
  const told: PhoneReport = {
    counted_from,
    newest: Math.max(counted_from, ...all.map(({ sequence }) => sequence)),
    waiting: open.filter(({ sequence }) => sequence > counted_from).length,
    given_up,
    oldest_waiting_at:
      open
        .map(({ body }) => (body as { claimed_at?: string }).claimed_at ?? '')
        .filter(Boolean)
        .sort()[0] ?? null,
  }
  const words = JSON.stringify(told)
  if (words === last && Math.abs(now - said_at) < again_ms) return
  await api.put(`/api/phones/${id}`, told)
  last = words
  said_at = now
}

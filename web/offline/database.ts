import type { DBSchema, IDBPDatabase } from 'idb'

/** Something this phone has to tell the office: kept here, never changed, until a receipt comes. */
export interface Entry {
  /** Made on this phone; also the last part of `path`. */
  id: string
  /** Of this form of entry, so that a later version of the app still reads it. */
  format: 1
  /** Counts up on this phone: the order in which things were done. */
  sequence: number
  kind:
    | 'paint.mark'
    | 'inspection'
    | 'patrol.start'
    | 'patrol.end'
    | 'incident.log'
    | 'request.answer'
    | 'request.done'
    | 'confirmation'
    | 'own.put_right'
    | 'own.review'
  path: string
  body: object
  /** What the lists call it: a stall's number. */
  label: string
  /** Who did it; only they send it. */
  person_id: string
  /** For whoever else uses this phone; empty where an older version did not note it. */
  person_name: string
  /** The entry that must have arrived before this one makes sense. */
  after: string | null
  /** SHA-256 of the photos that belong to it. */
  photos: readonly string[]
  /** Of these, what the office confirmed; missing on entries of before. */
  photos_received?: readonly string[]
  /** What the screen needs to show it before the office has it. */
  shown: object
  /** `sent`: the office has it whole; it stays a while, because answers kept here may be older than it. */
  state: 'kept' | 'refused' | 'sent'
  /** When the office confirmed the record, ISO 8601; photos may still be on their way. */
  received_at: string | null
  /** Whether the office has it and a supervisor has to say what becomes of it; missing on entries of before. */
  held?: boolean
  /** What a supervisor decided about a held record, until its officer has read it. */
  decided?: { decision: 'accepted' | 'refused'; reason: string; by: string } | null
  code?: string
  detail?: Record<string, unknown>
}

/** A photo as it is sent. An ArrayBuffer: blobs in IndexedDB fail on WebKit. */
export interface KeptPhoto {
  sha256: string
  bytes: ArrayBuffer
  /** When it was taken for a form that is not saved yet, milliseconds by this phone's clock. */
  kept_at?: number
}

export interface PhoneDb extends DBSchema {
  entry: { key: string; value: Entry; indexes: { sequence: number } }
  photo: { key: string; value: KeptPhoto }
  /** The last answer of a path, by person, for when there is no signal. */
  answer: { key: string; value: { key: string; value: unknown; at: string } }
}

let opening: Promise<IDBPDatabase<PhoneDb>> | null = null

/** Browsers also close a database without a word; only beginning something shows it: where no record waits for its end. */
function isOpen(db: IDBPDatabase<PhoneDb>): boolean {
  try {
    db.transaction('answer').done.catch(() => undefined)
    return true
  } catch {
    return false
  }
}

/** The phone's database; opened again after the browser closed it under the page. */
export async function database(): Promise<IDBPDatabase<PhoneDb>> {
  const before = opening
  if (before !== null) {
    const db = await before
    if (isOpen(db)) return db
    if (opening === before) opening = null
  }
  opening ??= open().catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

async function open() {
  // In a chunk of its own, asked for as the page begins: the first screen does not wait for it.
  const { openDB } = await import('idb')
  return openDB<PhoneDb>('phone', 1, {
    upgrade(db) {
      db.createObjectStore('entry', { keyPath: 'id' }).createIndex('sequence', 'sequence')
      db.createObjectStore('photo', { keyPath: 'sha256' })
      db.createObjectStore('answer', { keyPath: 'key' })
    },
    terminated() {
      opening = null
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      opening = null
    },
  })
}

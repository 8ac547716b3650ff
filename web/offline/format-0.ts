import type { IDBPDatabase } from 'idb'
import type { Capture } from '../../src/inspections/schema.ts'
import type { Entry, PhoneDb } from './database.ts'

/** Where records of patrols waited before there was an outbox: a list in the browser's simple store. */
const storage = 'captures-waiting'

interface Format0 {
  market: string
  capture: Capture
  number: string
  officer_id: string
  state: 'sending' | 'kept' | 'refused'
  code?: string
  detail?: Record<string, unknown>
}

const entryOf = ({ market, capture, number, officer_id, state, code, detail }: Format0, sequence: number): Entry => ({
  id: capture.id,
  format: 1,
  sequence,
  kind: 'inspection',
  path: `/api/markets/${market}/inspections/${capture.id}`,
  body: capture,
  label: number,
  person_id: officer_id,
  person_name: '',
  after: capture.amends,
  photos: [],
  shown: { market, number },
  state: state === 'refused' ? 'refused' : 'kept',
  received_at: null,
  ...(code !== undefined && { code }),
  ...(detail !== undefined && { detail }),
})

function readList(text: string): Format0[] | null {
  try {
    const list = JSON.parse(text) as unknown
    return Array.isArray(list) ? (list as Format0[]) : null
  } catch {
    return null
  }
}

/** Takes over what an older version of the app left waiting. The old list goes only when the new one holds it all. */
export async function takeFormat0(db: IDBPDatabase<PhoneDb>): Promise<void> {
  const left = localStorage.getItem(storage)
  if (left === null) return
  const list = readList(left)
  if (list === null) {
    // Nobody can read it: put aside, so that it neither gets lost nor keeps the phone from noting anything new.
    localStorage.setItem(`${storage}-unread`, left)
    localStorage.removeItem(storage)
    return
  }
  const work = db.transaction('entry', 'readwrite', { durability: 'strict' })
  const last = await work.store.index('sequence').openCursor(null, 'prev')
  let sequence = last?.value.sequence ?? 0
  for (const old of list) {
    if ((await work.store.get(old.capture.id)) === undefined) await work.store.add(entryOf(old, ++sequence))
  }
  await work.done
  localStorage.removeItem(storage)
}

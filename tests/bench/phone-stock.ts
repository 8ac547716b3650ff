import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { captureOf, type Beat } from './captures.ts'

export interface Picture {
  sha256: string
  bytes: Buffer
}

/** Photos as phones keep them: JPEGs of 300 to 400 kB whose content no line can make smaller, no two the same. */
export async function pictures(count: number): Promise<Picture[]> {
  const made: Picture[] = []
  for (let n = 0; n < count; n++) {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 25 + (n % 6) }
    const bytes = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } })
      .jpeg({ quality: 55 })
      .toBuffer()
    made.push({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes })
  }
  return made
}

/** Entries as `web/offline/keep.ts` writes them (the form is in `web/offline/database.ts`), one look after the other, with the first photos on every second one. */
export function entriesOf(beat: Beat, count: number, photos: readonly Picture[]) {
  return Array.from({ length: count }, (_, n) => {
    const stall = beat.stalls[n % beat.stalls.length]
    if (!stall) throw new Error('a beat without stalls')
    const look = captureOf(beat, stall.id)
    const photo = n % 2 === 1 ? photos[(n - 1) / 2] : undefined
    const [finding] = look.findings
    const body = photo
      ? {
          ...look,
          photos: [
            { sha256: photo.sha256, finding_id: finding?.id ?? null, kind: 'before', claimed_at: look.claimed_at },
          ],
        }
      : n % 2 === 1
        ? look
        : { ...look, outcome: 'in_order', findings: [] }
    return {
      id: look.id,
      format: 1,
      sequence: n + 1,
      kind: 'inspection',
      path: `/api/markets/${beat.market}/inspections/${look.id}`,
      body,
      label: `A-${String(n + 1).padStart(3, '0')}`,
      person_id: beat.officers[0] ?? '',
      person_name: '',
      after: beat.patrol_id,
      photos: photo ? [photo.sha256] : [],
      shown: { market: beat.market, number: `A-${n + 1}` },
      state: 'kept',
      received_at: null,
    }
  })
}

const inDatabase = (stores: string, mode: string, work: string) => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('phone')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const work = opening.result.transaction(${stores}, '${mode}')
    let answer = null
    work.oncomplete = () => { opening.result.close(); resolve(answer) }
    work.onabort = () => reject(work.error)
    ${work}
  }
})`

/** Puts it into the phone's database in place of all that was there. */
export async function stock(page: Page, entries: ReturnType<typeof entriesOf>, photos: readonly Picture[]) {
  await page.evaluate(
    inDatabase(
      `['entry', 'photo']`,
      'readwrite',
      `work.objectStore('entry').clear()
       work.objectStore('photo').clear()
       for (const entry of ${JSON.stringify(entries)}) work.objectStore('entry').add(entry)`,
    ),
  )
  for (const { sha256, bytes } of photos) {
    await page.evaluate(
      inDatabase(
        `['photo']`,
        'readwrite',
        `const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0)).buffer
         work.objectStore('photo').add({ sha256: '${sha256}', bytes })`,
      ),
    )
  }
}

/** How many entries are on the phone, and how many of them the office has whole. */
export const countEntries = (page: Page) =>
  page.evaluate<{ all: number; sent: number }>(
    inDatabase(
      `['entry']`,
      'readonly',
      `const reading = work.objectStore('entry').getAll()
       reading.onsuccess = () => (answer = { all: reading.result.length, sent: reading.result.filter(({ state }) => state === 'sent').length })`,
    ),
  )

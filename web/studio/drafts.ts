import { openDB, type DBSchema } from 'idb'
import type { PlanDocument } from '../../src/plan/schema.ts'

/** A plan that was edited on this device and not published yet. */
export interface PlanDraft {
  market: string
  /** The version it was made from, and what that drew: without it nobody could tell the edits later. */
  base_version: number
  base: PlanDocument
  document: PlanDocument
  /** Instant, ISO 8601. */
  saved_at: string
}

interface Picture {
  market: string
  bytes: ArrayBuffer
  type: string
  pixels: [readonly [number, number], readonly [number, number]]
  points: [readonly [number, number], readonly [number, number]]
  opacity: number
}

interface StudioDb extends DBSchema {
  draft: { key: string; value: PlanDraft }
  picture: { key: string; value: Picture }
}

const open = () =>
  openDB<StudioDb>('studio', 1, {
    upgrade(db) {
      db.createObjectStore('draft', { keyPath: 'market' })
      db.createObjectStore('picture', { keyPath: 'market' })
    },
  })

async function during<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const db = await open()
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Drafts of stall plans on this device, one for each market. */
export const drafts = {
  of: (market: string) => during((db) => db.get('draft', market)),
  keep: (draft: PlanDraft) => during((db) => db.put('draft', draft)),
  drop: (market: string) => during((db) => db.delete('draft', market)),
}

/** The picture below a market's plan, on this device. ArrayBuffers: blobs in IndexedDB fail on WebKit. */
export const pictures = {
  of: (market: string) => during((db) => db.get('picture', market)),
  keep: (picture: Picture) => during((db) => db.put('picture', picture)),
  drop: (market: string) => during((db) => db.delete('picture', market)),
}
export type { Picture }

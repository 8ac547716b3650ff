import { signal } from '@preact/signals'
import { noted } from './simple-store.ts'

type Warning = { kind: 'may_be_cleared' } | { kind: 'little_room'; megabytes: number }

/** What is to be said about this phone's room for records: null where all is well, was put aside, or the browser tells nothing. */
export const storageWarning = signal<Warning | null>(null)

/** Below this a patrol with photos (150 of 400 kB) may not fit. */
const enough_mb = 80

const key = 'storage-put-aside'
/** What somebody has read and put aside, with when (ms) and how much room there was then. */
type PutAside = { [kind in Warning['kind']]?: { at: number; megabytes?: number } }

/** A month: whoever put it aside may have had a reason that is gone by then. */
const quiet_ms = 30 * 86_400_000

function putAsideBefore(): PutAside {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as PutAside | null) ?? {}
  } catch {
    return {}
  }
}

/** Whether it is to be said: never put aside, or long ago, or there is but half of the room of then. */
function isNew(warning: Warning, now: number): boolean {
  const before = putAsideBefore()[warning.kind]
  if (!before || Math.abs(now - before.at) >= quiet_ms) return true
  return warning.kind === 'little_room' && warning.megabytes <= (before.megabytes ?? 0) / 2
}

/** Asks the browser to keep what is stored here even when room runs out, and how much there is. Asked as a patrol begins. */
export async function askToKeep(now = Date.now()): Promise<void> {
  const storage = (navigator as { storage?: StorageManager }).storage
  if (!storage) return
  const { quota, usage } = await storage.estimate().catch(() => ({ quota: undefined, usage: undefined }))
  const megabytes = quota === undefined ? Infinity : Math.floor((quota - (usage ?? 0)) / 1_000_000)
  const kept = (await storage.persisted().catch(() => true)) || (await storage.persist().catch(() => true))
  const warnings: Warning[] = []
  if (megabytes < enough_mb) warnings.push({ kind: 'little_room', megabytes })
  if (!kept) warnings.push({ kind: 'may_be_cleared' })
  storageWarning.value = warnings.find((warning) => isNew(warning, now)) ?? null
}

/** The warning was read: it stays away until things are worse or a month has passed. */
export function putAside(warning: Warning, now = Date.now()): void {
  const { kind, ...room } = warning
  noted(key, { ...putAsideBefore(), [kind]: { at: now, ...room } } satisfies PutAside)
  storageWarning.value = null
}

import { signal } from '@preact/signals'

/** What is to be said about this phone's room for records: null where all is well or the browser tells nothing. */
export const storageWarning = signal<{ kind: 'may_be_cleared' } | { kind: 'little_room'; megabytes: number } | null>(
  null,
)

/** Below this a patrol with photos (150 of 400 kB) may not fit. */
const enough_mb = 80

/** Asks the browser to keep what is stored here even when room runs out, and how much there is. Asked as a patrol begins. */
export async function askToKeep(): Promise<void> {
  const storage = (navigator as { storage?: StorageManager }).storage
  if (!storage) return
  const { quota, usage } = await storage.estimate().catch(() => ({ quota: undefined, usage: undefined }))
  const megabytes = quota === undefined ? Infinity : Math.floor((quota - (usage ?? 0)) / 1_000_000)
  const kept = (await storage.persisted().catch(() => true)) || (await storage.persist().catch(() => true))
  storageWarning.value =
    megabytes < enough_mb ? { kind: 'little_room', megabytes } : kept ? null : { kind: 'may_be_cleared' }
}

import { signal } from '@preact/signals'
import { loadMe } from './who.ts'

/** How far the start is: who this is must be known before any page is shown. */
export const arrival = signal<{ state: 'waiting' | 'ready' } | { state: 'failed'; problem: unknown }>({
  state: 'waiting',
})

/** Asks who this is, and again after a failure; never rejects, the outcome is in `arrival`. */
export async function askWho() {
  arrival.value = { state: 'waiting' }
  try {
    await loadMe()
    arrival.value = { state: 'ready' }
  } catch (problem) {
    arrival.value = { state: 'failed', problem }
  }
}

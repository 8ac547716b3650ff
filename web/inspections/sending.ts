import { computed, effect, signal } from '@preact/signals'
import type { Capture } from '../../src/inspections/schema.ts'
import { ApiProblem } from '../api.ts'
import type { Entry } from '../offline/database.ts'
import { own, sending } from '../offline/outbox.ts'
import { keep, outcome, sendSoon } from '../offline/keep.ts'
import { who } from '../shell/who.ts'

const captures = computed(() => own.value.filter(({ kind }) => kind === 'inspection'))

/** A record of a look that the office does not have yet, or refused. */
export interface Waiting extends Entry {
  body: Capture
}
export const waiting = computed(() => captures.value.filter(({ received_at }) => received_at === null) as Waiting[])

/** Ids of what the office confirmed and this phone still holds. */
export const received = computed(() =>
  captures.value.flatMap(({ id, received_at }) => (received_at === null ? [] : id)),
)

const calm_ms = 5_000
/**
 * How many those are, for lists of what was logged to be read anew. While hundreds are on their way it is told every few
 * seconds: lists read for each of them would take more of a slow line than the records do.
 */
export const receivedLately = signal(0)
let told_at = -Infinity
let telling: ReturnType<typeof setTimeout> | undefined
effect(() => {
  const { length } = received.value
  const wait = sending.value ? told_at + calm_ms - performance.now() : 0
  clearTimeout(telling)
  if (length === receivedLately.peek()) return
  const tell = () => {
    told_at = performance.now()
    receivedLately.value = length
  }
  if (wait > 0) telling = setTimeout(tell, wait)
  else tell()
})

/** Forms are kept only until their record is: then nothing may bring them back under the same id. */
function forgetDraft(id: string) {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith('draft-'))) {
    if (localStorage.getItem(key)?.includes(id)) localStorage.removeItem(key)
  }
}

/**
 * Keeps a capture on this phone, with the photos that were kept for it by name, or rejects with `not_kept`; resolves as
 * soon as it is there. What comes of it is told by `confirmed`. `show` as in `keep`.
 */
export async function keepCapture(
  market: string,
  capture: Capture,
  number: string,
  photos: readonly string[] = [],
  show?: Parameters<typeof keep>[2],
): Promise<void> {
  const { id, amends, patrol_id } = capture
  const entry = {
    id,
    kind: 'inspection' as const,
    path: `/api/markets/${market}/inspections/${id}`,
    body: capture,
    label: number,
    person_id: who.peek()?.id ?? '',
    person_name: who.peek()?.name ?? '',
    after: amends ?? patrol_id,
    shown: { market, number },
  }
  await keep(entry, photos, show)
  forgetDraft(id)
}

/** Resolves when the office has a capture; rejects, the capture still kept, when it was refused or nothing came through. */
export const confirmed = outcome

/**
 * Keeps a capture, or a refused one that was put right, and waits for the office's word: logged, held for a supervisor, or
 * (nothing came through) kept on this phone. Rejects when it was refused, or not kept.
 */
export async function send(
  market: string,
  capture: Capture,
  number: string,
  photos: readonly string[] = [],
): Promise<'logged' | 'held' | 'kept'> {
  if (waiting.peek().some(({ id, state }) => id === capture.id && state === 'kept')) sendSoon()
  else await keepCapture(market, capture, number, photos)
  try {
    return (await outcome(capture.id)).held ? 'held' : 'logged'
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'network') return 'kept'
    throw error
  }
}

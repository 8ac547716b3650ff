import { computed, signal } from '@preact/signals'
import type { Capture, Receipt } from '../../src/inspections/schema.ts'
import { api, ApiProblem } from '../api.ts'
import { contentHash } from '../offline/hash.ts'
import { who } from '../shell/who.ts'

/** A capture that the office has not confirmed: kept on this phone, never changed, until a receipt or a refusal comes. */
export interface Waiting {
  market: string
  capture: Capture
  /** What the place is called, for the lists. */
  number: string
  /** Who logged it; only they send it. */
  officer_id: string
  state: 'sending' | 'kept' | 'refused'
  /** Why the server refused it. */
  code?: string
  detail?: Record<string, unknown>
}

const storage = 'captures-waiting'

function stored(): Waiting[] {
  try {
    const entries = JSON.parse(localStorage.getItem(storage) ?? '[]') as Waiting[]
    return entries.map((entry) => (entry.state === 'sending' ? { ...entry, state: 'kept' } : entry))
  } catch {
    return []
  }
}

const all = signal<readonly Waiting[]>(stored())

/** What this officer logged here and the office has not confirmed, oldest first. */
export const waiting = computed(() => all.value.filter((entry) => entry.officer_id === who.value?.id))

/** Receipts of this visit, newest first: what "just logged" is read anew after. */
export const received = signal<readonly Receipt[]>([])

function keep(entries: readonly Waiting[]) {
  all.value = entries
  localStorage.setItem(storage, JSON.stringify(entries))
}

const replace = (id: string, change: (entry: Waiting) => Waiting | null) =>
  keep(all.value.flatMap((entry) => (entry.capture.id === id ? (change(entry) ?? []) : entry)))

async function put({ market, capture }: Waiting): Promise<Receipt> {
  const receipt = await api.put<Partial<Receipt>>(`/api/markets/${market}/inspections/${capture.id}`, capture)
  const hash = await contentHash(capture)
  // Anything else, whatever its status, is no acknowledgement: a captive portal says 200 too.
  if (receipt.id !== capture.id || (hash !== null && receipt.sha256 !== hash))
    throw new ApiProblem('unexpected_answer', 0)
  return receipt as Receipt
}

const temporary = (problem: ApiProblem) =>
  problem.status === 0 ||
  problem.status >= 500 ||
  [401, 408, 429].includes(problem.status) ||
  problem.code === 'unexpected_answer'

/** Forms are kept until the office has their capture; then nothing may bring them back under the same id. */
function forgetDraft(id: string) {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith('draft-'))) {
    if (localStorage.getItem(key)?.includes(id)) localStorage.removeItem(key)
  }
}

const underWay = new Set<string>()

async function attempt(entry: Waiting): Promise<Receipt> {
  const { id } = entry.capture
  if (underWay.has(id)) throw new ApiProblem('network', 0)
  underWay.add(id)
  replace(id, (before) => ({ ...before, state: 'sending' }))
  try {
    const receipt = await put(entry)
    forgetDraft(id)
    replace(id, () => null)
    received.value = [receipt, ...received.value]
    return receipt
  } catch (error) {
    const problem = error instanceof ApiProblem ? error : new ApiProblem('network', 0)
    replace(id, (before) => ({
      ...before,
      ...(temporary(problem)
        ? { state: 'kept' as const }
        : { state: 'refused' as const, code: problem.code, ...(problem.detail && { detail: problem.detail }) }),
    }))
    throw problem
  } finally {
    underWay.delete(id)
  }
}

/**
 * Keeps a capture on this phone first, then sends it. Resolves with the office's receipt; rejects with an ApiProblem, the
 * capture still kept: `waiting` says whether it can be sent again (kept) or was refused.
 */
export function send(market: string, capture: Capture, number: string): Promise<Receipt> {
  const officer_id = who.value?.id ?? ''
  const entry: Waiting = { market, capture, number, officer_id, state: 'kept' }
  keep([...all.value.filter((each) => each.capture.id !== capture.id), entry])
  return attempt(entry)
}

/** Sends what this officer still has here, oldest first; one that fails does not hold up the others. */
export async function sendWaiting() {
  for (const entry of waiting.value) {
    if (entry.state === 'kept') await attempt(entry).catch(() => undefined)
  }
}

/** Forgets a capture that was refused, at its officer's word; one that may have arrived is never forgotten. */
export const discard = (id: string) => replace(id, (entry) => (entry.state === 'refused' ? null : entry))

addEventListener('online', () => void sendWaiting())

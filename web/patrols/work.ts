import { computed, signal } from '@preact/signals'
import type { Round, SeenSince, WorkList } from '../../src/patrols/schema.ts'
import { answerOf, seenPath } from './store.ts'

/** Tonight's work list of the market one walks in, as of the last time there was signal. */
export const work = signal<WorkList | null>(null)
const reasons = computed(() => new Map(work.value?.items.map((item) => [item.place_id, item.reasons])))

/** Why a place is on the work list; nothing for most. */
export const reasonsAt = (place: string) => reasons.value.get(place) ?? []

/**
 * Places looked at tonight, or `since` the closing round began, by the office's word. A map's colour does not
 * tell: a stall that is to be put right may be so since last week.
 */
export const seen = signal<{ since: string | null; places: ReadonlySet<string> } | null>(null)

/** How long after closing stalls are still being cleared up. */
const clearingUp_ms = 3 * 3_600_000

const closingKey = (patrol: string) => `closing-${patrol}`

/** Since when the closing round of a patrol is walked: by the market's hours, or as somebody switched; null before. */
function closingSince({ patrol, closing_from, closes_at }: Round, now: Date): string | null {
  const switched = localStorage.getItem(closingKey(patrol.id))
  if (switched !== null) return switched === 'off' ? null : switched
  const isTime = now >= new Date(closing_from) && now.getTime() < Date.parse(closes_at) + clearingUp_ms
  return isTime ? closing_from : null
}

/** Begins the closing round of a patrol, or (null) leaves it, whatever the hour; remembered on this phone. */
export function switchClosing({ patrol }: Round, at: Date | null): void {
  localStorage.setItem(closingKey(patrol.id), at?.toISOString() ?? 'off')
  const before = seen.peek()
  if (at !== null) seen.value = { since: at.toISOString(), places: new Set() }
  else if (before) seen.value = { ...before, since: null }
}

/** A list that this phone remembers from an earlier evening: what was drawn then is not drawn tonight. */
const withoutDraw = (list: WorkList): WorkList => ({
  ...list,
  draw: null,
  items: list.items.flatMap((item) => {
    const left = item.reasons.filter(({ kind }) => kind !== 'drawn' && kind !== 'second')
    return left.length === 0 ? [] : [{ ...item, reasons: left }]
  }),
})

/** Reads the work list anew, and what was looked at. Quiet without a signal and without memory. */
export async function loadWork(round: Round, now: Date, abort?: AbortSignal): Promise<void> {
  const { market, patrol, evening } = round
  const closing = closingSince(round, now)
  const began = performance.now()
  const path = seenPath(market.id) + (closing === null ? '' : `?since=${encodeURIComponent(closing)}`)
  const [list, answer] = await Promise.all([
    answerOf<WorkList>(`/api/markets/${market.id}/work-list`, abort).catch(() => null),
    answerOf<SeenSince>(path, abort).catch(() => null),
  ])
  if (list !== null) work.value = list.evening === evening ? list : withoutDraw(list)
  // Somebody switched meanwhile: what was asked is about another walk.
  if (closingSince(round, now) !== closing) return
  // What this phone remembers may be of an earlier evening.
  const told = answer?.evening === evening ? answer : null
  // This phone's clock is ahead: the closing round began when the office says it is now.
  const since = told?.since ?? closing
  if (since !== closing && since !== null) localStorage.setItem(closingKey(patrol.id), since)
  const before = seen.peek()
  const places = told === null ? (before?.since === since ? before.places : []) : told.seen
  // The answer may have been read before what was looked at meanwhile.
  const meanwhile = [...justSeen].flatMap(([place, at]) => (at >= began ? place : []))
  seen.value = { since, places: new Set([...places, ...meanwhile]) }
}

/** Places with when they were looked at on this page, by the page's own clock. */
const justSeen = new Map<string, number>()

/** A place was looked at just now: the walk is one further, before the office says so. */
export function sawNow(place: string): void {
  const { value: before } = seen
  justSeen.set(place, performance.now())
  if (before) seen.value = { ...before, places: new Set([...before.places, place]) }
}

/** The patrol is over: what was switched on it is forgotten. */
export const forgetClosing = (patrol: string) => localStorage.removeItem(closingKey(patrol))

import { signal } from '@preact/signals'
import { findingAddress } from '../../src/inspections/rules-address.ts'
import type { Checklist } from '../../src/inspections/schema.ts'
import type { Patrol, Round } from '../../src/patrols/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { remembered } from '../offline/answers.ts'
import { own, readOutbox } from '../offline/outbox.ts'
import { noted } from '../offline/simple-store.ts'

/** The open patrol of whoever is signed in; undefined until asked. */
export const current = signal<Patrol | null | undefined>(undefined)

/** What the walk's bar says happened last; `kept`: the office does not have it yet. Not a toast: that would lie on the buttons. */
export const said = signal<{ words: string; kept: boolean } | null>(null)

/**
 * What follows the walk without being needed for it (the strip, what was found before) waits so long after a step: on a
 * slow phone it would hold up the words that the look before is kept.
 */
export const calm_ms = 150

/** Says on the bar what became of a look: it never sounds as if the office had what it has not. */
export function tell(number: string, became: 'logged' | 'held' | 'kept' | 'not_kept') {
  const words = {
    logged: t.patrols.logged,
    held: t.patrols.held,
    kept: t.patrols.onPhone,
    not_kept: t.patrols.notKept,
  }[became](number)
  said.value = { words, kept: became !== 'logged' }
}

/** Whether this phone started or ended a patrol by itself; only then what it did is read up. */
const journeys = () => own.peek().some(({ kind }) => kind.startsWith('patrol.'))
const unheard = () => import('./unheard.ts')

/** The patrol under way, as the office and this phone know it. */
export async function loadCurrent(abort?: AbortSignal): Promise<Patrol | null> {
  const [asked] = await Promise.allSettled([
    remembered<{ patrol: Patrol | null }>('/api/patrols/current', abort),
    readOutbox(),
  ])
  const known = asked.status === 'fulfilled' ? asked.value : null
  const here = journeys() ? (await unheard()).currentHere(known) : (known?.value.patrol ?? null)
  if (asked.status === 'rejected' && here === null) throw asked.reason
  current.value = here
  return here
}

/** The answer, or without a connection the one of last time. */
export const answerOf = async <T>(path: string, abort?: AbortSignal): Promise<T> =>
  (await remembered<T>(path, abort)).value

/** What the walk needs of a patrol besides the map; of one that began here, from what this phone remembers. */
export async function loadRound(patrol: string, abort?: AbortSignal): Promise<Round> {
  const [asked] = await Promise.allSettled([answerOf<Round>(`/api/patrols/${patrol}/round`, abort), readOutbox()])
  if (!journeys()) {
    if (asked.status === 'rejected') throw asked.reason
    return asked.value
  }
  const { endedHere, roundHere } = await unheard()
  if (asked.status === 'fulfilled') return { ...asked.value, patrol: endedHere(asked.value.patrol) }
  const here = await roundHere(patrol)
  if (here === null) throw asked.reason
  return here
}

/** The checklist valid today. */
export const loadChecklist = (abort?: AbortSignal) => answerOf<Checklist>('/api/checklist', abort)

/** Where the office says which places were looked at tonight. */
export const seenPath = (market: string) => `/api/markets/${market}/seen`

/** Reads what a walk in a market needs, so that this phone remembers it; quiet without a signal. */
export async function readAhead(market: string): Promise<void> {
  const paths = ['round', 'work-list', 'map', 'requests', 'vendors', 'earlier-findings'].map(
    (part) => `/api/markets/${market}/${part}`,
  )
  for (const path of [...paths, seenPath(market), '/api/checklist', '/api/categories', '/api/confirmations'])
    await answerOf(path).catch(() => undefined)
}

/** The page on which a finding at a place is entered. */
export const findingOf = (round: Round, { kind, id, number, category }: Place) =>
  findingAddress(round.patrol.id, { kind, id }, number, category)

/** The page on which an incident is logged, at the place where the walk is. */
export const incidentOf = ({ patrol }: Round, place: Place | null) =>
  place
    ? `/patrols/${patrol.id}/incident?${place.kind}=${place.id}&number=${place.number}`
    : `/patrols/${patrol.id}/incident`

/** A choice of last time on this phone, marked as such where it is filled in. */
export function lastChoice<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(`last-${key}`) ?? 'null') as T | null
  } catch {
    return null
  }
}
export const rememberChoice = (key: string, value: unknown) => noted(`last-${key}`, value)

/** Forgets a choice that was for once. */
export const forgetChoice = (key: string) => localStorage.removeItem(`last-${key}`)

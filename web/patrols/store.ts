import { signal } from '@preact/signals'
import type { Checklist } from '../../src/inspections/schema.ts'
import type { Patrol, Round } from '../../src/patrols/schema.ts'
import { t } from '../i18n/index.ts'
import { remembered } from '../offline/answers.ts'

/** The open patrol of whoever is signed in; undefined until asked. */
export const current = signal<Patrol | null | undefined>(undefined)

/** What the walk's bar says happened last; `kept`: the office does not have it yet. Not a toast: that would lie on the buttons. */
export const said = signal<{ words: string; kept: boolean } | null>(null)

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

/** Asks for the open patrol. */
export async function loadCurrent(abort?: AbortSignal): Promise<Patrol | null> {
  const { patrol } = await answerOf<{ patrol: Patrol | null }>('/api/patrols/current', abort)
  current.value = patrol
  return patrol
}

/** The answer, or without a connection the one of last time. */
export const answerOf = async <T>(path: string, abort?: AbortSignal): Promise<T> =>
  (await remembered<T>(path, abort)).value

/** What the walk needs of a patrol besides the map. */
export const loadRound = (patrol: string, abort?: AbortSignal) => answerOf<Round>(`/api/patrols/${patrol}/round`, abort)

/** The checklist valid today. */
export const loadChecklist = (abort?: AbortSignal) => answerOf<Checklist>('/api/checklist', abort)

/** A choice of last time on this phone, marked as such where it is filled in. */
export function lastChoice<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(`last-${key}`) ?? 'null') as T | null
  } catch {
    return null
  }
}
export const rememberChoice = (key: string, value: unknown) =>
  localStorage.setItem(`last-${key}`, JSON.stringify(value))

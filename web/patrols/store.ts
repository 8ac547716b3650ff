import { signal } from '@preact/signals'
import type { Checklist } from '../../src/inspections/schema.ts'
import type { Patrol, Round } from '../../src/patrols/schema.ts'
import { api, ApiProblem } from '../api.ts'

/** The open patrol of whoever is signed in; undefined until asked. */
export const current = signal<Patrol | null | undefined>(undefined)

/** What the walk's bar says happened last; `kept`: the office does not have it yet. Not a toast: that would lie on the buttons. */
export const said = signal<{ words: string; kept: boolean } | null>(null)

/** Asks for the open patrol. */
export async function loadCurrent(abort?: AbortSignal): Promise<Patrol | null> {
  const { patrol } = await api.get<{ patrol: Patrol | null }>('/api/patrols/current', abort)
  current.value = patrol
  return patrol
}

/** The answer, or without a connection the one of last time, which is kept on this phone. */
async function remembered<T>(key: string, path: string, abort?: AbortSignal): Promise<T> {
  try {
    const fresh = await api.get<T>(path, abort)
    localStorage.setItem(key, JSON.stringify(fresh))
    return fresh
  } catch (error) {
    const last = localStorage.getItem(key)
    const reachable = !(error instanceof ApiProblem) || (error.code !== 'network' && error.status < 500)
    if (reachable || last === null) throw error
    return JSON.parse(last) as T
  }
}

/** What the walk needs of a patrol besides the map. */
export async function loadRound(patrol: string, abort?: AbortSignal): Promise<Round> {
  const round = await remembered<Round>('round', `/api/patrols/${patrol}/round`, abort)
  if (round.patrol.id !== patrol) throw new ApiProblem('network', 0)
  return round
}

/** The checklist valid today. */
export const loadChecklist = (abort?: AbortSignal) => remembered<Checklist>('checklist', '/api/checklist', abort)

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

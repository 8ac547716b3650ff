import { api, ApiProblem } from '../api.ts'
import { who } from '../shell/who.ts'
import { database } from './database.ts'

/** An answer of the server, or without one the answer of last time. */
export interface Remembered<T> {
  value: T
  /** Instant, ISO 8601, when it was asked for: whatever the office confirmed before is in it. */
  at: string
  fresh: boolean
}

const unreachable = (error: unknown) =>
  error instanceof ApiProblem && (error.code === 'network' || error.code === 'unexpected_answer' || error.status >= 500)

/** Asks the server and keeps the answer on this phone; where it cannot be reached, the kept one of this person. */
export async function remembered<T>(path: string, signal?: AbortSignal): Promise<Remembered<T>> {
  const key = `${who.peek()?.id ?? ''} ${path}`
  const at = new Date().toISOString()
  // Where the phone itself knows of no connection, the kept one is read while that is being made sure of.
  const ahead = navigator.onLine ? undefined : read(key)
  try {
    const value = await api.get<T>(path, signal)
    // A phone that cannot keep it can still show it.
    await keep({ key, value, at }).catch(() => undefined)
    return { value, at, fresh: true }
  } catch (error) {
    if (!unreachable(error)) throw error
    const kept = await (ahead ?? read(key))
    if (kept === undefined) throw error
    return { value: kept.value as T, at: kept.at, fresh: false }
  }
}

const read = async (key: string) => (await database()).get('answer', key).catch(() => undefined)

async function keep(answer: { key: string; value: unknown; at: string }) {
  await (await database()).put('answer', answer)
}

import { freshId } from '../offline/id.ts'
import { noted } from '../offline/simple-store.ts'
import type { Answers } from './answers.ts'

/** A form begun and not sent. `id`: what its step will have, however often it is sent. */
export interface KeptForm {
  id: string
  answers: Partial<Answers>
}

const prefix = 'form-'
const keyOf = (person: string, name: string) => `${prefix}${person}-${name}`

const read = (key: string): KeptForm | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as KeptForm | null
  } catch {
    return null
  }
}

/** Two weeks: what was meant to be decided then has moved on. */
const forgotten_ms = 14 * 86_400_000
/** The moment that is in an id made on a device (UUIDv7), milliseconds. */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** Keeps a person's form as it is now; false where there was no room for it. */
export const keepForm = (person: string, name: string, form: KeptForm): boolean => noted(keyOf(person, name), form)

/** Lets go of a form that was sent or given up. */
export const dropForm = (person: string, name: string) => localStorage.removeItem(keyOf(person, name))

/** A person's form as it was left, or a new one; old ones of anybody are let go of. */
export function openForm(person: string, name: string, now: Date): { form: KeptForm; restored: boolean } {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const kept = read(key)
    if (kept === null || now.getTime() - madeAt(kept.id) > forgotten_ms) localStorage.removeItem(key)
  }
  const kept = read(keyOf(person, name))
  return kept ? { form: kept, restored: true } : { form: { id: freshId(), answers: {} }, restored: false }
}

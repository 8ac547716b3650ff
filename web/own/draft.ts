import { useState } from 'preact/hooks'
import { freshId } from '../offline/id.ts'
import { noted } from '../offline/simple-store.ts'

/** What is being written about a matter, under the id it will be sent by. */
export interface Draft {
  id: string
  words: string
  /** SHA-256 of photos that lie on this phone. */
  photos: string[]
  /** What it is about, where that is to be chosen; null is the whole. */
  action_id: string | null
  shown_publicly: boolean
}

const fresh = (): Draft => ({ id: freshId(), words: '', photos: [], action_id: null, shown_publicly: false })

const read = (key: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

/** A form that survives its page: kept with every change, under a name that also keeps its photos on the phone. */
export function useDraft(name: string) {
  const key = `draft-own-${name}`
  const [draft, setDraft] = useState(() => read(key) ?? fresh())
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part }
      noted(key, next)
      return next
    })
  return { draft, change, forget: () => localStorage.removeItem(key) }
}

import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
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
export function createDraft(name: string) {
  const key = `draft-own-${name}`
  const draft = signal(read(key) ?? fresh())
  let forgotten = false
  const change = (part: Partial<Draft>) => {
    if (forgotten) return
    draft.value = { ...draft.value, ...part }
    noted(key, draft.value)
  }
  return {
    draft,
    /** Photos that are being made smaller and kept; the form waits for them before it is sent. */
    working: signal(0),
    change,
    /** Photos as they are by now: keeping one takes a moment. */
    changePhotos: (to: (now: string[]) => string[]) => change({ photos: to(draft.value.photos) }),
    /** It was sent: nothing is kept of it any more, whatever still comes. */
    forget: () => {
      forgotten = true
      localStorage.removeItem(key)
    },
  }
}

/** The draft of a form as long as its page shows it. */
export function useDraft(name: string) {
  const store = useMemo(() => createDraft(name), [name])
  return { ...store, draft: store.draft.value }
}

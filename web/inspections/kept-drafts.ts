import { noted } from '../offline/simple-store.ts'
import type { Draft } from './capture.ts'

/** Under which name a form is kept in the browser's simple store. */
export const keyOf = (name: string) => `draft-${name}`

/** Keeps a form as it is now; one without findings is not worth it. False where there was no room for it. */
export const keepDraft = (name: string, draft: Draft): boolean =>
  draft.findings.length === 0 || noted(keyOf(name), draft)

const read = (key: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

/** A form begun earlier and not sent, or `fresh`. */
export function restored(name: string, fresh: Draft): { draft: Draft; restored: boolean } {
  const draft = read(keyOf(name))
  return draft && draft.findings.length > 0 ? { draft, restored: true } : { draft: fresh, restored: false }
}

/** A week: the patrol of such a form is long over. */
const forgotten_ms = 7 * 86_400_000

/** The moment that is in an id made on a phone (UUIDv7), milliseconds. */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** Lets go of forms that nobody saved for a week; their photos are swept up after them. */
export function forgetOldDrafts(now: Date) {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith('draft-'))) {
    const draft = read(key)
    if (draft === null || now.getTime() - madeAt(draft.id) > forgotten_ms) localStorage.removeItem(key)
  }
}

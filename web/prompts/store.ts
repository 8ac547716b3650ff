import { patterns, type Pattern } from '../../src/prompts/rules-kinds.ts'
import type { PromptFilter } from '../../src/prompts/schema.ts'
import { isDay } from '../../src/shared/day.ts'
import { withQuery } from '../api.ts'

export const states = ['open', 'answered', 'all'] as const

/** What the list shows; it lives in the address. `from`: prompts of that evening and later, '' of any. */
export interface Asked {
  state: (typeof states)[number]
  pattern: Pattern | ''
  market: string
  from: string
}

/** Reads an address; what it lacks or gets wrong is everything that is open. */
export function askedOf(query: Readonly<Record<string, string>>): Asked {
  return {
    state: states.find((each) => each === query['state']) ?? 'open',
    pattern: patterns.find((each) => each === query['pattern']) ?? '',
    market: query['market'] ?? '',
    from: isDay(query['from'] ?? '') ? query['from']! : '',
  }
}

/** The page's own address. */
export const addressOf = ({ state, ...rest }: Asked) =>
  withQuery('/prompts', { ...rest, state: state === 'open' ? '' : state })

/** Where a page of the list is fetched. */
export const pathOf = (asked: Asked, after: PromptFilter['after'] | null) =>
  withQuery('/api/prompts', { ...asked, state: asked.state === 'all' ? '' : asked.state, after })

const draftKey = (prompt: string) => `prompt-${prompt}`

/** An answer begun and not sent: it outlives a reload and goes with the tab. */
export interface Draft {
  answer: string
  words: string
}

/** The draft of a prompt's answer; null where none was begun. */
export function readDraft(prompt: string): Draft | null {
  return JSON.parse(sessionStorage.getItem(draftKey(prompt)) ?? 'null') as Draft | null
}

/** Keeps a draft, or lets go of it once it is empty. */
export function keepDraft(prompt: string, draft: Draft) {
  if (draft.answer === '' && draft.words === '') sessionStorage.removeItem(draftKey(prompt))
  else sessionStorage.setItem(draftKey(prompt), JSON.stringify(draft))
}

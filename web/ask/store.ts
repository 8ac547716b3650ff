import { askKinds, filtersOf, type AskKind, type FilterName } from '../../src/ask/rules-kinds.ts'
import type { SavedView } from '../../src/ask/schema-views.ts'
import { isDay } from '../../src/shared/day.ts'
import { withQuery } from '../api.ts'

/** The filters of a list as the address has them; what is not there is not narrowed. */
export type Asked = Partial<Record<FilterName, string>>

/** The list an address names; undefined for none. */
export const kindOf = (word: string | undefined): AskKind | undefined => askKinds.find((kind) => kind === word)

/** Reads an address; filters that the list does not know, and days nobody means, are left out. */
export function askedOf(kind: AskKind, query: Readonly<Record<string, string>>): Asked {
  const asked: Asked = {}
  for (const name of filtersOf[kind]) {
    const value = query[name] ?? ''
    const ofDay = name === 'from' || name === 'to'
    if (value !== '' && (!ofDay || isDay(value))) asked[name] = value
  }
  return asked
}

/** The address of a list, or of its map; the same filters always have the same one. */
export const addressOf = (kind: AskKind, asked: Asked, part: '' | '/map' = ''): string =>
  withQuery(`/ask/${kind}${part}`, askedOf(kind, asked))

/** What stands behind the question mark: what a saved view keeps. */
export const queryOf = (asked: Asked): string => withQuery('', asked).slice(1)

/** The list a saved view opens. */
export const addressOfView = ({ kind, query }: SavedView): string =>
  addressOf(kind, askedOf(kind, Object.fromEntries(new URLSearchParams(query))))

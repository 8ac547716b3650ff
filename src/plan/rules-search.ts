import type { Place } from './schema.ts'

/** Full-width to half-width, lower case, without what people leave out: spaces, dashes, dots, 号. */
const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}_.·・/\\#号]/gu, '')

/** A stall number as people say it: `A-007`, `a7` and `Ａ０７` are all "a7". */
export const spokenNumber = (number: string) =>
  folded(number).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''))

const lastDigits = (spoken: string) => /\d+$/.exec(spoken)?.[0]

/** The last four digits of holders' phone numbers, by place. */
export type PhoneTails = Readonly<Record<string, string>>

/**
 * How well a place answers: 0 its very number or the end of its holder's phone number, 1 the number in its row, 2 it
 * begins so, 3 its holder.
 */
function rank(place: Place, number: string, name: string, tails: PhoneTails): number | null {
  const own = spokenNumber(place.number)
  if (own === number || (name.length === 4 && tails[place.id] === name)) return 0
  if (/^\d+$/.test(number) && lastDigits(own) === number) return 1
  if (number !== '' && own.startsWith(number)) return 2
  return place.holder !== null && folded(place.holder).includes(name) ? 3 : null
}

/**
 * Places that answer a search, best first, then in walking order. A number that exists is meant: only then the rest is
 * left out, so that `A7` finds A-007 and not A-070 beside it. Nothing typed finds nothing.
 */
export function searchPlaces(query: string, places: readonly Place[], tails: PhoneTails = {}): Place[] {
  const [number, name] = [spokenNumber(query), folded(query)]
  if (name === '') return []
  const found = places.flatMap((place) => {
    const at = rank(place, number, name, tails)
    return at === null ? [] : [{ place, at }]
  })
  const exact = found.filter(({ at }) => at === 0)
  return (exact.length > 0 ? exact : found)
    .sort((a, b) => a.at - b.at || a.place.position - b.place.position)
    .map(({ place }) => place)
}

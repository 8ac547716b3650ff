import { uuid } from '../shared/forms.ts'
import { spokenNumber } from './rules-search.ts'
import type { Place } from './schema.ts'

/** What a stall's printed QR code says: the market's public page, opened at the stall. */
export const codeOf = (origin: string, market: string, place: string) => `${origin}/m/${market}?place=${place}`

/**
 * The place that a scanned code means: by the identity in its address, whatever the host was called when it was printed,
 * or by its number where somebody made the code themself. Null for a code of anything else.
 */
export function placeOfCode(text: string, places: readonly Place[]): Place | null {
  const asked = new URLSearchParams(/\?([^#]*)/.exec(text)?.[1] ?? '')
  const id = (asked.get('place') ?? text).trim().toLowerCase()
  if (uuid.test(id)) return places.find((place) => place.id === id) ?? null
  const number = spokenNumber(id)
  return number === '' ? null : (places.find((place) => spokenNumber(place.number) === number) ?? null)
}

import { wasWithoutSignal } from '../offline/rules.ts'
import type { FirstPenalty } from './schema.ts'

/**
 * Could the author of a second penalty not know of the first (rule R4)? Not if one of them is their own. Else: when it was
 * seen, the office had not heard of the first, or the phone had no signal to be told by, which its late arrival shows.
 */
export function couldNotKnow(
  first: Pick<FirstPenalty, 'known_since' | 'authors'>,
  { author, at, received }: { author: string; at: Date; received: Date },
): boolean {
  if (first.authors.includes(author)) return false
  return at.getTime() < Date.parse(first.known_since) || wasWithoutSignal(at, received)
}

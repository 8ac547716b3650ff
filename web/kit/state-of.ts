import { useState } from 'preact/hooks'

/**
 * State of something, beginning as `first` again when `of` is another. It does so before anything is drawn: an effect
 * would come after it and undo what somebody quick has typed or pressed by then. What an answer sets late, for one that
 * is gone, leaves the present one alone.
 */
export function useStateOf<T>(of: unknown, first: T): [T, (next: T) => void] {
  const [held, setHeld] = useState({ of, now: first })
  if (held.of !== of) setHeld({ of, now: first })
  return [held.of === of ? held.now : first, (now) => setHeld((held) => (held.of === of ? { of, now } : held))]
}

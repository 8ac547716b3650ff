/** What was, what is, and what was taken back; states are never changed in place. */
export interface Timeline<State> {
  past: readonly State[]
  present: State
  future: readonly State[]
}

/** Steps one can go back; older ones are forgotten. */
export const mostSteps = 200

/** A timeline that begins here. */
export const begin = <State>(present: State): Timeline<State> => ({ past: [], present, future: [] })

/** One step on; what had been taken back is gone. A step that changes nothing is none. */
export function act<State>(time: Timeline<State>, next: State): Timeline<State> {
  if (next === time.present) return time
  return { past: [...time.past, time.present].slice(-mostSteps), present: next, future: [] }
}

/** One step back, where there is one. */
export function undo<State>({ past, present, future }: Timeline<State>): Timeline<State> {
  const before = past.at(-1)
  if (before === undefined) return { past, present, future }
  return { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

/** One step forward again, where one was taken back. */
export function redo<State>({ past, present, future }: Timeline<State>): Timeline<State> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future }
  return { past: [...past, present], present: next, future: rest }
}

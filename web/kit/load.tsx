import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ErrorState, Loading } from './state.tsx'

export interface Loaded<T> {
  data: T | undefined
  /** Whatever was thrown by the latest attempt; data of an earlier one may still be there. */
  problem: unknown
  loading: boolean
  reload: () => void
  /** Replaces the data after a write whose answer is already known; an answer for keys that have changed is left out. */
  set: (data: T) => void
}

/** Fetches when the page appears and whenever `keys` change, aborting what is no longer wanted. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, keys: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ data?: T; problem?: unknown; loading: boolean }>({ loading: true })
  const [attempt, setAttempt] = useState(0)
  const last = useRef<readonly unknown[]>(keys)
  const loading = useRef<AbortController | undefined>(undefined)
  const isSame = (earlier: readonly unknown[]) => earlier.every((key, index) => Object.is(key, keys[index]))

  useEffect(() => {
    const abort = new AbortController()
    const same = isSame(last.current)
    last.current = keys
    loading.current = abort
    setState((before) => (same && before.data !== undefined ? { data: before.data, loading: true } : { loading: true }))
    load(abort.signal).then(
      (data) => !abort.signal.aborted && setState({ data, loading: false }),
      (problem: unknown) =>
        !abort.signal.aborted && setState((before) => ({ ...before, problem: problem ?? true, loading: false })),
    )
    return () => abort.abort()
  }, [...keys, attempt])

  const reload = useCallback(() => setAttempt((n) => n + 1), [])
  const set = useCallback((data: T) => {
    if (!isSame(last.current)) return
    // What was asked for before the write may not know of it.
    loading.current?.abort()
    setState({ data, loading: false })
  }, keys)
  return { data: state.data, problem: state.problem, loading: state.loading, reload, set }
}

/** Words while loading, the problem with a retry, or what `children` makes of the data. */
export function Show<T>(props: { of: Loaded<T>; words?: string; children: (data: T) => ComponentChildren }) {
  const { data, problem, reload } = props.of
  return (
    <>
      {problem !== undefined && <ErrorState problem={problem} onRetry={reload} />}
      {data !== undefined
        ? props.children(data)
        : problem === undefined && <Loading {...(props.words === undefined ? {} : { words: props.words })} />}
    </>
  )
}

export interface Submission {
  busy: boolean
  problem: unknown
  /** Starts the write; ignored while one is under way. */
  submit: () => void
  clear: () => void
}

/** One write at a time, with its problem kept for the page: `<Button busy={s.busy}>`, `<ErrorState problem={s.problem}>`. */
export function useSubmit(write: () => Promise<void>): Submission {
  const [state, setState] = useState<{ busy: boolean; problem?: unknown }>({ busy: false })
  const running = useRef(false)
  const submit = () => {
    if (running.current) return
    running.current = true
    setState({ busy: true })
    write()
      .then(
        () => setState({ busy: false }),
        (problem: unknown) => setState({ busy: false, problem: problem ?? true }),
      )
      .finally(() => (running.current = false))
  }
  return { busy: state.busy, problem: state.problem, submit, clear: () => setState({ busy: false }) }
}

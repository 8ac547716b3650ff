import { useEffect } from 'preact/hooks'

const every_ms = 30_000

/** Calls `reload` each half minute while there is something to wait for and somebody looks at the page. */
export function useAgain(reload: () => void, waiting: boolean) {
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => document.hidden || reload(), every_ms)
    return () => clearInterval(timer)
  }, [reload, waiting])
}

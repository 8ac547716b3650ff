import { useEffect, useState } from 'preact/hooks'

/** The time, anew each minute: an old screen must not say "open" after closing, or "tonight" the next day. */
export function useMinute() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

import { useEffect, useState } from 'preact/hooks'

/** `value` once it has rested for a quarter of a second, so that not every letter typed is a request. */
export function useCalm(value: string) {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), 250)
    return () => clearTimeout(timer)
  }, [value])
  return calm
}

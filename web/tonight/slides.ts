import { useEffect, useState } from 'preact/hooks'

const slideMs = 15_000

/** Calm rotation over `count` screens: on its own, by arrow keys, held by space. A step by hand begins the time anew. */
export function useSlides(count: number, keys: Readonly<Record<string, () => void>>) {
  const [at, setAt] = useState(0)
  const [paused, setPaused] = useState(false)
  const step = (by: number) => setAt((was) => (was + by + count) % Math.max(1, count))
  useEffect(() => {
    if (paused || count < 2) return
    const timer = setTimeout(() => step(1), slideMs)
    return () => clearTimeout(timer)
  }, [at, paused, count])
  useEffect(() => {
    const all: typeof keys = {
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      ' ': () => setPaused((was) => !was),
      ...keys,
    }
    const onKey = (event: KeyboardEvent) => {
      const act = all[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      // A button in focus keeps its own space bar.
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return { at: Math.min(at, Math.max(0, count - 1)), paused, step, togglePause: () => setPaused(!paused) }
}

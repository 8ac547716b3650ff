import { useEffect } from 'preact/hooks'

/** Sends what is kept here for as long as a page is open: after the page itself, which a slow phone is busy with. */
export function useSending() {
  useEffect(() => {
    let stop: (() => void) | null = null
    let gone = false
    const timer = setTimeout(() => {
      import('./sender.ts').then(
        ({ keepSending }) => {
          if (!gone) stop = keepSending()
        },
        () => undefined,
      )
    }, 1000)
    return () => {
      gone = true
      clearTimeout(timer)
      stop?.()
    }
  }, [])
}

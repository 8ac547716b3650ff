import { useEffect } from 'preact/hooks'

/**
 * Sends what is kept here for as long as a page is open: after the page itself, which a slow phone is busy with. Where
 * signal went before the sender had come, it is fetched once signal is back.
 */
export function useSending() {
  useEffect(() => {
    let stop: (() => void) | null = null
    let gone = false
    const begin = () => {
      import('./sender.ts').then(
        ({ keepSending }) => {
          if (!gone) stop ??= keepSending()
        },
        () => undefined,
      )
    }
    const timer = setTimeout(begin, 1000)
    addEventListener('online', begin)
    return () => {
      gone = true
      clearTimeout(timer)
      removeEventListener('online', begin)
      stop?.()
    }
  }, [])
}

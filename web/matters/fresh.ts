import { useEffect } from 'preact/hooks'
import { useAgain } from '../kit/index.ts'

/** Asks again each half minute, and at once when somebody comes back to the page. */
export function useFresh(reload: () => void) {
  useAgain(reload, true)
  useEffect(() => {
    const onVisibility = () => document.hidden || reload()
    document.addEventListener('visibilitychange', onVisibility)
    return () => document.removeEventListener('visibilitychange', onVisibility)
  }, [reload])
}

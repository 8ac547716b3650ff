import { useEffect } from 'preact/hooks'
import { useAgain } from '../kit/index.ts'

/** Asks again when somebody comes back to the page. */
export function useReturn(reload: () => void) {
  useEffect(() => {
    const onVisibility = () => document.hidden || reload()
    document.addEventListener('visibilitychange', onVisibility)
    return () => document.removeEventListener('visibilitychange', onVisibility)
  }, [reload])
}

/** Asks again each half minute too. */
export function useFresh(reload: () => void) {
  useAgain(reload, true)
  useReturn(reload)
}

import { useRoute } from 'preact-iso'

/**
 * Asks whether the address is still this page's. The page before stays on screen while the next one loads: what it does
 * late, by a timer or an answer, must not lead back to it.
 */
export function useHere(): () => boolean {
  const { path } = useRoute()
  return () => (location.pathname.replace(/\/+$/, '') || '/') === path
}

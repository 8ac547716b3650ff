import type { ComponentType } from 'preact'
import type { Policy } from '../../src/people/rules.ts'
import { lazy } from 'preact-iso'
import { allFeatures, needTexts, type Feature } from '../i18n/index.ts'
import { LoadFailedPage } from './load-failed-page.tsx'
import { can, who } from './who.ts'

export interface PageRoute {
  path: string
  page: ComponentType
  /** Who may open it: 'public', 'signed_in', or a capability of src/people/rules.ts; the server's word counts. */
  access: Policy
  /** Fetches it before it is shown. */
  ahead: () => void
}

/**
 * A page in a chunk of its own, with the features whose texts it shows besides `everywhere` (all when none are named):
 * `route('/markets/:market', () => import('./plan/market-page.tsx'), 'market.read', ['plan', 'map'])`.
 */
export function route(
  path: string,
  load: () => Promise<{ default: ComponentType }>,
  access: Policy,
  texts: readonly Feature[] = allFeatures,
): PageRoute {
  const both = () => Promise.all([load(), needTexts(texts)]).then(([page]) => page)
  const page = lazy(() => both().catch(() => ({ default: LoadFailedPage })))
  return { path, page, access, ahead: () => void page.preload() }
}

/** What stands between the person using this device and a route. */
export function barrier(access: Policy): 'none' | 'sign_in' | 'forbidden' {
  if (access === 'public') return 'none'
  if (!who.value) return 'sign_in'
  return access === 'signed_in' || can(access) ? 'none' : 'forbidden'
}

import type { ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import { LoadFailedPage } from './load-failed-page.tsx'
import { can, who } from './who.ts'

/** 'public': anybody; 'signed_in': whoever signed in; otherwise a capability from GET /api/me, such as 'market.read'. */
export type Access = 'public' | 'signed_in' | (string & {})

export interface PageRoute {
  path: string
  page: ComponentType
  access: Access
}

/** A page in a chunk of its own: `route('/markets/:market', () => import('./plan/market-page.tsx'), 'market.read')`. */
export function route(path: string, load: () => Promise<{ default: ComponentType }>, access: Access): PageRoute {
  return { path, page: lazy(() => load().catch(() => ({ default: LoadFailedPage }))), access }
}

/** What stands between the person using this device and a route. */
export function barrier(access: Access): 'none' | 'sign_in' | 'forbidden' {
  if (access === 'public') return 'none'
  if (!who.value) return 'sign_in'
  return access === 'signed_in' || can(access) ? 'none' : 'forbidden'
}

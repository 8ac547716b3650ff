import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Loading } from '../kit/index.ts'
import { LoadFailedPage } from './load-failed-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Page } from './page.tsx'
import type { PageRoute } from './routes.tsx'

/** The console's pages: their addresses are no part of a phone's first screen and come once somebody needs them. */
export const further = signal<readonly PageRoute[] | 'unasked' | 'waiting' | 'failed'>('unasked')

let load: () => Promise<{ consoleRoutes: readonly PageRoute[] }>

/** Says where the console's pages come from. */
export function furtherFrom(source: typeof load) {
  load = source
}

/** Fetches the console's addresses, once; never rejects, the outcome is in `further`. */
export async function needFurther(): Promise<readonly PageRoute[]> {
  if (further.value !== 'unasked') return knownFurther()
  further.value = 'waiting'
  further.value = await load().then(
    ({ consoleRoutes }) => consoleRoutes,
    () => 'failed' as const,
  )
  return knownFurther()
}

/** What is known of them so far. */
export const knownFurther = () => (typeof further.value === 'string' ? [] : further.value)

/** Stands at an address that none of the phone's pages has: perhaps one of the console's does. */
export function Elsewhere() {
  useEffect(() => void needFurther(), [])
  if (further.value === 'failed') return <LoadFailedPage />
  if (typeof further.value !== 'string') return <NotFoundPage />
  return (
    <Page title={t.shell.home}>
      <Loading />
    </Page>
  )
}

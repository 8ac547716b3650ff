import type { IconName } from '../kit/index.ts'
import { t } from '../i18n/index.ts'
import type { Role } from './who.ts'

export interface Destination {
  href: string
  icon: IconName
  label: () => string
  /** Paths below these light the tab as well. */
  also?: string[]
}

const me: Destination = { href: '/me', icon: 'person', label: () => t.shell.me, also: ['/settings'] }
const matters: Destination = {
  href: '/matters',
  icon: 'record',
  label: () => t.shell.matters,
  also: ['/procedures', '/clocks', '/legal-bases', '/inspections'],
}
const markets: Destination = { href: '/markets', icon: 'market', label: () => t.shell.markets }

/**
 * The tabs of each role, first one is where they land. At most five. A tab appears once web/main.tsx has a route for it
 * and the person may open that route.
 */
export const navigation: Record<Role, Destination[]> = {
  officer: [{ href: '/patrols', icon: 'patrol', label: () => t.shell.patrols }, matters, markets, me],
  supervisor: [
    { href: '/tonight', icon: 'patrol', label: () => t.shell.tonight },
    markets,
    matters,
    { href: '/ratio', icon: 'ratio', label: () => t.shell.ratio, also: ['/brief', '/open-data'] },
    me,
  ],
  vendor: [
    { href: '/my-stall', icon: 'stall', label: () => t.shell.myStall },
    { href: '/my-record', icon: 'record', label: () => t.shell.myRecord },
    me,
  ],
}

/** Whether `path` is this destination or below it. */
const isAt = (destination: Destination, path: string) =>
  [destination.href, ...(destination.also ?? [])].some((base) => path === base || path.startsWith(`${base}/`))

/** The tab that `path` belongs to. What a supervisor finds under none of the others was come to by the last, their own. */
export const tabAt = (tabs: readonly Destination[], path: string, supervises: boolean): Destination | undefined =>
  tabs.find((tab) => isAt(tab, path)) ?? (supervises ? tabs.at(-1) : undefined)

import { t } from '../i18n/index.ts'
import { Icon } from '../kit/index.ts'
import type { Destination } from './navigation.ts'

/** Tabs at the bottom of a phone as in WeChat, a column at the side from 900 px. */
export function NavigationBar({ tabs, current }: { tabs: readonly Destination[]; current: string | undefined }) {
  return (
    <nav class="navigation" aria-label={t.shell.navigation}>
      <p class="navigation__product" aria-hidden="true">
        {t.shell.product}
      </p>
      {tabs.map((tab) => (
        <a
          key={tab.href}
          class="navigation__tab"
          href={tab.href}
          aria-current={tab.href === current ? 'page' : undefined}
        >
          <Icon name={tab.icon} />
          <span>{tab.label()}</span>
        </a>
      ))}
    </nav>
  )
}

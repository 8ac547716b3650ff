import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Icon } from '../kit/index.ts'
import { cameFrom, takeFocusRequest } from './trail.ts'

interface PageProps {
  title: string
  /** The path the arrow leads to: the page above this one. No arrow without it. */
  back?: string
  /** On the right of the top bar: at most two small buttons. */
  actions?: ComponentChildren
  /** `wide` uses the whole desk; `flush` also drops the margins (a map). Default: a column to read. */
  width?: 'column' | 'wide' | 'flush'
  children: ComponentChildren
}

/** The frame of every page: top bar, title (also of the tab), main. After a navigation the title takes the focus. */
export function Page({ title, back, actions, width = 'column', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} · ${t.shell.product}`
    if (takeFocusRequest()) heading.current?.focus({ preventScroll: true })
  }, [title])

  return (
    <div class={`page page_${width}`}>
      <header class="top-bar">
        {back !== undefined && (
          <a
            class="icon-button"
            href={back}
            aria-label={t.kit.back}
            title={t.kit.back}
            onClick={(event) => {
              if (cameFrom() !== back) return
              event.preventDefault()
              history.back()
            }}
          >
            <Icon name="back" />
          </a>
        )}
        <h1 class="top-bar__title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <div class="top-bar__actions">{actions}</div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

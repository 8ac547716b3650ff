import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

interface TabsProps<T extends string> {
  /** What is being chosen between, for a screen reader. */
  label: string
  tabs: readonly { id: T; label: string; count?: number }[]
  value: T
  onChange: (id: T) => void
  /** What the chosen tab shows. */
  children?: ComponentChildren
}

/** Tabs within a page; arrow keys, Home and End move. Large enough for gloves. */
export function Tabs<T extends string>({ label, tabs, value, onChange, children }: TabsProps<T>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  // More tabs than a phone is wide: the chosen one is in sight.
  useEffect(() => {
    const all = list.current
    const chosen = all?.querySelector<HTMLElement>(`[data-tab="${value}"]`)
    if (!all || !chosen) return
    const ahead = chosen.getBoundingClientRect().left - all.getBoundingClientRect().left
    all.scrollLeft += ahead - (all.clientWidth - chosen.clientWidth) / 2
  }, [value])

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }

  return (
    <div class="tabs">
      <div class="tabs__list" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            class="tabs__tab"
            aria-selected={tab.id === value}
            aria-controls={children === undefined ? undefined : `${id}-panel`}
            tabIndex={tab.id === value ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span class="tabs__count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {children !== undefined && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
          {children}
        </div>
      )}
    </div>
  )
}

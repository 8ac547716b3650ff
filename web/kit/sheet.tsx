import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { IconButton } from './button.tsx'

const sheetHeights = ['peek', 'half', 'full'] as const
export type SheetHeight = (typeof sheetHeights)[number]

interface SheetProps {
  title: ComponentChildren
  /** Beside the title, seen at every height: a StatusMark, one button. */
  summary?: ComponentChildren
  height: SheetHeight
  onHeight: (height: SheetHeight) => void
  onClose: () => void
  children: ComponentChildren
}

/**
 * Non-modal: what lies behind stays usable. A bottom sheet on phones, dragged by its head or moved by buttons; from 900 px
 * it fills the column that its parent gives it and has no heights. A form is a page, never a sheet.
 */
export function Sheet({ title, summary, height, onHeight, onClose, children }: SheetProps) {
  const id = useId()
  const start = useRef<number | null>(null)
  const [dragged, setDragged] = useState(0)
  const self = useRef<HTMLElement>(null)
  // Below the fold while the sheet is low, so it comes a moment after the head that the tap is answered with.
  const [filled, setFilled] = useState(height !== 'peek')
  useEffect(() => {
    const later = setTimeout(() => setFilled(true), 50)
    return () => clearTimeout(later)
  }, [])
  // Names and large print take the lines they need: the lowest height shows the whole head. Measured by an observer,
  // after the frame's own layout: asking in an effect would lay the page out twice before a tap is answered.
  useLayoutEffect(() => {
    const { current } = self
    if (current === null) return
    const head = [...current.children].slice(0, -1) as HTMLElement[]
    const measured = new ResizeObserver(() => {
      const tall = head.reduce((sum, part) => sum + part.offsetHeight, 0)
      current.style.setProperty('--sheet-top', `${tall}px`)
    })
    head.forEach((part) => measured.observe(part))
    return () => measured.disconnect()
  }, [summary === undefined])
  const step = (by: 1 | -1) => {
    const next = sheetHeights[sheetHeights.indexOf(height) + by]
    if (next) onHeight(next)
    else if (by < 0) onClose()
  }
  const drop = () => {
    if (start.current === null) return
    start.current = null
    setDragged(0)
    if (Math.abs(dragged) > 60) step(dragged < 0 ? 1 : -1)
  }
  return (
    <section
      ref={self}
      class={`sheet sheet_${height}${dragged ? ' sheet_dragged' : ''}`}
      aria-labelledby={id}
      style={{ '--sheet-dragged': `${dragged}px` }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div
        class="sheet__head"
        onPointerDown={(event) => {
          if (event.target instanceof Element && event.target.closest('button, a')) return
          start.current = event.clientY
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event) => {
          if (start.current !== null) setDragged(event.clientY - start.current)
        }}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <span class="sheet__grip" aria-hidden="true" />
        <h2 class="sheet__title" id={id}>
          {title}
        </h2>
        <span class="sheet__buttons">
          <span class="sheet__steps">
            <IconButton icon="up" label={t.kit.sheetHigher} disabled={height === 'full'} onClick={() => step(1)} />
            <IconButton icon="down" label={t.kit.sheetLower} disabled={height === 'peek'} onClick={() => step(-1)} />
          </span>
          <IconButton icon="close" label={t.kit.close} onClick={onClose} />
        </span>
      </div>
      {summary !== undefined && <div class="sheet__summary">{summary}</div>}
      <div class="sheet__body" tabIndex={height === 'peek' ? -1 : 0} inert={height === 'peek'}>
        {filled && children}
      </div>
    </section>
  )
}

import './charts.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Button, download, toast } from '../kit/index.ts'
import { onThemeChange } from '../map/theme.ts'
import type { Drawn } from './draw.ts'
import type { Drawing } from './drawing.ts'

interface ChartProps {
  /** What is shown, without the period. */
  title: string
  /** From when to when, as the reader sees it; both name the picture that can be downloaded. */
  period: string
  /** What one would say of it on the telephone, in one or two sentences. */
  summary: string
  drawing: Drawing
  /** The same as a table; always there for screen readers and paper. */
  children: ComponentChildren
}

type State = 'waiting' | 'drawn' | 'unreachable'

const load = () => import('./draw.ts')

/** Every chart on the page draws itself now, although nobody has scrolled to it: before printing. */
const hastened = new Set<() => Promise<void>>()
export const drawAll = async (): Promise<void> => {
  await Promise.all([...hastened].map((now) => now()))
}

/** Keeps a drawing in an element from the moment it comes near the screen; follows its size, theme and data. */
function useDrawn(drawing: Drawing) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(drawing)
  const drawn = useRef<Drawn | undefined>(undefined)
  const [state, setState] = useState<State>('waiting')

  useEffect(() => {
    latest.current = drawing
    drawn.current?.redraw(drawing)
  })

  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    const begin = async () => {
      const chunk = await load().catch(() => null)
      if (gone || drawn.current) return
      if (chunk) drawn.current = chunk.draw(element, latest.current)
      setState(chunk ? 'drawn' : 'unreachable')
    }
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        near.disconnect()
        void begin()
      },
      { rootMargin: '600px' },
    )
    near.observe(element)
    const again = () => drawn.current?.redraw(latest.current)
    const resized = new ResizeObserver(again)
    resized.observe(element)
    const forget = onThemeChange(again)
    hastened.add(begin)
    return () => {
      gone = true
      near.disconnect()
      resized.disconnect()
      forget()
      hastened.delete(begin)
      drawn.current?.remove()
      drawn.current = undefined
    }
  }, [])
  return { place, state }
}

/** A chart with its summary, its table one tap away, and a picture to take along. Without the drawing code the table shows. */
export function Chart({ title, period, summary, drawing, children }: ChartProps) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const { place, state } = useDrawn(drawing)
  const tabular = asTable || state === 'unreachable'
  const save = async () => {
    const { picture } = await load()
    const family = getComputedStyle(document.body).fontFamily
    download(`${title} ${period}.png`, await picture(drawing, family, { title, subtitle: period }))
    toast(t.charts.saved)
  }
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption class="chart__summary" id={id}>
        <span class="unseen">{labelled(title, '')}</span>
        {summary}
      </figcaption>
      <div
        class={tabular ? 'chart__drawing chart__drawing_away' : 'chart__drawing'}
        role="img"
        aria-label={labelled(title, summary)}
      >
        {state === 'waiting' && <p class="chart__waiting">{t.charts.waiting}</p>}
        <div ref={place} class="chart__canvas" aria-hidden="true" />
      </div>
      {state === 'unreachable' && (
        <div class="chart__unreachable">
          <p role="status">{t.charts.unreachable}</p>
          {/* A browser may remember that a module could not be fetched until the page is loaded anew. */}
          <Button size="small" onClick={() => location.reload()}>
            {t.kit.retry}
          </Button>
        </div>
      )}
      <div class={tabular ? 'chart__table' : 'chart__table chart__table_away'}>{children}</div>
      {state !== 'unreachable' && (
        <div class="chart__buttons">
          <div class="chart__views" role="group" aria-label={t.charts.view(title)}>
            <Button size="small" pressed={!asTable} onClick={() => setAsTable(false)}>
              {t.charts.chart}
            </Button>
            <Button size="small" pressed={asTable} onClick={() => setAsTable(true)}>
              {t.charts.table}
            </Button>
          </div>
          <Button
            size="small"
            icon="download"
            label={t.charts.saveOf(title)}
            onClick={() => void save().catch(() => toast(t.charts.unreachable))}
          >
            {t.charts.save}
          </Button>
        </div>
      )}
    </figure>
  )
}
